// Integer operations whose result C++ leaves open and a GPU does not: division, shifts, conversion.
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions -Xptxas -O0 %s -o %t.O0 && %t.O0 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && %t.fibers | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=4 %s -o %t.w4 && %t.w4 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=16 %s -o %t.w16 && %t.w16 | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>
#include <climits>
#include <cmath>

__global__ void divide(const int *x, const int *y, int *out, int n) {
  const int t = threadIdx.x;
  if (t < n) {
    out[t] = x[t] / y[t];
    out[n + t] = x[t] % y[t];
    out[2 * n + t] = static_cast<int>(static_cast<unsigned>(x[t]) / static_cast<unsigned>(y[t]));
    out[3 * n + t] = static_cast<int>(static_cast<unsigned>(x[t]) % static_cast<unsigned>(y[t]));
  }
}

// GPUs divide in 32 bits what fits in them.
__global__ void divideLong(const long long *x, long long y, long long *out) {
  out[2 * threadIdx.x] = x[threadIdx.x] / y;
  out[2 * threadIdx.x + 1] = static_cast<long long>(static_cast<unsigned long long>(x[threadIdx.x]) % static_cast<unsigned long long>(y));
}

__global__ void shift(unsigned x, int n, unsigned *out) {
  const int by = threadIdx.x + n;
  out[threadIdx.x] = x << by;
  out[100 + threadIdx.x] = x >> by;
  out[200 + threadIdx.x] = static_cast<unsigned>(static_cast<int>(x) >> by);
}

__global__ void convert(const double *in, long long *out, int n) {
  const int t = threadIdx.x;
  if (t < n) {
    out[t] = static_cast<int>(in[t]);
    out[n + t] = static_cast<unsigned>(in[t]);
    out[2 * n + t] = static_cast<long long>(in[t]);
    out[3 * n + t] = static_cast<int>(static_cast<float>(in[t]));
  }
}

int main() {
  const int n = 6;
  int *x = check::managed<int>(n), *y = check::managed<int>(n), *out = check::managed<int>(4 * n);
  const int a[n] = {7, INT_MIN, INT_MIN, -9, 0, 100}, b[n] = {0, -1, 1, 2, 0, -7};
  for (int i = 0; i < n; ++i)
    x[i] = a[i], y[i] = b[i];
  divide<<<1, 32>>>(x, y, out, n);
  check::finish("divide");
  for (int i = 0; i < n; ++i) {
    const long long q = b[i] == 0 ? -1 : (long long)a[i] / b[i], r = b[i] == 0 ? -1 : (long long)a[i] % b[i];
    const unsigned u = a[i], v = b[i];
    check::same("quotient", i, out[i], static_cast<int>(q));
    check::same("remainder", i, out[n + i], static_cast<int>(r));
    check::same("unsigned quotient", i, out[2 * n + i], static_cast<int>(v ? u / v : ~0u));
    check::same("unsigned remainder", i, out[3 * n + i], static_cast<int>(v ? u % v : ~0u));
  }
  long long *wide = check::managed<long long>(9);
  wide[0] = 5, wide[1] = -5, wide[2] = 1LL << 32;
  divideLong<<<1, 3>>>(wide, 0, wide + 3);
  check::finish("divideLong");
  for (int k = 0; k < 6; ++k)
    check::same("of 64 bits by zero", k, wide[3 + k], k < 2 ? 0xffffffffLL : -1LL);
  unsigned *bits = check::managed<unsigned>(300);
  shift<<<1, 100>>>(0x80000005u, 0, bits);
  check::finish("shift");
  for (int s = 0; s < 100; ++s) {
    check::same("left", s, bits[s], s < 32 ? 0x80000005u << s : 0u);
    check::same("right", s, bits[100 + s], s < 32 ? 0x80000005u >> s : 0u);
    check::same("arithmetic", s, bits[200 + s], s < 31 ? (0x80000005u >> s) | ~(0xffffffffu >> s) : ~0u);
  }
  const int m = 8;
  double *in = check::managed<double>(m);
  long long *whole = check::managed<long long>(4 * m);
  const double values[m] = {1e20, -1e20, NAN, INFINITY, -1.9, 2147483648.0, 4294967296.0, -2147483649.0};
  for (int i = 0; i < m; ++i)
    in[i] = values[i];
  convert<<<1, 32>>>(in, whole, m);
  check::finish("convert");
  const long long ints[m] = {INT_MAX, INT_MIN, INT_MIN, INT_MAX, -1, INT_MAX, INT_MAX, INT_MIN};
  const long long unsigneds[m] = {UINT_MAX, 0, 1LL << 31, UINT_MAX, 0, 2147483648LL, UINT_MAX, 0};
  for (int i = 0; i < m; ++i) {
    check::same("to int", i, whole[i], ints[i]);
    check::same("to unsigned", i, whole[m + i], unsigneds[i]);
    check::same("float to int", i, whole[3 * m + i], i == 2 ? 0 : ints[i]); // NaN: 0 only without 64 bits
  }
  check::same("to long long", 0, whole[2 * m] == LLONG_MAX, true);
  check::same("to long long", 1, whole[2 * m + 1] == LLONG_MIN, true);
  check::same("to long long", 2, whole[2 * m + 2] == LLONG_MIN, true);
  check::same("to long long", 5, whole[2 * m + 5], 2147483648LL);
  return check::result();
}
