// curand_poisson, and curand_discrete with its tables.
#pragma once

#include "device_normal.h"
#include "discrete.h"

// Small means: multiply uniform numbers until the product is small enough (Knuth).
template <class State> __SAMPAN_D unsigned int __sampan_poisson_product(State *state, float lambda) {
  float product = expf(lambda);
  unsigned int k = 0;
  do {
    ++k;
    product *= curand_uniform(state);
  } while (product > 1.0f);
  return k - 1;
}

// Larger ones: transformed rejection (Hörmann, "The transformed rejection method for generating Poisson random
// variables", 1993).
template <class State> __SAMPAN_D unsigned int __sampan_poisson_rejection(State *state, double lambda) {
  const double b = 0.931 + 2.53 * sqrt(lambda), a = -0.059 + 0.02483 * b;
  const double scale = 1.1239 + 1.1328 / (b - 3.4), logarithm = log(lambda);
  for (;;) {
    const double u = curand_uniform_double(state) - 0.5, v = curand_uniform_double(state);
    const double rest = 0.5 - fabs(u);
    const double k = floor((2.0 * a / rest + b) * u + lambda + 0.43);
    if (k < 0.0 || !(rest > 0.0))
      continue;
    if (log(v * scale / (a / (rest * rest) + b)) <= k * logarithm - lambda - lgamma(k + 1.0))
      return (unsigned int)k;
  }
}

template <class State> __SAMPAN_D unsigned int __sampan_poisson(State *state, double lambda) {
  if (lambda < 64.0)
    return __sampan_poisson_product(state, (float)lambda);
  if (lambda <= 4000.0)
    return __sampan_poisson_rejection(state, lambda);
  return (unsigned int)fmax(0.0, fma(sqrt(lambda), curand_normal_double(state), lambda) + 0.5);
}

// By inversion: one number gives one. Sobol's must not take more.
__SAMPAN_D unsigned int __sampan_poisson_inverse(double u, double lambda) {
  if (lambda >= 64.0)
    return (unsigned int)fmax(0.0, fma(sqrt(lambda), normcdfinv(fmin(u, 1.0 - 0x1p-53)), lambda) + 0.5);
  double term = exp(-lambda), sum = term;
  unsigned int k = 0;
  while (sum < u && term > 0.0) {
    ++k;
    term *= lambda / k;
    sum += term;
  }
  return k;
}

__SAMPAN_D unsigned int __sampan_discrete(double u, curandDiscreteDistribution_t distribution) {
  const double *function = distribution->function;
  unsigned int low = 0, count = distribution->count - 1; // the last one answers for all that lies above
  while (count > 0) {
    const unsigned int half = count / 2;
    const bool above = function[low + half] < u;
    low = above ? low + half + 1 : low;
    count = above ? count - half - 1 : half;
  }
  return distribution->first + low;
}

#define __SAMPAN_DISCRETE(state_t)                                                                                     \
  __SAMPAN_D unsigned int curand_discrete(state_t *state, curandDiscreteDistribution_t distribution) {                 \
    return __sampan_discrete(curand_uniform_double(state), distribution);                                              \
  }
#define __SAMPAN_PSEUDO(state_t)                                                                                       \
  __SAMPAN_D unsigned int curand_poisson(state_t *state, double lambda) { return __sampan_poisson(state, lambda); }    \
  __SAMPAN_DISCRETE(state_t)
#define __SAMPAN_SOBOL(state_t)                                                                                        \
  __SAMPAN_D unsigned int curand_poisson(state_t *state, double lambda) {                                              \
    return __sampan_poisson_inverse(curand_uniform_double(state), lambda);                                             \
  }                                                                                                                    \
  __SAMPAN_DISCRETE(state_t)
__SAMPAN_PSEUDO(curandStateXORWOW_t)
__SAMPAN_PSEUDO(curandStateMRG32k3a_t)
__SAMPAN_PSEUDO(curandStatePhilox4_32_10_t)
__SAMPAN_SOBOL(curandStateSobol32_t)
__SAMPAN_SOBOL(curandStateScrambledSobol32_t)
__SAMPAN_SOBOL(curandStateSobol64_t)
__SAMPAN_SOBOL(curandStateScrambledSobol64_t)
#undef __SAMPAN_SOBOL
#undef __SAMPAN_PSEUDO
#undef __SAMPAN_DISCRETE

__SAMPAN_D uint4 curand_poisson4(curandStatePhilox4_32_10_t *state, double lambda) {
  const unsigned int a = curand_poisson(state, lambda), b = curand_poisson(state, lambda);
  const unsigned int c = curand_poisson(state, lambda), d = curand_poisson(state, lambda);
  return make_uint4(a, b, c, d);
}
__SAMPAN_D uint4 curand_discrete4(curandStatePhilox4_32_10_t *state, curandDiscreteDistribution_t distribution) {
  const double4 u = curand_uniform4_double(state);
  return make_uint4(__sampan_discrete(u.x, distribution), __sampan_discrete(u.y, distribution),
                    __sampan_discrete(u.z, distribution), __sampan_discrete(u.w, distribution));
}
