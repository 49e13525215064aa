// The true values, by MPFR at kPrecision bits. What MPFR lacks is built from what it has, with precision to spare.
#pragma once

#include <mpfr.h>

namespace sampan::maths_test {

using In = mpfr_ptr const *;

// clang-format off
#define SAMPAN_REFERENCES(X)                                                                                           \
  X(exp) X(exp2) X(exp10) X(expm1) X(log) X(log2) X(log10) X(log1p) X(sin) X(cos) X(tan) X(sinpi) X(cospi)             \
  X(asin) X(acos) X(atan) X(sinh) X(cosh) X(tanh) X(asinh) X(acosh) X(atanh) X(sqrt) X(rsqrt) X(cbrt) X(rcbrt)         \
  X(erf) X(erfc) X(erfcx) X(erfinv) X(erfcinv) X(normcdf) X(normcdfinv) X(lgamma) X(tgamma) X(j0) X(j1) X(y0) X(y1)    \
  X(i0) X(i1) X(rint) X(round) X(nearbyint) X(logb) X(ilogb) X(lrint) X(lround)                                        \
  X(pow) X(atan2) X(hypot) X(rhypot) X(norm3) X(norm4) X(rnorm3) X(rnorm4) X(fmod) X(remainder) X(fdim) X(jn) X(yn)    \
  X(ldexp) X(divide)
// clang-format on

#define SAMPAN_DECLARE(name) void ref_##name(mpfr_ptr result, In x);
SAMPAN_REFERENCES(SAMPAN_DECLARE)
#undef SAMPAN_DECLARE

} // namespace sampan::maths_test
