// Two streams, copies, a fill, ranges of every kind.
#include <cstdio>
#include <nvtx3/nvToolsExt.h>
#include <nvtx3/nvToolsExtCudaRt.h>

__global__ void twice(int *x, int n) {
  const int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n)
    x[i] *= 2;
}

int main() {
  constexpr int kN = 1 << 20;
  cudaStream_t stream;
  cudaStreamCreate(&stream);
  nvtxNameCudaStreamA(stream, "the \"fast\" stream");
  int *x;
  cudaMalloc(&x, kN * sizeof(int));
  const int outer = nvtxRangePushA("prices");
  cudaMemset(x, 1, kN * sizeof(int));
  cudaDeviceSynchronize();
  nvtxEventAttributes_t event = {};
  event.version = NVTX_VERSION;
  event.size = NVTX_EVENT_ATTRIB_STRUCT_SIZE;
  event.messageType = NVTX_MESSAGE_TYPE_UNICODE;
  event.message.unicode = L"风险";
  const nvtxDomainHandle_t domain = nvtxDomainCreateA("desk");
  const int inner = nvtxDomainRangePushEx(domain, &event);
  for (int i = 0; i < 3; ++i)
    twice<<<kN / 256, 256, 0, stream>>>(x, kN);
  cudaStreamSynchronize(stream);
  nvtxDomainRangePop(domain);
  const nvtxRangeId_t range = nvtxRangeStartA("download");
  int first = 0;
  cudaMemcpy(&first, x, sizeof first, cudaMemcpyDeviceToHost);
  nvtxRangeEnd(range);
  nvtxMarkA("done");
  nvtxRangePop();
  std::printf("%d %d %d %d\n", first, outer, inner, nvtxRangePop());
}
