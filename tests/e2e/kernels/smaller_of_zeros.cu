// fmin takes -0 and fmax +0 of two zeros, in either order, as on a GPU; a NaN loses.
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions -Xptxas -O0 %s -o %t.O0 && %t.O0 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && %t.fibers | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-cpu=native %s -o %t.lanes && %t.lanes | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>
#include <cmath>

template <class T> __global__ void extrema(const T *in, int n, T one, T *out) {
  const int t = threadIdx.x;
  const T x = in[t / n], y = in[t % n];
  out += 10 * t;
  out[0] = fmin(x, y);
  out[1] = fmax(x, y);
  out[2] = min(x, y);
  out[3] = max(x, y);
  out[4] = fmin(x * one, y * one); // of computed numbers: one instruction on some processors
  out[5] = fmax(x * one, y * one);
  out[6] = fmin(x, T(0.0));
  out[7] = fmin(T(-0.0), x);
  out[8] = fmax(T(0.0), x);
  out[9] = fmax(x, T(-0.0));
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
  T *in = check::managed<T>(n), *out = check::managed<T>(10 * n * n);
  for (int i = 0; i < n; ++i)
    in[i] = values[i];
  extrema<T><<<1, n * n>>>(in, n, T(1), out);
  check::finish("extrema");
  for (int t = 0; t < n * n; ++t) {
    const T x = values[t / n], y = values[t % n];
    for (int k = 0; k < 6; ++k)
      compare(10 * t + k, out[10 * t + k], expected(k % 2 == 0, x, y));
    compare(10 * t + 6, out[10 * t + 6], expected(true, x, T(0.0)));
    compare(10 * t + 7, out[10 * t + 7], expected(true, x, T(-0.0)));
    compare(10 * t + 8, out[10 * t + 8], expected(false, x, T(0.0)));
    compare(10 * t + 9, out[10 * t + 9], expected(false, x, T(-0.0)));
  }
}

int main() {
  run<float>();
  run<double>();
  return check::result();
}
