// The intrinsics with a rounding mode, run on the host against the processor's own rounding modes.
// RUN: clang++ -x c++ -O1 -frounding-math -std=c++17 -w -isystem %include %s -lm -o %t
// RUN: %t
#include <cfenv>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <random>
#include "crt/host_defines.h"
#define __SAMPAN_D static inline
#include "sampan/device/casts.h"
#include "sampan/device/rounded_arithmetic.h"

std::mt19937_64 random64(7);
int failures = 0;
const int modes[3] = {FE_TOWARDZERO, FE_UPWARD, FE_DOWNWARD};

// Any bits, often near each other in size, often tiny, sometimes special.
template <typename Float, typename Bits> Float draw() {
  const int mantissa = sizeof(Float) == 4 ? 23 : 52;
  const Bits top = Bits(1) << (sizeof(Bits) * 8 - 1), exponent = (top - 1) >> mantissa << mantissa;
  Bits bits = (Bits)random64();
  switch (random64() % 6) {
  case 0: bits = (bits & ~exponent) | (Bits(exponent >> mantissa) / 2 + random64() % 16) << mantissa; break;
  case 1: bits &= top | 15 | (random64() % 4 ? Bits(0) : exponent); break;
  case 2: bits &= ~(~Bits(0) >> (sizeof(Bits) * 4 + 4)); break;
  case 3: bits = (bits & ~exponent) | Bits(random64() % 60) << mantissa; break;
  }
  Float result;
  std::memcpy(&result, &bits, sizeof result);
  return result;
}
template <typename Float> bool same(Float a, Float b) { return a != a ? b != b : std::memcmp(&a, &b, sizeof a) == 0; }

template <typename Float, typename Operation> void check(const char *name, Operation operation, Float zero, Float up, Float down) {
  Float got[3] = {zero, up, down};
  for (int m = 0; m < 3; ++m) {
    std::fesetround(modes[m]);
    volatile Float wanted = operation();
    std::fesetround(FE_TONEAREST);
    if (!same<Float>(wanted, got[m]) && failures++ < 10)
      std::printf("%s mode %d: got %a, want %a\n", name, m, (double)got[m], (double)wanted);
  }
}
#define CHECK(type, name, expression, ...)                                                                           \
  check<type>(#name, [&] { return (type)(expression); }, name##_rz(__VA_ARGS__), name##_ru(__VA_ARGS__), name##_rd(__VA_ARGS__));

int main() {
  for (int i = 0; i < 200000; ++i) {
    {
      volatile float a = draw<float, uint32_t>(), b = draw<float, uint32_t>(), c = i % 3 ? draw<float, uint32_t>() : -(a * b);
      CHECK(float, __fadd, a + b, a, b) CHECK(float, __fsub, a - b, a, b) CHECK(float, __fmul, a * b, a, b)
      CHECK(float, __fdiv, a / b, a, b) CHECK(float, __fsqrt, std::sqrt(a), a) CHECK(float, __fmaf, std::fma(a, b, c), a, b, c)
    }
    volatile double a = draw<double, uint64_t>(), b = draw<double, uint64_t>(), c = i % 3 ? draw<double, uint64_t>() : -(a * b);
    CHECK(double, __dadd, a + b, a, b) CHECK(double, __dsub, a - b, a, b) CHECK(double, __dmul, a * b, a, b)
    CHECK(double, __ddiv, a / b, a, b) CHECK(double, __dsqrt, std::sqrt(a), a) CHECK(double, __fma, std::fma(a, b, c), a, b, c)
    CHECK(float, __double2float, a, a)
    volatile long long whole = (long long)(random64() >> random64() % 64);
    CHECK(float, __ll2float, whole, whole) CHECK(double, __ll2double, whole, whole)
  }
  std::printf("%d failures\n", failures);
  return failures != 0;
}
