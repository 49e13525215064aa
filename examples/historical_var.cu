// Historical value at risk and expected shortfall: a block per portfolio revalues it by delta and gamma under every
// scenario, sorts the losses by a bitonic network in dynamic shared memory, and fills a histogram with shared atomics.
//
// Check: losses against long double; VaR against nth_element; expected shortfall against the minimum of Rockafellar and
// Uryasev's function (no sorting in it); histogram counts exactly.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "common.h"
#include "philox.h"

constexpr int kScenarios = 1024; // a power of two: the bitonic network needs one
constexpr int kThreads = 256;
constexpr int kBins = 32;
constexpr double kBinWidth = 0.5; // a power of two, so that bin edges are exact

struct Risk {
  double valueAtRisk99, shortfall975, worst;
};

__global__ void __launch_bounds__(kThreads)
    riskKernel(const double *__restrict__ returns, const double *__restrict__ delta, const double *__restrict__ gamma,
               int instruments, double *losses, unsigned *histogram, Risk *risks) {
  extern __shared__ double sorted[];
  __shared__ unsigned bins[kBins];
  const int portfolio = blockIdx.x;
  for (int bin = threadIdx.x; bin < kBins; bin += kThreads)
    bins[bin] = 0;
  __syncthreads();
  for (int scenario = threadIdx.x; scenario < kScenarios; scenario += kThreads) {
    double profit = 0;
    for (int k = 0; k < instruments; ++k) {
      const double move = returns[k * kScenarios + scenario];
      profit += move * (delta[portfolio * instruments + k] + 0.5 * gamma[portfolio * instruments + k] * move);
    }
    sorted[scenario] = -profit;
    losses[portfolio * kScenarios + scenario] = -profit;
    const int bin = static_cast<int>(floor(-profit / kBinWidth)) + kBins / 2;
    atomicAdd(&bins[min(max(bin, 0), kBins - 1)], 1u);
  }
  __syncthreads();
  for (int size = 2; size <= kScenarios; size *= 2)
    for (int stride = size / 2; stride > 0; stride /= 2) {
      for (int pair = threadIdx.x; pair < kScenarios / 2; pair += kThreads) {
        const int low = 2 * pair - (pair & (stride - 1)), high = low + stride;
        const bool descending = (low & size) == 0; // largest loss first
        const double a = sorted[low], b = sorted[high];
        if ((a < b) == descending) {
          sorted[low] = b;
          sorted[high] = a;
        }
      }
      __syncthreads();
    }
  for (int bin = threadIdx.x; bin < kBins; bin += kThreads)
    histogram[portfolio * kBins + bin] = bins[bin];
  if (threadIdx.x == 0) {
    // Of 1,024 losses, 1 % are 10.24: the 11th largest is the first that no more than 1 % exceed.
    Risk risk;
    risk.valueAtRisk99 = sorted[kScenarios / 100];
    const double tail = 0.025 * kScenarios;
    const int whole = static_cast<int>(tail);
    double sum = (tail - whole) * sorted[whole];
    for (int i = 0; i < whole; ++i)
      sum += sorted[i];
    risk.shortfall975 = sum / tail;
    risk.worst = sorted[0];
    risks[portfolio] = risk;
  }
}

// min over c of c + E[(L - c)+] / (1 - alpha): convex and piecewise linear, so that its minimum lies at one of the
// losses.
static double shortfallByMinimum(const double *losses, double tailProbability) {
  long double best = 1e300L;
  for (int i = 0; i < kScenarios; ++i) {
    long double excess = 0;
    for (int j = 0; j < kScenarios; ++j)
      if (losses[j] > losses[i])
        excess += (long double)losses[j] - losses[i];
    best = std::min(best, losses[i] + excess / (tailProbability * kScenarios));
  }
  return double(best);
}

int main(int argc, char **argv) {
  const int portfolios = countArgument(argc, argv, 1, 48, 1, 100000);
  const int instruments = countArgument(argc, argv, 2, 96, 1, 10000);
  const Philox random(99);
  // Returns with a common factor and fat tails: a sum of uniforms, divided by the root of another.
  const auto shock = [&](unsigned a, unsigned b) {
    const uint4 w = random(a, b);
    return (uniform(w.x) + uniform(w.y) + uniform(w.z) - 1.5) * 2 / std::sqrt(0.15 + uniform(w.w));
  };
  std::vector<double> returns(size_t(instruments) * kScenarios), delta(size_t(portfolios) * instruments);
  std::vector<double> gamma(delta.size());
  for (int k = 0; k < instruments; ++k)
    for (int s = 0; s < kScenarios; ++s)
      returns[size_t(k) * kScenarios + s] = 0.01 * (0.6 * shock(s, 1u << 20) + 0.8 * shock(s, k));
  for (size_t i = 0; i < delta.size(); ++i) {
    delta[i] = 4 * (uniform(random(unsigned(i), 7, 1).x) - 0.35);
    gamma[i] = 60 * (uniform(random(unsigned(i), 7, 2).x) - 0.6);
  }
  DeviceArray<double> deviceReturns(returns), deviceDelta(delta), deviceGamma(gamma);
  DeviceArray<double> deviceLosses(size_t(portfolios) * kScenarios);
  DeviceArray<unsigned> deviceHistogram(size_t(portfolios) * kBins);
  DeviceArray<Risk> deviceRisks(portfolios);
  {
    Timer timer("risk kernel");
    riskKernel<<<portfolios, kThreads, kScenarios * sizeof(double)>>>(
        deviceReturns.data(), deviceDelta.data(), deviceGamma.data(), instruments, deviceLosses.data(),
        deviceHistogram.data(), deviceRisks.data());
    CUDA_CHECK(cudaGetLastError());
    CUDA_CHECK(cudaDeviceSynchronize());
  }
  const std::vector<Risk> risks = deviceRisks.download();
  const std::vector<double> losses = deviceLosses.download();
  const std::vector<unsigned> histogram = deviceHistogram.download();

  double worstLoss = 0, worstShortfall = 0;
  int wrongQuantiles = 0, wrongBins = 0;
  std::printf("portfolio    VaR 99%%  nth_element     ES 97.5%%     minimum       diff   worst loss\n");
  const int stride = std::max(1, portfolios / 48);
  for (int p = 0; p < portfolios; p += stride) {
    const double *mine = &losses[size_t(p) * kScenarios];
    for (int s = 0; s < kScenarios; s += 16) {
      long double profit = 0, size = 0;
      for (int k = 0; k < instruments; ++k) {
        const long double move = returns[size_t(k) * kScenarios + s];
        const long double part =
            move * delta[size_t(p) * instruments + k] + gamma[size_t(p) * instruments + k] * move * move / 2;
        profit += part;
        size += std::fabs(part);
      }
      worstLoss = std::max(worstLoss, double(std::fabs(-profit - mine[s]) / size));
    }
    std::vector<double> copy(mine, mine + kScenarios);
    std::nth_element(copy.begin(), copy.begin() + kScenarios / 100, copy.end(), std::greater<double>());
    const double quantile = copy[kScenarios / 100], minimum = shortfallByMinimum(mine, 0.025);
    wrongQuantiles +=
        quantile != risks[p].valueAtRisk99 || *std::max_element(mine, mine + kScenarios) != risks[p].worst;
    worstShortfall = std::max(worstShortfall, std::fabs(risks[p].shortfall975 - minimum) / minimum);
    for (int bin = 0; bin < kBins; ++bin) {
      const double low = bin == 0 ? -INFINITY : (bin - kBins / 2) * kBinWidth;
      const double high = bin == kBins - 1 ? INFINITY : (bin + 1 - kBins / 2) * kBinWidth;
      const auto count =
          std::count_if(mine, mine + kScenarios, [&](double loss) { return loss >= low && loss < high; });
      wrongBins += count != histogram[size_t(p) * kBins + bin];
    }
    if (p < 8 * stride)
      std::printf("%9d %10.5f %12.5f %12.5f %11.5f %10.1e %12.5f\n", p, risks[p].valueAtRisk99, quantile,
                  risks[p].shortfall975, minimum, risks[p].shortfall975 - minimum, risks[p].worst);
  }
  std::printf("losses of portfolio 0\n");
  for (int bin = 0; bin < kBins; ++bin)
    if (histogram[bin] > 0)
      std::printf("  from %5.1f: %4u\n", (bin - kBins / 2) * kBinWidth, histogram[bin]);
  // A sum of n products, each rounded a few times.
  const double allowed = 2.2e-16 * (instruments + 4);
  return finish(worstLoss < allowed && worstShortfall < 1e-13 && wrongQuantiles == 0 && wrongBins == 0,
                "%d portfolios: %d wrong quantiles, %d wrong bins, losses within %.1e, shortfall within %.1e",
                portfolios, wrongQuantiles, wrongBins, worstLoss, worstShortfall);
}
