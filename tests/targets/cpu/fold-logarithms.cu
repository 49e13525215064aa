// The distributions of <random> take the logarithms of two constants for each number. They are computed by the compiler, as
// g++ does; logarithms of what is known at run time only are not.
// RUN: %nvcc -O2 -c -o %t.o %s && nm -u %t.o | %FileCheck --allow-empty %s
// RUN: %nvcc -O2 -DOWN -c -o %t.o %s && nm -u %t.o | %FileCheck --check-prefix=OWN %s
// RUN: %nvcc -O2 -o %t %s && %t | %FileCheck --check-prefix=VALUES %s
// RUN: %nvcc -O0 -o %t %s && %t | %FileCheck --check-prefix=VALUES %s
// CHECK-NOT: logl
// OWN: logl
// VALUES: 0.417022 0.997185 -1.60172
#include <cmath>
#include <cstdio>
#include <random>

#ifdef OWN
long double own(long double x) { return std::log(x); }
#endif

int main() {
  std::mt19937 engine(1);
  std::uniform_real_distribution<float> uniform;
  const float a = uniform(engine), b = uniform(engine);
  std::normal_distribution<double> normal;
  std::printf("%g %g %g\n", a, b, normal(engine));
}
