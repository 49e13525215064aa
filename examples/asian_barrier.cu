// Path-dependent Monte Carlo: arithmetic and geometric Asian calls, and a down-and-out call watched continuously
// through the Brownian-bridge probability of staying above the barrier between two dates. Philox in the kernel, a
// block reduction in shared memory, partial sums added in a fixed order.
//
// Check, each within 4 standard errors: the geometric Asian and the barrier have closed forms; the arithmetic Asian
// is integrated on the host by the recursion of Carverhill and Clewlow for the law of the average, which draws
// nothing.
#include <algorithm>
#include <cmath>

#include "block_sum.h"
#include "common.h"
#include "philox.h"
#include "reference.h"

constexpr int kThreads = 128;

// What is summed over paths: Y is what is priced, X its control variate, whose price is known.
enum Sum {
  kGeometric,
  kGeometric2,
  kAsian,
  kAsian2,
  kAsianGeometric,
  kKnocked,
  kKnocked2,
  kVanilla,
  kVanilla2,
  kKnockedVanilla,
  kSums
};

struct Terms {
  double spot, strike, barrier, rate, volatility, maturity;
  int dates;
};

__constant__ Terms terms;

__global__ void __launch_bounds__(kThreads) pathKernel(unsigned long long seed, int paths, double *partial) {
  const Philox random(seed);
  const double dt = terms.maturity / terms.dates;
  const double variance = terms.volatility * terms.volatility * dt;
  const double drift = (terms.rate - 0.5 * terms.volatility * terms.volatility) * dt;
  const double deviation = sqrt(variance);
  const double logBarrier = log(terms.barrier / terms.spot);
  const double discount = exp(-terms.rate * terms.maturity);
  double sums[kSums] = {};
  for (int path = blockIdx.x * kThreads + threadIdx.x; path < paths; path += gridDim.x * kThreads) {
    double x = 0, total = 0, logTotal = 0, alive = 1;
    for (int date = 0; date < terms.dates; date += 2) {
      const uint4 words = random(path, date);
      const double2 normal = normalPair(words.x, words.y);
      for (int half = 0; half < 2 && date + half < terms.dates; ++half) {
        const double before = x;
        x += drift + deviation * (half == 0 ? normal.x : normal.y);
        total += exp(x);
        logTotal += x;
        if (x <= logBarrier) {
          alive = 0;
        } else if (alive > 0) {
          alive *= 1.0 - exp(-2.0 * (before - logBarrier) * (x - logBarrier) / variance);
        }
      }
    }
    const double arithmetic = discount * fmax(terms.spot * total / terms.dates - terms.strike, 0.0);
    const double geometric = discount * fmax(terms.spot * exp(logTotal / terms.dates) - terms.strike, 0.0);
    const double vanilla = discount * fmax(terms.spot * exp(x) - terms.strike, 0.0), knocked = alive * vanilla;
    sums[kGeometric] += geometric;
    sums[kGeometric2] += geometric * geometric;
    sums[kAsian] += arithmetic;
    sums[kAsian2] += arithmetic * arithmetic;
    sums[kAsianGeometric] += arithmetic * geometric;
    sums[kKnocked] += knocked;
    sums[kKnocked2] += knocked * knocked;
    sums[kVanilla] += vanilla;
    sums[kVanilla2] += vanilla * vanilla;
    sums[kKnockedVanilla] += knocked * vanilla;
  }
  for (int s = 0; s < kSums; ++s) {
    const double sum = blockSum(sums[s]);
    if (threadIdx.x == 0)
      partial[blockIdx.x * kSums + s] = sum;
  }
}

static double geometricClosedForm(const Terms &t) {
  const double n = t.dates, dt = t.maturity / n;
  const double mean = (t.rate - 0.5 * t.volatility * t.volatility) * dt * (n + 1) / 2;
  const double variance = t.volatility * t.volatility * dt * (n + 1) * (2 * n + 1) / (6 * n);
  return double(std::exp(-t.rate * t.maturity) *
                reference::black(t.spot * std::exp(mean + variance / 2), t.strike, std::sqrt(variance), 1));
}

// Merton's down-and-out call, barrier below the strike.
static double barrierClosedForm(const Terms &t) {
  const double power = 2 * t.rate / (t.volatility * t.volatility) - 1;
  const auto call = [&](double spot) {
    return reference::blackScholes(spot, t.strike, t.rate, 0, t.volatility, t.maturity, 1);
  };
  return double(call(t.spot) - std::pow(t.barrier / t.spot, power) * call(t.barrier * t.barrier / t.spot));
}

// sum S_i = S e^{w_1} with w_k = z_k + log(1 + e^{w_{k+1}}): carry the density of w_k back from the last date. The sums
// are trapezoids over smooth densities, exact to rounding once the spacing is a third of z's deviation.
static double arithmeticByRecursion(const Terms &t) {
  const double dt = t.maturity / t.dates, deviation = t.volatility * std::sqrt(dt);
  const double drift = (t.rate - 0.5 * t.volatility * t.volatility) * dt;
  const double spread = 8 * t.volatility * std::sqrt(t.maturity) + 0.1;
  const double kink = std::log(t.dates * t.strike / t.spot), h = deviation / 3;
  const int below = int((kink + spread) / h), nodes = below + int((std::log(double(t.dates)) + spread - kink) / h);
  const auto node = [&](int i) { return kink + (i - below) * h; }; // the payoff's kink is a node
  const auto density = [&](double z) {
    const double u = (z - drift) / deviation;
    return 0.3989422804014327 / deviation * std::exp(-0.5 * u * u);
  };
  std::vector<double> law(nodes), next(nodes);
  for (int i = 0; i < nodes; ++i)
    law[i] = density(node(i));
  for (int date = t.dates - 1; date >= 1; --date) {
    std::fill(next.begin(), next.end(), 0.0);
    for (int j = 0; j < nodes; ++j) {
      if (law[j] < 1e-18)
        continue;
      const double u = std::log1p(std::exp(node(j)));
      const int centre = int((u - kink) / h) + below;
      for (int i = std::max(0, centre - 30); i < std::min(nodes, centre + 32); ++i)
        next[i] += density(node(i) - u) * law[j] * h;
    }
    law.swap(next);
  }
  double sum = 0;
  for (int i = below; i < nodes; ++i)
    sum += (t.spot / t.dates * std::exp(node(i)) - t.strike) * law[i] * h;
  sum += h * h / 12 * t.strike * law[below]; // Euler-Maclaurin at the kink, where the slope is the strike
  return std::exp(-t.rate * t.maturity) * sum;
}

int main(int argc, char **argv) {
  const int paths = countArgument(argc, argv, 1, 65536, 1024, 100000000);
  const Terms t = {100, 105, 90, 0.04, 0.3, 1.0, 52};
  CUDA_CHECK(cudaMemcpyToSymbol(terms, &t, sizeof t));
  const int blocks = std::min<int>(divideUp(paths, kThreads), 128);
  DeviceArray<double> partial(size_t(blocks) * kSums);
  {
    Timer timer("path kernel");
    pathKernel<<<blocks, kThreads>>>(7, paths, partial.data());
    CUDA_CHECK(cudaGetLastError());
    CUDA_CHECK(cudaDeviceSynchronize());
  }
  const std::vector<double> blockSums = partial.download();
  double sums[kSums] = {};
  for (size_t i = 0; i < blockSums.size(); ++i)
    sums[i % kSums] += blockSums[i];

  const double geometricExact = geometricClosedForm(t), asianExact = arithmeticByRecursion(t);
  const double vanillaExact = double(reference::blackScholes(t.spot, t.strike, t.rate, 0, t.volatility, t.maturity, 1));
  const reference::Estimate geometric(sums[kGeometric], sums[kGeometric2], paths);
  const reference::Estimate asian(sums[kAsian], sums[kAsian2], paths);
  const reference::Estimate knocked(sums[kKnocked], sums[kKnocked2], paths);
  const reference::Estimate vanilla(sums[kVanilla], sums[kVanilla2], paths);
  struct Row {
    const char *name;
    double value, error, expected;
  };
  // Y less the part of it that X explains.
  const auto controlled = [&](const reference::Estimate &y, const reference::Estimate &x, double products,
                              double exactX, double expected) -> Row {
    const double covariance = (products / paths - y.mean * x.mean) / (paths - 1.0);
    const double beta = covariance / (x.error * x.error);
    return {"  with control variate", y.mean - beta * (x.mean - exactX),
            std::sqrt(y.error * y.error - beta * covariance), expected};
  };
  const Row rows[] = {
      {"geometric Asian call", geometric.mean, geometric.error, geometricExact},
      {"arithmetic Asian call", asian.mean, asian.error, asianExact},
      controlled(asian, geometric, sums[kAsianGeometric], geometricExact, asianExact),
      {"European call", vanilla.mean, vanilla.error, vanillaExact},
      {"down-and-out call", knocked.mean, knocked.error, barrierClosedForm(t)},
      controlled(knocked, vanilla, sums[kKnockedVanilla], vanillaExact, barrierClosedForm(t)),
  };
  std::printf("S %.0f K %.0f barrier %.0f r %.2f vol %.2f T %.1f, %d dates, %d paths\n", t.spot, t.strike, t.barrier,
              t.rate, t.volatility, t.maturity, t.dates, paths);
  std::printf("%-24s %10s %9s %10s %10s %8s\n", "", "price", "s.e.", "reference", "diff", "in s.e.");
  double worst = 0;
  for (const Row &row : rows) {
    const double deviations = (row.value - row.expected) / row.error;
    std::printf("%-24s %10.5f %9.5f %10.5f %10.5f %8.2f\n", row.name, row.value, row.error, row.expected,
                row.value - row.expected, deviations);
    worst = std::max(worst, std::isfinite(deviations) ? std::fabs(deviations) : INFINITY);
  }
  return finish(worst < 4, "worst of 6 prices is %.2f standard errors away, 4 allowed", worst);
}
