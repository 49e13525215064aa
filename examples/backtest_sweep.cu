// A sweep of a moving-average strategy over its parameters: prices (integer ticks) in constant memory, one thread per
// (fast, slow, band), a long loop over time, profit, costs, drawdown and Sharpe ratio; the best is found by shuffles
// and a 64-bit atomicMax whose key breaks ties by number, so that no order of blocks changes it.
//
// Check: every sampled strategy again from prefix sums and its list of trades on the host: profit, costs, trades and
// drawdown are integers and must be equal; Sharpe ratios in long double; the winner by a plain search.
#include <algorithm>
#include <cmath>
#include <cstring>

#include "common.h"
#include "philox.h"

constexpr int kMostBars = 8192;
constexpr int kThreads = 128;
constexpr int kCost = 2; // ticks per unit of position traded

__constant__ int prices[kMostBars];

struct Strategy {
  int fast, slow, band; // band in 1/10,000 of the slow average
};

struct Outcome {
  long long profit;
  int drawdown, trades;
  float sharpe; // per bar
  int reserved;
};

__global__ void __launch_bounds__(kThreads) sweepKernel(const Strategy *__restrict__ strategies, int count, int bars,
                                                        Outcome *outcomes, unsigned long long *best) {
  const int id = blockIdx.x * kThreads + threadIdx.x;
  unsigned long long key = 0;
  if (id < count) {
    const Strategy s = strategies[id];
    long long fastSum = 0, slowSum = 0, profit = 0, squares = 0, peak = 0;
    int position = 0, drawdown = 0, trades = 0;
    for (int t = 0; t + 1 < bars; ++t) {
      fastSum += prices[t];
      slowSum += prices[t];
      if (t >= s.fast)
        fastSum -= prices[t - s.fast];
      if (t >= s.slow)
        slowSum -= prices[t - s.slow];
      int wanted = position;
      if (t + 1 >= s.slow) {
        const long long gap = (fastSum * s.slow - slowSum * s.fast) * 10000, band = slowSum * s.fast * s.band;
        if (gap > band)
          wanted = 1;
        else if (gap < -band)
          wanted = -1;
      }
      int change = wanted * (prices[t + 1] - prices[t]);
      if (wanted != position) {
        change -= kCost * abs(wanted - position);
        ++trades;
        position = wanted;
      }
      profit += change;
      squares += static_cast<long long>(change) * change;
      peak = max(peak, profit);
      drawdown = max(drawdown, static_cast<int>(peak - profit));
    }
    const double n = bars - 1, mean = profit / n, variance = squares / n - mean * mean;
    const float sharpe = variance > 0 ? static_cast<float>(mean / sqrt(variance)) : 0.0f;
    outcomes[id] = {profit, drawdown, trades, sharpe, 0};
    const int bits = __float_as_int(sharpe);
    const unsigned ordered = bits < 0 ? ~static_cast<unsigned>(bits) : static_cast<unsigned>(bits) | 0x80000000u;
    key = static_cast<unsigned long long>(ordered) << 32 | ~static_cast<unsigned>(id); // of equals the first wins
  }
  for (int offset = 16; offset > 0; offset /= 2) {
    const unsigned long long other = __shfl_xor_sync(0xffffffffu, key, offset);
    key = other > key ? other : key;
  }
  if (threadIdx.x % 32 == 0)
    atomicMax(best, key);
}

struct HostOutcome {
  long long profit = 0;
  int drawdown = 0, trades = 0;
  double sharpe = 0;
};

// Averages from prefix sums; profit as the sum over round trips, not over bars.
static HostOutcome replay(const std::vector<int> &p, const Strategy &s) {
  const int bars = int(p.size());
  std::vector<long long> prefix(bars + 1, 0);
  for (int t = 0; t < bars; ++t)
    prefix[t + 1] = prefix[t] + p[t];
  std::vector<int> held(bars, 0); // position over (t, t + 1)
  for (int t = s.slow - 1; t + 1 < bars; ++t) {
    const long long fast = (prefix[t + 1] - prefix[t + 1 - s.fast]) * s.slow;
    const long long slow = (prefix[t + 1] - prefix[t + 1 - s.slow]) * s.fast;
    held[t] = t > 0 ? held[t - 1] : 0;
    if (10000 * fast > (10000 + s.band) * slow)
      held[t] = 1;
    else if (10000 * fast < (10000 - s.band) * slow)
      held[t] = -1;
  }
  HostOutcome outcome;
  for (int entry = 0; entry + 1 < bars;) {
    int exit = entry;
    while (exit + 1 < bars && held[exit] == held[entry])
      ++exit;
    const int before = entry > 0 ? held[entry - 1] : 0;
    outcome.profit += (long long)held[entry] * (p[exit] - p[entry]) - kCost * std::abs(held[entry] - before);
    outcome.trades += held[entry] != before;
    entry = exit;
  }
  long double mean = (long double)outcome.profit / (bars - 1), variance = 0;
  std::vector<long long> equity(1, 0);
  for (int t = 0; t + 1 < bars; ++t) {
    const int before = t > 0 ? held[t - 1] : 0;
    const int change = held[t] * (p[t + 1] - p[t]) - kCost * std::abs(held[t] - before);
    equity.push_back(equity.back() + change);
    variance += (change - mean) * (change - mean) / (bars - 1);
  }
  // Drawdown from the back: the lowest equity still to come after each point.
  long long lowest = equity.back();
  for (auto e = equity.rbegin(); e != equity.rend(); ++e) {
    lowest = std::min(lowest, *e);
    outcome.drawdown = std::max(outcome.drawdown, int(*e - lowest));
  }
  outcome.sharpe = variance > 0 ? double(mean / std::sqrt(variance)) : 0;
  return outcome;
}

int main(int argc, char **argv) {
  const int bars = countArgument(argc, argv, 1, 4000, 400, kMostBars);
  const int fasts = countArgument(argc, argv, 2, 24, 1, 90);
  std::vector<int> ticks(bars);
  const Philox random(12);
  double level = 50000, trend = 0;
  for (int t = 0; t < bars; ++t) {
    const uint4 w = random(t, 0);
    trend = 0.99 * trend + 2.0 * (uniform(w.x) + uniform(w.y) - 1);
    level = std::max(20000.0, level + trend + 300 * (uniform(w.z) + uniform(w.w) - 1));
    ticks[t] = int(level);
  }
  std::vector<Strategy> strategies;
  for (int f = 0; f < fasts; ++f)
    for (int slow = 100; slow < 260; slow += 5)
      for (int band : {0, 20, 50, 100})
        strategies.push_back({3 + f, slow, band});
  const int count = static_cast<int>(strategies.size());
  CUDA_CHECK(cudaMemcpyToSymbol(prices, ticks.data(), bars * sizeof(int)));
  DeviceArray<Strategy> deviceStrategies(strategies);
  DeviceArray<Outcome> deviceOutcomes(count);
  DeviceArray<unsigned long long> deviceBest(1);
  CUDA_CHECK(cudaMemset(deviceBest.data(), 0, sizeof(unsigned long long)));
  {
    Timer timer("sweep kernel");
    sweepKernel<<<divideUp(count, kThreads), kThreads>>>(deviceStrategies.data(), count, bars, deviceOutcomes.data(),
                                                         deviceBest.data());
    CUDA_CHECK(cudaGetLastError());
    CUDA_CHECK(cudaDeviceSynchronize());
  }
  const std::vector<Outcome> outcomes = deviceOutcomes.download();
  const unsigned winner = ~static_cast<unsigned>(deviceBest.download()[0]);

  int differ = 0, checked = 0;
  double worstSharpe = 0;
  for (int id = 0; id < count; id += std::max(1, count / 700)) {
    const HostOutcome expected = replay(ticks, strategies[id]);
    const Outcome &o = outcomes[id];
    ++checked;
    differ += o.profit != expected.profit || o.drawdown != expected.drawdown || o.trades != expected.trades;
    worstSharpe = std::max(worstSharpe, std::fabs(o.sharpe - expected.sharpe));
  }
  std::vector<int> order(count);
  for (int id = 0; id < count; ++id)
    order[id] = id;
  std::sort(order.begin(), order.end(), [&](int a, int b) {
    return outcomes[a].sharpe != outcomes[b].sharpe ? outcomes[a].sharpe > outcomes[b].sharpe : a < b;
  });
  const double perYear = std::sqrt(252.0 * 24); // hourly bars
  std::printf(
      "%d strategies over %d bars, cost %d ticks per unit\nrank  fast  slow  band   profit  drawdown  trades  Sharpe  "
      "on the host\n",
      count, bars, kCost);
  for (int rank = 0; rank < std::min(count, 10); ++rank) {
    const int id = order[rank];
    const HostOutcome expected = replay(ticks, strategies[id]);
    std::printf("%4d  %4d  %4d  %4d  %7lld  %8d  %6d  %6.3f  %7lld %6d %4d %6.3f\n", rank + 1, strategies[id].fast,
                strategies[id].slow, strategies[id].band, outcomes[id].profit, outcomes[id].drawdown,
                outcomes[id].trades, outcomes[id].sharpe * perYear, expected.profit, expected.drawdown, expected.trades,
                expected.sharpe * perYear);
  }
  const bool best = winner == unsigned(order[0]);
  // The kernel stores Sharpe as float: half a unit in the last place of numbers below 1/4.
  return finish(differ == 0 && best && worstSharpe < 1e-8,
                "%d of %d strategies checked, %d differ, Sharpe within %.1e, winner %s", checked, count, differ,
                worstSharpe, best ? "confirmed" : "wrong");
}
