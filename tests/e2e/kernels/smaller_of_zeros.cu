// fmin takes -0 and fmax +0 of two zeros, in either order, as on a GPU; a NaN loses.
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions -Xptxas -O0 %s -o %t.O0 && %t.O0 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && %t.fibers | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>
#include <cmath>

template <class T> __global__ void extrema(const T *in, int n, T *out) {
  const int t = threadIdx.x;
  const T x = in[t / n], y = in[t % n];
  out[8 * t] = fmin(x, y);
  out[8 * t + 1] = fmax(x, y);
  out[8 * t + 2] = min(x, y);
  out[8 * t + 3] = max(x, y);
  out[8 * t + 4] = fmin(x, T(0.0));
  out[8 * t + 5] = fmin(T(-0.0), x);
  out[8 * t + 6] = fmax(T(0.0), x);
  out[8 * t + 7] = fmax(x, T(-0.0));
}

template <class T> T expected(bool least, T x, T y) {
  if (std::isnan(x) || std::isnan(y))
    return std::isnan(x) ? y : x;
  if (x == y)
    return std::signbit(x) == least ? x : y;
  return (x < y) == least ? x : y;
}

template <class T> void compare(long index, T got, T wanted) {
  check::same("value", index, got, wanted);
  if (!std::isnan(wanted))
    check::same("sign", index, std::signbit(got), std::signbit(wanted));
}

template <class T> void run() {
  const T values[] = {T(0.0), T(-0.0), T(NAN), T(1.5), T(-1.5), T(INFINITY), T(-INFINITY)};
  const int n = 7;
  T *in = check::managed<T>(n), *out = check::managed<T>(8 * n * n);
  for (int i = 0; i < n; ++i)
    in[i] = values[i];
  extrema<T><<<1, n * n>>>(in, n, out);
  check::finish("extrema");
  for (int t = 0; t < n * n; ++t) {
    const T x = values[t / n], y = values[t % n];
    for (int k = 0; k < 4; ++k)
      compare(8 * t + k, out[8 * t + k], expected(k % 2 == 0, x, y));
    compare(8 * t + 4, out[8 * t + 4], expected(true, x, T(0.0)));
    compare(8 * t + 5, out[8 * t + 5], expected(true, x, T(-0.0)));
    compare(8 * t + 6, out[8 * t + 6], expected(false, x, T(0.0)));
    compare(8 * t + 7, out[8 * t + 7], expected(false, x, T(-0.0)));
  }
}

int main() {
  run<float>();
  run<double>();
  return check::result();
}
