// A battery of tests on numbers that kernels draw: frequencies of high and low bits, pairs, Kolmogorov and Smirnov's distance,
// birthday spacings. The suite takes 2^22 numbers of each generator; an argument takes more: `statistics 30`.
// Odd parts are read along a thread's sequence, even ones across sequences. Seeds are fixed, bounds are five deviations.
// RUN: %nvcc -O3 -arch=sm_80 %s -o %t -lcurand && %t | %FileCheck %s
// CHECK-NOT: FAILED
// CHECK: {{^}}passed
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <curand_kernel.h>
#include <vector>

constexpr int kThreads = 4096, kEach = 256, kPart = kThreads * kEach;
bool failed = false;

template <class State> __global__ void start(State *states) {
  const int t = blockIdx.x * blockDim.x + threadIdx.x;
  curand_init(20260807, t, 0, &states[t]);
}

template <class State> __global__ void draw(State *states, unsigned *out, bool along) {
  const int t = blockIdx.x * blockDim.x + threadIdx.x;
  State state = states[t];
  for (int i = 0; i < kEach; ++i)
    out[along ? t * kEach + i : i * kThreads + t] = curand(&state);
  states[t] = state;
}

void judge(const char *generator, const char *test, double value, double expected, double deviation) {
  const double away = (value - expected) / deviation;
  const bool bad = !(std::fabs(away) < 5);
  std::printf("%s, %s: %.2f deviations%s\n", generator, test, away, bad ? " FAILED" : "");
  failed |= bad;
}

struct Cells {
  std::vector<double> counts;
  explicit Cells(size_t n) : counts(n) {}
  void judgeBy(const char *generator, const char *test) const {
    double all = 0, chi = 0;
    for (double n : counts)
      all += n;
    const double each = all / counts.size(), freedom = counts.size() - 1.0;
    for (double n : counts)
      chi += (n - each) * (n - each) / each;
    judge(generator, test, chi, freedom, std::sqrt(2 * freedom));
  }
};

// Marsaglia: how often spacings repeat among those of n = 1024 birthdays in a year of m = 2^24 days. n^3 / 4m = 16 counts pairs of
// equal spacings; three equal ones repeat twice only, and n are not infinitely many.
constexpr double kRepetitions = 15.765;
int repetitions(const unsigned *numbers) {
  constexpr int kBirthdays = 1024;
  unsigned days[kBirthdays];
  for (int i = 0; i < kBirthdays; ++i)
    days[i] = numbers[i] >> 8;
  std::sort(days, days + kBirthdays);
  for (int i = kBirthdays - 1; i > 0; --i)
    days[i] -= days[i - 1];
  std::sort(days, days + kBirthdays);
  int same = 0;
  for (int i = 1; i < kBirthdays; ++i)
    same += days[i] == days[i - 1];
  return same;
}

template <class State> void examine(const char *name, long parts) {
  State *states;
  unsigned *numbers;
  cudaMallocManaged(&states, sizeof(State) * kThreads);
  cudaMallocManaged(&numbers, sizeof(unsigned) * kPart);
  start<<<kThreads / 128, 128>>>(states);
  Cells high(4096), low(4096), pairs(65536), steps(1 << 16);
  double birthdays = 0, trials = 0;
  for (long part = 0; part < parts; ++part) {
    draw<<<kThreads / 128, 128>>>(states, numbers, part % 2 != 0);
    if (cudaDeviceSynchronize() != cudaSuccess)
      std::exit(2);
    for (int i = 0; i < kPart; i += 2) {
      const unsigned a = numbers[i], b = numbers[i + 1];
      ++high.counts[a >> 20], ++high.counts[b >> 20];
      ++low.counts[a & 4095], ++low.counts[b & 4095];
      ++pairs.counts[(a >> 24) << 8 | b >> 24];
      ++steps.counts[a >> 16], ++steps.counts[b >> 16];
    }
    for (int i = 0; i + 1024 <= kPart; i += 16 * 1024, ++trials)
      birthdays += repetitions(numbers + i);
  }
  high.judgeBy(name, "high bits");
  low.judgeBy(name, "low bits");
  pairs.judgeBy(name, "pairs");
  double sum = 0, most = 0;
  const double all = double(parts) * kPart;
  for (size_t i = 0; i < steps.counts.size(); ++i) {
    sum += steps.counts[i];
    most = std::max(most, std::fabs(sum / all - double(i + 1) / steps.counts.size()));
  }
  judge(name, "distance", most * std::sqrt(all), 0.8687, 0.2603); // Kolmogorov's distribution
  judge(name, "birthdays", birthdays, kRepetitions * trials, std::sqrt(kRepetitions * trials));
  cudaFree(states);
  cudaFree(numbers);
}

int main(int argc, char **argv) {
  const int exponent = argc > 1 ? std::atoi(argv[1]) : 22;
  const long parts = std::max(1L, (1L << exponent) / kPart);
  examine<curandStateXORWOW_t>("XORWOW", parts);
  examine<curandStateMRG32k3a_t>("MRG32k3a", parts);
  examine<curandStatePhilox4_32_10_t>("Philox", parts);
  std::printf(failed ? "failed\n" : "passed\n");
  return failed;
}
