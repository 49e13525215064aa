// Needs the device function and the device variable of twice.cu.
#include <cstdio>

extern __device__ int calls;
__device__ int twice(int x);

__global__ void callTwice(int *x) { x[threadIdx.x] = twice(x[threadIdx.x]); }
__global__ void readCalls(int *x) { *x = calls; }

int main() {
  int host[64], *device, sum = 0, count = 0;
  for (int i = 0; i < 64; ++i)
    host[i] = i;
  cudaMalloc(&device, sizeof host);
  cudaMemcpy(device, host, sizeof host, cudaMemcpyHostToDevice);
  callTwice<<<1, 64>>>(device);
  cudaMemcpy(host, device, sizeof host, cudaMemcpyDeviceToHost);
  readCalls<<<1, 1>>>(device);
  cudaMemcpy(&count, device, sizeof count, cudaMemcpyDeviceToHost);
  for (int v : host)
    sum += v;
  std::printf("sum: %d calls: %d\n", sum, count);
}
