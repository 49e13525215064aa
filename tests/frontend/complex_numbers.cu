// std::complex and cuComplex in kernels: products become our functions, not the C library's.
// RUN: %clang-device -S -emit-llvm -Xclang -disable-llvm-passes -o - %s | %FileCheck %s
// RUN: %clang-host -fsyntax-only %s
#include <complex>
#include <cuComplex.h>

// CHECK-NOT: declare {{.*}} @{{c?(exp|sqrt|abs|pow)f?|__muldc3|__divdc3|hypot}}(
// CHECK: define linkonce_odr {{.*}} @__muldc3(
__global__ void uses(std::complex<double> *z, std::complex<float> *w, cuDoubleComplex *c) {
  z[0] = z[1] * z[2] + z[3] / z[1] + std::exp(z[1]) + std::sqrt(z[2]) + 2.0;
  w[0] = std::conj(w[1]) * std::abs(w[2]) + std::norm(w[0]) + std::polar(1.f, 2.f);
  c[0] = cuCadd(cuCmul(c[1], c[2]), cuCdiv(c[3], make_cuDoubleComplex(cuCabs(c[1]), cuCimag(c[2]))));
}
std::complex<double> onHost(std::complex<double> z) { return std::exp(z) * z; }
