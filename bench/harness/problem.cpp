#include "bench/harness/problem.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <new>

namespace bench {

constexpr std::align_val_t kAlignment{64};

Buffer::Buffer(std::size_t bytes, bool written)
    : memory(static_cast<std::byte *>(::operator new(bytes, kAlignment))), size(bytes), result(written) {
  std::memset(memory.get(), 0, bytes);
}

void Buffer::Free::operator()(std::byte *bytes) const { ::operator delete(bytes, kAlignment); }

Buffer &Problem::addBuffer(std::size_t bytes, bool written) { return arrays.emplace_back(bytes, written); }

Launch launchOver(std::string kernel, std::size_t items, std::size_t group, int step) {
  return {std::move(kernel), {(items + group - 1) / group * group, 1}, {group, 1}, step};
}

template <typename T> double greatestError(const T *array, const std::vector<Expected> &expected, double scale) {
  double greatest = 0;
  for (const Expected &e : expected) {
    const double got = static_cast<double>(array[e.index]);
    if (std::isnan(got) && std::isnan(e.value))
      continue;
    const double error = std::fabs(got - e.value) / std::max(std::fabs(e.value), scale);
    if (!(error <= std::numeric_limits<double>::max())) // also NaN, which std::max would lose
      return std::numeric_limits<double>::infinity();
    greatest = std::max(greatest, error);
  }
  return greatest;
}

template double greatestError(const float *, const std::vector<Expected> &, double);
template double greatestError(const double *, const std::vector<Expected> &, double);
template double greatestError(const int *, const std::vector<Expected> &, double);

std::vector<std::size_t> sample(std::size_t count, std::size_t wanted) {
  std::vector<std::size_t> places;
  wanted = std::min(count, wanted);
  for (std::size_t i = 0; i < wanted; ++i)
    places.push_back(wanted < 2 ? 0 : i * (count - 1) / (wanted - 1));
  return places;
}

} // namespace bench
