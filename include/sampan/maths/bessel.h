// j0, j1, jn, y0, y1, yn, cyl_bessel_i0, cyl_bessel_i1. The float versions compute in double: they are rare.
//
// Below 8 each piece is a polynomial times (x - zero), the zero as a pair, so that results near the zeros keep their
// relative accuracy. From 8 on Hankel's form sqrt(2 / (pi x)) (P cos(x - phase) - Q sin(x - phase)), where, as CUDA
// documents too, the error is small in absolute terms. i0 and i1 have no cancellation: a series below 8, e^x /
// sqrt(x) Q(1/x) beyond.
#pragma once

#include "polynomials/bessel.h"
#include "pow.h"
#include "trig.h"

namespace sampan::maths {

constexpr double kTwoOverPiHigh = 0x1.45f306dc9c883p-1;

// x - zero for a zero given as a pair.
SAMPAN_MATHS_INLINE double fromZero(double x, double high, double low) { return (x - high) - low; }

// sqrt(2 / (pi x)) (P cos(x - phase) - Q / x sin(x - phase)); the phase is pi/4 (order 0) or 3 pi/4 (order 1), a
// quarter turn later for Y. cos(x - pi/4) = (cos x + sin x) / sqrt(2) and so on.
SAMPAN_MATHS_INLINE double hankelSum(double x, double p, double q, double cosine, double sine) {
  double amplitude = squareRoot(0.5 * kTwoOverPiHigh / x);
  return amplitude * fma(p, cosine, -(q / x) * sine);
}

SAMPAN_MATHS_RARE double besselJ0(double x) {
  double a = abs(x), t = a * a;
  if (a < 4.0)
    return fromZero(a, 0x1.33d152e971b40p+1, -0x1.0f539d7da258ep-53) * (a + 0x1.33d152e971b40p+1) * j0Low(t);
  if (a < 8.0)
    return fromZero(a, 0x1.6148f5b2c2e45p+2, 0x1.75054cd60a517p-54) * j0High(a - 6.0);
  if (!(a < infinity<double>()))
    return isNan(x) ? x : 0.0;
  SinCos<double> sc = sinCos(a);
  double v = (1.0 / a) * (1.0 / a);
  return hankelSum(a, hankelP0(v), hankelQ0(v), sc.cos + sc.sin, sc.sin - sc.cos);
}

SAMPAN_MATHS_RARE double besselJ1(double x) {
  double a = abs(x), t = a * a, result;
  if (a < 5.0)
    result = a * (fromZero(a, 0x1.ea75575af6f09p+1, -0x1.60155a9d1b256p-53) * (a + 0x1.ea75575af6f09p+1) * j1Low(t));
  else if (a < 8.0)
    result = fromZero(a, 0x1.c0ff5f3b47250p+2, -0x1.b226d9d243827p-54) * j1High(a - 6.5);
  else if (!(a < infinity<double>()))
    return isNan(x) ? x : copySign(0.0, x);
  else {
    SinCos<double> sc = sinCos(a);
    double v = (1.0 / a) * (1.0 / a);
    result = hankelSum(a, hankelP1(v), hankelQ1(v), sc.sin - sc.cos, -sc.sin - sc.cos);
  }
  return x < 0.0 || (x == 0.0 && 1.0 / x < 0.0) ? -result : result;
}

// Below 0 and NaN; 0; +inf.
SAMPAN_MATHS_INLINE double besselYEnd(double x) {
  return x == 0.0 ? -infinity<double>() : x == infinity<double>() ? 0.0 : notANumber<double>();
}

SAMPAN_MATHS_RARE double besselY0(double x) {
  if (!(x > 0.0 && x < infinity<double>()))
    return besselYEnd(x);
  double t = x * x;
  if (x < 3.0) {
    double z = 0x1.c982eb8d417eap-1;
    Pair<double> l = logPair(x);
    // log(x / z1): both vanish together at z1, to the last bit of the pairs.
    Pair<double> d = twoSum(l.hi, 0x1.cce4b73e6f025p-4);
    double ratio = d.hi + (d.lo + (l.lo + 0x1.4297c34fad727p-58));
    double rest = fromZero(x, z, 0x1.ea9d270347f83p-56) * (x + z) * y0Low(t);
    return fma(kTwoOverPiHigh * ratio, besselJ0(x), rest);
  }
  if (x < 5.5)
    return fromZero(x, 0x1.fa9534d98569cp+1, -0x1.f06ae7804384ep-54) * y0Middle(x - 4.25);
  if (x < 8.0)
    return fromZero(x, 0x1.c581dc4e72103p+2, -0x1.9774a495f56cfp-54) * y0High(x - 6.75);
  SinCos<double> sc = sinCos(x);
  double v = (1.0 / x) * (1.0 / x);
  return hankelSum(x, hankelP0(v), hankelQ0(v), sc.sin - sc.cos, -sc.sin - sc.cos);
}

SAMPAN_MATHS_RARE double besselY1(double x) {
  if (!(x > 0.0 && x < infinity<double>()))
    return besselYEnd(x);
  if (x < 1.5) {
    double t = x * x;
    double j = besselJ1(x);
    double rest = fma(kTwoOverPiHigh * logarithm(x), j, x * y1Low(t));
    double pole = kTwoOverPiHigh / x;
    double poleLow = (fma(-pole, x, kTwoOverPiHigh) - 0x1.6b01ec5417056p-55) / x;
    return pole < infinity<double>() && x > 0x1p-1000 ? -pole + (rest - poleLow) : -pole;
  }
  if (x < 4.0)
    return fromZero(x, 0x1.193bed4dff243p+1, -0x1.bd1e50d219bfdp-55) * y1Middle(x - 2.75);
  if (x < 8.0)
    return fromZero(x, 0x1.5b7fe4e87b02ep+2, 0x1.dfe7bac228e8cp-52) * y1High(x - 6.0);
  SinCos<double> sc = sinCos(x);
  double v = (1.0 / x) * (1.0 / x);
  return hankelSum(x, hankelP1(v), hankelQ1(v), -sc.sin - sc.cos, sc.cos - sc.sin);
}

// Upwards where that is stable (n < x); else Miller's recurrence downwards, with 1 = J0 + 2 (J2 + J4 + ...).
SAMPAN_MATHS_RARE double besselJn(int n, double x) {
  if (n < 0)
    return notANumber<double>();
  if (n == 0)
    return besselJ0(x);
  if (n == 1)
    return besselJ1(x);
  double a = abs(x);
  if (!(a < infinity<double>()))
    return isNan(x) ? x : (x < 0.0 && (n & 1) ? -0.0 : 0.0);
  double result;
  if (a > double(n)) {
    double before = besselJ0(a), now = besselJ1(a);
    for (int k = 1; k < n; ++k) {
      double next = fma(2.0 * k / a, now, -before);
      before = now;
      now = next;
    }
    result = now;
  } else if (a < 0x1p-600) {
    result = 0.0; // (x/2)^2 is already below the format
  } else {
    int m = 2 * ((n + int(squareRoot(80.0 * n))) / 2) + 20;
    double after = 0.0, now = 1.0, sum = 0.0, wanted = 0.0;
    for (int k = m; k > 0; --k) {
      double before = fma(2.0 * k / a, now, -after);
      after = now;
      now = before; // J(k - 1), not normalised
      if (abs(now) > 0x1p500) {
        now *= 0x1p-500;
        after *= 0x1p-500;
        sum *= 0x1p-500;
        wanted *= 0x1p-500;
      }
      sum += (k & 1) != 0 && k != 1 ? 2.0 * now : 0.0;
      wanted = k - 1 == n ? now : wanted;
    }
    result = wanted / (sum + now);
  }
  return x < 0.0 && (n & 1) != 0 ? -result : result;
}

SAMPAN_MATHS_RARE double besselYn(int n, double x) {
  if (n < 0)
    return notANumber<double>();
  if (n == 0)
    return besselY0(x);
  if (n == 1 || !(x > 0.0 && x < infinity<double>()))
    return besselY1(x);
  double before = besselY0(x), now = besselY1(x);
  for (int k = 1; k < n && now > -infinity<double>(); ++k) {
    double next = fma(2.0 * k / x, now, -before);
    before = now;
    now = next;
  }
  return now;
}

// e^a / sqrt(a) * scale; the exponential overflows before the quotient does.
SAMPAN_MATHS_INLINE double modifiedFar(double a, double scale) {
  a = select(a > 714.0, 714.0, a);
  Scaled<double> e = expPair(a, 0.0);
  return scaleBy(e.value.hi * scale / squareRoot(a), e.n);
}

SAMPAN_MATHS_RARE double besselI0(double x) {
  double a = abs(x);
  if (isNan(x))
    return x;
  return a < 8.0 ? i0Low(a * a) : modifiedFar(a, i0Far(1.0 / a - 0.0625));
}

SAMPAN_MATHS_RARE double besselI1(double x) {
  double a = abs(x);
  if (isNan(x))
    return x;
  return copySign(a < 8.0 ? a * i1Low(a * a) : modifiedFar(a, i1Far(1.0 / a - 0.0625)), x);
}

} // namespace sampan::maths

#define SAMPAN_MATHS_BESSEL(name, implementation)                                                                      \
  extern "C" SAMPAN_MATHS double __sampan_##name(double x) { return sampan::maths::implementation(x); }                \
  extern "C" SAMPAN_MATHS float __sampan_##name##f(float x) { return float(sampan::maths::implementation(double(x))); }
SAMPAN_MATHS_BESSEL(j0, besselJ0)
SAMPAN_MATHS_BESSEL(j1, besselJ1)
SAMPAN_MATHS_BESSEL(y0, besselY0)
SAMPAN_MATHS_BESSEL(y1, besselY1)
SAMPAN_MATHS_BESSEL(cyl_bessel_i0, besselI0)
SAMPAN_MATHS_BESSEL(cyl_bessel_i1, besselI1)
#undef SAMPAN_MATHS_BESSEL
extern "C" {
SAMPAN_MATHS double __sampan_jn(int n, double x) { return sampan::maths::besselJn(n, x); }
SAMPAN_MATHS float __sampan_jnf(int n, float x) { return float(sampan::maths::besselJn(n, double(x))); }
SAMPAN_MATHS double __sampan_yn(int n, double x) { return sampan::maths::besselYn(n, x); }
SAMPAN_MATHS float __sampan_ynf(int n, float x) { return float(sampan::maths::besselYn(n, double(x))); }
}
