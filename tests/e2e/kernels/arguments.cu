// What kernels take: structs by value, small and large, lambdas, templates.
// RUN: %nvcc -extended-lambda -I%root/tests/kernel/inputs --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// RUN: %nvcc -extended-lambda -I%root/tests/kernel/inputs --sampan-engine=regions -Xptxas -O0 %s -o %t.O0 && %t.O0 | %FileCheck %s
// RUN: %nvcc -extended-lambda -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && %t.fibers | %FileCheck %s
// RUN: %nvcc -extended-lambda -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=4 %s -o %t.w4 && %t.w4 | %FileCheck %s
// RUN: %nvcc -extended-lambda -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=16 %s -o %t.w16 && %t.w16 | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>

struct Tiny {
  char c;
};
struct Mixed {
  char a;
  double b;
  short c;
  int d[3];
};
struct alignas(16) Wide {
  float v[4];
};

__global__ void structs(Tiny tiny, Mixed mixed, char single, Wide wide, bool yes, long long *out, Mixed again) {
  mixed.d[threadIdx.x % 3] += threadIdx.x; // a thread's own copy
  long long sum = tiny.c + mixed.a + static_cast<long long>(mixed.b) + mixed.c + single + yes + again.d[2];
  for (int i = 0; i < 3; ++i)
    sum += mixed.d[i];
  for (float f : wide.v)
    sum += static_cast<long long>(f);
  out[threadIdx.x] = sum;
}

template <typename F> __global__ void each(F f, int n) {
  const int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n)
    f(i);
}

template <typename T, int N> __global__ void powers(T *out) {
  T v = 1;
  for (int i = 0; i < N; ++i)
    v *= static_cast<T>(threadIdx.x + 1);
  out[threadIdx.x] = v;
}

int main() {
  long long *out = check::managed<long long>(64);
  Mixed m = {1, 20.5, 300, {4000, 50000, 600000}};
  structs<<<1, 64>>>({7}, m, 2, {{1, 2, 3, 4}}, true, out, m);
  check::finish("structs");
  for (int t = 0; t < 64; ++t)
    check::same("structs", t, out[t], 7 + 1 + 20 + 300 + 2 + 1 + 600000 + 654000 + 10 + t);
  int *numbers = check::managed<int>(100);
  const int factor = 3;
  each<<<4, 32>>>([=] __device__(int i) { numbers[i] = factor * i; }, 100);
  each<<<4, 32>>>([numbers] __device__(int i) { numbers[i] += 1; }, 100);
  check::finish("lambdas");
  for (int i = 0; i < 100; ++i)
    check::same("lambdas", i, numbers[i], 3 * i + 1);
  double *d = check::managed<double>(8);
  powers<double, 5><<<1, 8>>>(d);
  powers<long long, 3><<<1, 8>>>(out);
  check::finish("templates");
  for (int t = 1; t <= 8; ++t) {
    check::same("powers of double", t, d[t - 1], double(t) * t * t * t * t);
    check::same("powers of long long", t, out[t - 1], t * t * t);
  }
  return check::result();
}
