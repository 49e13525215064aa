// How OpenBLAS takes numbers: real ones by value, complex ones by address; arrays of complex ones as void.
#pragma once

#include "cublas/handle.h"

#include <cstdlib>

namespace sampan::cublas {

inline float by(const float *x) { return *x; }
inline double by(const double *x) { return *x; }
inline const void *by(const cuComplex *x) { return x; }
inline const void *by(const cuDoubleComplex *x) { return x; }

inline const float *raw(const float *x) { return x; }
inline const double *raw(const double *x) { return x; }
inline const void *raw(const cuComplex *x) { return x; }
inline const void *raw(const cuDoubleComplex *x) { return x; }
inline float *raw(float *x) { return x; }
inline double *raw(double *x) { return x; }
inline void *raw(cuComplex *x) { return x; }
inline void *raw(cuDoubleComplex *x) { return x; }

inline bool isZero(float x) { return x == 0; }
inline bool isZero(double x) { return x == 0; }
inline bool isZero(cuComplex x) { return x.x == 0 && x.y == 0; }
inline bool isZero(cuDoubleComplex x) { return x.x == 0 && x.y == 0; }

// With beta 0 the result does not depend on what was there, be it NaN; versions of OpenBLAS differ in that.
template <class T> void clearVector(T *y, int n, int incy, const T *beta) {
  if (isZero(*beta))
    for (int i = 0; i < n; ++i)
      y[static_cast<long long>(i) * std::abs(incy)] = T{};
}

} // namespace sampan::cublas
