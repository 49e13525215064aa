#include "side.isph"

static inline void likelihoodRange(const uniform double squares[], const uniform double omegas[],
                                   const uniform double alphas[], const uniform double betas[], uniform double out[],
                                   uniform int days, uniform int first, uniform int last) {
  foreach (k = first ... last) {
    const double omega = omegas[k], alpha = alphas[k], beta = betas[k];
    double variance = 1, sum = 0;
    for (uniform int i = 0; i < days; ++i) {
      sum += log(variance) + squares[i] / variance;
      variance = omega + alpha * squares[i] + beta * variance;
    }
    out[k] = -0.5d * sum;
  }
}

task void likelihood(uniform double squares[], uniform double omegas[], uniform double alphas[], uniform double betas[],
                     uniform double out[], uniform int sets, uniform int days) {
  likelihoodRange(squares, omegas, alphas, betas, out, days, startOf(sets, taskIndex, taskCount),
                  startOf(sets, taskIndex + 1, taskCount));
}

BENCH_RUN {
  launch[TASKS] likelihood(ARRAY(double, 0), ARRAY(double, 1), ARRAY(double, 2), ARRAY(double, 3), ARRAY(double, 4),
                           sizes[0], sizes[1]);
}
