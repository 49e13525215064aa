// CUB: what a warp and a block do together.
// REQUIRES: cccl
// RUN: %nvcc -O2 -I%S/inputs %s -o %t && %t | %FileCheck %s
// CHECK: 15 algorithms agree
#include "agree.h"

#include <cub/block/block_shuffle.cuh>
#include <cub/cub.cuh>

constexpr int kThreads = 128, kItems = 4, kTile = kThreads * kItems;

struct Results {
  int sum, aggregate, largest;
  int inclusive[kTile], exclusive[kTile], sorted[kTile], merged[kTile], striped[kTile], flags[kTile], differences[kTile];
  int shuffled[kThreads], warpSums[kThreads / 32], warpScan[kThreads], warpSorted[kTile], warpExchanged[kTile];
  int histogram[64];
};

struct Less {
  __device__ bool operator()(int a, int b) const { return a < b; }
};
struct Differ {
  __device__ bool operator()(int a, int b) const { return a != b; }
};
struct Minus {
  __device__ int operator()(int a, int b) const { return a - b; }
};

template <class T> __device__ T &shared() {
  __shared__ T storage;
  __syncthreads(); // what it held has been read
  return storage;
}

__global__ void run(const int *in, Results *r) {
  using Load = cub::BlockLoad<int, kThreads, kItems, cub::BLOCK_LOAD_TRANSPOSE>;
  using Store = cub::BlockStore<int, kThreads, kItems, cub::BLOCK_STORE_WARP_TRANSPOSE>;
  using Reduce = cub::BlockReduce<int, kThreads>;
  using Scan = cub::BlockScan<int, kThreads, cub::BLOCK_SCAN_WARP_SCANS>;
  using Radix = cub::BlockRadixSort<int, kThreads, kItems>;
  using Merge = cub::BlockMergeSort<int, kThreads, kItems>;
  using Exchange = cub::BlockExchange<int, kThreads, kItems>;
  using Discontinuity = cub::BlockDiscontinuity<int, kThreads>;
  using Difference = cub::BlockAdjacentDifference<int, kThreads>;
  using Shuffle = cub::BlockShuffle<int, kThreads>;
  using Histogram = cub::BlockHistogram<int, kThreads, kItems, 64>;
  const int t = threadIdx.x, warp = t / 32;

  int items[kItems], out[kItems];
  Load(shared<Load::TempStorage>()).Load(in, items);
  const auto store = [&](int *where) { Store(shared<Store::TempStorage>()).Store(where, out); };

  const int sum = Reduce(shared<Reduce::TempStorage>()).Sum(items);
  const int largest = Reduce(shared<Reduce::TempStorage>()).Reduce(items[0], [](int a, int b) { return a > b ? a : b; });
  if (t == 0)
    r->sum = sum, r->largest = largest;
  int aggregate;
  Scan(shared<Scan::TempStorage>()).InclusiveSum(items, out, aggregate);
  store(r->inclusive);
  Scan(shared<Scan::TempStorage>()).ExclusiveSum(items, out);
  store(r->exclusive);
  for (int i = 0; i < kItems; ++i)
    out[i] = items[i];
  Radix(shared<Radix::TempStorage>()).Sort(out);
  store(r->sorted);
  for (int i = 0; i < kItems; ++i)
    out[i] = items[i];
  Merge(shared<Merge::TempStorage>()).Sort(out, Less());
  store(r->merged);
  Exchange(shared<Exchange::TempStorage>()).BlockedToStriped(items, out);
  store(r->striped);
  Discontinuity(shared<Discontinuity::TempStorage>()).FlagHeads(out, items, Differ());
  store(r->flags);
  Difference(shared<Difference::TempStorage>()).SubtractLeft(items, out, Minus());
  store(r->differences);
  int neighbour = -1;
  Shuffle(shared<Shuffle::TempStorage>()).Rotate(items[0], neighbour, 1);
  r->shuffled[t] = neighbour;
  __shared__ int counts[64];
  int bins[kItems];
  for (int i = 0; i < kItems; ++i)
    bins[i] = items[i] % 64;
  Histogram(shared<Histogram::TempStorage>()).Histogram(bins, counts);
  __syncthreads();
  if (t < 64)
    r->histogram[t] = counts[t];
  if (t == 0)
    r->aggregate = aggregate;

  using WarpReduce = cub::WarpReduce<int>;
  using WarpScan = cub::WarpScan<int>;
  using WarpMerge = cub::WarpMergeSort<int, kItems, 32>;
  using WarpExchange = cub::WarpExchange<int, kItems, 32>;
  __shared__ WarpReduce::TempStorage reduceStorage[kThreads / 32];
  __shared__ WarpScan::TempStorage scanStorage[kThreads / 32];
  __shared__ WarpMerge::TempStorage mergeStorage[kThreads / 32];
  __shared__ WarpExchange::TempStorage exchangeStorage[kThreads / 32];
  const int warpSum = WarpReduce(reduceStorage[warp]).Sum(items[0]);
  if (t % 32 == 0)
    r->warpSums[warp] = warpSum;
  WarpScan(scanStorage[warp]).InclusiveSum(items[0], r->warpScan[t]);
  for (int i = 0; i < kItems; ++i)
    out[i] = items[i];
  WarpMerge(mergeStorage[warp]).Sort(out, Less());
  store(r->warpSorted);
  WarpExchange(exchangeStorage[warp]).BlockedToStriped(items, out);
  store(r->warpExchanged);
}

int main() {
  Checker check;
  check.n = kTile;
  const Data<int> data(randomInts(kTile, 1000));
  const std::vector<int> &in = data.host;
  Results *r;
  cudaMallocManaged(&r, sizeof *r);
  run<<<1, kThreads>>>(thrust::raw_pointer_cast(data.device.data()), r);
  if (cudaDeviceSynchronize() != cudaSuccess)
    return 1;
  const auto same = [&](const char *name, const int *got, const std::vector<int> &want) {
    check.expect(name, std::equal(want.begin(), want.end(), got));
  };
  std::vector<int> want(kTile), firsts;
  for (int t = 0; t < kThreads; ++t)
    firsts.push_back(in[static_cast<size_t>(t * kItems)]);
  const int sum = std::accumulate(in.begin(), in.end(), 0);
  check.expect("BlockReduce", r->sum == sum && r->largest == *std::max_element(firsts.begin(), firsts.end()));
  std::inclusive_scan(in.begin(), in.end(), want.begin());
  same("BlockScan inclusive", r->inclusive, want);
  check.expect("BlockScan inclusive", r->aggregate == sum);
  std::exclusive_scan(in.begin(), in.end(), want.begin(), 0);
  same("BlockScan exclusive", r->exclusive, want);
  want = in;
  std::sort(want.begin(), want.end());
  same("BlockRadixSort", r->sorted, want);
  same("BlockMergeSort", r->merged, want);
  for (int t = 0; t < kThreads; ++t)
    for (int i = 0; i < kItems; ++i)
      want[static_cast<size_t>(t * kItems + i)] = in[static_cast<size_t>(i * kThreads + t)];
  same("BlockExchange", r->striped, want);
  for (size_t i = 0; i < kTile; ++i)
    want[i] = i == 0 || in[i] != in[i - 1];
  same("BlockDiscontinuity", r->flags, want);
  std::adjacent_difference(in.begin(), in.end(), want.begin());
  same("BlockAdjacentDifference", r->differences, want);
  std::vector<int> rotated(firsts.begin() + 1, firsts.end());
  rotated.push_back(firsts[0]);
  same("BlockShuffle", r->shuffled, rotated);
  std::vector<int> bins(64);
  for (int x : in)
    ++bins[static_cast<size_t>(x % 64)];
  same("BlockHistogram", r->histogram, bins);
  std::vector<int> sums, scan, sorted = in;
  for (int w = 0; w < kThreads / 32; ++w) {
    int total = 0;
    for (int t = 0; t < 32; ++t)
      scan.push_back(total += firsts[static_cast<size_t>(w * 32 + t)]);
    sums.push_back(total);
    std::sort(sorted.begin() + w * 128, sorted.begin() + (w + 1) * 128);
    for (int t = 0; t < 32; ++t)
      for (int i = 0; i < kItems; ++i)
        want[static_cast<size_t>(w * 128 + t * kItems + i)] = in[static_cast<size_t>(w * 128 + i * 32 + t)];
  }
  same("WarpReduce", r->warpSums, sums);
  same("WarpScan", r->warpScan, scan);
  same("WarpMergeSort", r->warpSorted, sorted);
  same("WarpExchange", r->warpExchanged, want);
  // Every result above came through these.
  check.expect("BlockLoad and BlockStore", !check.failed);
  return check.report();
}
