__kernel void likelihood(__global const double *restrict squares, __global const double *restrict omegas,
                         __global const double *restrict alphas, __global const double *restrict betas,
                         __global double *restrict out, int sets, int days, int unused) {
  const int k = get_global_id(0);
  if (k >= sets)
    return;
  const double omega = omegas[k], alpha = alphas[k], beta = betas[k];
  double variance = 1, sum = 0;
  for (int i = 0; i < days; ++i) {
    sum += log(variance) + squares[i] / variance;
    variance = omega + alpha * squares[i] + beta * variance;
  }
  out[k] = -0.5 * sum;
}
