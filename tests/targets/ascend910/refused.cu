// What the chip's language cannot say, or Sampan not yet, is an error at the place in the source; other kernels of the file are
// written all the same.
// RUN: not %nvcc --sampan-target=ascend910 %s -o %t 2> %t.err
// RUN: %FileCheck %s < %t.err
// RUN: ls %t/_Z4goodPfi.mlir && not ls %t/_Z4wantPd.mlir
// RUN: %FileCheck --check-prefix=LIST %s < %t/kernels.json
// LIST: {"kernel": "_Z4goodPfi", "file": "_Z4goodPfi.mlir", "problem": ""}
// LIST: {"kernel": "_Z4wantPd", "file": "", "problem": "A1001"}
#include <cassert>
#include <cooperative_groups.h>
#include <cstdio>

#define I (blockIdx.x * blockDim.x + threadIdx.x)

__global__ void good(float *x, int n) {
  if (I < n)
    x[I] = 1;
}

// CHECK: refused.cu:[[#@LINE+1]]:{{.*}}error: not supported on ascend910: double{{.*}} [A1001]
__global__ void want(double *x) { x[I] = 1; }

// CHECK: refused.cu:{{[0-9]+}}:{{.*}}error: not supported on ascend910: 64-bit integers {{.*}} [A1002]
__global__ void wide(long long *x, const int *y) { x[I] = (long long)y[I] * y[I]; }

// CHECK: refused.cu:{{[0-9]+}}:{{.*}} [A1003]
__global__ void wider(long long *x, long long a, long long b) { x[0] = (__int128)a * b >> 64; }

// CHECK: refused.cu:{{[0-9]+}}:{{.*}} [A1020]
__global__ void chooses(float *x, float *y, const int *which) { *(which[I] ? x : y) = 1; }

// CHECK: refused.cu:{{[0-9]+}}:{{.*}} [A1021]
__global__ void array(float *x, const int *k) {
  // cppcheck-suppress uninitvar
  float a[64];
  for (int i = 0; i < 64; ++i)
    a[i & k[i]] = x[i];
  x[I] = a[k[I]];
}

struct __attribute__((packed)) Packed {
  char tag;
  int value;
};
// CHECK: refused.cu:{{[0-9]+}}:{{.*}} [A1023]
__global__ void packed(int *x, const Packed *y) { x[I] = y[I].value; }

// CHECK: refused.cu:{{[0-9]+}}:{{.*}} [A1025]
__global__ void bytes(float *x, const unsigned char *table, const int *k) { x[I] = table[k[I]]; }

// CHECK: refused.cu:{{[0-9]+}}:{{.*}} [A1026]
__global__ void scatters(float *x, const int *k) { x[k[I]] = 1; }

// CHECK: refused.cu:{{[0-9]+}}:{{.*}} [A1027]
__global__ void some(float *x, const float *y) {
  if (y[I] > 0)
    x[I] = 1;
}

// CHECK: refused.cu:{{[0-9]+}}:{{.*}} [A1028]
__global__ void fields(float *x) { x[2 * (int)I] = 1; }

// CHECK: refused.cu:{{[0-9]+}}:{{.*}} [A1030]
__global__ void waits(float *x) { x[I] = __syncthreads_count(x[I] > 0); }

// CHECK: refused.cu:{{[0-9]+}}:{{.*}} [A1031]
__global__ void votes(unsigned *x) { x[I] = __ballot_sync(~0u, x[I] > 0); }

// CHECK: refused.cu:{{[0-9]+}}:{{.*}} [A1032]
__global__ void shares(float *x) {
  __shared__ short s[256];
  s[threadIdx.x] = x[I];
  __syncthreads();
  x[I] = s[threadIdx.x ^ 1];
}

// CHECK: refused.cu:{{[0-9]+}}:{{.*}} [A1033]
__global__ void grid(float *x) {
  x[I] = 1;
  cooperative_groups::this_grid().sync();
  x[I] += x[0];
}

__device__ __noinline__ void recursive(float *x, int n) {
  if (n == 0)
    return;
  __syncthreads();
  recursive(x, n - 1);
}
// CHECK: refused.cu:{{[0-9]+}}:{{.*}} [A1034]
__global__ void cannotCut(float *x, int n) { recursive(x, n); }

// CHECK: refused.cu:{{[0-9]+}}:{{.*}} [A1050]
__global__ void adds(float *x) { atomicAdd(x, 1.0f); }

// CHECK: refused.cu:{{[0-9]+}}:{{.*}} [A1051]
__global__ void prints(int *x) { printf("%d\n", x[I]); }

// CHECK: {{.*}} [A1052]
__global__ void asserts(int *x) { assert(x[I] > 0); }

// CHECK: refused.cu:{{[0-9]+}}:{{.*}} [A1053]
__global__ void allocates(float **x) { x[I] = static_cast<float *>(malloc(4)); }

// CHECK: refused.cu:{{[0-9]+}}:{{.*}} [A1054]
__global__ void volatiles(volatile int *x) { x[I] = 1; }

// CHECK: refused.cu:{{[0-9]+}}:{{.*}} [A1055]
__global__ void counts(int *x) { x[I] = __clz(x[I]); }
