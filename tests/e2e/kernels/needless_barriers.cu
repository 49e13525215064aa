// Barriers that the order of threads makes needless go; those beside them, and all in blocks of two dimensions, do not.
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes %s -o %t.lanes && %t.lanes | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=64 %s -o %t.wide && %t.wide | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lockstep %s -o %t.step && %t.step | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && %t.fibers | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>
#include <vector>

constexpr int kMost = 512;

// Reads its own place and the next one, then writes its own.
__global__ void tree(const int *in, int steps, int *out) {
  __shared__ int value[kMost + 1];
  const int node = threadIdx.x, n = blockDim.x;
  value[node] = in[node];
  if (node == 0)
    value[n] = 7;
  __syncthreads();
  for (int step = n - 1; step >= n - steps; --step) {
    const int next = 3 * value[node + 1] + value[node];
    __syncthreads();
    if (node <= step)
      value[node] = next;
    __syncthreads();
  }
  out[node] = value[node];
}

// The place before its own instead: what it reads was written in the round before, by a thread that runs before it.
__global__ void upwards(const int *in, int steps, int *out) {
  __shared__ int value[kMost + 1];
  const unsigned node = threadIdx.x + 1;
  value[node] = in[node - 1];
  if (node == 1)
    value[0] = 7;
  __syncthreads();
  for (int step = 0; step < steps; ++step) {
    const int next = 3 * value[node - 1] + value[node];
    __syncthreads();
    value[node] = next;
    __syncthreads();
  }
  out[node - 1] = value[node];
}

// Two places ahead and one behind: no order serves both.
__global__ void bothWays(const int *in, int steps, int *out) {
  __shared__ int value[kMost + 3];
  const int node = threadIdx.x, n = blockDim.x;
  value[node + 1] = in[node];
  if (node == 0)
    value[0] = value[n + 1] = value[n + 2] = 7;
  __syncthreads();
  for (int step = 0; step < steps; ++step) {
    const int next = 3 * value[node] + value[node + 3 - 1] + value[node + 1];
    __syncthreads();
    value[node + 1] = next;
    __syncthreads();
  }
  out[node] = value[node + 1];
}

// In memory of the device, by a pointer that is an argument.
__global__ void inPlace(int *value, int steps) {
  const int node = threadIdx.x;
  for (int step = 0; step < steps; ++step) {
    const int next = 3 * value[node + 1] + value[node];
    __syncthreads();
    value[node] = next;
    __syncthreads();
  }
}

// A step of an array `v` in which place i becomes f(v, i), for i in [from, from + count).
template <class F> void step(std::vector<unsigned> &v, int from, int count, F f) {
  const std::vector<unsigned> old = v;
  for (int i = from; i < from + count; ++i)
    v[i] = f(old, i);
}

void run(dim3 block, int steps) {
  const int n = block.x;
  using V = std::vector<unsigned>;
  int *in = check::managed<int>(n), *out = check::managed<int>(3 * n), *value = check::managed<int>(n + 1);
  V a(n + 1, 7), b(n + 1, 7), c(n + 3, 7);
  for (int i = 0; i < n; ++i)
    in[i] = value[i] = a[i] = b[i + 1] = c[i + 1] = i * 2654435761u;
  value[n] = 7;
  V d = a;
  tree<<<1, block>>>(in, steps, out);
  upwards<<<1, block>>>(in, steps, out + n);
  bothWays<<<1, block>>>(in, steps, out + 2 * n);
  inPlace<<<1, block>>>(value, steps);
  check::finish("steps");
  for (int k = 0; k < steps; ++k) {
    step(a, 0, n - k, [](const V &v, int i) { return 3 * v[i + 1] + v[i]; });
    step(b, 1, n, [](const V &v, int i) { return 3 * v[i - 1] + v[i]; });
    step(c, 1, n, [](const V &v, int i) { return 3 * v[i - 1] + v[i + 1] + v[i]; });
    step(d, 0, n, [](const V &v, int i) { return 3 * v[i + 1] + v[i]; });
  }
  for (int i = 0; i < n; ++i) {
    check::same("tree", i, out[i], int(a[i]));
    check::same("upwards", i, out[n + i], int(b[i + 1]));
    check::same("both ways", i, out[2 * n + i], int(c[i + 1]));
    check::same("in place", i, value[i], int(d[i]));
  }
}

int main() {
  for (int n : {512, 100, 64, 33, 1})
    run(n, n < 20 ? n : 20);
  run(dim3(64, 2), 20); // two threads for each place, which write the same
  run(dim3(16, 1, 4), 16);
  return check::result();
}
