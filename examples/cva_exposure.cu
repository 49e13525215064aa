// Counterparty exposure and CVA for netting sets of interest-rate swaps under Vasicek's model. A stream per
// counterparty with asynchronous copies from pinned memory; cooperative groups reduce the exposures; a last kernel
// waits by events for all streams and integrates the CVA. The short rate and its integral are drawn jointly, without
// a time-step error.
//
// Check: each discounted expected exposure is the price of an option on a netting set, which Jamshidian's
// decomposition gives in closed form (long double, host): every date within 4 standard errors, CVA within 4 of its
// own.
#include <cooperative_groups.h>

#include <algorithm>
#include <cmath>

#include "common.h"
#include "philox.h"
#include "reference.h"

namespace cg = cooperative_groups;

constexpr int kThreads = 128;
constexpr int kDates = 10; // half years
constexpr double kDelta = 0.5;
constexpr int kCounterparties = 4;
constexpr int kSums = 6; // positive exposure, negative exposure and discount factor, each with its square

struct Vasicek {
  double r0, meanLevel, speed, volatility;
};

// What a netting set pays after date i: fixed (signed) plus the sum over later dates j of flow[i][j] zero bonds.
struct NettingSet {
  double fixed[kDates], flow[kDates][kDates];
  double hazard, lossGivenDefault;
};

__host__ __device__ inline double bondB(const Vasicek &m, double tau) { return (1.0 - exp(-m.speed * tau)) / m.speed; }
__host__ __device__ inline double bondLogA(const Vasicek &m, double tau) {
  const double b = bondB(m, tau), v = m.volatility * m.volatility;
  return (m.meanLevel - v / (2.0 * m.speed * m.speed)) * (b - tau) - v * b * b / (4.0 * m.speed);
}

__device__ double tileSum(const cg::thread_block_tile<32> &tile, double value) {
  for (int offset = tile.size() / 2; offset > 0; offset /= 2)
    value += tile.shfl_down(value, offset);
  return value;
}

__global__ void __launch_bounds__(kThreads)
    exposureKernel(Vasicek model, const NettingSet *nettingSet, unsigned long long seed, int paths, double *partial) {
  __shared__ NettingSet set;
  __shared__ double logA[kDates], b[kDates];
  __shared__ double tiles[kThreads / 32][kDates][kSums];
  const cg::thread_block block = cg::this_thread_block();
  const cg::thread_block_tile<32> tile = cg::tiled_partition<32>(block);
  for (unsigned i = block.thread_rank(); i < sizeof(NettingSet) / sizeof(double); i += block.size())
    reinterpret_cast<double *>(&set)[i] = reinterpret_cast<const double *>(nettingSet)[i];
  if (block.thread_rank() < kDates) {
    logA[block.thread_rank()] = bondLogA(model, kDelta * (block.thread_rank() + 1));
    b[block.thread_rank()] = bondB(model, kDelta * (block.thread_rank() + 1));
  }
  block.sync();

  const Philox random(seed);
  const double decay = exp(-model.speed * kDelta), variance = model.volatility * model.volatility;
  const double step = bondB(model, kDelta);
  const double rateVariance = variance * (1.0 - decay * decay) / (2.0 * model.speed);
  const double covariance = 0.5 * variance * step * step;
  const double integralVariance =
      variance / (model.speed * model.speed) * (kDelta - 2.0 * step + (1.0 - decay * decay) / (2.0 * model.speed));
  const double rateDeviation = sqrt(rateVariance), loading = covariance / rateDeviation;
  const double residual = sqrt(integralVariance - loading * loading);

  double sums[kDates][kSums] = {};
  for (int path = blockIdx.x * kThreads + threadIdx.x; path < paths; path += gridDim.x * kThreads) {
    double rate = model.r0, integral = 0;
    for (int date = 0; date < kDates; ++date) {
      const uint4 words = random(path, date);
      const double2 normal = normalPair(words.x, words.y);
      integral += model.meanLevel * kDelta + (rate - model.meanLevel) * step + loading * normal.x + residual * normal.y;
      rate = model.meanLevel + (rate - model.meanLevel) * decay + rateDeviation * normal.x;
      double value = set.fixed[date];
      for (int pay = date + 1; pay < kDates; ++pay)
        value += set.flow[date][pay] * exp(logA[pay - date - 1] - b[pay - date - 1] * rate);
      const double discount = exp(-integral);
      const double seen[3] = {discount * fmax(value, 0.0), discount * fmax(-value, 0.0), discount};
      for (int k = 0; k < 3; ++k) {
        sums[date][2 * k] += seen[k];
        sums[date][2 * k + 1] += seen[k] * seen[k];
      }
    }
  }
  for (int date = 0; date < kDates; ++date)
    for (int s = 0; s < kSums; ++s) {
      const double sum = tileSum(tile, sums[date][s]);
      if (tile.thread_rank() == 0)
        tiles[tile.meta_group_rank()][date][s] = sum;
    }
  block.sync();
  if (block.thread_rank() < kDates * kSums) {
    const int date = block.thread_rank() / kSums, s = block.thread_rank() % kSums;
    double total = 0;
    for (int t = 0; t < kThreads / 32; ++t)
      total += tiles[t][date][s];
    partial[(blockIdx.x * kDates + date) * kSums + s] = total;
  }
}

// One block per counterparty: totals over blocks, then CVA = LGD * sum of exposures times default probabilities.
__global__ void cvaKernel(const double *partial, const NettingSet *sets, int blocks, int paths, double *totals,
                          double *cva) {
  __shared__ double parts[kDates];
  const double *mine = partial + blockIdx.x * blocks * kDates * kSums;
  if (threadIdx.x < kDates * kSums) {
    double total = 0;
    for (int block = 0; block < blocks; ++block)
      total += mine[block * kDates * kSums + threadIdx.x];
    totals[blockIdx.x * kDates * kSums + threadIdx.x] = total;
    if (threadIdx.x % kSums == 0) {
      const int date = threadIdx.x / kSums;
      const double hazard = sets[blockIdx.x].hazard;
      const double defaults = exp(-hazard * kDelta * date) - exp(-hazard * kDelta * (date + 1));
      parts[date] = sets[blockIdx.x].lossGivenDefault * defaults * total / paths;
    }
  }
  __syncthreads();
  if (threadIdx.x == 0) {
    double sum = 0;
    for (int date = 0; date < kDates; ++date)
      sum += parts[date];
    cva[blockIdx.x] = sum;
  }
}

// Swaps on the same side net to flows of one sign, so that the value is monotone in the rate.
static NettingSet makeNettingSet(int side, std::vector<std::pair<int, double>> swaps, double hazard) {
  NettingSet set = {};
  set.hazard = hazard;
  set.lossGivenDefault = 0.6;
  for (int date = 0; date < kDates; ++date)
    for (const auto &[last, coupon] : swaps) {
      if (last <= date)
        continue; // swap pays for the last time at date `last`
      set.fixed[date] += side;
      for (int pay = date + 1; pay <= last; ++pay)
        set.flow[date][pay] -= side * (kDelta * coupon + (pay == last ? 1.0 : 0.0));
    }
  return set;
}

static long double bond(const Vasicek &m, double tau, long double rate) {
  return std::exp(bondLogA(m, tau) - bondB(m, tau) * rate);
}

// E[D(t) max(phi * value, 0)] by Jamshidian: find the rate at which the set is worth nothing, then one bond option a
// flow.
static double exposureClosedForm(const Vasicek &m, const NettingSet &set, int date, int phi) {
  if (set.fixed[date] == 0)
    return 0;
  const double t = kDelta * (date + 1);
  long double low = -2, high = 2;
  for (int i = 0; i < 90; ++i) {
    const long double middle = (low + high) / 2;
    long double value = std::fabs(set.fixed[date]);
    for (int pay = date + 1; pay < kDates; ++pay)
      value -= std::fabs(set.flow[date][pay]) * bond(m, kDelta * (pay - date), middle);
    (value < 0 ? low : high) = middle;
  }
  // A payer set gains when bonds fall: puts; a receiver set calls.
  const int option = (set.fixed[date] > 0 ? -1 : 1) * phi;
  long double total = 0;
  for (int pay = date + 1; pay < kDates; ++pay) {
    const double tau = kDelta * (pay - date);
    const long double strike = bond(m, tau, low), near = bond(m, t, m.r0), far = bond(m, t + tau, m.r0);
    const long double deviation =
        m.volatility * std::sqrt((1 - std::exp(-2 * m.speed * t)) / (2 * m.speed)) * bondB(m, tau);
    total += std::fabs(set.flow[date][pay]) * near * reference::black(far / near, strike, deviation, option);
  }
  return double(total);
}

int main(int argc, char **argv) {
  const int paths = countArgument(argc, argv, 1, 32768, 1024, 10000000);
  const int blocks = std::min<int>(divideUp(paths, kThreads), 16);
  const Vasicek model = {0.03, 0.035, 0.15, 0.012};
  const char *names[kCounterparties] = {"payer 5y", "receiver 5y", "payers 2y+3y+5y", "receivers 1y+4y"};
  NettingSet *sets = nullptr, *deviceSets = nullptr;
  double *devicePartial = nullptr, *deviceTotals = nullptr, *deviceCva = nullptr;
  const size_t partialCount = size_t(kCounterparties) * blocks * kDates * kSums;
  CUDA_CHECK(cudaMallocHost(&sets, kCounterparties * sizeof(NettingSet)));
  CUDA_CHECK(cudaMalloc(&deviceSets, kCounterparties * sizeof(NettingSet)));
  CUDA_CHECK(cudaMalloc(&devicePartial, partialCount * sizeof(double)));
  CUDA_CHECK(cudaMalloc(&deviceTotals, kCounterparties * kDates * kSums * sizeof(double)));
  CUDA_CHECK(cudaMalloc(&deviceCva, kCounterparties * sizeof(double)));
  sets[0] = makeNettingSet(1, {{9, 0.031}}, 0.02);
  sets[1] = makeNettingSet(-1, {{9, 0.031}}, 0.02);
  sets[2] = makeNettingSet(1, {{3, 0.028}, {5, 0.030}, {9, 0.033}}, 0.04);
  sets[3] = makeNettingSet(-1, {{1, 0.03}, {7, 0.034}}, 0.01);

  cudaStream_t streams[kCounterparties], main;
  cudaEvent_t done[kCounterparties], started, ended;
  CUDA_CHECK(cudaStreamCreateWithFlags(&main, cudaStreamNonBlocking));
  CUDA_CHECK(cudaEventCreate(&started));
  CUDA_CHECK(cudaEventCreate(&ended));
  CUDA_CHECK(cudaEventRecord(started, main));
  for (int c = 0; c < kCounterparties; ++c) {
    CUDA_CHECK(cudaStreamCreateWithFlags(&streams[c], cudaStreamNonBlocking));
    CUDA_CHECK(cudaEventCreateWithFlags(&done[c], cudaEventDisableTiming));
    CUDA_CHECK(cudaMemcpyAsync(deviceSets + c, sets + c, sizeof(NettingSet), cudaMemcpyHostToDevice, streams[c]));
    exposureKernel<<<blocks, kThreads, 0, streams[c]>>>(model, deviceSets + c, 100 + c, paths,
                                                        devicePartial + size_t(c) * blocks * kDates * kSums);
    CUDA_CHECK(cudaGetLastError());
    CUDA_CHECK(cudaEventRecord(done[c], streams[c]));
    CUDA_CHECK(cudaStreamWaitEvent(main, done[c], 0));
  }
  cvaKernel<<<kCounterparties, 64, 0, main>>>(devicePartial, deviceSets, blocks, paths, deviceTotals, deviceCva);
  CUDA_CHECK(cudaGetLastError());
  double totals[kCounterparties][kDates][kSums], cva[kCounterparties];
  CUDA_CHECK(cudaMemcpyAsync(totals, deviceTotals, sizeof totals, cudaMemcpyDeviceToHost, main));
  CUDA_CHECK(cudaMemcpyAsync(cva, deviceCva, sizeof cva, cudaMemcpyDeviceToHost, main));
  CUDA_CHECK(cudaEventRecord(ended, main));
  CUDA_CHECK(cudaStreamSynchronize(main));
  float milliseconds = 0;
  CUDA_CHECK(cudaEventElapsedTime(&milliseconds, started, ended));
  std::fprintf(stderr, "exposure and CVA kernels: %.2f ms\n", milliseconds);

  double worst = 0, worstCva = 0;
  for (int c = 0; c < kCounterparties; ++c) {
    std::printf("%s, in bp of notional\n", names[c]);
    std::printf(
        "  years      EE    s.e.  Jamshidian  in s.e.     NEE  Jamshidian  in s.e.   E[D]    P(0,t)  in s.e.\n");
    double expectedCva = 0, cvaError = 0;
    for (int date = 0; date < kDates; ++date) {
      const double *t = totals[c][date];
      const reference::Estimate seen[3] = {
          {t[0], t[1], paths * 1.0}, {t[2], t[3], paths * 1.0}, {t[4], t[5], paths * 1.0}};
      const double expected[3] = {exposureClosedForm(model, sets[c], date, 1),
                                  exposureClosedForm(model, sets[c], date, -1),
                                  double(bond(model, kDelta * (date + 1), model.r0))};
      double deviations[3];
      for (int k = 0; k < 3; ++k) {
        deviations[k] = seen[k].mean == expected[k] ? 0 : (seen[k].mean - expected[k]) / seen[k].error;
        worst = std::max(worst, std::fabs(deviations[k]));
      }
      std::printf("  %5.1f %7.2f %7.2f %11.2f %8.2f %7.2f %11.2f %8.2f  %.5f  %.5f %7.2f\n", kDelta * (date + 1),
                  1e4 * seen[0].mean, 1e4 * seen[0].error, 1e4 * expected[0], deviations[0], 1e4 * seen[1].mean,
                  1e4 * expected[1], deviations[1], seen[2].mean, expected[2], deviations[2]);
      const double hazard = sets[c].hazard * kDelta;
      const double loss = sets[c].lossGivenDefault * (std::exp(-hazard * date) - std::exp(-hazard * (date + 1)));
      expectedCva += loss * expected[0];
      cvaError += loss * seen[0].error; // as if the dates moved together: an upper bound
    }
    std::printf("  CVA %.4f bp, closed form %.4f bp\n", 1e4 * cva[c], 1e4 * expectedCva);
    worstCva = std::max(worstCva, std::fabs(cva[c] - expectedCva) / cvaError);
  }
  for (int c = 0; c < kCounterparties; ++c) {
    CUDA_CHECK(cudaEventDestroy(done[c]));
    CUDA_CHECK(cudaStreamDestroy(streams[c]));
  }
  CUDA_CHECK(cudaEventDestroy(started));
  CUDA_CHECK(cudaEventDestroy(ended));
  CUDA_CHECK(cudaStreamDestroy(main));
  for (double *pointer : {devicePartial, deviceTotals, deviceCva})
    CUDA_CHECK(cudaFree(pointer));
  CUDA_CHECK(cudaFree(deviceSets));
  CUDA_CHECK(cudaFreeHost(sets));
  return finish(worst < 4 && worstCva < 4,
                "worst of %d figures is %.2f standard errors away, worst CVA %.2f, 4 allowed",
                3 * kCounterparties * kDates, worst, worstCva);
}
