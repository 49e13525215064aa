// What the chip cannot do leaves the kernel out, with an error at its line; the others are written.
// RUN: rm -rf %t && not %sampan translate --to ascend950 %s -o %t 2>&1 | %FileCheck %s
// RUN: rm -rf %t && %sampan translate --to ascend950 --keep-going %s -o %t 2>&1 | %FileCheck %s
// RUN: not %sampan translate --to ascend950 -o %t 2>&1 | %FileCheck --check-prefix=NOTHING %s
// NOTHING: nothing to translate [N2007]

// CHECK: left_out.cu:[[@LINE+3]]:{{.*}}'leaves' is left out: threads leave here and others wait{{.*}}[A5020]
__global__ void leaves(int *p, int n) {
  if (threadIdx.x >= n)
    return;
  __syncthreads();
  p[threadIdx.x] = 1;
}

// CHECK: left_out.cu:[[@LINE+3]]:{{.*}}'wide' is left out: a 64-bit atomic operation in shared memory [A5023]
__global__ void wide(unsigned long long *p) {
  __shared__ unsigned long long s;
  atomicAdd(&s, 1ull);
  p[0] = s;
}

// CHECK: left_out.cu:[[@LINE+2]]:{{.*}}'warp' is left out: __syncwarp [A5021]
__global__ void warp(int *p) {
  __syncwarp();
  p[0] = 1;
}

// CHECK: left_out.cu:[[@LINE+1]]:{{.*}}'waits' is left out: memory that is read or written as volatile [A5007]
__global__ void waits(volatile int *p) { *p = 1; }

// CHECK: left_out.cu:[[@LINE+1]]:{{.*}}'allocates' is left out: new [A5009]
__global__ void allocates(int **p) { *p = new int; }

__global__ void good(int *p) { p[0] = 1; }
// CHECK: 1 kernels translated, 5 left out
