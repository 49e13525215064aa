// std::sqrt(int) and its kin in kernels: <cmath> has them as constexpr templates, so they parse in a kernel, but their
// bodies would call the host's libm. The device templates here win there.
#pragma once
#include "../../crt/host_defines.h"
#include <cmath>
#include <cstdlib>

// Not the library's own enable_if: with it these templates would have the very signature of those in <cmath>.
template <bool, typename> struct __sampan_if_integer {};
template <typename __Result> struct __sampan_if_integer<true, __Result> { typedef __Result type; };

namespace std {
#define __SAMPAN_INTEGER(name)                                                                                       \
  template <typename __T>                                                                                            \
  __SAMPAN_D typename __sampan_if_integer<__is_integer<__T>::__value, double>::type name(__T x) {               \
    return ::name((double)x);                                                                                        \
  }
__SAMPAN_INTEGER(acos) __SAMPAN_INTEGER(acosh) __SAMPAN_INTEGER(asin) __SAMPAN_INTEGER(asinh) __SAMPAN_INTEGER(atan)
__SAMPAN_INTEGER(atanh) __SAMPAN_INTEGER(cbrt) __SAMPAN_INTEGER(ceil) __SAMPAN_INTEGER(cos) __SAMPAN_INTEGER(cosh)
__SAMPAN_INTEGER(erf) __SAMPAN_INTEGER(erfc) __SAMPAN_INTEGER(exp) __SAMPAN_INTEGER(exp2) __SAMPAN_INTEGER(expm1)
__SAMPAN_INTEGER(fabs) __SAMPAN_INTEGER(floor) __SAMPAN_INTEGER(lgamma) __SAMPAN_INTEGER(log) __SAMPAN_INTEGER(log10)
__SAMPAN_INTEGER(log1p) __SAMPAN_INTEGER(log2) __SAMPAN_INTEGER(logb) __SAMPAN_INTEGER(nearbyint) __SAMPAN_INTEGER(rint)
__SAMPAN_INTEGER(round) __SAMPAN_INTEGER(sin) __SAMPAN_INTEGER(sinh) __SAMPAN_INTEGER(sqrt) __SAMPAN_INTEGER(tan)
__SAMPAN_INTEGER(tanh) __SAMPAN_INTEGER(tgamma) __SAMPAN_INTEGER(trunc)
#undef __SAMPAN_INTEGER

#define __SAMPAN_INTEGER(name, result)                                                                               \
  template <typename __T>                                                                                            \
  __SAMPAN_D typename __sampan_if_integer<__is_integer<__T>::__value, result>::type name(__T x) {               \
    return ::name((double)x);                                                                                        \
  }
__SAMPAN_INTEGER(ilogb, int) __SAMPAN_INTEGER(lrint, long) __SAMPAN_INTEGER(llrint, long long)
__SAMPAN_INTEGER(lround, long) __SAMPAN_INTEGER(llround, long long)
#undef __SAMPAN_INTEGER

#define __SAMPAN_INTEGER(name, second)                                                                               \
  template <typename __T>                                                                                            \
  __SAMPAN_D typename __sampan_if_integer<__is_integer<__T>::__value, double>::type name(__T x, second y) {     \
    return ::name((double)x, y);                                                                                     \
  }
__SAMPAN_INTEGER(ldexp, int) __SAMPAN_INTEGER(scalbn, int) __SAMPAN_INTEGER(scalbln, long)
__SAMPAN_INTEGER(frexp, int *)
#undef __SAMPAN_INTEGER
} // namespace std

#include <math.h>
#include <stdlib.h>
