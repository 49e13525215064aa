// Rolling correlations of every pair of instruments over minute bars: a tile of the two price series with its halo is
// turned into returns in dynamic shared memory, each thread takes one window in two passes (means, then products). The
// extremes per pair are kept by 64-bit atomicMin and atomicMax on order-preserving integers, the same in every order.
//
// Check: the running-sums algorithm in long double on the host (one pass, no windows); a correlation break planted at
// half time must be seen.
#include <algorithm>
#include <cmath>
#include <cstring>

#include "common.h"
#include "philox.h"

constexpr int kTile = 128;

struct Extremes {
  long long lowest, highest;
};

// Doubles in the order of their integers: flips the magnitude bits of negative numbers.
__host__ __device__ inline long long ordered(long long bits) { return bits < 0 ? bits ^ 0x7fffffffffffffffLL : bits; }

// blockIdx.y: the pair. `prices` has bars + 1 entries per instrument; output k is the window that begins at bar k.
__global__ void __launch_bounds__(kTile)
    correlationKernel(const float *__restrict__ prices, const int2 *__restrict__ pairs, int bars, int window,
                      double *correlations, Extremes *extremes) {
  extern __shared__ double returns[];
  const int span = kTile + window - 1;
  const int2 pair = pairs[blockIdx.y];
  const int first = blockIdx.x * kTile;
  for (int i = threadIdx.x; i < 2 * span; i += kTile) {
    const int bar = first + i % span;
    const float *series = prices + size_t(i < span ? pair.x : pair.y) * (bars + 1);
    returns[i] = bar < bars ? log(double(series[bar + 1]) / double(series[bar])) : 0.0;
  }
  __syncthreads();
  const int output = first + threadIdx.x;
  if (output > bars - window)
    return;
  const double *x = returns + threadIdx.x;
  const double *y = x + span;
  double meanX = 0, meanY = 0;
  for (int k = 0; k < window; ++k) {
    meanX += x[k];
    meanY += y[k];
  }
  meanX /= window;
  meanY /= window;
  double xx = 0, yy = 0, xy = 0;
  for (int k = 0; k < window; ++k) {
    const double dx = x[k] - meanX, dy = y[k] - meanY;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  const double correlation = xy / sqrt(xx * yy);
  correlations[size_t(blockIdx.y) * (bars - window + 1) + output] = correlation;
  const long long key = ordered(__double_as_longlong(correlation));
  atomicMin(&extremes[blockIdx.y].lowest, key);
  atomicMax(&extremes[blockIdx.y].highest, key);
}

static double fromOrdered(long long key) {
  key = ordered(key);
  double value;
  std::memcpy(&value, &key, sizeof value);
  return value;
}

int main(int argc, char **argv) {
  const int instruments = countArgument(argc, argv, 1, 8, 2, 512);
  const int bars = countArgument(argc, argv, 2, 1950, 400, 1000000);
  const int window = countArgument(argc, argv, 3, 120, 20, 4000);
  if (window > bars / 3) {
    std::fprintf(stderr, "%s: %d bars are too few for a window of %d\n", argv[0], bars, window);
    return 2;
  }
  const Philox random(64);
  // A common factor, which instrument 1 leaves at half time: its correlation with the others breaks.
  std::vector<float> prices(size_t(instruments) * (bars + 1));
  for (int i = 0; i < instruments; ++i) {
    double logPrice = std::log(20.0 + 10 * i);
    for (int t = 0; t <= bars; ++t) {
      prices[size_t(i) * (bars + 1) + t] = float(std::exp(logPrice));
      const uint4 common = random(t, 1u << 20), own = random(t, i);
      const double weight = i == 1 && t >= bars / 2 ? 0.0 : 0.8;
      const auto draw = [](uint4 w) { return uniform(w.x) + uniform(w.y) + uniform(w.z) + uniform(w.w) - 2; };
      logPrice += 1e-3 * (weight * draw(common) + 0.6 * draw(own));
    }
  }
  std::vector<int2> pairs;
  for (int i = 0; i < instruments; ++i)
    for (int j = i + 1; j < instruments; ++j)
      pairs.push_back(make_int2(i, j));
  const int pairCount = static_cast<int>(pairs.size()), outputs = bars - window + 1;
  const std::vector<Extremes> none(pairCount, {0x7fffffffffffffffLL, -0x7fffffffffffffffLL - 1});
  DeviceArray<float> devicePrices(prices);
  DeviceArray<int2> devicePairs(pairs);
  DeviceArray<double> deviceCorrelations(size_t(pairCount) * outputs);
  DeviceArray<Extremes> deviceExtremes(none);
  {
    Timer timer("correlation kernel");
    const size_t sharedBytes = 2 * size_t(kTile + window - 1) * sizeof(double);
    if (sharedBytes > 48 * 1024)
      CUDA_CHECK(
          cudaFuncSetAttribute(correlationKernel, cudaFuncAttributeMaxDynamicSharedMemorySize, int(sharedBytes)));
    correlationKernel<<<dim3(divideUp(outputs, kTile), pairCount), kTile, sharedBytes>>>(
        devicePrices.data(), devicePairs.data(), bars, window, deviceCorrelations.data(), deviceExtremes.data());
    CUDA_CHECK(cudaGetLastError());
    CUDA_CHECK(cudaDeviceSynchronize());
  }
  const std::vector<double> correlations = deviceCorrelations.download();
  const std::vector<Extremes> extremes = deviceExtremes.download();

  double worst = 0;
  int wrongExtremes = 0, missedBreaks = 0;
  std::printf(" pair      lowest   highest  mean before  mean after  largest diff from running sums\n");
  const int stride = std::max(1, pairCount / 64);
  for (int p = 0; p < pairCount; p += stride) {
    const double *mine = &correlations[size_t(p) * outputs];
    const float *a = &prices[size_t(pairs[p].x) * (bars + 1)];
    const float *b = &prices[size_t(pairs[p].y) * (bars + 1)];
    long double x = 0, y = 0, xx = 0, yy = 0, xy = 0;
    double difference = 0, before = 0, after = 0;
    int countBefore = 0, countAfter = 0;
    const auto add = [&](int bar, long double sign) {
      const long double u = std::log((long double)a[bar + 1] / a[bar]), v = std::log((long double)b[bar + 1] / b[bar]);
      x += sign * u;
      y += sign * v;
      xx += sign * u * u;
      yy += sign * v * v;
      xy += sign * u * v;
    };
    for (int bar = 0; bar < bars; ++bar) {
      add(bar, 1);
      if (bar >= window)
        add(bar - window, -1);
      const int output = bar - window + 1;
      if (output < 0)
        continue;
      const long double covariance = xy - x * y / window;
      const double expected = double(covariance / std::sqrt((xx - x * x / window) * (yy - y * y / window)));
      difference = std::max(difference, std::fabs(mine[output] - expected));
      if (bar < bars / 2)
        before += mine[output], ++countBefore;
      if (output > bars / 2)
        after += mine[output], ++countAfter;
    }
    const double low = fromOrdered(extremes[p].lowest), high = fromOrdered(extremes[p].highest);
    wrongExtremes += low != *std::min_element(mine, mine + outputs) || high != *std::max_element(mine, mine + outputs);
    const bool breaks = pairs[p].x == 1 || pairs[p].y == 1;
    // Planted: 0.64 before, and 0 after for instrument 1. The mean over many windows is far better known than 0.2.
    missedBreaks +=
        std::fabs(before / countBefore - 0.64) > 0.2 || std::fabs(after / countAfter - (breaks ? 0 : 0.64)) > 0.2;
    worst = std::max(worst, difference);
    if (p < 12 * stride)
      std::printf("%2d,%2d%s  %9.5f %9.5f  %11.5f %11.5f  %9.1e\n", pairs[p].x, pairs[p].y, breaks ? " *" : "  ", low,
                  high, before / countBefore, after / countAfter, difference);
  }
  return finish(worst < 1e-11 && wrongExtremes == 0 && missedBreaks == 0,
                "%d windows of %d bars within %.1e of running sums, %d wrong extremes, %d missed breaks",
                pairCount * outputs, window, worst, wrongExtremes, missedBreaks);
}
