// CUB: algorithms of the whole device.
// Regions, for half the time of the compilation; scans.cu and others of this folder run in lanes.
// REQUIRES: cccl
// RUN: %nvcc -O2 --sampan-engine=regions -I%S/inputs %s -o %t && %t | %FileCheck %s
// CHECK: 20 algorithms agree
#include "agree.h"

#include <cub/cub.cuh>

struct IsOdd {
  __host__ __device__ bool operator()(int x) const { return x % 2 != 0; }
};
struct Less {
  __host__ __device__ bool operator()(int a, int b) const { return a < b; }
};

// Each algorithm is asked how much memory it needs, then run.
template <class Run> static void twice(Run run) {
  size_t bytes = 0;
  run(nullptr, bytes);
  thrust::device_vector<char> memory(bytes ? bytes : 1);
  if (run(thrust::raw_pointer_cast(memory.data()), bytes) != cudaSuccess || cudaDeviceSynchronize() != cudaSuccess)
    std::printf("failed\n");
}
#define TWICE(...) twice([&](void *memory, size_t &bytes) { return __VA_ARGS__; })

template <class T> static T *raw(thrust::device_vector<T> &v) { return thrust::raw_pointer_cast(v.data()); }

static void run(Checker &check, int n) {
  const auto N = static_cast<size_t>(n);
  const Data<int> data(randomInts(n, 5000)), runs(sortedInts(n, 60, 3));
  const std::vector<int> &in = data.host;
  thrust::device_vector<int> d = data.device, k = runs.device, out(n + 1), outKeys(n + 1), number(1), one(1);
  std::vector<int> want(N);

  TWICE(cub::DeviceReduce::Sum(memory, bytes, raw(d), raw(one), n));
  check.expect("DeviceReduce::Sum", one[0] == std::accumulate(in.begin(), in.end(), 0));
  TWICE(cub::DeviceReduce::Reduce(memory, bytes, raw(d), raw(one), n, [] __host__ __device__(int a, int b) { return a > b ? a : b; }, -1));
  check.expect("DeviceReduce::Reduce", one[0] == std::accumulate(in.begin(), in.end(), -1, [](int a, int b) { return std::max(a, b); }));
  if (n) {
    TWICE(cub::DeviceReduce::Min(memory, bytes, raw(d), raw(one), n));
    check.expect("DeviceReduce::Min", one[0] == *std::min_element(in.begin(), in.end()));
    TWICE(cub::DeviceReduce::Max(memory, bytes, raw(d), raw(one), n));
    check.expect("DeviceReduce::Max", one[0] == *std::max_element(in.begin(), in.end()));
    thrust::device_vector<cub::KeyValuePair<int, int>> place(1);
    TWICE(cub::DeviceReduce::ArgMin(memory, bytes, raw(d), raw(place), n));
    const cub::KeyValuePair<int, int> found = place[0];
    check.expect("DeviceReduce::ArgMin", found.key == std::min_element(in.begin(), in.end()) - in.begin());
  }
  std::inclusive_scan(in.begin(), in.end(), want.begin());
  TWICE(cub::DeviceScan::InclusiveSum(memory, bytes, raw(d), raw(out), n));
  check.expect("DeviceScan::InclusiveSum", out, n, want);
  std::exclusive_scan(in.begin(), in.end(), want.begin(), 0);
  TWICE(cub::DeviceScan::ExclusiveSum(memory, bytes, raw(d), raw(out), n));
  check.expect("DeviceScan::ExclusiveSum", out, n, want);

  std::vector<int> odd, parts = in;
  std::copy_if(in.begin(), in.end(), std::back_inserter(odd), IsOdd());
  TWICE(cub::DeviceSelect::If(memory, bytes, raw(d), raw(out), raw(number), n, IsOdd()));
  check.expect("DeviceSelect::If", out, number[0], odd);
  thrust::device_vector<char> flags(n);
  for (int i = 0; i < n; i += 97) // few, for each is a copy of its own
    flags[i] = 1;
  odd.clear();
  for (int i = 0; i < n; i += 97)
    odd.push_back(in[static_cast<size_t>(i)]);
  TWICE(cub::DeviceSelect::Flagged(memory, bytes, raw(d), raw(flags), raw(out), raw(number), n));
  check.expect("DeviceSelect::Flagged", out, number[0], odd);
  std::vector<int> once = runs.host;
  once.erase(std::unique(once.begin(), once.end()), once.end());
  TWICE(cub::DeviceSelect::Unique(memory, bytes, raw(k), raw(out), raw(number), n));
  check.expect("DeviceSelect::Unique", out, number[0], once);
  const long split = std::stable_partition(parts.begin(), parts.end(), IsOdd()) - parts.begin();
  std::reverse(parts.begin() + split, parts.end()); // the rest is written from the end
  TWICE(cub::DevicePartition::If(memory, bytes, raw(d), raw(out), raw(number), n, IsOdd()));
  check.expect("DevicePartition::If", number[0] == split);
  check.expect("DevicePartition::If", out, n, parts);

  want = in;
  std::sort(want.begin(), want.end());
  TWICE(cub::DeviceRadixSort::SortKeys(memory, bytes, raw(d), raw(out), n));
  check.expect("DeviceRadixSort::SortKeys", out, n, want);
  std::reverse(want.begin(), want.end());
  TWICE(cub::DeviceRadixSort::SortKeysDescending(memory, bytes, raw(d), raw(out), n));
  check.expect("DeviceRadixSort::SortKeysDescending", out, n, want);
  std::vector<int> order(N);
  std::iota(order.begin(), order.end(), 0);
  thrust::device_vector<int> index(order.begin(), order.end()), outIndex(n);
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return in[static_cast<size_t>(a)] < in[static_cast<size_t>(b)]; });
  TWICE(cub::DeviceRadixSort::SortPairs(memory, bytes, raw(d), raw(outKeys), raw(index), raw(outIndex), n));
  check.expect("DeviceRadixSort::SortPairs", outIndex, order);
  out = data.device;
  std::reverse(want.begin(), want.end());
  TWICE(cub::DeviceMergeSort::SortKeys(memory, bytes, raw(out), n, Less()));
  check.expect("DeviceMergeSort::SortKeys", out, want);

  // Segments: all that begins at a multiple of 100.
  std::vector<int> offsets;
  for (int i = 0; i <= n; i += 100)
    offsets.push_back(i);
  if (offsets.back() != n)
    offsets.push_back(n);
  const int segments = static_cast<int>(offsets.size()) - 1;
  thrust::device_vector<int> bounds(offsets.begin(), offsets.end()), sums(segments);
  std::vector<int> wantSums;
  for (int s = 0; s < segments; ++s)
    wantSums.push_back(std::accumulate(in.begin() + offsets[static_cast<size_t>(s)], in.begin() + offsets[static_cast<size_t>(s) + 1], 0));
  TWICE(cub::DeviceSegmentedReduce::Sum(memory, bytes, raw(d), raw(sums), segments, raw(bounds), raw(bounds) + 1));
  check.expect("DeviceSegmentedReduce::Sum", sums, wantSums);
  want = in;
  for (int s = 0; s < segments; ++s)
    std::sort(want.begin() + offsets[static_cast<size_t>(s)], want.begin() + offsets[static_cast<size_t>(s) + 1]);
  TWICE(cub::DeviceSegmentedSort::SortKeys(memory, bytes, raw(d), raw(out), n, segments, raw(bounds), raw(bounds) + 1));
  check.expect("DeviceSegmentedSort::SortKeys", out, n, want);

  std::vector<int> lengths;
  for (size_t i = 0; i < N; ++i) {
    if (i == 0 || runs.host[i] != runs.host[i - 1])
      lengths.push_back(0);
    ++lengths.back();
  }
  TWICE(cub::DeviceRunLengthEncode::Encode(memory, bytes, raw(k), raw(outKeys), raw(out), raw(number), n));
  check.expect("DeviceRunLengthEncode", out, number[0], lengths);
  check.expect("DeviceRunLengthEncode", outKeys, number[0], once);
  thrust::device_vector<int> counts(50);
  std::vector<int> wantCounts(50);
  for (int x : in)
    ++wantCounts[static_cast<size_t>(x / 100)];
  TWICE(cub::DeviceHistogram::HistogramEven(memory, bytes, raw(d), raw(counts), 51, 0, 5000, n));
  check.expect("DeviceHistogram", counts, wantCounts);
  // By key.
  std::vector<int> keySums;
  for (size_t i = 0; i < N; ++i) {
    if (i == 0 || runs.host[i] != runs.host[i - 1])
      keySums.push_back(0);
    keySums.back() += in[i];
  }
  TWICE(cub::DeviceReduce::ReduceByKey(memory, bytes, raw(k), raw(outKeys), raw(d), raw(out), raw(number), cuda::std::plus<int>(), n));
  check.expect("DeviceReduce::ReduceByKey", out, number[0], keySums);
}

int main(int argc, char **argv) { return overSizes(argc, argv, run); }
