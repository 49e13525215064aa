// Which function a kernel's call reaches, and of which type: C names, std, integers, mixed arguments.
// RUN: %clang-device -S -emit-llvm -Xclang -disable-llvm-passes -o - %s | %FileCheck %s
// RUN: %clang-device -D__SAMPAN_FAST_MATH__ -S -emit-llvm -Xclang -disable-llvm-passes -o - %s | %FileCheck --check-prefix=FAST %s
// RUN: %clang-host -fsyntax-only %s
#include <algorithm>
#include <cmath>

template <typename A, typename B> struct Same;
template <typename A> struct Same<A, A> { static const bool value = true; };
#define TYPE(expression, type) static_assert(Same<decltype(expression), type>::value, #expression)

// No call may reach the host's libm.
// CHECK-NOT: call {{.*}} @{{sin|cos|exp|log|pow|sqrt|floor|fmod}}{{f?}}(
__global__ void calls(float *f, double *d, int i, unsigned u, long long l) {
  TYPE(std::pow(f[0], i), double);
  TYPE(std::pow(f[0], f[1]), float);
  TYPE(pow(f[0], 2), double);
  TYPE(std::sqrt(i), double);
  TYPE(sqrt(f[0]), float);
  TYPE(sin(i), double);
  TYPE(std::exp(f[0]), float);
  TYPE(std::abs(f[0]), float);
  TYPE(abs(i), int);
  TYPE(abs(l), long long);
  TYPE(std::fmod(f[0], 2), double);
  TYPE(max(i, u), unsigned);
  TYPE(min(l, l), long long);
  TYPE(max(f[0], d[0]), double);
  TYPE(std::max(i, 3), const int &);
  TYPE(std::round(i), double);
  TYPE(std::lround(f[0]), long);
  TYPE(isnan(f[0]), bool);
  f[0] = sinf(f[0]) + expf(f[1]) + powf(f[2], f[3]) + std::log(f[4]) + std::floor(f[5]) + max(f[6], 0.f);
  f[1] = __expf(f[1]) + rsqrtf(f[2]) + normcdff(f[3]) + fmaf(f[1], f[2], f[3]) + sin(f[7]);
  d[0] = std::pow(f[0], i) + std::sqrt(i) + sin(i) + cos(u) + exp(1) + std::fmod(f[0], 2) + pow(2, i) + floor(i);
  d[1] = normcdfinv(d[2]) + erfcinv(d[3]) + sinpi(d[4]) + hypot(d[0], 1) + atan2(1, i) + tgamma(d[2]) + isinf(d[0]);
  float s, c;
  sincosf(f[0], &s, &c);
  f[2] = s + c;
}
// CHECK-DAG: call {{.*}} @__sampan_sinf
// CHECK-DAG: call {{.*}} @__sampan_expf
// CHECK-DAG: call {{.*}} @__sampan_fast_expf
// CHECK-DAG: call {{.*}} @__sampan_powf
// CHECK-DAG: call {{.*}} @__sampan_pow(
// CHECK-DAG: call {{.*}} @__sampan_sin(
// CHECK-DAG: call {{.*}} @__sampan_normcdff
// CHECK-DAG: call {{.*}} @llvm.fma.f32
// CHECK-DAG: call {{.*}} @llvm.sqrt.f64
// FAST-NOT: call {{.*}} @__sampan_{{sinf|expf|powf|logf|sincosf}}(
// FAST-DAG: call {{.*}} @__sampan_fast_sinf
// FAST-DAG: call {{.*}} @__sampan_fast_powf
// FAST-DAG: call {{.*}} @__sampan_fast_logf
// FAST-DAG: call {{.*}} @__sampan_fast_sincosf
// FAST-DAG: call {{.*}} @__sampan_exp(

__host__ __device__ double both(double x) { return exp(x) + std::log(x) + rsqrt(x) + normcdf(x) + max(1, 2) + std::pow(x, 2); }
__global__ void callsBoth(double *x) { *x = both(*x); }
double onHost(double x) { return both(x) + rsqrtf(2.f) + exp10f(1.f) + erfinv(0.5) + min(1u, 2u) + std::max(x, 2.0) + sinpi(x); }
