// Loops in strides of the grid: counters of all types, limits near and far, rounds that need what the thread's earlier rounds
// wrote, loops that some threads do not come to, and blocks that are no whole vectors.
// RUN: %nvcc -I%root/tests/kernel/inputs %s -o %t.lanes && %t.lanes | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-skip=tile-strides %s -o %t.whole && %t.whole | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-skip=form-blocks %s -o %t.unformed && %t.unformed | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && %t.fibers | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=4 %s -o %t.w4 && %t.w4 | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>

constexpr int kMost = 70000, kMostThreads = 1024;

__global__ void sumInt(const int *in, long long *out, int n) {
  long long sum = 0, product = 1;
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) {
    sum += in[i];
    product = product * 3 + in[i];
  }
  out[blockIdx.x * blockDim.x + threadIdx.x] = sum ^ product;
}

__global__ void sumUnsigned(const int *in, long long *out, unsigned n) {
  long long sum = 0, product = 1;
  const unsigned stride = gridDim.x * blockDim.x;
  for (unsigned i = threadIdx.x + blockIdx.x * blockDim.x; n > i; i = stride + i)
    if (in[i] % 3) {
      sum += in[i];
      product = product * 3 + in[i];
    } else {
      sum += 0 * in[i];
      product = product * 3 + in[i], sum += in[i];
    }
  out[blockIdx.x * blockDim.x + threadIdx.x] = sum ^ product;
}

// 64 bits from the first product on, or only where the counter begins, or only where it is compared.
template <int kHow> __global__ void sumWide(const int *in, long long *out, size_t n) {
  long long sum = 0, product = 1;
  const auto visit = [&](size_t i) { sum += in[i], product = product * 3 + in[i]; };
  const int all = gridDim.x * blockDim.x;
  if (kHow == 0)
    for (size_t i = size_t(blockIdx.x) * blockDim.x + threadIdx.x; i < n; i += size_t(gridDim.x) * blockDim.x)
      visit(i);
  else if (kHow == 1)
    for (size_t i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += all)
      visit(i);
  else if (kHow == 2)
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += all)
      visit(i);
  else
    for (long long i = int(blockIdx.x * blockDim.x + threadIdx.x); i <= (long long)n - 1; i += all)
      visit(i);
  out[blockIdx.x * blockDim.x + threadIdx.x] = sum ^ product;
}

// A thread finds what it wrote a round before.
__global__ void chain(int *a, int n) {
  const int stride = gridDim.x * blockDim.x;
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i + stride < n; i += stride)
    a[i + stride] = a[i] * 3 + 1;
}
__global__ void chainFrom(int *a, int n) {
  const int stride = gridDim.x * blockDim.x;
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += stride)
    if (i >= stride)
      a[i] = a[i - stride] * 3 + 1;
}

// Threads that have gone, or go round another time, cannot wait for others.
__global__ void someEarlier(const int *in, int *out, int n, int gone) {
  if (threadIdx.x % 5 == gone)
    return;
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) {
    if (in[i] < 0)
      break;
    out[i] = in[i] + 1;
  }
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x)
    out[i] += 2;
}

// Behind a barrier, and before warps exchange what they found.
__global__ void blockSums(const int *in, int *out, int n) {
  __shared__ int scale, total;
  if (threadIdx.x == 0)
    scale = blockIdx.x + 1, total = 0;
  __syncthreads();
  int sum = 0;
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x)
    sum += in[i] * scale;
  for (int distance = 16; distance > 0; distance /= 2)
    sum += __shfl_xor_sync(0xffffffff, sum, distance);
  if (threadIdx.x % 32 == 0)
    atomicAdd(&total, sum);
  __syncthreads();
  if (threadIdx.x == 0)
    out[blockIdx.x] = total;
}

int main() {
  int *in = check::managed<int>(kMost), *out = check::managed<int>(kMost);
  long long *sums = check::managed<long long>(kMostThreads);
  for (int i = 0; i < kMost; ++i)
    in[i] = (i * 7919) % 1001;
  const auto checkSums = [&](const char *what, int threads, int n) {
    check::finish(what);
    for (int t = 0; t < threads; ++t) {
      long long sum = 0, product = 1;
      for (int i = t; i < n; i += threads)
        sum += in[i], product = product * 3 + in[i];
      check::same(what, t, sums[t], sum ^ product);
    }
  };
  for (int block : {1, 32, 100, 256})
    for (int grid : {1, 3})
      for (int n :
           {0, 1, 31, 32, 15 * block * grid, 16 * block * grid, 16 * block * grid + 1, 17 * block * grid - 1, kMost}) {
        const int threads = block * grid;
        n = n < kMost ? n : kMost;
        sumInt<<<grid, block>>>(in, sums, n);
        checkSums("sumInt", threads, n);
        sumUnsigned<<<grid, block>>>(in, sums, n);
        checkSums("sumUnsigned", threads, n);
        sumWide<0><<<grid, block>>>(in, sums, n);
        checkSums("sumWide 0", threads, n);
        sumWide<1><<<grid, block>>>(in, sums, n);
        checkSums("sumWide 1", threads, n);
        sumWide<2><<<grid, block>>>(in, sums, n);
        checkSums("sumWide 2", threads, n);
        sumWide<3><<<grid, block>>>(in, sums, n);
        checkSums("sumWide 3", threads, n);

        for (int which : {0, 1}) {
          for (int i = 0; i < kMost; ++i)
            out[i] = i < threads ? i : -1;
          which ? chainFrom<<<grid, block>>>(out, n) : chain<<<grid, block>>>(out, n);
          check::finish("chain");
          for (int i = 0, expected = 0; i < kMost; ++i) {
            expected = i < threads ? i : i < n ? out[i - threads] * 3 + 1 : -1;
            check::same("chain", i, out[i], expected);
          }
        }
        for (int gone : {0, 9}) {
          for (int i = 0; i < kMost; ++i)
            out[i] = 0;
          someEarlier<<<grid, block>>>(in, out, n, gone);
          check::finish("someEarlier");
          for (int i = 0; i < kMost; ++i)
            check::same("someEarlier", i, out[i], i < n && i % threads % block % 5 != gone ? in[i] + 3 : 0);
        }
        if (block % 32 == 0) {
          blockSums<<<grid, block>>>(in, out, n);
          check::finish("blockSums");
          for (int b = 0; b < grid; ++b) {
            int sum = 0;
            for (int i = 0; i < n; ++i)
              if (i / block % grid == b)
                sum += in[i] * (b + 1);
            check::same("blockSums", b, out[b], sum);
          }
        }
      }
  return check::result();
}
