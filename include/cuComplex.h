// Complex numbers of the C interfaces: float2 and double2 with named operations, host and device.
#pragma once
#define CU_COMPLEX_H_
#include "cuda_runtime.h"
#include <math.h>

typedef float2 cuFloatComplex;
typedef double2 cuDoubleComplex;
typedef cuFloatComplex cuComplex;

#define __SAMPAN_COMPLEX(suffix, complex, real, make, builtin)                                                       \
  __SAMPAN_HD complex make(real re, real im) {                                                                       \
    complex z = {re, im};                                                                                            \
    return z;                                                                                                        \
  }                                                                                                                  \
  __SAMPAN_HD real cuCreal##suffix(complex z) { return z.x; }                                                        \
  __SAMPAN_HD real cuCimag##suffix(complex z) { return z.y; }                                                        \
  __SAMPAN_HD complex cuConj##suffix(complex z) { return make(z.x, -z.y); }                                          \
  __SAMPAN_HD complex cuCadd##suffix(complex a, complex b) { return make(a.x + b.x, a.y + b.y); }                    \
  __SAMPAN_HD complex cuCsub##suffix(complex a, complex b) { return make(a.x - b.x, a.y - b.y); }                    \
  __SAMPAN_HD complex cuCmul##suffix(complex a, complex b) {                                                         \
    return make(a.x * b.x - a.y * b.y, a.x * b.y + a.y * b.x);                                                       \
  }                                                                                                                  \
  /* Scaled by the size of the divisor, so that its square neither overflows nor vanishes. */                        \
  __SAMPAN_HD complex cuCdiv##suffix(complex a, complex b) {                                                         \
    real scale = (real)1 / (builtin##fabs##suffix(b.x) + builtin##fabs##suffix(b.y));                                \
    real ax = a.x * scale, ay = a.y * scale, bx = b.x * scale, by = b.y * scale;                                     \
    real over = (real)1 / (bx * bx + by * by);                                                                       \
    return make((ax * bx + ay * by) * over, (ay * bx - ax * by) * over);                                             \
  }                                                                                                                  \
  __SAMPAN_HD real cuCabs##suffix(complex z) {                                                                       \
    real x = builtin##fabs##suffix(z.x), y = builtin##fabs##suffix(z.y);                                             \
    real large = x > y ? x : y, small = x > y ? y : x;                                                               \
    if (large == 0 || large > builtin##inf##suffix() / 2 || small > builtin##inf##suffix() / 2) return x + y;        \
    real ratio = small / large;                                                                                      \
    return large * builtin##sqrt##suffix((real)1 + ratio * ratio);                                                   \
  }                                                                                                                  \
  __SAMPAN_HD complex cuCfma##suffix(complex a, complex b, complex c) {                                              \
    real re = builtin##fma##suffix(a.x, b.x, c.x), im = builtin##fma##suffix(a.x, b.y, c.y);                         \
    return make(builtin##fma##suffix(-a.y, b.y, re), builtin##fma##suffix(a.y, b.x, im));                            \
  }
__SAMPAN_COMPLEX(f, cuFloatComplex, float, make_cuFloatComplex, __builtin_)
__SAMPAN_COMPLEX(, cuDoubleComplex, double, make_cuDoubleComplex, __builtin_)
#undef __SAMPAN_COMPLEX

__SAMPAN_HD cuComplex make_cuComplex(float re, float im) { return make_cuFloatComplex(re, im); }
__SAMPAN_HD cuDoubleComplex cuComplexFloatToDouble(cuFloatComplex z) { return make_cuDoubleComplex(z.x, z.y); }
__SAMPAN_HD cuFloatComplex cuComplexDoubleToFloat(cuDoubleComplex z) {
  return make_cuFloatComplex((float)z.x, (float)z.y);
}
