// Thrust: what copies, fills, transforms, replaces and removes.
// REQUIRES: cccl
// RUN: %nvcc -O2 -I%S/inputs %s -o %t && %t | %FileCheck %s
// CHECK: 30 algorithms agree
#include "agree.h"

#include <thrust/copy.h>
#include <thrust/execution_policy.h>
#include <thrust/fill.h>
#include <thrust/for_each.h>
#include <thrust/gather.h>
#include <thrust/generate.h>
#include <thrust/iterator/constant_iterator.h>
#include <thrust/iterator/counting_iterator.h>
#include <thrust/iterator/transform_iterator.h>
#include <thrust/iterator/zip_iterator.h>
#include <thrust/remove.h>
#include <thrust/replace.h>
#include <thrust/scatter.h>
#include <thrust/sequence.h>
#include <thrust/swap.h>
#include <thrust/tabulate.h>
#include <thrust/transform.h>
#include <thrust/tuple.h>
#include <thrust/uninitialized_copy.h>
#include <thrust/uninitialized_fill.h>

struct IsOdd {
  __host__ __device__ bool operator()(int x) const { return x % 2 != 0; }
};
struct Twice {
  __host__ __device__ int operator()(int x) const { return 2 * x; }
};
struct AddOne {
  __host__ __device__ void operator()(int &x) const { ++x; }
};
struct Nine {
  __host__ __device__ int operator()() const { return 9; }
};
struct SumOf {
  __host__ __device__ int operator()(const thrust::tuple<int, int> &t) const { return thrust::get<0>(t) + thrust::get<1>(t); }
};

static void run(Checker &check, int n) {
  const auto N = static_cast<size_t>(n);
  const Data<int> data(randomInts(n, 100)), other(randomInts(n, 100, 9));
  const std::vector<int> &in = data.host;
  const auto &d = data.device;
  std::vector<int> permutation(N);
  std::iota(permutation.begin(), permutation.end(), 0);
  std::shuffle(permutation.begin(), permutation.end(), std::mt19937(4));
  const thrust::device_vector<int> map(permutation.begin(), permutation.end());
  thrust::device_vector<int> out(n);
  std::vector<int> want(N);

  thrust::copy(d.begin(), d.end(), out.begin());
  check.expect("copy", out, in);
  thrust::fill(out.begin(), out.end(), 4);
  check.expect("fill", out, std::vector<int>(N, 4));
  thrust::copy_n(d.begin(), n, out.begin());
  check.expect("copy_n", out, in);
  std::vector<int> odd;
  std::copy_if(in.begin(), in.end(), std::back_inserter(odd), IsOdd());
  check.expect("copy_if", out, thrust::copy_if(d.begin(), d.end(), out.begin(), IsOdd()) - out.begin(), odd);
  odd.clear();
  for (size_t i = 0; i < N; ++i)
    if (IsOdd()(other.host[i]))
      odd.push_back(in[i]);
  check.expect("copy_if with a stencil", out,
               thrust::copy_if(d.begin(), d.end(), other.device.begin(), out.begin(), IsOdd()) - out.begin(), odd);

  for (size_t i = 0; i < N; ++i)
    want[i] = in[static_cast<size_t>(permutation[i])];
  thrust::gather(map.begin(), map.end(), d.begin(), out.begin());
  check.expect("gather", out, want);
  thrust::fill_n(out.begin(), n, -1);
  check.expect("fill_n", out, std::vector<int>(N, -1));
  for (size_t i = 0; i < N; ++i)
    want[i] = IsOdd()(other.host[i]) ? in[static_cast<size_t>(permutation[i])] : -1;
  thrust::gather_if(map.begin(), map.end(), other.device.begin(), d.begin(), out.begin(), IsOdd());
  check.expect("gather_if", out, want);
  for (size_t i = 0; i < N; ++i)
    want[static_cast<size_t>(permutation[i])] = in[i];
  thrust::scatter(d.begin(), d.end(), map.begin(), out.begin());
  check.expect("scatter", out, want);
  thrust::fill(out.begin(), out.end(), -2);
  std::fill(want.begin(), want.end(), -2);
  for (size_t i = 0; i < N; ++i)
    if (IsOdd()(other.host[i]))
      want[static_cast<size_t>(permutation[i])] = in[i];
  thrust::scatter_if(d.begin(), d.end(), map.begin(), other.device.begin(), out.begin(), IsOdd());
  check.expect("scatter_if", out, want);

  thrust::generate(out.begin(), out.end(), Nine());
  check.expect("generate", out, std::vector<int>(N, 9));
  out = d;
  for (size_t i = 0; i < N; ++i)
    want[i] = in[i] + 1;
  thrust::for_each(out.begin(), out.end(), AddOne());
  check.expect("for_each", out, want);
  out = d;
  thrust::for_each_n(thrust::device, out.begin(), n, AddOne());
  check.expect("for_each_n", out, want);
  std::transform(in.begin(), in.end(), want.begin(), Twice());
  thrust::transform(d.begin(), d.end(), out.begin(), Twice());
  check.expect("transform", out, want);
  thrust::transform(d.begin(), d.end(), out.begin(), [] __device__(int x) { return 2 * x; });
  check.expect("transform by a lambda", out, want);
  std::transform(in.begin(), in.end(), other.host.begin(), want.begin(), std::minus<int>());
  thrust::transform(d.begin(), d.end(), other.device.begin(), out.begin(), thrust::minus<int>());
  check.expect("transform of two", out, want);
  out = d;
  for (size_t i = 0; i < N; ++i)
    want[i] = IsOdd()(in[i]) ? 2 * in[i] : in[i];
  thrust::transform_if(d.begin(), d.end(), out.begin(), Twice(), IsOdd());
  check.expect("transform_if", out, want);
  for (size_t i = 0; i < N; ++i)
    want[i] = in[i] + other.host[i];
  const auto zipped = thrust::make_zip_iterator(thrust::make_tuple(d.begin(), other.device.begin()));
  thrust::transform(zipped, zipped + n, out.begin(), SumOf());
  check.expect("transform of a zip", out, want);
  const auto twice = thrust::make_transform_iterator(thrust::make_counting_iterator(3), Twice());
  thrust::copy(twice, twice + n, out.begin());
  for (size_t i = 0; i < N; ++i)
    want[i] = 2 * (3 + static_cast<int>(i));
  check.expect("copy of what is counted", out, want);

  want = in;
  std::replace(want.begin(), want.end(), 7, 70);
  out = d;
  thrust::replace(out.begin(), out.end(), 7, 70);
  check.expect("replace", out, want);
  thrust::replace_copy(d.begin(), d.end(), out.begin(), 7, 70);
  check.expect("replace_copy", out, want);
  want = in;
  std::replace_if(want.begin(), want.end(), IsOdd(), 0);
  out = d;
  thrust::replace_if(out.begin(), out.end(), IsOdd(), 0);
  check.expect("replace_if", out, want);
  thrust::replace_copy_if(d.begin(), d.end(), out.begin(), IsOdd(), 0);
  check.expect("replace_copy_if", out, want);

  want = in;
  want.erase(std::remove(want.begin(), want.end(), 7), want.end());
  out = d;
  check.expect("remove", out, thrust::remove(out.begin(), out.end(), 7) - out.begin(), want);
  check.expect("remove_copy", out, thrust::remove_copy(d.begin(), d.end(), out.begin(), 7) - out.begin(), want);
  want = in;
  want.erase(std::remove_if(want.begin(), want.end(), IsOdd()), want.end());
  out = d;
  check.expect("remove_if", out, thrust::remove_if(out.begin(), out.end(), IsOdd()) - out.begin(), want);
  check.expect("remove_copy_if", out, thrust::remove_copy_if(d.begin(), d.end(), out.begin(), IsOdd()) - out.begin(), want);

  want.assign(N, 0);
  std::iota(want.begin(), want.end(), 0);
  thrust::tabulate(out.begin(), out.end(), Twice());
  for (int &x : want)
    x *= 2;
  check.expect("tabulate", out, want);
  thrust::device_vector<int> left = d, right = other.device;
  thrust::swap_ranges(left.begin(), left.end(), right.begin());
  check.expect("swap_ranges", left, other.host);
  check.expect("swap_ranges", right, in);
  thrust::uninitialized_copy(d.begin(), d.end(), out.begin());
  check.expect("uninitialized_copy", out, in);
}

int main(int argc, char **argv) { return overSizes(argc, argv, run); }
