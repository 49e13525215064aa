// Device algorithms beside those of the C++ standard library, on random data of awkward sizes.
#pragma once

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include <thrust/device_vector.h>
#include <thrust/host_vector.h>

// Nothing, one, and both sides of a warp, a block and a tile.
inline const std::vector<int> kSizes = {0, 1, 2, 31, 32, 33, 255, 1000, 4097, 20011};

template <class T> struct Data {
  std::vector<T> host;
  thrust::device_vector<T> device;
  Data(std::vector<T> v) : host(std::move(v)), device(host.begin(), host.end()) {}
};

// Integers of [0, limit): with many that are the same.
inline std::vector<int> randomInts(int n, int limit, unsigned seed = 1) {
  std::mt19937 random(seed + static_cast<unsigned>(n));
  std::vector<int> v(static_cast<size_t>(n));
  for (int &x : v)
    x = static_cast<int>(random() % static_cast<unsigned>(limit));
  return v;
}

inline std::vector<int> sortedInts(int n, int limit, unsigned seed = 1) {
  std::vector<int> v = randomInts(n, limit, seed);
  std::sort(v.begin(), v.end());
  return v;
}

template <class T> std::vector<T> hostOf(const thrust::device_vector<T> &d) {
  std::vector<T> v(d.size());
  thrust::copy(d.begin(), d.end(), v.begin());
  return v;
}

struct Checker {
  int n = 0; // of elements
  std::vector<std::string> names;
  bool failed = false;

  void expect(const char *name, bool same) {
    if (std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(name);
    if (!same) {
      std::printf("%s differs for %d elements\n", name, n);
      failed = true;
    }
  }
  template <class T> void expect(const char *name, const thrust::device_vector<T> &got, const std::vector<T> &want) {
    expect(name, hostOf(got) == want);
  }
  // Of sequences that an algorithm cuts: the first `length` of `got`.
  template <class T> void expect(const char *name, const thrust::device_vector<T> &got, long length,
                                 const std::vector<T> &want) {
    std::vector<T> v = hostOf(got);
    if (length < 0 || length > static_cast<long>(v.size()))
      return expect(name, false);
    v.resize(static_cast<size_t>(length));
    expect(name, v == want);
  }
  int report() const {
    if (!failed)
      std::printf("%zu algorithms agree\n", names.size());
    return failed;
  }
};

// Runs `body(checker, n)` for each size, or for the one that the command line names.
template <class Body> int overSizes(int argc, char **argv, Body body) {
  Checker check;
  std::vector<int> sizes = kSizes;
  if (argc > 1)
    sizes = {std::atoi(argv[1])};
  for (int n : sizes) {
    check.n = n;
    body(check, n);
  }
  return check.report();
}
