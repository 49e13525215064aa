// What a block decides once for all its threads: counters, limits, ways round barriers; beside what each thread keeps.
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions -Xptxas -O0 %s -o %t.O0 && %t.O0 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions --sampan-skip=form-blocks %s -o %t.sites && %t.sites | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && %t.fibers | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=4 %s -o %t.w4 && %t.w4 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=16 %s -o %t.w16 && %t.w16 | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>

// Two values of the block and two of each thread change places in each round.
__global__ void swaps(int *out, int rounds) {
  __shared__ int s[100];
  const int t = threadIdx.x;
  int a = 1, b = blockIdx.x + 2, mine = t, other = 1000 - t;
  for (int i = 0; i < rounds; ++i) {
    s[t] = mine + a;
    __syncthreads();
    const int next = a + b;
    a = b;
    b = next % 1000;
    const int kept = mine;
    mine = other;
    other = kept + s[(t + i) % blockDim.x];
    __syncthreads();
  }
  out[blockIdx.x * blockDim.x + t] = mine * 3 + other + a;
}

static int expectedSwaps(int block, int t, int rounds, int threads) {
  int mine[100], other[100], s[100], a = 1, b = block + 2;
  for (int k = 0; k < threads; ++k)
    mine[k] = k, other[k] = 1000 - k;
  for (int i = 0; i < rounds; ++i) {
    for (int k = 0; k < threads; ++k)
      s[k] = mine[k] + a;
    const int next = a + b;
    a = b;
    b = next % 1000;
    for (int k = 0; k < threads; ++k) {
      const int kept = mine[k];
      mine[k] = other[k];
      other[k] = kept + s[(k + i) % threads];
    }
  }
  return mine[t] * 3 + other[t] + a;
}

// The block returns early, waits in either arm, or goes round until its own number says so; threads return on their own
// behind the last barrier.
__global__ void ways(int *out, int limit, int divisor) {
  __shared__ int s[100];
  const int t = threadIdx.x + threadIdx.y * blockDim.x, n = blockDim.x * blockDim.y, block = blockIdx.x;
  int *mine = out + block * n + t;
  *mine = -1;
  if (block >= limit)
    return;
  s[t] = t * block;
  if (block % 2) {
    __syncthreads();
    *mine = s[n - 1 - t];
  } else {
    *mine = t;
    __syncthreads();
    if (t > 5)
      *mine += s[t - 5];
    __syncthreads();
    s[t] = 7;
  }
  for (int left = block / divisor; left > 0; left /= 2) {
    int sum = 0;
    for (int k = 0; k < left; ++k)
      sum += k * t;
    *mine += sum;
    __syncthreads();
    if (left == 3)
      break;
    s[(t + 1) % n] = t;
    __syncthreads();
    *mine += s[t];
  }
  if (t % 3 == 0)
    return;
  *mine += 10000;
}

static int expectedWays(int block, int t, int n, int limit, int divisor) {
  if (block >= limit)
    return -1;
  int mine = block % 2 ? (n - 1 - t) * block : t + (t > 5 ? (t - 5) * block : 0);
  for (int left = block / divisor; left > 0; left /= 2) {
    for (int k = 0; k < left; ++k)
      mine += k * t;
    if (left == 3)
      break;
    mine += (t + n - 1) % n;
  }
  return mine + (t % 3 ? 10000 : 0);
}

int main() {
  int *out = check::managed<int>(20 * 100);
  for (int threads : {1, 7, 32, 64, 100})
    for (int rounds : {0, 1, 6}) {
      swaps<<<3, threads>>>(out, rounds);
      check::finish("kernel");
      for (int i = 0; i < 3 * threads; ++i)
        check::same("swaps", i, out[i], expectedSwaps(i / threads, i % threads, rounds, threads));
    }
  for (dim3 shape : {dim3(1), dim3(32), dim3(33), dim3(16, 4), dim3(5, 7)}) {
    const int n = shape.x * shape.y;
    ways<<<20, shape>>>(out, 17, 2);
    check::finish("kernel");
    for (int i = 0; i < 20 * n; ++i)
      check::same("ways", i, out[i], expectedWays(i / n, i % n, n, 17, 2));
  }
  return check::result();
}
