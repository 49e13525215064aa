// Launch syntax, templates, lambdas' captures, variables of every kind parse in both passes.
// RUN: %clang-device -fsyntax-only %s
// RUN: %clang-host -fsyntax-only %s
// RUN: %clang-device -std=c++14 -fsyntax-only %s
// RUN: %clang-host -std=c++20 -fsyntax-only %s
#include <cuda_runtime.h>
#include <device_launch_parameters.h>
#include <memory>
#include <vector>

__constant__ float coefficients[16];
__device__ int counter;
__managed__ double shared_by_both = 2.0;
extern __shared__ char dynamicBytes[];

template <typename T, int N> __global__ void __launch_bounds__(N, 2) scale(T *__restrict__ data, const __grid_constant__ int n) {
  __shared__ T tile[N];
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) tile[threadIdx.x] = data[i];
  __syncthreads();
  if (i < n) data[i] = tile[threadIdx.x] * coefficients[i & 15] + (T)dynamicBytes[0];
  if (i == 0) atomicAdd(&counter, 1);
}
__device__ __noinline__ int twice(int x) { return x < 2 ? 1 : twice(x - 1) + twice(x - 2); }
__device__ __forceinline__ int once(int x) { return x; }
template <typename F> __global__ void forEach(F f, int n) {
  if (threadIdx.x < n) f(threadIdx.x);
}
struct Functor {
  int *out;
  __device__ void operator()(int i) const { out[i] = twice(i) + once(i); }
};
struct __align__(16) Aligned {
  float x, y;
};
static_assert(alignof(Aligned) == 16, "__align__");

int main() {
  auto owner = std::make_shared<std::vector<float>>(16);
  cudaStream_t stream = nullptr;
  scale<float, 128><<<dim3(1), dim3(128), 64, stream>>>(nullptr, 0);
  scale<double, 64><<<1, 64>>>(nullptr, (int)owner->size());
  forEach<<<1, 1>>>(Functor{nullptr}, 1);
  shared_by_both += 1;
}
