// Kernels that keep to fibers work, and --sampan-remarks says which they are and why; others are not mentioned.
// RUN: %nvcc --sampan-remarks %s -o %t 2>&1 | %FileCheck %s --check-prefix=REMARK
// RUN: %t | %FileCheck %s
#include <cstdio>

__device__ int sum(int *s, int depth) {
  s[threadIdx.x] = depth;
  __syncthreads();
  const int other = s[31 - threadIdx.x];
  __syncthreads();
  return depth ? other + sum(s, depth - 1) : other;
}

// REMARK-DAG: find-fiber-kernels-remark.cu:[[@LINE+1]]{{[0-9:]*}}: remark: kernel {{.*}}recursive{{.*}} runs on fibers{{.*}}recursive function{{.*}} [K2001]
__global__ void recursive(int *out) {
  __shared__ int s[32];
  out[threadIdx.x] = sum(s, 4);
}

__device__ int next(int v) { return __shfl_sync(0xffffffff, v, (threadIdx.x + 1) % 32); }
__device__ int (*pointer)(int) = next;

// REMARK-DAG: find-fiber-kernels-remark.cu:[[@LINE+1]]{{[0-9:]*}}: remark: kernel {{.*}}indirect{{.*}} runs on fibers{{.*}}through a pointer{{.*}} [K2001]
__global__ void indirect(int *out) { out[threadIdx.x] = pointer(threadIdx.x); }

// REMARK-NOT: kernel {{.*}}direct_call
__global__ void direct_call(int *out) { out[threadIdx.x] = next(threadIdx.x * 2); }

int main() {
  int *out = nullptr;
  cudaMallocManaged(&out, 3 * 32 * sizeof(int));
  recursive<<<1, 32>>>(out);
  indirect<<<1, 32>>>(out + 32);
  direct_call<<<1, 32>>>(out + 64);
  std::printf("%s %d %d %d\n", cudaGetErrorName(cudaDeviceSynchronize()), out[7], out[32 + 7], out[64 + 7]);
}
// CHECK: cudaSuccess 10 8 16
