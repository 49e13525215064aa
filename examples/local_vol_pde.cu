// Calls under local volatility: Crank-Nicolson in log-spot for a batch of contracts. One thread per system solves it
// by Thomas's recursion, batch-interleaved in memory; a second kernel solves the same systems one block each by
// parallel cyclic reduction in shared memory. The volatility is a functor: CEV sigma(S), or a term structure
// sigma(t).
//
// Check: CEV against the non-central chi-square formula, the term structure against Black-Scholes with the mean
// variance (within 1 bp of spot, what the grid's spacing leaves), and the two solvers against each other to rounding.
#include <algorithm>
#include <cmath>

#include "common.h"
#include "reference.h"

constexpr int kNodes = 256;
constexpr int kCentre = kNodes / 2;
constexpr double kSpot = 100, kRate = 0.05, kYield = 0.02;

struct Cev {
  double sigma, beta, reserved;
  __host__ __device__ double variance(double logMoneyness, double) const {
    const double volatility = sigma * exp((beta - 1.0) * logMoneyness);
    return volatility * volatility;
  }
};

struct TermStructure {
  double sigma, excess, decay;
  __host__ __device__ double variance(double, double time) const {
    const double volatility = sigma * (1.0 + excess * exp(-decay * time));
    return volatility * volatility;
  }
};

template <typename Vol> struct Problem {
  Vol vol;
  double strike, maturity, width;
  int steps;
};

// Row i of one time step from `later` to `earlier`: implicit part a, b, c and right-hand side d.
struct Row {
  double a, b, c, d;
};

template <typename Vol>
__device__ Row rowAt(const Problem<Vol> &p, int step, int i, double below, double here, double above) {
  const double dt = p.maturity / p.steps, dx = p.width / kCentre;
  const double remaining = (step + 1) * dt, time = p.maturity - remaining + 0.5 * dt;
  const double x = (i - kCentre) * dx;
  if (i == 0)
    return {0, 1, 0, 0};
  if (i == kNodes - 1)
    return {0, 1, 0, kSpot * exp(x - kYield * remaining) - p.strike * exp(-kRate * remaining)};
  const double theta = step < 4 ? 1.0 : 0.5; // implicit first: Crank-Nicolson would keep the payoff's kink ringing
  const double variance = p.vol.variance(x, time);
  const double diffusion = 0.5 * variance / (dx * dx), drift = (kRate - kYield - 0.5 * variance) / (2.0 * dx);
  const double low = dt * (diffusion - drift), high = dt * (diffusion + drift),
               middle = -dt * (2.0 * diffusion + kRate);
  return {-theta * low, 1.0 - theta * middle, -theta * high,
          here + (1.0 - theta) * (low * below + middle * here + high * above)};
}

template <typename Vol> __device__ double payoffAt(const Problem<Vol> &p, int i) {
  return fmax(kSpot * exp((i - kCentre) * p.width / kCentre) - p.strike, 0.0);
}

template <typename Vol>
__global__ void thomasKernel(const Problem<Vol> *problems, int count, double *values, double *upper, double *prices) {
  const int system = blockIdx.x * blockDim.x + threadIdx.x;
  if (system >= count)
    return;
  const Problem<Vol> p = problems[system];
  double *value = values + system; // node i of this system lies at value[i * count]
  double *ratio = upper + system;
  for (int i = 0; i < kNodes; ++i)
    value[i * count] = payoffAt(p, i);
  for (int step = 0; step < p.steps; ++step) {
    double below = 0, here = value[0], ratioBefore = 0, solvedBefore = 0;
    for (int i = 0; i < kNodes; ++i) {
      const double above = i + 1 < kNodes ? value[(i + 1) * count] : 0.0;
      const Row row = rowAt(p, step, i, below, here, above);
      const double pivot = 1.0 / (row.b - row.a * ratioBefore);
      ratioBefore = row.c * pivot;
      solvedBefore = (row.d - row.a * solvedBefore) * pivot;
      ratio[i * count] = ratioBefore;
      value[i * count] = solvedBefore;
      below = here;
      here = above;
    }
    double solved = 0;
    for (int i = kNodes - 1; i >= 0; --i) {
      solved = value[i * count] - ratio[i * count] * solved;
      value[i * count] = solved;
    }
  }
  prices[system] = value[kCentre * count];
}

template <typename Vol>
__global__ void __launch_bounds__(kNodes) cyclicReductionKernel(const Problem<Vol> *problems, double *prices) {
  __shared__ double value[kNodes];
  __shared__ Row rows[kNodes];
  const Problem<Vol> p = problems[blockIdx.x];
  const int i = threadIdx.x;
  value[i] = payoffAt(p, i);
  __syncthreads();
  for (int step = 0; step < p.steps; ++step) {
    Row own = rowAt(p, step, i, i > 0 ? value[i - 1] : 0.0, value[i], i + 1 < kNodes ? value[i + 1] : 0.0);
    for (int distance = 1; distance < kNodes; distance *= 2) {
      rows[i] = own;
      __syncthreads();
      const Row before = i >= distance ? rows[i - distance] : Row{0, 1, 0, 0};
      const Row after = i + distance < kNodes ? rows[i + distance] : Row{0, 1, 0, 0};
      const double left = -own.a / before.b, right = -own.c / after.b;
      own = {left * before.a, own.b + left * before.c + right * after.a, right * after.c,
             own.d + left * before.d + right * after.d};
      __syncthreads();
    }
    value[i] = own.d / own.b;
    __syncthreads();
  }
  if (i == kCentre)
    prices[blockIdx.x] = value[i];
}

// P(X <= z) for a non-central chi-square: Poisson-weighted central ones, each by the series of the incomplete gamma.
static long double noncentralChiSquare(long double z, long double degrees, long double noncentrality) {
  long double total = 0;
  for (int j = 0; j < 400; ++j) {
    const long double half = noncentrality / 2, a = degrees / 2 + j, x = z / 2;
    const long double weight = std::exp(-half + j * std::log(half) - std::lgamma(j + 1.0L));
    if (j > half && weight < 1e-22L)
      break;
    long double term = std::exp(-x + a * std::log(x) - std::lgamma(a + 1)), sum = 0;
    for (int n = 1; n < 2000 && term > 1e-24L; ++n) {
      sum += term;
      term *= x / (a + n);
    }
    total += weight * sum;
  }
  return total;
}

static double closedForm(const Problem<Cev> &p) {
  const long double carry = kRate - kYield, power = 2 * (1 - p.vol.beta), T = p.maturity;
  const long double delta = p.vol.sigma * std::pow(kSpot, 1 - p.vol.beta);
  const long double v = delta * delta * (1 - std::exp(-carry * power * T)) / (carry * power);
  const long double scale = (power / 2) * (power / 2) * v;
  const long double a = std::pow(p.strike * std::exp(-carry * T), power) / scale, b = 2 / power;
  const long double c = std::pow((long double)kSpot, power) / scale;
  return double(kSpot * std::exp(-kYield * T) * (1 - noncentralChiSquare(a, b + 2, c)) -
                p.strike * std::exp(-kRate * T) * noncentralChiSquare(c, b, a));
}

static double closedForm(const Problem<TermStructure> &p) {
  const double e = p.vol.excess, k = p.vol.decay, T = p.maturity;
  const double mean = 1 + 2 * e * (1 - std::exp(-k * T)) / (k * T) + e * e * (1 - std::exp(-2 * k * T)) / (2 * k * T);
  return double(reference::blackScholes(kSpot, p.strike, kRate, kYield, p.vol.sigma * std::sqrt(mean), T, 1));
}

struct Worst {
  double reference = 0, solvers = 0;
};

template <typename Vol> Worst solveAndCompare(const char *name, const std::vector<Problem<Vol>> &problems) {
  const int count = static_cast<int>(problems.size()), reduced = std::min(count, 8);
  DeviceArray<Problem<Vol>> deviceProblems(problems);
  DeviceArray<double> values(size_t(count) * kNodes), upper(size_t(count) * kNodes), prices(count),
      reducedPrices(reduced);
  {
    Timer timer(name);
    thomasKernel<<<divideUp(count, 64), 64>>>(deviceProblems.data(), count, values.data(), upper.data(), prices.data());
    CUDA_CHECK(cudaGetLastError());
    cyclicReductionKernel<<<reduced, kNodes>>>(deviceProblems.data(), reducedPrices.data());
    CUDA_CHECK(cudaGetLastError());
    CUDA_CHECK(cudaDeviceSynchronize());
  }
  const std::vector<double> byThomas = prices.download(), byReduction = reducedPrices.download();
  Worst worst;
  std::printf("%s\n  strike     T  sigma     Thomas    closed form       diff   cyclic reduction - Thomas\n", name);
  for (int i = 0; i < count; ++i) {
    const double expected = closedForm(problems[i]);
    worst.reference = std::max(worst.reference, std::fabs(byThomas[i] - expected));
    if (i < reduced) {
      worst.solvers = std::max(worst.solvers, std::fabs(byReduction[i] - byThomas[i]));
      std::printf("  %6.1f %5.2f  %5.2f %10.5f  %13.5f %10.1e %10.1e\n", problems[i].strike, problems[i].maturity,
                  problems[i].vol.sigma, byThomas[i], expected, byThomas[i] - expected, byReduction[i] - byThomas[i]);
    }
  }
  return worst;
}

int main(int argc, char **argv) {
  const int strikes = countArgument(argc, argv, 1, 8, 2, 100000);
  std::vector<Problem<Cev>> cev;
  std::vector<Problem<TermStructure>> term;
  for (double sigma : {0.2, 0.3})
    for (double maturity : {0.5, 1.0})
      for (int k = 0; k < strikes; ++k) {
        const double strike = 75 + 50.0 * k / (strikes - 1), width = 6 * sigma * std::sqrt(maturity);
        cev.push_back({{sigma, 0.5, 0}, strike, maturity, width, 80});
        term.push_back({{sigma, 0.3, 2.0}, strike, maturity, 1.2 * width, 80});
      }
  const Worst first = solveAndCompare("CEV, beta 0.5", cev), second = solveAndCompare("term structure", term);
  const double worst = std::max(first.reference, second.reference), solvers = std::max(first.solvers, second.solvers);
  return finish(worst < 0.01 && solvers < 1e-10, "%zu contracts within %.1e of 1e-02, solvers within %.1e of 1e-10",
                cev.size() + term.size(), worst, solvers);
}
