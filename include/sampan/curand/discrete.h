// What a discrete distribution's handle points to, in device memory.
#pragma once

struct curandDiscreteDistribution_st {
  unsigned int count, first; // values first … first + count - 1
  const double *function;    // the distribution function at each
};
