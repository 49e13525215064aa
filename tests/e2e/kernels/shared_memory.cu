// Static and dynamic shared memory together, several arrays in several functions, structs, and values per block.
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions -Xptxas -O0 %s -o %t.O0 && %t.O0 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && %t.fibers | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=4 %s -o %t.w4 && %t.w4 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=16 %s -o %t.w16 && %t.w16 | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>

extern __shared__ double dynamic[];

__device__ int *countsOf() {
  __shared__ int counts[16];
  return counts;
}

__device__ float middle(float v) {
  __shared__ float line[64];
  line[threadIdx.x] = v;
  __syncthreads();
  const float r = line[63 - threadIdx.x];
  __syncthreads();
  return r;
}

struct Pair {
  char tag;
  double value;
};

template <typename T> __device__ T sumOf(T v) {
  __shared__ T all[64]; // one array for each T
  all[threadIdx.x] = v;
  __syncthreads();
  T s = 0;
  for (int i = 0; i < 64; ++i)
    s += all[i];
  __syncthreads();
  return s;
}

__global__ void together(double *out) {
  __shared__ Pair pairs[64];
  const int t = threadIdx.x;
  if (t < 16)
    countsOf()[t] = 0;
  pairs[t].tag = static_cast<char>(t);
  pairs[t].value = t * 0.5;
  dynamic[t] = 1000.0 + t;
  __syncthreads();
  atomicAdd(&countsOf()[t % 16], blockIdx.x + 1);
  const float m = middle(static_cast<float>(t));
  const int whole = sumOf<int>(t);
  const double half = sumOf<double>(t * 0.5);
  __syncthreads();
  out[blockIdx.x * 64 + t] = countsOf()[t % 16] * 1e6 + pairs[63 - t].value + pairs[t].tag + dynamic[(t + 1) % 64] + m + whole + half;
}

// Two arrays in the dynamic part, as programs lay them out by hand.
__global__ void byHand(int *out, int n) {
  extern __shared__ char bytes[];
  int *a = reinterpret_cast<int *>(bytes);
  short *b = reinterpret_cast<short *>(a + n);
  a[threadIdx.x] = threadIdx.x * 2;
  b[threadIdx.x] = static_cast<short>(-static_cast<int>(threadIdx.x));
  __syncthreads();
  out[threadIdx.x] = a[n - 1 - threadIdx.x] + b[(threadIdx.x + 1) % n];
}

int main() {
  double *out = check::managed<double>(3 * 64);
  together<<<3, 64, 64 * sizeof(double)>>>(out);
  check::finish("together");
  for (int b = 0; b < 3; ++b)
    for (int t = 0; t < 64; ++t)
      check::same("together", b * 64 + t, out[b * 64 + t],
                  4 * (b + 1) * 1e6 + (63 - t) * 0.5 + t + 1000.0 + (t + 1) % 64 + (63 - t) + 2016 + 1008.0);
  int *numbers = check::managed<int>(50);
  byHand<<<1, 50, 50 * (sizeof(int) + sizeof(short))>>>(numbers, 50);
  check::finish("by hand");
  for (int t = 0; t < 50; ++t)
    check::same("by hand", t, numbers[t], (49 - t) * 2 - (t + 1) % 50);
  return check::result();
}
