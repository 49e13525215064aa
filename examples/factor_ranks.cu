// Cross-sectional factor research: a block per date. Sector-neutralises a factor (fixed-point sums in shared atomics),
// winsorises and z-scores it (warp shuffles), ranks factor and forward returns with ties averaged, and takes the rank
// information coefficient. Missing values are NaN.
//
// Check: ranks exactly, against a sort on the host; z-scores and coefficients against long double; the identities that
// ranks and z-scores must satisfy.
#include <algorithm>
#include <cmath>
#include <limits>

#include "common.h"
#include "philox.h"

constexpr int kThreads = 256;
constexpr int kSectors = 11;
constexpr int kMostStocks = 1024;
constexpr float kGrid =
    256.0f; // factor values are multiples of 1 / 256: their fixed-point sums are exact, and they tie
constexpr double kWinsor = 2.5;

struct DateResult {
  double mean, deviation, coefficient;
  int valid;
};

// Three sums at once through one round of shuffles; every thread gets them.
__device__ double3 sumOverBlock(double3 v) {
  __shared__ double3 warps[kThreads / 32];
  for (int offset = 16; offset > 0; offset /= 2) {
    v.x += __shfl_down_sync(0xffffffffu, v.x, offset);
    v.y += __shfl_down_sync(0xffffffffu, v.y, offset);
    v.z += __shfl_down_sync(0xffffffffu, v.z, offset);
  }
  __syncthreads();
  if (threadIdx.x % 32 == 0)
    warps[threadIdx.x / 32] = v;
  __syncthreads();
  double3 total = make_double3(0, 0, 0);
  for (int w = 0; w < kThreads / 32; ++w) {
    total.x += warps[w].x;
    total.y += warps[w].y;
    total.z += warps[w].z;
  }
  return total;
}

// Twice the average rank among the valid stocks, an integer: 2 * (number below) + (number equal) + 1.
__device__ int doubleRank(const float *values, const float *validity, int stocks, float own) {
  int below = 0, equal = 0;
  for (int j = 0; j < stocks; ++j) {
    if (isnan(validity[j]))
      continue;
    below += values[j] < own;
    equal += values[j] == own;
  }
  return 2 * below + equal + 1;
}

__global__ void __launch_bounds__(kThreads)
    factorKernel(const float *factors, const float *forwardReturns, const unsigned char *sectors, int stocks,
                 double *zScores, int *ranks, DateResult *results) {
  __shared__ float factor[kMostStocks], later[kMostStocks];
  __shared__ unsigned long long sectorSum[kSectors];
  __shared__ unsigned sectorCount[kSectors];
  const size_t row = size_t(blockIdx.x) * stocks;
  if (threadIdx.x < kSectors) {
    sectorSum[threadIdx.x] = 0;
    sectorCount[threadIdx.x] = 0;
  }
  __syncthreads();
  int valid = 0;
  for (int base = 0; base < stocks; base += kThreads) {
    const int i = base + threadIdx.x;
    bool present = false;
    if (i < stocks) {
      factor[i] = factors[row + i];
      later[i] = forwardReturns[row + i];
      present = !isnan(factor[i]);
      if (present) {
        // Two's complement: adding negative numbers as unsigned wraps to the right sum.
        atomicAdd(&sectorSum[sectors[i]], static_cast<unsigned long long>(static_cast<long long>(factor[i] * kGrid)));
        atomicAdd(&sectorCount[sectors[i]], 1u);
      }
    }
    valid += __syncthreads_count(present);
  }
  double3 sums = make_double3(0, 0, 0);
  const auto neutral = [&](int i) {
    const double sectorMean = static_cast<long long>(sectorSum[sectors[i]]) / (double(kGrid) * sectorCount[sectors[i]]);
    return factor[i] - sectorMean;
  };
  for (int i = threadIdx.x; i < stocks; i += kThreads)
    if (!isnan(factor[i])) {
      const double x = neutral(i);
      sums.x += x * x;
    }
  const double cap = kWinsor * sqrt(sumOverBlock(sums).x / valid);
  sums = make_double3(0, 0, 0);
  for (int i = threadIdx.x; i < stocks; i += kThreads)
    if (!isnan(factor[i]))
      sums.x += fmin(fmax(neutral(i), -cap), cap);
  const double mean = sumOverBlock(sums).x / valid;
  sums = make_double3(0, 0, 0);
  for (int i = threadIdx.x; i < stocks; i += kThreads)
    if (!isnan(factor[i])) {
      const double x = fmin(fmax(neutral(i), -cap), cap) - mean;
      sums.x += x * x;
    }
  const double deviation = sqrt(sumOverBlock(sums).x / valid);

  sums = make_double3(0, 0, 0);
  const int twiceMeanRank = valid + 1;
  for (int i = threadIdx.x; i < stocks; i += kThreads) {
    if (isnan(factor[i])) {
      zScores[row + i] = nan("");
      ranks[row + i] = 0;
      continue;
    }
    zScores[row + i] = (fmin(fmax(neutral(i), -cap), cap) - mean) / deviation;
    const int own = doubleRank(factor, factor, stocks, factor[i]);
    const int ahead = doubleRank(later, factor, stocks, later[i]);
    ranks[row + i] = own;
    sums.x += double(own - twiceMeanRank) * (ahead - twiceMeanRank);
    sums.y += double(own - twiceMeanRank) * (own - twiceMeanRank);
    sums.z += double(ahead - twiceMeanRank) * (ahead - twiceMeanRank);
  }
  const double3 products = sumOverBlock(sums);
  if (threadIdx.x == 0)
    results[blockIdx.x] = {mean, deviation, products.x / sqrt(products.y * products.z), valid};
}

// Average ranks by sorting: what the kernel counts, found another way.
static std::vector<double> ranksBySorting(const std::vector<float> &values) {
  std::vector<int> order(values.size());
  for (size_t i = 0; i < order.size(); ++i)
    order[i] = int(i);
  std::sort(order.begin(), order.end(), [&](int a, int b) { return values[a] < values[b]; });
  std::vector<double> ranks(values.size());
  for (size_t first = 0; first < order.size();) {
    size_t last = first;
    while (last + 1 < order.size() && values[order[last + 1]] == values[order[first]])
      ++last;
    for (size_t k = first; k <= last; ++k)
      ranks[order[k]] = 0.5 * double(first + last) + 1;
    first = last + 1;
  }
  return ranks;
}

int main(int argc, char **argv) {
  const int dates = countArgument(argc, argv, 1, 60, 2, 10000);
  const int stocks = countArgument(argc, argv, 2, 500, 50, kMostStocks);
  const Philox random(31);
  std::vector<float> factors(size_t(dates) * stocks), returns(factors.size());
  std::vector<unsigned char> sectors(stocks);
  for (int i = 0; i < stocks; ++i)
    sectors[i] = static_cast<unsigned char>(random(i, 1u << 30).x % kSectors);
  for (int d = 0; d < dates; ++d)
    for (int i = 0; i < stocks; ++i) {
      const uint4 a = random(i, d, 1), b = random(i, d, 2);
      const double x = uniform(a.x) + uniform(a.y) + uniform(a.z) - 1.5, noise = uniform(b.x) + uniform(b.y) - 1;
      const bool missing = a.w % 50 == 0;
      const double value = std::round((3 * x + 0.2 * sectors[i] + (b.w % 200 == 0 ? 8 : 0)) * kGrid / 8) / kGrid * 8;
      factors[size_t(d) * stocks + i] = missing ? std::numeric_limits<float>::quiet_NaN() : float(value);
      returns[size_t(d) * stocks + i] = float(std::round(1e4 * (0.004 * x + 0.03 * noise)) * 1e-4);
    }
  DeviceArray<float> deviceFactors(factors), deviceReturns(returns);
  DeviceArray<unsigned char> deviceSectors(sectors);
  DeviceArray<double> deviceScores(factors.size());
  DeviceArray<int> deviceRanks(factors.size());
  DeviceArray<DateResult> deviceResults(dates);
  {
    Timer timer("factor kernel");
    factorKernel<<<dates, kThreads>>>(deviceFactors.data(), deviceReturns.data(), deviceSectors.data(), stocks,
                                      deviceScores.data(), deviceRanks.data(), deviceResults.data());
    CUDA_CHECK(cudaGetLastError());
    CUDA_CHECK(cudaDeviceSynchronize());
  }
  const std::vector<double> scores = deviceScores.download();
  const std::vector<int> ranks = deviceRanks.download();
  const std::vector<DateResult> results = deviceResults.download();

  int wrongRanks = 0;
  double worstScore = 0, worstCoefficient = 0, worstIdentity = 0, sum = 0, squares = 0;
  std::printf("date  valid  factor s.d.  rank IC    reference       diff  top stock (z)\n");
  for (int d = 0; d < dates; ++d) {
    const size_t row = size_t(d) * stocks;
    long double sectorTotal[kSectors] = {}, sectorSize[kSectors] = {};
    std::vector<int> present;
    for (int i = 0; i < stocks; ++i)
      if (!std::isnan(factors[row + i])) {
        present.push_back(i);
        sectorTotal[sectors[i]] += factors[row + i];
        sectorSize[sectors[i]] += 1;
      }
    const size_t n = present.size();
    std::vector<long double> x(n);
    std::vector<float> own(n), later(n);
    long double square = 0;
    for (size_t k = 0; k < n; ++k) {
      const int i = present[k];
      own[k] = factors[row + i];
      later[k] = returns[row + i];
      x[k] = own[k] - sectorTotal[sectors[i]] / sectorSize[sectors[i]];
      square += x[k] * x[k];
    }
    const long double cap = kWinsor * std::sqrt(square / n);
    long double first = 0, second = 0;
    for (long double &value : x) {
      value = std::max(-cap, std::min(cap, value));
      first += value;
      second += value * value;
    }
    const long double mean = first / n, deviation = std::sqrt(second / n - mean * mean);
    const std::vector<double> ownRanks = ranksBySorting(own), laterRanks = ranksBySorting(later);
    long double xy = 0, xx = 0, yy = 0, scoreSum = 0, scoreSquares = 0;
    size_t top = 0;
    for (size_t k = 0; k < n; ++k) {
      const double score = scores[row + present[k]], middle = 0.5 * double(n + 1);
      wrongRanks += ranks[row + present[k]] != 2 * ownRanks[k];
      worstScore = std::max(worstScore, std::fabs(score - double((x[k] - mean) / deviation)));
      xy += (ownRanks[k] - middle) * (laterRanks[k] - middle);
      xx += (ownRanks[k] - middle) * (ownRanks[k] - middle);
      yy += (laterRanks[k] - middle) * (laterRanks[k] - middle);
      scoreSum += score;
      scoreSquares += (long double)score * score;
      if (score > scores[row + present[top]])
        top = k;
    }
    const double coefficient = double(xy / std::sqrt(xx * yy));
    worstCoefficient = std::max(worstCoefficient, std::fabs(coefficient - results[d].coefficient));
    worstIdentity = std::max({worstIdentity, double(std::fabs(scoreSum / n)), double(std::fabs(scoreSquares / n - 1)),
                              results[d].valid == int(n) ? 0.0 : 1.0});
    sum += results[d].coefficient;
    squares += results[d].coefficient * results[d].coefficient;
    if (d < 10)
      std::printf("%4d  %5d  %11.6f  %8.5f  %9.5f  %9.1e  %4d (%.3f)\n", d, results[d].valid, results[d].deviation,
                  results[d].coefficient, coefficient, results[d].coefficient - coefficient, present[top],
                  scores[row + present[top]]);
  }
  const double mean = sum / dates, error = std::sqrt((squares / dates - mean * mean) / (dates - 1));
  std::printf("mean IC %.5f, t %.2f, annualised IR %.2f\n", mean, mean / error,
              mean / error / std::sqrt(dates / 252.0));
  return finish(wrongRanks == 0 && worstScore < 1e-12 && worstCoefficient < 1e-12 && worstIdentity < 1e-12,
                "%d dates: %d wrong ranks, z-scores within %.1e, IC within %.1e, identities within %.1e", dates,
                wrongRanks, worstScore, worstCoefficient, worstIdentity);
}
