// Thrust: scans, by key and of what is transformed.
// REQUIRES: cccl
// RUN: %nvcc -O2 -I%S/inputs %s -o %t && %t | %FileCheck %s
// CHECK: 9 algorithms agree
#include "agree.h"

#include <thrust/adjacent_difference.h>
#include <thrust/functional.h>
#include <thrust/scan.h>
#include <thrust/transform_scan.h>

struct Square {
  __host__ __device__ long operator()(int x) const { return static_cast<long>(x) * x; }
};

static void run(Checker &check, int n) {
  const Data<int> data(randomInts(n, 900)), keys(sortedInts(n, 40, 6));
  const std::vector<int> &in = data.host;
  const auto &d = data.device;
  const auto N = static_cast<size_t>(n);

  std::vector<int> want(N);
  thrust::device_vector<int> out(n);
  std::inclusive_scan(in.begin(), in.end(), want.begin());
  thrust::inclusive_scan(d.begin(), d.end(), out.begin());
  check.expect("inclusive_scan", out, want);
  std::inclusive_scan(in.begin(), in.end(), want.begin(), [](int a, int b) { return std::max(a, b); });
  thrust::inclusive_scan(d.begin(), d.end(), out.begin(), thrust::maximum<int>());
  check.expect("inclusive_scan by maximum", out, want);
  std::exclusive_scan(in.begin(), in.end(), want.begin(), 5);
  thrust::exclusive_scan(d.begin(), d.end(), out.begin(), 5);
  check.expect("exclusive_scan", out, want);
  thrust::device_vector<int> inPlace = d;
  thrust::exclusive_scan(inPlace.begin(), inPlace.end(), inPlace.begin(), 5);
  check.expect("exclusive_scan in place", inPlace, want);
  std::vector<long> wide(N);
  thrust::device_vector<long> outWide(n);
  std::transform_inclusive_scan(in.begin(), in.end(), wide.begin(), std::plus<long>(), Square());
  thrust::transform_inclusive_scan(d.begin(), d.end(), outWide.begin(), Square(), thrust::plus<long>());
  check.expect("transform_inclusive_scan", outWide, wide);
  std::transform_exclusive_scan(in.begin(), in.end(), wide.begin(), 1L, std::plus<long>(), Square());
  thrust::transform_exclusive_scan(d.begin(), d.end(), outWide.begin(), Square(), 1L, thrust::plus<long>());
  check.expect("transform_exclusive_scan", outWide, wide);
  std::vector<int> inclusive(N), exclusive(N);
  for (size_t i = 0; i < N; ++i) {
    const bool first = i == 0 || keys.host[i] != keys.host[i - 1];
    exclusive[i] = first ? 2 : exclusive[i - 1] + in[i - 1];
    inclusive[i] = first ? in[i] : inclusive[i - 1] + in[i];
  }
  thrust::inclusive_scan_by_key(keys.device.begin(), keys.device.end(), d.begin(), out.begin());
  check.expect("inclusive_scan_by_key", out, inclusive);
  thrust::exclusive_scan_by_key(keys.device.begin(), keys.device.end(), d.begin(), out.begin(), 2);
  check.expect("exclusive_scan_by_key", out, exclusive);
  std::adjacent_difference(in.begin(), in.end(), want.begin());
  thrust::adjacent_difference(d.begin(), d.end(), out.begin());
  check.expect("adjacent_difference", out, want);
}

int main(int argc, char **argv) { return overSizes(argc, argv, run); }
