// Functions whose results are exact or come through pointers: against the C library of the machine that runs the
// test, or against the function that they must agree with.
#include <sampan/maths/declarations.h>

#include <bit>
#include <climits>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <vector>

namespace {

int failures = 0, checks = 0;

template <class T> bool same(T a, T b) {
  return (std::isnan(a) && std::isnan(b)) || (a == b && std::signbit(a) == std::signbit(b));
}

template <class T> void expect(const char *what, T x, T y, T got, T wanted) {
  ++checks;
  if (!same(got, wanted) && ++failures <= 20)
    std::printf("FAIL %s(%.17g, %.17g) = %.17g, not %.17g\n", what, double(x), double(y), double(got), double(wanted));
}

void expectInteger(const char *what, double x, double y, long long got, long long wanted) {
  ++checks;
  if (got != wanted && ++failures <= 20)
    std::printf("FAIL %s(%.17g, %.17g) = %lld, not %lld\n", what, x, y, got, wanted);
}

uint64_t randomBits(uint64_t &state) {
  uint64_t z = (state += 0x9e3779b97f4a7c15u);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

template <class T> std::vector<T> values() {
  using L = std::numeric_limits<T>;
  std::vector<T> list = {T(0),     L::denorm_min(), L::min(),      L::min() - L::denorm_min(),
                         L::max(), L::infinity(),   L::quiet_NaN()};
  for (T x :
       {T(0.25), T(0.5), T(1), T(1.5), T(2), T(2.5), T(3), T(7), T(1e6), T(0x1p23), T(0x1p24), T(0x1p52), T(0x1p53)})
    for (T step : {-L::infinity(), x, L::infinity()})
      list.push_back(std::nextafter(x, step));
  uint64_t state = 7;
  for (int i = 0; i < 300; ++i) {
    if constexpr (sizeof(T) == 4)
      list.push_back(std::bit_cast<float>(uint32_t(randomBits(state))));
    else
      list.push_back(std::bit_cast<double>(randomBits(state)));
    list.push_back(T(double(randomBits(state) % 100000) / 16 - 3000));
  }
  size_t count = list.size();
  for (size_t i = 0; i < count; ++i)
    list.push_back(-list[i]);
  return list;
}

// The two precisions of a function under one name.
#define BOTH(name)                                                                                                     \
  template <class... A> auto our_##name(float x, A... rest) { return __sampan_##name##f(x, rest...); }                 \
  template <class... A> auto our_##name(double x, A... rest) { return __sampan_##name(x, rest...); }
// clang-format off
BOTH(trunc) BOTH(floor) BOTH(ceil) BOTH(round) BOTH(rint) BOTH(nearbyint) BOTH(fabs) BOTH(frexp) BOTH(modf) BOTH(lrint)
BOTH(lround) BOTH(llrint) BOTH(llround) BOTH(sincos) BOTH(sincospi) BOTH(sin) BOTH(cos) BOTH(sinpi) BOTH(cospi)
BOTH(nextafter) BOTH(fmax) BOTH(fmin) BOTH(copysign) BOTH(fmod) BOTH(remainder) BOTH(remquo) BOTH(scalbn) BOTH(scalbln)
BOTH(ldexp) BOTH(fma);
// clang-format on

template <class T> void checkOne(T x) {
  expect("trunc", x, T(0), our_trunc(x), std::trunc(x));
  expect("floor", x, T(0), our_floor(x), std::floor(x));
  expect("ceil", x, T(0), our_ceil(x), std::ceil(x));
  expect("round", x, T(0), our_round(x), std::round(x));
  expect("rint", x, T(0), our_rint(x), std::rint(x));
  expect("nearbyint", x, T(0), our_nearbyint(x), std::nearbyint(x));
  expect("fabs", x, T(0), our_fabs(x), std::fabs(x));
  int ours = 0, theirs = 0;
  T fraction = our_frexp(x, &ours);
  expect("frexp", x, T(0), fraction, std::frexp(x, &theirs));
  if (std::isfinite(x))
    expectInteger("frexp exponent", double(x), 0, ours, theirs);
  T whole = 0, wholeThere = 0;
  T part = our_modf(x, &whole);
  expect("modf", x, T(0), part, std::modf(x, &wholeThere));
  expect("modf integer", x, T(0), whole, wholeThere);
  if (std::fabs(x) < T(0x1p62)) {
    expectInteger("lrint", double(x), 0, our_lrint(x), std::lrint(x));
    expectInteger("lround", double(x), 0, our_lround(x), std::lround(x));
    expectInteger("llrint", double(x), 0, our_llrint(x), std::llrint(x));
    expectInteger("llround", double(x), 0, our_llround(x), std::llround(x));
  }
  T s, c;
  our_sincos(x, &s, &c);
  expect("sincos sine", x, T(0), s, our_sin(x));
  expect("sincos cosine", x, T(0), c, our_cos(x));
  our_sincospi(x, &s, &c);
  expect("sincospi sine", x, T(0), s, our_sinpi(x));
  expect("sincospi cosine", x, T(0), c, our_cospi(x));
  for (int n : {0, 1, -1, 20, -20, 130, -150, 1000, -1074, 2100, -2200, INT_MAX, INT_MIN}) {
    expect("ldexp", x, T(n), our_ldexp(x, n), std::ldexp(x, n));
    expect("scalbn", x, T(n), our_scalbn(x, n), std::scalbn(x, n));
    expect("scalbln", x, T(n), our_scalbln(x, long(n)), std::scalbln(x, long(n)));
  }
}

template <class T> void checkTwo(T x, T y) {
  expect("nextafter", x, y, our_nextafter(x, y), std::nextafter(x, y));
  expect("copysign", x, y, our_copysign(x, y), std::copysign(x, y));
  expect("fma", x, y, our_fma(x, y, T(0.75)), std::fma(x, y, T(0.75)));
  if (!(x == 0 && y == 0)) { // the C library may choose either zero
    expect("fmax", x, y, our_fmax(x, y), std::fmax(x, y));
    expect("fmin", x, y, our_fmin(x, y), std::fmin(x, y));
  }
  expect("fmod", x, y, our_fmod(x, y), std::fmod(x, y));
  int ours = 0, theirs = 0;
  T rest = our_remquo(x, y, &ours);
  expect("remquo", x, y, rest, std::remquo(x, y, &theirs));
  if (!std::isnan(rest) && std::isfinite(y)) {
    expectInteger("remquo bits", double(x), double(y), std::abs(ours) & 7, std::abs(theirs) & 7);
    if ((std::abs(ours) & 7) != 0)
      expectInteger("remquo sign", double(x), double(y), ours < 0, theirs < 0);
  }
}

// The vector norms against the fixed ones, which the accuracy test measures.
void checkNorms() {
  const double v[4] = {3.5, -1e-3, 2e5, 7};
  const float f[4] = {3.5f, -1e-3f, 2e5f, 7};
  expect("norm", 3.0, 0.0, __sampan_norm(3, v), __sampan_norm3d(v[0], v[1], v[2]));
  expect("norm", 4.0, 0.0, __sampan_norm(4, v), __sampan_norm4d(v[0], v[1], v[2], v[3]));
  expect("rnorm", 4.0, 0.0, __sampan_rnorm(4, v), __sampan_rnorm4d(v[0], v[1], v[2], v[3]));
  expect("normf", 4.0f, 0.0f, __sampan_normf(4, f), __sampan_norm4df(f[0], f[1], f[2], f[3]));
  expect("rnormf", 4.0f, 0.0f, __sampan_rnormf(4, f), __sampan_rnorm4df(f[0], f[1], f[2], f[3]));
  expect("norm", 0.0, 0.0, __sampan_norm(0, v), 0.0);
}

void checkIntegerPowers() {
  for (double x : {0.0, -0.0, 0.5, -0.5, 1.0, -1.0, 1.5, -3.0, 1.0000001, double(INFINITY), -double(INFINITY)})
    for (int n : {0, 1, -1, 2, 3, -3, 17, 1001, 16777216, 16777217, 16777219, -16777217, INT_MAX, INT_MIN}) {
      expect("powi", x, double(n), __sampan_powi(x, n), __sampan_pow(x, double(n)));
      float wanted = float(__sampan_pow(double(float(x)), double(n)));
      float got = __sampan_powif(float(x), n);
      ++checks;
      bool near = same(got, wanted) || (std::signbit(got) == std::signbit(wanted) &&
                                        std::fabs(got - wanted) <= 2e-7f * std::fabs(wanted) + 0x1p-148f);
      if (!near && ++failures <= 20)
        std::printf("FAIL powif(%.9g, %d) = %.9g, not %.9g\n", x, n, double(got), double(wanted));
    }
}

template <class T> void checkAll() {
  std::vector<T> list = values<T>();
  for (T x : list)
    checkOne(x);
  for (size_t i = 0; i < list.size(); i += 3)
    for (size_t j = 0; j < list.size(); j += i % 4 == 0 ? 1 : 29)
      checkTwo(list[i], list[j]);
}

} // namespace

int main() {
  checkAll<float>();
  checkAll<double>();
  checkNorms();
  checkIntegerPowers();
  expect("fmax", 0.0, -0.0, __sampan_fmax(0.0, -0.0), 0.0);
  expect("fmin", 0.0, -0.0, __sampan_fmin(0.0, -0.0), -0.0);
  std::printf("%d checks, %d failed\n", checks, failures);
  return failures == 0 ? 0 : 1;
}
