// The 16- and 8-bit formats, run on the host: every value, and every midpoint between two values with its neighbours,
// against a search in the table of all values; sums, products and fma against the same search on exact results.
// RUN: clang++ -x c++ -O1 -std=c++17 -w -isystem %include %s -o %t
// RUN: %t
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <cuda_bf16.h>
#include <cuda_fp16.h>
#include <cuda_fp8.h>
#include <random>

int failures = 0;
void expect(bool right, const char *what, double got, double wanted) {
  if (!right && failures++ < 20) std::printf("%s: got %a, want %a\n", what, got, wanted);
}

// The value of a bit pattern, from the definition of the format.
double valueOf(unsigned bits, int exponentBits, int mantissaBits) {
  int exponent = bits >> mantissaBits & ((1 << exponentBits) - 1), bias = (1 << (exponentBits - 1)) - 1;
  double fraction = bits & ((1 << mantissaBits) - 1);
  double size = exponent ? std::ldexp(1 + std::ldexp(fraction, -mantissaBits), exponent - bias)
                         : std::ldexp(fraction, 1 - bias - mantissaBits);
  return bits >> (exponentBits + mantissaBits) & 1 ? -size : size;
}
// The nearest pattern to a long double, ties to even, by bisection over the positive patterns.
unsigned nearest(long double x, int exponentBits, int mantissaBits, unsigned infinity) {
  unsigned sign = std::signbit(x) ? 1u << (exponentBits + mantissaBits) : 0, low = 0, high = infinity;
  long double size = std::fabs(x);
  while (high - low > 1) {
    unsigned middle = (low + high) / 2;
    (valueOf(middle, exponentBits, mantissaBits) <= size ? low : high) = middle;
  }
  long double middle = ((long double)valueOf(low, exponentBits, mantissaBits) + valueOf(high, exponentBits, mantissaBits)) / 2;
  if (size > middle || (size == middle && (low & 1))) ++low;
  return sign | low;
}

template <typename H> void checkFormat(const char *name, int exponentBits, int mantissaBits, unsigned infinity) {
  for (unsigned bits = 0; bits < infinity; ++bits) {
    H h;
    uint16_t raw = (uint16_t)bits, back;
    std::memcpy(&h, &raw, 2);
    double value = valueOf(bits, exponentBits, mantissaBits), next = valueOf(bits + 1, exponentBits, mantissaBits);
    expect((float)h == (float)value, name, (float)h, value);
    double middle = (value + next) / 2;
    for (double x : {value, middle, std::nextafter(middle, 0), std::nextafter(middle, 1e300), -middle}) {
      H made(x);
      std::memcpy(&back, &made, 2);
      expect(back == nearest(x, exponentBits, mantissaBits, infinity), name, (float)made, x);
      H fromFloat((float)x);
      std::memcpy(&back, &fromFloat, 2);
      expect(back == nearest((float)x, exponentBits, mantissaBits, infinity), name, (float)fromFloat, x);
    }
  }
  std::mt19937 random(5);
  for (int i = 0; i < 300000; ++i) {
    uint16_t raw[3], back;
    for (uint16_t &r : raw) r = (uint16_t)random();
    for (uint16_t &r : raw)
      if ((r & 0x7fff) >= infinity || i % 2) r = (r & 0x83ff) | (infinity / 2 & ~0x3ff);
    H a, b, c;
    std::memcpy(&a, raw, 2), std::memcpy(&b, raw + 1, 2), std::memcpy(&c, raw + 2, 2);
    auto check = [&](H got, long double exact) {
      if (exact == 0) return;
      std::memcpy(&back, &got, 2);
      expect(back == nearest(exact, exponentBits, mantissaBits, infinity), name, (float)got, (double)exact);
    };
    float x = a, y = b, z = c;
    if (std::fabs(std::log2(std::fabs(x / y))) < 40) check(a + b, (long double)x + y);
    check(a * b, (long double)x * y);
    if (std::fabs(std::log2(std::fabs((double)x * y / z))) < 40) check(__hfma(a, b, c), (long double)x * y + z);
  }
}

int main() {
  checkFormat<__half>("half", 5, 10, 0x7c00);
  checkFormat<__nv_bfloat16>("bfloat16", 8, 7, 0x7f80);
  for (int i = 0; i < 0x7e; ++i) { // E4M3: 0x7f is NaN, 0x7e the largest number
    double value = valueOf(i, 4, 3), middle = (value + valueOf(i + 1, 4, 3)) / 2;
    for (double x : {value, middle, std::nextafter(middle, 0), std::nextafter(middle, 1e9)})
      expect(__nv_fp8_e4m3(x).__x == nearest(x, 4, 3, 0x7f), "e4m3", (float)__nv_fp8_e4m3(x), x);
  }
  for (int i = 0; i < 0x7b; ++i) {
    double value = valueOf(i, 5, 2), middle = (value + valueOf(i + 1, 5, 2)) / 2;
    for (double x : {value, middle, std::nextafter(middle, 0), std::nextafter(middle, 1e9)})
      expect(__nv_fp8_e5m2(x).__x == nearest(x, 5, 2, 0x7c), "e5m2", (float)__nv_fp8_e5m2(x), x);
  }
  expect((float)__nv_fp8_e4m3(1e9f) == 448, "e4m3 saturates", (float)__nv_fp8_e4m3(1e9f), 448);
  expect(__half_as_ushort(__float2half(NAN)) == 0x7fff, "NaN", 0, 0);
  expect(__half_as_ushort(__float2half(65520.f)) == 0x7c00 && (float)__float2half(65519.f) == 65504, "overflow", 0, 0);
  expect((float)__float2half_rz(-65519.9f) == -65504 && (float)__float2half_ru(1.0001f) == 1.0009765625f, "modes", 0, 0);
  expect((int)__float2half(1e9f) == 2147483647 && (int)__float2half(NAN) == 0, "to int", 0, 0);
  expect((float)__ll2bfloat16_rn(0x8080000000000001ll - 0) < 0, "ll", 0, 0);
  expect((float)__ull2bfloat16_rn(0x8080000000000001ull) == 0x1.02p63f, "one rounding", (float)__ull2bfloat16_rn(0x8080000000000001ull), 0x1.02p63);
  std::printf("%d failures\n", failures);
  return failures != 0;
}
