// Implied volatilities of a chain: Newton from the point of inflection, kept inside a bracket by bisection, so that
// every quote converges. Threads leave their loop after different counts; a histogram of the counts is kept in shared
// memory.
//
// Check: quotes are made in long double from known volatilities, which must come back to within what a rounding of
// the quote is worth in volatility; quotes outside the no-arbitrage bounds must be refused, and no others.
#include <algorithm>
#include <cmath>
#include <limits>

#include "common.h"
#include "philox.h"
#include "reference.h"

constexpr int kThreads = 256;
constexpr int kMostIterations = 64;

struct Quote {
  double forward, strike, discount, maturity, price;
  int sign;
};

__device__ double undiscountedPrice(double forward, double strike, double deviation, int sign) {
  const double d1 = log(forward / strike) / deviation + 0.5 * deviation;
  return sign * (forward * normcdf(sign * d1) - strike * normcdf(sign * (d1 - deviation)));
}

__device__ double solve(const Quote &q, int *iterations) {
  *iterations = 0;
  double target = q.price / q.discount;
  const double intrinsic = fmax(q.sign * (q.forward - q.strike), 0.0);
  if (!(target > intrinsic) || !(target < (q.sign > 0 ? q.forward : q.strike)))
    return nan("");
  // Solve for the option that is out of the money: the other's price is mostly intrinsic value and says less.
  int sign = q.sign;
  if (intrinsic > 0) {
    target -= intrinsic;
    sign = -sign;
  }
  const double root = sqrt(q.maturity), moneyness = log(q.forward / q.strike);
  double low = 0, high = 8.0;
  double deviation = fmax(sqrt(2.0 * fabs(moneyness)), 0.05);
  while (*iterations < kMostIterations) {
    ++*iterations;
    const double d1 = moneyness / deviation + 0.5 * deviation;
    const double error = undiscountedPrice(q.forward, q.strike, deviation, sign) - target;
    const double slope = q.forward * 0.3989422804014326779 * exp(-0.5 * d1 * d1);
    if (error > 0)
      high = deviation;
    else
      low = deviation;
    double next = deviation - error / slope;
    if (!(next >= low && next <= high))
      next = 0.5 * (low + high);
    const double move = fabs(next - deviation);
    deviation = next;
    if (move <= 1e-12 * deviation)
      break; // Newton squares the error: what remains is rounding
  }
  return deviation / root;
}

__global__ void impliedKernel(const Quote *__restrict__ quotes, int count, double *volatilities, unsigned *histogram,
                              unsigned *refused) {
  __shared__ unsigned counts[kMostIterations + 1];
  for (int i = threadIdx.x; i <= kMostIterations; i += blockDim.x)
    counts[i] = 0;
  __syncthreads();
  const int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < count) {
    int iterations;
    const double volatility = solve(quotes[i], &iterations);
    volatilities[i] = volatility;
    if (isnan(volatility))
      atomicAdd(refused, 1u);
    else
      atomicAdd(&counts[iterations], 1u);
  }
  __syncthreads();
  for (int k = threadIdx.x; k <= kMostIterations; k += blockDim.x)
    if (counts[k] > 0)
      atomicAdd(&histogram[k], counts[k]);
}

int main(int argc, char **argv) {
  const int count = countArgument(argc, argv, 1, 50000, 100, 10000000);
  const Philox random(5);
  std::vector<Quote> quotes(count);
  std::vector<double> known(count);
  unsigned bad = 0;
  for (int i = 0; i < count; ++i) {
    const uint4 words = random(i, 0);
    const double volatility = 0.05 + 0.95 * uniform(words.x), maturity = 0.05 + 2.95 * uniform(words.y);
    const double strike = 100 * std::exp(volatility * std::sqrt(maturity) * (6 * uniform(words.z) - 3));
    const int sign = words.w % 2 ? 1 : -1;
    const double discount = std::exp(-0.03 * maturity);
    known[i] = volatility;
    const long double price =
        discount * reference::black(100, strike, (long double)volatility * std::sqrt((long double)maturity), sign);
    quotes[i] = {100, strike, discount, maturity, double(price), sign};
    if (i % 97 == 0) { // a stale quote: just below intrinsic value, or above what the option can ever pay
      const double intrinsic = std::max(sign * (100 - strike), 0.0);
      quotes[i].price = discount * (i % 2 ? intrinsic - 1e-9 : (sign > 0 ? 100 : strike) * (1 + 1e-9));
      known[i] = std::numeric_limits<double>::quiet_NaN();
      ++bad;
    }
  }
  DeviceArray<Quote> deviceQuotes(quotes);
  DeviceArray<double> deviceVolatilities(count);
  DeviceArray<unsigned> deviceHistogram(kMostIterations + 1), deviceRefused(1);
  CUDA_CHECK(cudaMemset(deviceHistogram.data(), 0, (kMostIterations + 1) * sizeof(unsigned)));
  CUDA_CHECK(cudaMemset(deviceRefused.data(), 0, sizeof(unsigned)));
  {
    Timer timer("implied volatility kernel");
    impliedKernel<<<divideUp(count, kThreads), kThreads>>>(deviceQuotes.data(), count, deviceVolatilities.data(),
                                                           deviceHistogram.data(), deviceRefused.data());
    CUDA_CHECK(cudaGetLastError());
    CUDA_CHECK(cudaDeviceSynchronize());
  }
  const std::vector<double> solved = deviceVolatilities.download();
  const std::vector<unsigned> histogram = deviceHistogram.download();
  const unsigned refused = deviceRefused.download()[0];

  std::printf("type    strike       T        price      implied        known       diff   allowed\n");
  double worst = 0, worstAllowed = 0;
  unsigned wrong = 0;
  int shown = 0;
  for (int i = 0; i < count; ++i) {
    const Quote &q = quotes[i];
    if (std::isnan(known[i]) || std::isnan(solved[i])) {
      wrong += std::isnan(known[i]) != std::isnan(solved[i]);
      continue;
    }
    const double deviation = known[i] * std::sqrt(q.maturity);
    const double d1 = std::log(q.forward / q.strike) / deviation + deviation / 2;
    const double vega = q.discount * q.forward * 0.3989422804014327 * std::exp(-d1 * d1 / 2) * std::sqrt(q.maturity);
    // The quote's own rounding, the subtraction of intrinsic value and the two terms of Black's formula: a few units
    // in the last place of the largest number involved.
    const double largest = std::max(q.forward, q.strike) * q.discount;
    const double allowed = 4 * 2.2e-16 * largest / vega + 1e-14;
    const double difference = std::fabs(solved[i] - known[i]);
    if (shown < 8 && i % 37 == 1) {
      std::printf("%s %9.3f %7.3f %12.7f %12.9f %12.9f %10.1e %9.1e\n", q.sign > 0 ? "call" : "put ", q.strike,
                  q.maturity, q.price, solved[i], known[i], solved[i] - known[i], allowed);
      ++shown;
    }
    if (difference / allowed > worst) {
      worst = difference / allowed;
      worstAllowed = difference;
    }
  }
  std::printf("iterations: quotes\n");
  unsigned solvedCount = 0;
  for (int k = 0; k <= kMostIterations; ++k) {
    if (histogram[k] > 0)
      std::printf("  %2d: %u\n", k, histogram[k]);
    solvedCount += histogram[k];
  }
  std::printf("refused: %u of %u outside the no-arbitrage bounds\n", refused, bad);
  const bool counts = refused == bad && wrong == 0 && solvedCount + refused == unsigned(count);
  return finish(counts && worst < 1 && histogram[kMostIterations] == 0,
                "%u quotes solved, worst at %.2f of what rounding allows (%.1e)", solvedCount, worst, worstAllowed);
}
