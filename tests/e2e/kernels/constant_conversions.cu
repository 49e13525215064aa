// Constants out of the integer type's range saturate like values, though Clang could fold them while it writes IR.
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions -Xptxas -O0 %s -o %t.O0 && %t.O0 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && %t.fibers | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>
#include <climits>

constexpr float kHuge = 1e20f;
enum { kBig = (int)2147483520.0f }; // the largest float that fits

template <typename To, typename From> __device__ To through(From x) { return static_cast<To>(x); }

__global__ void convert(long long *out) {
  int n = 0;
  out[n++] = (int)1e20f;
  out[n++] = (int)-1e20;
  out[n++] = (unsigned)-1.0f;
  out[n++] = (unsigned)5e9;
  out[n++] = (long long)1e30;
  out[n++] = (int)(0.0f / 0.0f);
  out[n++] = (int)__builtin_inff();
  out[n++] = static_cast<int>(kHuge);
  const float constant = 3e9f;
  float variable = -3e9f;
  out[n++] = static_cast<int>(constant);
  out[n++] = static_cast<int>(variable);
  out[n++] = through<int>(kHuge);
  out[n++] = through<unsigned>(-2.5);
  int converted = 7;
  converted += 1e12f;
  out[n++] = converted;
  int listed[] = {(int)1e10f, (int)-1e10f};
  out[n++] = listed[0];
  out[n++] = listed[1];
  out[n++] = (short)70000.0f;      // by way of int: the upper bits are dropped
  out[n++] = (signed char)1e20f;
  out[n++] = (unsigned char)-1.0f; // to 32 bits without sign first
  out[n++] = kBig;
  out[n++] = (int)-3.9f;
  out[n++] = (bool)1e20f;
}

int main() {
  const long long expected[] = {INT_MAX, INT_MIN, 0,       UINT_MAX, LLONG_MAX, 0,       INT_MAX,
                                INT_MAX, INT_MAX, INT_MIN, INT_MAX,  0,         INT_MAX, INT_MAX,
                                INT_MIN, 4464,    -1,      0,        kBig,      -3,      1};
  constexpr int n = sizeof expected / sizeof *expected;
  long long *out = check::managed<long long>(n);
  convert<<<1, 1>>>(out);
  check::finish("convert");
  for (int i = 0; i < n; ++i)
    check::same("conversion", i, out[i], expected[i]);
  return check::result();
}
