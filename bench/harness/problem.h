// One row of the table: data, what a side's results are compared with, and what the work amounts to.
#pragma once

#include "bench/sides/side.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace bench {

// What the machine can at best do for the kernel.
enum class Bound { Bandwidth, Arithmetic, Launch };

// Bytes on a cache line's boundary.
class Buffer {
public:
  Buffer(std::size_t bytes, bool written);
  template <typename T> T *as() { return reinterpret_cast<T *>(memory.get()); }
  template <typename T> const T *as() const { return reinterpret_cast<const T *>(memory.get()); }
  std::size_t bytes() const { return size; }
  bool written() const { return result; }

private:
  struct Free {
    void operator()(std::byte *) const;
  };
  std::unique_ptr<std::byte[], Free> memory;
  std::size_t size;
  bool result;
};

// How OpenCL starts one kernel. Its arguments are all arrays, then all sizes, then `step`.
struct Launch {
  std::string kernel;
  std::size_t global[2] = {1, 1}, local[2] = {1, 1};
  int step = 0;
};

// One-dimensional, rounded up to whole work-groups.
Launch launchOver(std::string kernel, std::size_t items, std::size_t group, int step = 0);

struct Problem {
  std::vector<Buffer> arrays;
  std::vector<int> sizes;
  std::vector<Launch> launches;

  Bound bound = Bound::Arithmetic;
  double work = 0;             // bytes that have to be moved, or floating-point operations
  bool inDouble = false;       // which peak the operations are compared with
  bool transcendental = false; // calls exp, log, sin …
  int repeats = 1;             // runs between two readings of the clock

  double tolerance = 0;
  std::function<double(const Problem &)> error; // of what the written arrays hold; not finite: wrong

  template <typename T> T *add(std::size_t count) { return addBuffer(count * sizeof(T), false).as<T>(); }
  template <typename T> T *addResult(std::size_t count) { return addBuffer(count * sizeof(T), true).as<T>(); }
  template <typename T> const T *result(std::size_t index) const { return arrays[index].as<T>(); }

private:
  Buffer &addBuffer(std::size_t bytes, bool written);
};

// What there is to measure, before any data is made.
struct Kernel {
  std::string name;
  std::string folder;               // kernels/<folder>
  std::vector<std::string> defines; // for all sides, NAME=VALUE
  Problem (*make)();
};

// What a call of exp, log, sin, erfc … is counted as, in operations: about what a good polynomial for it takes.
constexpr double kCallInFloat = 15, kCallInDouble = 25;

// Every result that is compared: where it is in the array, and what it should be.
struct Expected {
  std::size_t index;
  double value;
};

// Greatest error of `array`, relative to the expected value or to `scale`, whichever is greater.
template <typename T> double greatestError(const T *array, const std::vector<Expected> &expected, double scale);
extern template double greatestError(const float *, const std::vector<Expected> &, double);
extern template double greatestError(const double *, const std::vector<Expected> &, double);
extern template double greatestError(const int *, const std::vector<Expected> &, double);

// `wanted` places in 0 … count-1, the first and the last among them.
std::vector<std::size_t> sample(std::size_t count, std::size_t wanted);

} // namespace bench
