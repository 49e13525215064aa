// Conversions of numbers to integers in vectors: what lies beyond an integer's ends becomes the end, NaN becomes 0, or the highest
// bit alone where 64 bits are involved. Values around all ends, in float and double.
// RUN: %nvcc -I%root/tests/kernel/inputs %s -o %t.lanes && %t.lanes > %t.lanes.out
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && %t.fibers > %t.fibers.out
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=4 %s -o %t.w4 && %t.w4 > %t.w4.out
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=32 %s -o %t.w32 && %t.w32 > %t.w32.out
// RUN: diff %t.lanes.out %t.fibers.out && diff %t.w4.out %t.fibers.out && diff %t.w32.out %t.fibers.out
// RUN: %FileCheck %s < %t.lanes.out
// CHECK: float nan: 0 0 -9223372036854775808 9223372036854775808
// CHECK: float inf: 2147483647 4294967295 9223372036854775807 18446744073709551615
// CHECK: float -inf: -2147483648 0 -9223372036854775808 0
// CHECK-DAG: double 2147483647.5: 2147483647 2147483647 2147483647 2147483647
// CHECK-DAG: double 4294967296: 2147483647 4294967295 4294967296 4294967296
// CHECK-DAG: double -2147483648.5: -2147483648 0 -2147483648 0
#include <check.h>
#include <cmath>

template <class T> struct Results {
  int i;
  unsigned u;
  long long l;
  unsigned long long ul;
};

template <class T> __global__ void convert(const T *in, Results<T> *out, int n) {
  const int k = blockIdx.x * blockDim.x + threadIdx.x;
  if (k < n)
    out[k] = {int(in[k]), unsigned(in[k]), (long long)in[k], (unsigned long long)in[k]};
}

template <class T> void run(const char *type) {
  constexpr int kEnds = 7, kMost = 3 + kEnds * 10;
  T *in = check::managed<T>(kMost);
  Results<T> *out = check::managed<Results<T>>(kMost);
  int n = 0;
  in[n++] = T(NAN), in[n++] = T(INFINITY), in[n++] = T(-INFINITY);
  for (double end : {0.0, 1.0, 65504.0, 0x1p31, 0x1p32, 0x1p63, 0x1p64})
    for (double sign : {1.0, -1.0})
      for (double by : {0.0, 0.5, -0.5, 1.0, -1.0})
        in[n++] = T(sign * (end + by));
  convert<<<1, 128>>>(in, out, n);
  check::finish(type);
  for (int k = 0; k < n; ++k)
    std::printf("%s %.17g: %d %u %lld %llu\n", type, double(in[k]), out[k].i, out[k].u, out[k].l, out[k].ul);
  // The neighbours of the ends that float can tell.
  for (int k = 0; k < n; ++k)
    in[k] = T(std::nextafterf(float(in[k]), k % 2 ? -INFINITY : INFINITY));
  convert<<<1, 128>>>(in, out, n);
  check::finish(type);
  for (int k = 0; k < n; ++k)
    std::printf("%s %.17g: %d %u %lld %llu\n", type, double(in[k]), out[k].i, out[k].u, out[k].l, out[k].ul);
}

int main() {
  run<float>("float");
  run<double>("double");
  return check::result();
}
