// Barriers in loops, in branches that all threads take, in functions, and after some threads have left.
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions -Xptxas -O0 %s -o %t.O0 && %t.O0 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions --sampan-skip=form-blocks %s -o %t.sites && %t.sites | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && %t.fibers | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=4 %s -o %t.w4 && %t.w4 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=16 %s -o %t.w16 && %t.w16 | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>

__device__ __noinline__ int rotate(int *s, int v, int by) {
  __syncthreads();
  s[threadIdx.x] = v;
  __syncthreads();
  return s[(threadIdx.x + by) % blockDim.x];
}

// Rotates by 1 + 2 + … + turns; the barrier sits in a function, in a loop, in a branch.
__global__ void inLoop(int *out, int turns, bool twice) {
  __shared__ int s[64];
  int v = threadIdx.x;
  for (int i = 1; i <= turns; ++i) {
    v = rotate(s, v, i);
    if (twice)
      v = rotate(s, v, i);
    if (i == 3)
      continue;
    __syncthreads();
  }
  out[threadIdx.x] = v;
}

// Threads beyond n leave at once; the barrier counts the others.
__global__ void afterReturn(int *out, int n) {
  __shared__ int s[64];
  const int t = threadIdx.x;
  if (t >= n)
    return;
  s[t] = t * 3;
  __syncthreads();
  out[t] = s[n - 1 - t];
}

__global__ void nested(int *out, int rows, int columns) {
  __shared__ int s[32];
  const int t = threadIdx.x;
  int sum = 0;
  for (int r = 0; r < rows; ++r) {
    for (int c = 0; c <= r % columns; ++c) {
      s[t] = r * 100 + c + t;
      __syncthreads();
      sum += s[(t + 1) % 32];
      __syncthreads();
    }
    switch (r % 3) {
    case 0:
      __syncthreads();
      sum += s[(t + 2) % 32];
      break;
    case 1:
      sum += 1;
      break;
    default:
      sum -= 1;
      __syncthreads();
    }
    __syncthreads();
  }
  out[t] = sum;
}

__global__ void counts(int *out) {
  const int t = threadIdx.x;
  out[t] = __syncthreads_count(t % 3 == 0);
  out[100 + t] = __syncthreads_and(t < 100);
  out[200 + t] = __syncthreads_and(t < 99);
  out[300 + t] = __syncthreads_or(t == 57);
  out[400 + t] = __syncthreads_or(t == 100);
}

int main() {
  int *out = check::managed<int>(500);
  for (int twice = 0; twice < 2; ++twice) {
    inLoop<<<1, 64>>>(out, 5, twice);
    check::finish("in a loop");
    for (int t = 0; t < 64; ++t)
      check::same("in a loop", t, out[t], (t + 15 * (1 + twice)) % 64);
  }
  afterReturn<<<1, 64>>>(out, 41);
  check::finish("after return");
  for (int t = 0; t < 41; ++t)
    check::same("after return", t, out[t], (40 - t) * 3);
  nested<<<1, 32>>>(out, 7, 3);
  check::finish("nested");
  for (int t = 0; t < 32; ++t) {
    int sum = 0;
    for (int r = 0; r < 7; ++r) {
      for (int c = 0; c <= r % 3; ++c)
        sum += r * 100 + c + (t + 1) % 32;
      sum += r % 3 == 0 ? r * 100 + r % 3 + (t + 2) % 32 : r % 3 == 1 ? 1 : -1;
    }
    check::same("nested", t, out[t], sum);
  }
  counts<<<1, 100>>>(out);
  check::finish("counts");
  for (int t = 0; t < 100; ++t) {
    check::same("count", t, out[t], 34);
    check::same("and of all", t, out[100 + t] != 0, 1);
    check::same("and but one", t, out[200 + t] != 0, 0);
    check::same("or of one", t, out[300 + t] != 0, 1);
    check::same("or of none", t, out[400 + t] != 0, 0);
  }
  return check::result();
}
