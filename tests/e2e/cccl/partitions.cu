// Thrust: partitions, and what is unique.
// Regions, for half the time of the compilation; scans.cu and others of this folder run in lanes.
// REQUIRES: cccl
// RUN: %nvcc -O2 --sampan-engine=regions -I%S/inputs %s -o %t && %t | %FileCheck %s
// CHECK: 10 algorithms agree
#include "agree.h"

#include <thrust/partition.h>
#include <thrust/sequence.h>
#include <thrust/unique.h>

struct IsEven {
  __host__ __device__ bool operator()(int x) const { return x % 2 == 0; }
};

static void run(Checker &check, int n) {
  const Data<int> data(randomInts(n, 500)), a(sortedInts(n, 300, 2));
  const std::vector<int> &in = data.host;
  thrust::device_vector<int> d = data.device, keys, index(n);

  std::vector<int> parts = in;
  const long evens = std::stable_partition(parts.begin(), parts.end(), IsEven()) - parts.begin();
  d = data.device;
  check.expect("stable_partition", thrust::stable_partition(d.begin(), d.end(), IsEven()) - d.begin() == evens);
  check.expect("stable_partition", d, parts);
  check.expect("is_partitioned", thrust::is_partitioned(d.begin(), d.end(), IsEven()));
  check.expect("partition_point", thrust::partition_point(d.begin(), d.end(), IsEven()) - d.begin() == evens);
  d = data.device;
  check.expect("partition", thrust::partition(d.begin(), d.end(), IsEven()) - d.begin() == evens &&
                                thrust::is_partitioned(d.begin(), d.end(), IsEven()));
  thrust::device_vector<int> yes(n), no(n);
  auto ends = thrust::stable_partition_copy(data.device.begin(), data.device.end(), yes.begin(), no.begin(), IsEven());
  check.expect("stable_partition_copy", yes, ends.first - yes.begin(), std::vector<int>(parts.begin(), parts.begin() + evens));
  check.expect("stable_partition_copy", no, ends.second - no.begin(), std::vector<int>(parts.begin() + evens, parts.end()));
  ends = thrust::partition_copy(data.device.begin(), data.device.end(), yes.begin(), no.begin(), IsEven());
  check.expect("partition_copy", ends.first - yes.begin() == evens && ends.second - no.begin() == n - evens);

  std::vector<int> once = a.host;
  once.erase(std::unique(once.begin(), once.end()), once.end());
  d = a.device;
  check.expect("unique", d, thrust::unique(d.begin(), d.end()) - d.begin(), once);
  thrust::device_vector<int> copied(n);
  check.expect("unique_copy", copied, thrust::unique_copy(a.device.begin(), a.device.end(), copied.begin()) - copied.begin(), once);
  check.expect("unique_count", thrust::unique_count(a.device.begin(), a.device.end()) == static_cast<long>(once.size()));
  keys = a.device;
  thrust::sequence(index.begin(), index.end());
  auto cut = thrust::unique_by_key(keys.begin(), keys.end(), index.begin());
  std::vector<int> firsts;
  for (int i = 0; i < n; ++i)
    if (i == 0 || a.host[static_cast<size_t>(i)] != a.host[static_cast<size_t>(i) - 1])
      firsts.push_back(i);
  check.expect("unique_by_key", index, cut.second - index.begin(), firsts);
}

int main(int argc, char **argv) { return overSizes(argc, argv, run); }
