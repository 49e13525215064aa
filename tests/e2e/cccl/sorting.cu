// Thrust: orders.
// Regions, for half the time of the compilation; scans.cu and others of this folder run in lanes.
// REQUIRES: cccl
// RUN: %nvcc -O2 --sampan-engine=regions -I%S/inputs %s -o %t && %t | %FileCheck %s
// CHECK: 12 algorithms agree
#include "agree.h"

#include <thrust/merge.h>
#include <thrust/reverse.h>
#include <thrust/shuffle.h>
#include <thrust/sort.h>

static std::vector<std::pair<int, int>> sortedPairs(const std::vector<int> &keys) {
  std::vector<std::pair<int, int>> pairs;
  for (size_t i = 0; i < keys.size(); ++i)
    pairs.emplace_back(keys[i], static_cast<int>(i));
  std::stable_sort(pairs.begin(), pairs.end(), [](auto &a, auto &b) { return a.first < b.first; });
  return pairs;
}

static void run(Checker &check, int n) {
  const std::vector<int> in = randomInts(n, 500);
  const Data<int> data(in);
  std::vector<int> want = in;
  std::sort(want.begin(), want.end());

  thrust::device_vector<int> d = data.device;
  thrust::sort(d.begin(), d.end());
  check.expect("sort", d, want);
  check.expect("is_sorted", thrust::is_sorted(d.begin(), d.end()));
  check.expect("is_sorted_until", thrust::is_sorted_until(data.device.begin(), data.device.end()) - data.device.begin() ==
                                      std::is_sorted_until(in.begin(), in.end()) - in.begin());
  d = data.device;
  thrust::sort(d.begin(), d.end(), thrust::greater<int>());
  check.expect("sort by greater", d, std::vector<int>(want.rbegin(), want.rend()));
  d = data.device;
  thrust::stable_sort(d.begin(), d.end());
  check.expect("stable_sort", d, want);

  thrust::device_vector<int> index(n), keys = data.device;
  thrust::sequence(index.begin(), index.end());
  thrust::stable_sort_by_key(keys.begin(), keys.end(), index.begin());
  std::vector<int> wantIndex;
  for (auto [key, i] : sortedPairs(in))
    wantIndex.push_back(i);
  check.expect("stable_sort_by_key", index, wantIndex);
  std::vector<double> doubles(in.begin(), in.end());
  for (size_t i = 0; i < doubles.size(); ++i)
    doubles[i] = (doubles[i] - 250) * 1.25 + static_cast<double>(i) * 1e-7; // no two alike
  thrust::device_vector<double> dKeys(doubles.begin(), doubles.end());
  thrust::sequence(index.begin(), index.end());
  thrust::sort_by_key(dKeys.begin(), dKeys.end(), index.begin());
  std::vector<int> order(static_cast<size_t>(n));
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](int a, int b) { return doubles[static_cast<size_t>(a)] < doubles[static_cast<size_t>(b)]; });
  check.expect("sort_by_key", index, order);

  const Data<int> a(sortedInts(n, 300, 2)), b(sortedInts(n / 2, 300, 3));
  std::vector<int> merged(a.host.size() + b.host.size());
  std::merge(a.host.begin(), a.host.end(), b.host.begin(), b.host.end(), merged.begin());
  thrust::device_vector<int> out(merged.size()), outValues(merged.size());
  thrust::merge(a.device.begin(), a.device.end(), b.device.begin(), b.device.end(), out.begin());
  check.expect("merge", out, merged);
  thrust::merge_by_key(a.device.begin(), a.device.end(), b.device.begin(), b.device.end(), a.device.begin(),
                       b.device.begin(), out.begin(), outValues.begin());
  check.expect("merge_by_key", outValues, merged);

  d = data.device;
  thrust::reverse(d.begin(), d.end());
  check.expect("reverse", d, std::vector<int>(in.rbegin(), in.rend()));
  thrust::reverse_copy(data.device.begin(), data.device.end(), d.begin());
  check.expect("reverse_copy", d, std::vector<int>(in.rbegin(), in.rend()));
  thrust::default_random_engine random(7);
  thrust::shuffle(d.begin(), d.end(), random);
  thrust::sort(d.begin(), d.end());
  check.expect("shuffle", d, want);
}

int main(int argc, char **argv) { return overSizes(argc, argv, run); }
