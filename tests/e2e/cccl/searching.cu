// Thrust: searches of many values at once, and sets as sorted sequences.
// REQUIRES: cccl
// RUN: %nvcc -O2 -I%S/inputs %s -o %t && %t | %FileCheck %s
// CHECK: 8 algorithms agree
#include "agree.h"

#include <thrust/binary_search.h>
#include <thrust/set_operations.h>

static void run(Checker &check, int n) {
  const Data<int> a(sortedInts(n, 200, 1)), b(sortedInts(n / 2 + 3, 200, 2)), values(randomInts(n, 220, 3));
  thrust::device_vector<int> out(n), sets(a.host.size() + b.host.size());
  std::vector<int> want(static_cast<size_t>(n)), wantSets;
  const auto each = [&](auto search) {
    std::transform(values.host.begin(), values.host.end(), want.begin(), search);
    return want;
  };
  const auto begin = a.host.begin(), end = a.host.end();
  thrust::lower_bound(a.device.begin(), a.device.end(), values.device.begin(), values.device.end(), out.begin());
  check.expect("lower_bound", out, each([&](int v) { return static_cast<int>(std::lower_bound(begin, end, v) - begin); }));
  thrust::upper_bound(a.device.begin(), a.device.end(), values.device.begin(), values.device.end(), out.begin());
  check.expect("upper_bound", out, each([&](int v) { return static_cast<int>(std::upper_bound(begin, end, v) - begin); }));
  thrust::binary_search(a.device.begin(), a.device.end(), values.device.begin(), values.device.end(), out.begin());
  check.expect("binary_search", out, each([&](int v) { return std::binary_search(begin, end, v) ? 1 : 0; }));
  check.expect("lower_bound of one", thrust::lower_bound(a.device.begin(), a.device.end(), 100) - a.device.begin() ==
                                         std::lower_bound(begin, end, 100) - begin);

#define SET(name)                                                                                                      \
  wantSets.clear();                                                                                                    \
  std::name(a.host.begin(), a.host.end(), b.host.begin(), b.host.end(), std::back_inserter(wantSets));                 \
  check.expect(#name, sets,                                                                                            \
               thrust::name(a.device.begin(), a.device.end(), b.device.begin(), b.device.end(), sets.begin()) -        \
                   sets.begin(),                                                                                       \
               wantSets)
  SET(set_union);
  SET(set_intersection);
  SET(set_difference);
  SET(set_symmetric_difference);
}

int main(int argc, char **argv) { return overSizes(argc, argv, run); }
