// Thrust: reductions, and questions about a sequence.
// Regions, for half the time of the compilation; scans.cu and others of this folder run in lanes.
// REQUIRES: cccl
// RUN: %nvcc -O2 --sampan-engine=regions -I%S/inputs %s -o %t && %t | %FileCheck %s
// CHECK: 18 algorithms agree
#include "agree.h"

#include <thrust/count.h>
#include <thrust/equal.h>
#include <thrust/extrema.h>
#include <thrust/find.h>
#include <thrust/functional.h>
#include <thrust/inner_product.h>
#include <thrust/logical.h>
#include <thrust/mismatch.h>
#include <thrust/reduce.h>
#include <thrust/transform_reduce.h>

struct Square {
  __host__ __device__ long operator()(int x) const { return static_cast<long>(x) * x; }
};
struct IsSeven {
  __host__ __device__ bool operator()(int x) const { return x == 7; }
};
struct Small {
  __host__ __device__ bool operator()(int x) const { return x < 1000; }
};

static void run(Checker &check, int n) {
  const Data<int> data(randomInts(n, 900)), other(randomInts(n, 50, 5)), keys(sortedInts(n, 40, 6));
  const std::vector<int> &in = data.host;
  const auto &d = data.device;
  const auto N = static_cast<size_t>(n);

  const long sum = std::accumulate(in.begin(), in.end(), 3L);
  check.expect("reduce", thrust::reduce(d.begin(), d.end(), 3L) == sum);
  check.expect("reduce by maximum", thrust::reduce(d.begin(), d.end(), -1, thrust::maximum<int>()) ==
                                        std::accumulate(in.begin(), in.end(), -1, [](int a, int b) { return std::max(a, b); }));
  long squares = 0, product = 0;
  for (size_t i = 0; i < N; ++i)
    squares += static_cast<long>(in[i]) * in[i], product += static_cast<long>(in[i]) * other.host[i];
  check.expect("transform_reduce", thrust::transform_reduce(d.begin(), d.end(), Square(), 0L, thrust::plus<long>()) == squares);
  check.expect("inner_product", thrust::inner_product(d.begin(), d.end(), other.device.begin(), 0L) == product);
  check.expect("count", thrust::count(d.begin(), d.end(), 7) == std::count(in.begin(), in.end(), 7));
  check.expect("count_if", thrust::count_if(d.begin(), d.end(), IsSeven()) == std::count(in.begin(), in.end(), 7));
  check.expect("min_element", thrust::min_element(d.begin(), d.end()) - d.begin() == std::min_element(in.begin(), in.end()) - in.begin());
  check.expect("max_element", thrust::max_element(d.begin(), d.end()) - d.begin() == std::max_element(in.begin(), in.end()) - in.begin());
  const auto both = thrust::minmax_element(d.begin(), d.end());
  check.expect("minmax_element", both.first - d.begin() == std::min_element(in.begin(), in.end()) - in.begin() &&
                                     both.second - d.begin() == std::max_element(in.begin(), in.end()) - in.begin());
  check.expect("all_of", thrust::all_of(d.begin(), d.end(), Small()));
  check.expect("any_of", thrust::any_of(d.begin(), d.end(), IsSeven()) == std::any_of(in.begin(), in.end(), IsSeven()));
  check.expect("none_of", thrust::none_of(d.begin(), d.end(), IsSeven()) == std::none_of(in.begin(), in.end(), IsSeven()));
  check.expect("find", thrust::find(d.begin(), d.end(), 7) - d.begin() == std::find(in.begin(), in.end(), 7) - in.begin());
  check.expect("find_if", thrust::find_if(d.begin(), d.end(), IsSeven()) - d.begin() == std::find(in.begin(), in.end(), 7) - in.begin());
  check.expect("find_if_not", thrust::find_if_not(d.begin(), d.end(), Small()) == d.end());
  thrust::device_vector<int> changed = d;
  check.expect("equal", thrust::equal(d.begin(), d.end(), changed.begin()));
  if (n)
    changed[n / 2] = -1;
  check.expect("equal", thrust::equal(d.begin(), d.end(), changed.begin()) == (n == 0));
  check.expect("mismatch", thrust::mismatch(d.begin(), d.end(), changed.begin()).first - d.begin() == n / 2);

  // By key.
  std::vector<int> wantKeys;
  std::vector<long> wantSums;
  for (size_t i = 0; i < N; ++i) {
    if (i == 0 || keys.host[i] != keys.host[i - 1])
      wantKeys.push_back(keys.host[i]), wantSums.push_back(0);
    wantSums.back() += in[i];
  }
  thrust::device_vector<int> gotKeys(n);
  thrust::device_vector<long> gotSums(n);
  const auto ends = thrust::reduce_by_key(keys.device.begin(), keys.device.end(), d.begin(), gotKeys.begin(), gotSums.begin());
  check.expect("reduce_by_key", gotKeys, ends.first - gotKeys.begin(), wantKeys);
  check.expect("reduce_by_key", gotSums, ends.second - gotSums.begin(), wantSums);
}

int main(int argc, char **argv) { return overSizes(argc, argv, run); }
