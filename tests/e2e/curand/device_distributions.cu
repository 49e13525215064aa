// What kernels take from their states: skipping is stepping, single numbers are those of the forms that give several, and
// Poisson numbers count as they should, by each of the methods that their means choose.
// RUN: %nvcc -arch=sm_80 -I%root/tests/kernel/inputs %s -o %t -lcurand && %t | %FileCheck %s
// RUN: %nvcc -arch=sm_80 -I%root/tests/kernel/inputs --sampan-engine=regions %s -o %t.regions -lcurand && %t.regions | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>
#include <cmath>
#include <curand.h>
#include <curand_kernel.h>

constexpr int kThreads = 256, kBlocks = 16, kEach = 64, kAll = kThreads * kBlocks * kEach;

// skipahead and curand_init's offset, from places in and between blocks of four.
template <class State> __global__ void skips(int *wrong) {
  const unsigned n = threadIdx.x * 37 + blockIdx.x;
  State stepped, skipped, started;
  curand_init(99, 3, 5, &stepped);
  skipped = stepped;
  curand_init(99, 3, 5 + n, &started);
  for (unsigned i = 0; i < n; ++i)
    curand(&stepped);
  skipahead(n, &skipped);
  const unsigned expected = curand(&stepped);
  if (curand(&skipped) != expected || curand(&started) != expected)
    atomicAdd(wrong, 1);
}

// A subsequence skipped to is one started at.
template <class State> __device__ void toSubsequence(unsigned long long n, State *s) { skipahead_sequence(n, s); }
__device__ void toSubsequence(unsigned long long n, curandStateMRG32k3a *s) { skipahead_subsequence(n, s); }
template <class State> __global__ void subsequences(int *wrong) {
  const unsigned long long n = threadIdx.x * 0x10000000001ull % 100003;
  State skipped, started;
  curand_init(99, 0, 0, &skipped);
  toSubsequence(n, &skipped);
  curand_init(99, n, 0, &started);
  if (curand(&skipped) != curand(&started))
    atomicAdd(wrong, 1);
}

__global__ void fours(int *wrong) {
  curandStatePhilox4_32_10_t four, one;
  curand_init(7, threadIdx.x, threadIdx.x % 4, &four);
  one = four;
  const uint4 all = curand4(&four);
  const float4 u = curand_uniform4(&four);
  bool same = all.x == curand(&one);
  same &= all.y == curand(&one);
  same &= all.z == curand(&one);
  same &= all.w == curand(&one);
  same &= u.x == curand_uniform(&one);
  same &= u.y == curand_uniform(&one);
  same &= u.z == curand_uniform(&one);
  same &= u.w == curand_uniform(&one);
  const float2 pair = curand_normal2(&four);
  same &= pair.x == curand_normal(&one);
  same &= pair.y == curand_normal(&one);
  const double2 n = curand_normal2_double(&four);
  same &= n.x == curand_normal_double(&one);
  same &= n.y == curand_normal_double(&one);
  same &= curand_log_normal(&four, 0.5f, 2.0f) == expf(fmaf(curand_normal(&one), 2.0f, 0.5f));
  if (!same)
    atomicAdd(wrong, 1);
}

template <class State> __global__ void poisson(unsigned *out, double mean, curandDiscreteDistribution_t table) {
  const int thread = blockIdx.x * blockDim.x + threadIdx.x;
  State state;
  curand_init(1234, thread, 0, &state);
  for (int i = 0; i < kEach; ++i)
    out[i * kThreads * kBlocks + thread] = table ? curand_discrete(&state, table) : curand_poisson(&state, mean);
}

template <class State> void countPoisson(const char *name) {
  unsigned *out = check::managed<unsigned>(kAll);
  for (double mean : {0.5, 12.0, 300.0, 20000.0})
    for (bool tabled : {false, true}) {
      curandDiscreteDistribution_t table = nullptr;
      if (tabled)
        check::status("curandCreatePoissonDistribution", curandCreatePoissonDistribution(mean, &table));
      poisson<State><<<kBlocks, kThreads>>>(out, mean, table);
      check::finish(name);
      double sum = 0, squares = 0;
      for (int i = 0; i < kAll; ++i) {
        sum += out[i];
        squares += (out[i] - mean) * (out[i] - mean);
      }
      check::same(name, int(mean), std::fabs(sum / kAll - mean) < 5 * std::sqrt(mean / kAll), true);
      check::same(name, int(mean), std::fabs(squares / kAll / mean - 1) < 5 * std::sqrt((2 + 1 / mean) / kAll), true);
      if (tabled)
        check::status("curandDestroyDistribution", curandDestroyDistribution(table));
    }
}

int main() {
  int *wrong = check::managed<int>(1);
  skips<curandState><<<4, kThreads>>>(wrong);
  skips<curandStateMRG32k3a><<<4, kThreads>>>(wrong);
  skips<curandStatePhilox4_32_10_t><<<4, kThreads>>>(wrong);
  check::finish("skips");
  check::same("skips", 0, *wrong, 0);
  subsequences<curandStateXORWOW_t><<<1, kThreads>>>(wrong);
  subsequences<curandStateMRG32k3a><<<1, kThreads>>>(wrong);
  subsequences<curandStatePhilox4_32_10_t><<<1, kThreads>>>(wrong);
  check::finish("subsequences");
  check::same("subsequences", 0, *wrong, 0);
  fours<<<1, kThreads>>>(wrong);
  check::finish("fours");
  check::same("fours", 0, *wrong, 0);
  countPoisson<curandState>("XORWOW");
  countPoisson<curandStatePhilox4_32_10_t>("Philox");
  countPoisson<curandStateMRG32k3a>("MRG32k3a");
  return check::result();
}
