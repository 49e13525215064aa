// Divisions behind a test of the divisor: lanes that the test leaves out may hold zero, and must not trap for the others.
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && %t.fibers | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=4 %s -o %t.w4 && %t.w4 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=16 %s -o %t.w16 && %t.w16 | %FileCheck %s
// CHECK: ok
#include "check.h"
#include <climits>

template <class T> __global__ void divide(T *out, const T *x, const T *y) {
  const int t = threadIdx.x;
  T r = 7;
  if (y[t] != 0)
    r = x[t] / y[t];
  if (y[t] != 0 && y[t] != T(-1))
    r += x[t] % y[t];
  out[t] = r;
}

// The divisor is zero in lanes that have left the loop.
__global__ void countDown(int *out) {
  const int t = threadIdx.x;
  int sum = 0;
  for (int d = t % 7; d != 0; --d)
    sum += 1000 / d;
  out[t] = sum;
}

template <class T> void divideAll(const char *name, T least) {
  T *out = check::managed<T>(64), *x = check::managed<T>(64), *y = check::managed<T>(64);
  for (int t = 0; t < 64; ++t) {
    y[t] = T(t % 4 - 1);
    x[t] = y[t] == T(-1) ? T(-3 * t) : t % 8 == 1 ? least : T(1000 * t + 7);
  }
  divide<<<1, 64>>>(out, x, y);
  check::finish(name);
  for (int t = 0; t < 64; ++t) {
    T r = 7;
    if (y[t] != 0)
      r = x[t] / y[t];
    if (y[t] != 0 && y[t] != T(-1))
      r += x[t] % y[t];
    check::same(name, t, out[t], r);
  }
}

int main() {
  divideAll("int", INT_MIN);
  divideAll("unsigned", 0u);
  divideAll("long long", LLONG_MIN);
  divideAll("short", short(SHRT_MIN));
  int *out = check::managed<int>(64);
  countDown<<<1, 64>>>(out);
  check::finish("countDown");
  for (int t = 0; t < 64; ++t) {
    int sum = 0;
    for (int d = t % 7; d != 0; --d)
      sum += 1000 / d;
    check::same("countDown", t, out[t], sum);
  }
  return check::result();
}
