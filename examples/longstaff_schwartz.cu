// A Bermudan put (50 exercise dates a year) by Longstaff and Schwartz. Per date one kernel sums the normal equations
// over the paths; the last block to finish, found by an atomic ticket, adds the blocks' sums in order and solves
// them. The policy so learnt is then priced on fresh paths.
//
// Check: against a binomial tree with the same exercise dates, on the host. A learnt policy on fresh paths is worth
// at most the true price (within 4 standard errors), and not less than it by more than 0.5 % and 4 standard errors.
#include <algorithm>
#include <cmath>

#include "block_sum.h"
#include "common.h"
#include "philox.h"
#include "reference.h"

constexpr int kThreads = 128;
constexpr int kBasis = 4;                        // 1, x, x^2, x^3 in x = S / K - 1
constexpr int kSums = (2 * kBasis - 1) + kBasis; // powers 0..6 for the matrix, 4 products for the right-hand side

struct Contract {
  double spot, strike, rate, volatility, maturity;
  int dates;
};

__device__ double stepFactor(const Contract &c, double normal) {
  const double dt = c.maturity / c.dates;
  return exp((c.rate - 0.5 * c.volatility * c.volatility) * dt + c.volatility * sqrt(dt) * normal);
}

// Two dates per call of the generator.
__device__ double2 normalsFor(const Philox &random, int path, int date) {
  const uint4 words = random(path, date / 2);
  return normalPair(words.x, words.y);
}

// Spots lie by date, then path, so that neighbouring threads read neighbouring words.
__global__ void simulateKernel(Contract c, unsigned long long seed, int paths, double *spots) {
  const Philox random(seed);
  for (int path = blockIdx.x * blockDim.x + threadIdx.x; path < paths; path += gridDim.x * blockDim.x) {
    double spot = c.spot;
    for (int date = 0; date < c.dates; date += 2) {
      const double2 normals = normalsFor(random, path, date);
      spots[size_t(date) * paths + path] = spot *= stepFactor(c, normals.x);
      if (date + 1 < c.dates)
        spots[size_t(date + 1) * paths + path] = spot *= stepFactor(c, normals.y);
    }
  }
}

__global__ void payoffKernel(Contract c, int paths, const double *spots, double *cash) {
  for (int path = blockIdx.x * blockDim.x + threadIdx.x; path < paths; path += gridDim.x * blockDim.x)
    cash[path] = fmax(c.strike - spots[path], 0.0);
}

// Solves the normal equations by Cholesky; powers[k] = sum x^k.
__device__ void solveNormalEquations(const double *powers, const double *products, double *coefficients) {
  double lower[kBasis][kBasis], solution[kBasis];
  for (int i = 0; i < kBasis; ++i)
    for (int j = 0; j <= i; ++j) {
      double sum = powers[i + j];
      for (int k = 0; k < j; ++k)
        sum -= lower[i][k] * lower[j][k];
      lower[i][j] = i == j ? sqrt(fmax(sum, 1e-12 * powers[0] + 1e-300)) : sum / lower[j][j];
    }
  for (int i = 0; i < kBasis; ++i) {
    double sum = products[i];
    for (int k = 0; k < i; ++k)
      sum -= lower[i][k] * solution[k];
    solution[i] = sum / lower[i][i];
  }
  for (int i = kBasis - 1; i >= 0; --i) {
    double sum = solution[i];
    for (int k = i + 1; k < kBasis; ++k)
      sum -= lower[k][i] * solution[k];
    solution[i] = coefficients[i] = sum / lower[i][i];
  }
}

__global__ void __launch_bounds__(kThreads)
    regressKernel(Contract c, int paths, const double *spots, const double *cash, double discount, double *partial,
                  unsigned *tickets, double *coefficients) {
  __shared__ bool last;
  __shared__ double totals[kSums];
  double sums[kSums] = {};
  for (int path = blockIdx.x * kThreads + threadIdx.x; path < paths; path += gridDim.x * kThreads) {
    const double x = spots[path] / c.strike - 1.0;
    if (x >= 0)
      continue; // only paths in the money say where to exercise
    const double y = discount * cash[path];
    double power = 1;
    for (int k = 0; k < 2 * kBasis - 1; ++k) {
      sums[k] += power;
      if (k < kBasis)
        sums[2 * kBasis - 1 + k] += power * y;
      power *= x;
    }
  }
  for (int s = 0; s < kSums; ++s) {
    const double sum = blockSum(sums[s]);
    if (threadIdx.x == 0)
      partial[blockIdx.x * kSums + s] = sum;
  }
  if (threadIdx.x == 0) {
    __threadfence(); // the sums above must be seen by whoever sees the ticket
    last = atomicAdd(tickets, 1u) == gridDim.x - 1;
  }
  __syncthreads();
  if (!last)
    return;
  if (threadIdx.x < kSums) {
    double total = 0;
    for (unsigned block = 0; block < gridDim.x; ++block)
      total += static_cast<volatile double *>(partial)[block * kSums + threadIdx.x];
    totals[threadIdx.x] = total;
  }
  __syncthreads();
  if (threadIdx.x == 0) {
    solveNormalEquations(totals, totals + 2 * kBasis - 1, coefficients);
    *tickets = 0;
  }
}

__device__ bool exercises(const Contract &c, const double *b, double spot) {
  const double x = spot / c.strike - 1.0;
  return x < 0 && c.strike - spot >= b[0] + x * (b[1] + x * (b[2] + x * b[3]));
}

__global__ void exerciseKernel(Contract c, int paths, const double *spots, const double *coefficients, double discount,
                               double *cash) {
  for (int path = blockIdx.x * blockDim.x + threadIdx.x; path < paths; path += gridDim.x * blockDim.x) {
    const double held = discount * cash[path];
    cash[path] = exercises(c, coefficients, spots[path]) ? c.strike - spots[path] : held;
  }
}

__global__ void __launch_bounds__(kThreads)
    policyKernel(Contract c, unsigned long long seed, int paths, const double *coefficients, double *partial) {
  const Philox random(seed);
  const double dt = c.maturity / c.dates;
  double sum = 0, squares = 0;
  for (int path = blockIdx.x * kThreads + threadIdx.x; path < paths; path += gridDim.x * kThreads) {
    double spot = c.spot, value = 0;
    double2 normals = make_double2(0, 0);
    for (int date = 0; date < c.dates; ++date) {
      if (date % 2 == 0)
        normals = normalsFor(random, path, date);
      spot *= stepFactor(c, date % 2 == 0 ? normals.x : normals.y);
      const bool stop = date + 1 == c.dates ? spot < c.strike : exercises(c, coefficients + date * kBasis, spot);
      if (stop) {
        value = exp(-c.rate * dt * (date + 1)) * (c.strike - spot);
        break;
      }
    }
    sum += value;
    squares += value * value;
  }
  sum = blockSum(sum);
  squares = blockSum(squares);
  if (threadIdx.x == 0) {
    partial[2 * blockIdx.x] = sum;
    partial[2 * blockIdx.x + 1] = squares;
  }
}

static double bermudanByTree(const Contract &c) {
  const int perDate = 60, steps = perDate * c.dates;
  const double dt = c.maturity / steps, logUp = c.volatility * std::sqrt(dt);
  const double up = std::exp(logUp), discount = std::exp(-c.rate * dt);
  const double p = (std::exp(c.rate * dt) - 1 / up) / (up - 1 / up);
  std::vector<double> value(steps + 1);
  for (int layer = steps; layer >= 0; --layer)
    for (int node = 0; node <= layer; ++node) {
      if (layer < steps)
        value[node] = discount * (p * value[node + 1] + (1 - p) * value[node]);
      if (layer > 0 && layer % perDate == 0)
        value[node] = std::max(value[node], c.strike - c.spot * std::exp(logUp * (2 * node - layer)));
    }
  return value[0];
}

int main(int argc, char **argv) {
  const int paths = countArgument(argc, argv, 1, 16384, 1024, 10000000);
  const int blocks = 8, dates = 50;
  DeviceArray<double> spots(size_t(paths) * dates), cash(paths), partial(blocks * kSums), coefficients(dates * kBasis);
  DeviceArray<unsigned> tickets(1);
  CUDA_CHECK(cudaMemset(tickets.data(), 0, sizeof(unsigned)));
  double worst = 0;
  bool passed = true;
  std::printf("Bermudan put, K 40, r 0.06, vol 0.2, T 1, %d dates, %d paths to learn and %d to price\n", dates, paths,
              2 * paths);
  std::printf("  spot  exercise below at T/2   price      s.e.     tree       diff  in s.e.   European\n");
  for (double spot : {36.0, 40.0, 44.0}) {
    const Contract c = {spot, 40, 0.06, 0.2, 1.0, dates};
    const double discount = std::exp(-c.rate * c.maturity / dates);
    {
      Timer timer("regression and pricing kernels");
      simulateKernel<<<blocks, kThreads>>>(c, 1, paths, spots.data());
      payoffKernel<<<blocks, kThreads>>>(c, paths, spots.data() + size_t(dates - 1) * paths, cash.data());
      for (int date = dates - 2; date >= 0; --date) {
        const double *row = spots.data() + size_t(date) * paths;
        double *b = coefficients.data() + date * kBasis;
        regressKernel<<<blocks, kThreads>>>(c, paths, row, cash.data(), discount, partial.data(), tickets.data(), b);
        exerciseKernel<<<blocks, kThreads>>>(c, paths, row, b, discount, cash.data());
      }
      policyKernel<<<blocks, kThreads>>>(c, 2, 2 * paths, coefficients.data(), partial.data());
      CUDA_CHECK(cudaGetLastError());
      CUDA_CHECK(cudaDeviceSynchronize());
    }
    const std::vector<double> blockSums = partial.download(), policy = coefficients.download();
    double sum = 0, squares = 0;
    for (int b = 0; b < blocks; ++b) {
      sum += blockSums[2 * b];
      squares += blockSums[2 * b + 1];
    }
    const reference::Estimate estimate(sum, squares, 2.0 * paths);
    const double *half = &policy[(dates / 2 - 1) * kBasis];
    double boundary = 20; // the highest spot at which the policy exercises half-way
    for (double s = 20; s < 40; s += 0.01) {
      const double x = s / 40 - 1;
      if (40 - s >= half[0] + x * (half[1] + x * (half[2] + x * half[3])))
        boundary = s;
    }
    const double expected = bermudanByTree(c), difference = estimate.mean - expected;
    const double european = double(reference::blackScholes(spot, 40, 0.06, 0, 0.2, 1, -1));
    std::printf("%6.1f  %21.2f %9.5f %9.5f %9.5f %9.5f %8.2f  %9.5f\n", spot, boundary, estimate.mean, estimate.error,
                expected, difference, difference / estimate.error, european);
    passed = passed && difference < 4 * estimate.error && difference > -4 * estimate.error - 0.005 * expected;
    worst = std::max(worst, std::fabs(difference / estimate.error));
  }
  return finish(passed, "worst of 3 prices is %.2f standard errors away, 4 (and 0.5 %% below) allowed", worst);
}
