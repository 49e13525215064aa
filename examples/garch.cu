// GARCH(1,1) by maximum likelihood over many return series, one thread per series: simulation, likelihood with analytic
// gradient by recursion over time, and Fisher scoring with step halving. Returns lie by time, then series, in per cent.
//
// Check, on a sample of the series: the likelihood against the ARCH(infinity) sum in long double (no recursion); the
// estimate must be a maximum of that likelihood to within a thousandth of a standard error along each parameter.
#include <algorithm>
#include <cmath>

#include "common.h"
#include "philox.h"

constexpr int kThreads = 64;
constexpr int kMostIterations = 60;

struct Parameters {
  double omega, alpha, beta;
};

struct Fit {
  Parameters at, error;
  double logLikelihood;
  int iterations; // -1: stopped at a bound or did not converge
};

__global__ void simulateKernel(Parameters truth, unsigned long long seed, int series, int days, double *returns) {
  const int s = blockIdx.x * blockDim.x + threadIdx.x;
  if (s >= series)
    return;
  const Philox random(seed);
  double variance = truth.omega / (1.0 - truth.alpha - truth.beta);
  for (int t = 0; t < days; ++t) {
    const uint4 words = random(s, t);
    const double r = sqrt(variance) * normalPair(words.x, words.y).x;
    returns[size_t(t) * series + s] = r;
    variance = truth.omega + truth.alpha * r * r + truth.beta * variance;
  }
}

// Log-likelihood; with gradients also the score and the expected information (upper triangle, row by row).
template <bool WithGradient>
__device__ double likelihood(const double *returns, int series, int days, double first, const Parameters &p,
                             double (&score)[3], double (&information)[6]) {
  double h = first, byOmega = 0, byAlpha = 0, byBeta = 0, total = 0;
  for (int k = 0; k < 3; ++k)
    score[k] = 0;
  for (int k = 0; k < 6; ++k)
    information[k] = 0;
  for (int t = 0; t < days; ++t) {
    const double r = returns[size_t(t) * series], square = r * r, inverse = 1.0 / h;
    total -= log(h) + square * inverse;
    if (WithGradient) {
      const double surprise = 0.5 * (square * inverse - 1.0);
      const double o = byOmega * inverse, a = byAlpha * inverse, b = byBeta * inverse;
      score[0] += surprise * o;
      score[1] += surprise * a;
      score[2] += surprise * b;
      information[0] += 0.5 * o * o;
      information[1] += 0.5 * o * a;
      information[2] += 0.5 * o * b;
      information[3] += 0.5 * a * a;
      information[4] += 0.5 * a * b;
      information[5] += 0.5 * b * b;
      byOmega = 1.0 + p.beta * byOmega;
      byAlpha = square + p.beta * byAlpha;
      byBeta = h + p.beta * byBeta;
    }
    h = p.omega + p.alpha * square + p.beta * h;
  }
  return 0.5 * total - 0.5 * days * 1.8378770664093454836;
}

// The inverse of a symmetric 3 x 3 matrix given by its upper triangle, in the same form.
__device__ bool invert(const double (&m)[6], double (&inverse)[6]) {
  const double c0 = m[3] * m[5] - m[4] * m[4], c1 = m[2] * m[4] - m[1] * m[5], c2 = m[1] * m[4] - m[2] * m[3];
  const double determinant = m[0] * c0 + m[1] * c1 + m[2] * c2;
  if (!(determinant > 0))
    return false;
  inverse[0] = c0 / determinant;
  inverse[1] = c1 / determinant;
  inverse[2] = c2 / determinant;
  inverse[3] = (m[0] * m[5] - m[2] * m[2]) / determinant;
  inverse[4] = (m[1] * m[2] - m[0] * m[4]) / determinant;
  inverse[5] = (m[0] * m[3] - m[1] * m[1]) / determinant;
  return true;
}

__global__ void __launch_bounds__(kThreads) fitKernel(const double *allReturns, int series, int days, Fit *fits) {
  const int s = blockIdx.x * blockDim.x + threadIdx.x;
  if (s >= series)
    return;
  const double *returns = allReturns + s;
  double first = 0;
  for (int t = 0; t < days; ++t)
    first += returns[size_t(t) * series] * returns[size_t(t) * series];
  first /= days;
  Fit fit;
  fit.at = {0.06 * first, 0.06, 0.88};
  fit.iterations = -1;
  double score[3], information[6], inverse[6] = {}, unused[3], alsoUnused[6];
  fit.logLikelihood = likelihood<true>(returns, series, days, first, fit.at, score, information);
  for (int iteration = 1; iteration <= kMostIterations; ++iteration) {
    if (!invert(information, inverse))
      break;
    const double step[3] = {inverse[0] * score[0] + inverse[1] * score[1] + inverse[2] * score[2],
                            inverse[1] * score[0] + inverse[3] * score[1] + inverse[4] * score[2],
                            inverse[2] * score[0] + inverse[4] * score[1] + inverse[5] * score[2]};
    // The likelihood still to be gained, about half of this; its root is the distance in standard errors.
    if (step[0] * score[0] + step[1] * score[1] + step[2] * score[2] < 1e-15) {
      fit.iterations = iteration;
      break;
    }
    bool moved = false;
    for (double scale = 1; scale > 1e-6; scale *= 0.5) {
      const Parameters next = {fit.at.omega + scale * step[0], fit.at.alpha + scale * step[1],
                               fit.at.beta + scale * step[2]};
      if (next.omega <= 1e-8 || next.alpha < 0 || next.beta < 0 || next.alpha + next.beta >= 0.9999)
        continue;
      const double gained = likelihood<false>(returns, series, days, first, next, unused, alsoUnused);
      if (gained >= fit.logLikelihood - 1e-10) {
        fit.at = next;
        moved = true;
        break;
      }
    }
    if (!moved)
      break;
    fit.logLikelihood = likelihood<true>(returns, series, days, first, fit.at, score, information);
  }
  fit.error = {sqrt(inverse[0]), sqrt(inverse[3]), sqrt(inverse[5])};
  fits[s] = fit;
}

// h_t = omega (1 - beta^t) / (1 - beta) + beta^t h_0 + alpha sum_k beta^k r_{t-1-k}^2, each variance from scratch.
static long double likelihoodBySums(const std::vector<double> &r, const Parameters &p) {
  const int days = int(r.size());
  long double first = 0, total = 0;
  for (double x : r)
    first += (long double)x * x / days;
  for (int t = 0; t < days; ++t) {
    const long double decayed = std::pow((long double)p.beta, t);
    long double h = p.omega * (1 - decayed) / (1 - (long double)p.beta) + decayed * first, weight = p.alpha;
    for (int k = t - 1; k >= 0 && weight > 1e-24L; --k, weight *= p.beta)
      h += weight * r[k] * r[k];
    total += std::log(h) + (long double)r[t] * r[t] / h;
  }
  return -(total + days * 1.8378770664093454836L) / 2;
}

int main(int argc, char **argv) {
  const int series = countArgument(argc, argv, 1, 192, 20, 1000000);
  const int days = countArgument(argc, argv, 2, 1250, 1000, 20000);
  const Parameters truth = {0.03, 0.09, 0.88};
  DeviceArray<double> deviceReturns(size_t(series) * days);
  DeviceArray<Fit> deviceFits(series);
  {
    Timer timer("simulation and fitting kernels");
    const unsigned blocks = divideUp(series, kThreads);
    simulateKernel<<<blocks, kThreads>>>(truth, 3, series, days, deviceReturns.data());
    CUDA_CHECK(cudaGetLastError());
    fitKernel<<<blocks, kThreads>>>(deviceReturns.data(), series, days, deviceFits.data());
    CUDA_CHECK(cudaGetLastError());
    CUDA_CHECK(cudaDeviceSynchronize());
  }
  const std::vector<double> returns = deviceReturns.download();
  const std::vector<Fit> fits = deviceFits.download();

  double worstLikelihood = 0, worstDistance = 0, sums[3] = {}, squares[3] = {}, errors[3] = {};
  int converged = 0, checked = 0;
  std::printf("%d series of %d days, true omega %.3f alpha %.3f beta %.3f\n", series, days, truth.omega, truth.alpha,
              truth.beta);
  std::printf("series   omega  (s.e.)   alpha  (s.e.)    beta  (s.e.)  steps  log-likelihood   by sums      diff  off "
              "maximum\n");
  for (int s = 0; s < series; ++s) {
    const Fit &fit = fits[s];
    if (fit.iterations < 0)
      continue;
    ++converged;
    const double at[] = {fit.at.omega, fit.at.alpha, fit.at.beta};
    const double error[] = {fit.error.omega, fit.error.alpha, fit.error.beta};
    for (int k = 0; k < 3; ++k) {
      sums[k] += at[k];
      squares[k] += at[k] * at[k];
      errors[k] += error[k];
    }
    if (checked >= 8)
      continue;
    ++checked;
    std::vector<double> own(days);
    for (int t = 0; t < days; ++t)
      own[t] = returns[size_t(t) * series + s];
    const long double expected = likelihoodBySums(own, fit.at);
    const double difference = double(fit.logLikelihood - expected);
    // Where the parabola through three points a hundredth of a standard error apart has its top.
    double distance = 0;
    for (int k = 0; k < 3; ++k) {
      long double side[2];
      for (int plus = 0; plus < 2; ++plus) {
        double moved[] = {at[0], at[1], at[2]};
        moved[k] += (plus ? 0.01 : -0.01) * error[k];
        side[plus] = likelihoodBySums(own, {moved[0], moved[1], moved[2]});
      }
      const long double curvature = 2 * expected - side[0] - side[1];
      const double top = curvature > 0 ? double(0.005L * (side[1] - side[0]) / curvature) : INFINITY;
      distance = std::max(distance, std::fabs(top));
    }
    worstLikelihood = std::max(worstLikelihood, std::fabs(difference / fit.logLikelihood));
    worstDistance = std::max(worstDistance, distance);
    std::printf("%6d  %6.4f (%.4f)  %6.4f (%.4f)  %6.4f (%.4f)  %5d  %14.7f  %.5f  %8.1e  %8.1e\n", s, at[0], error[0],
                at[1], error[1], at[2], error[2], fit.iterations, fit.logLikelihood, double(expected), difference,
                distance);
  }
  const char *names[] = {"omega", "alpha", "beta"};
  std::printf("over %d converged series: mean, spread, mean of the standard errors\n", converged);
  for (int k = 0; k < 3 && converged > 1; ++k) {
    const double mean = sums[k] / converged;
    std::printf("  %-5s %8.5f %8.5f %8.5f\n", names[k], mean, std::sqrt(squares[k] / converged - mean * mean),
                errors[k] / converged);
  }
  // The third-order term of the likelihood moves the parabola's top by about (0.01 s.e.)^2: hence 1e-3, not rounding.
  return finish(checked > 0 && converged >= 0.9 * series && worstLikelihood < 4e-16 * std::sqrt(days) &&
                    worstDistance < 1e-3,
                "%d of %d converged, likelihood within %.1e, estimates within %.1e s.e. of the maximum", converged,
                series, worstLikelihood, worstDistance);
}
