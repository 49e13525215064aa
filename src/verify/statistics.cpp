#include "verify/statistics.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace sampan::verify {
namespace {

constexpr size_t kSamples = 16;
constexpr size_t kDistribution = 1 << 14;

uint64_t bitsAt(const char *at, unsigned bytes) {
  uint64_t value = 0;
  std::memcpy(&value, at, bytes);
  return value;
}

bool isNan(double v) { return std::isnan(v); }

// Do the reference's value and the repeated runs' lie together? Sums in another order scatter; with few runs the spread
// that is seen is a part of it.
bool withinSpread(const Statistics &s, double reference, const std::vector<std::string> &runs, size_t offset) {
  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (const std::string &run : runs) {
    const double v = valueOf(s.element, run.data() + offset);
    low = std::min(low, v);
    high = std::max(high, v);
  }
  constexpr double kWider = 4;
  const double spread = high - low;
  return spread > 0 && reference >= low - kWider * spread && reference <= high + kWider * spread;
}

bool accepted(const Statistics &s, const Tolerance &t, double a, double b, uint64_t steps) {
  if (steps <= t.steps)
    return true;
  const double d = std::abs(a - b);
  return d <= t.absolute || d <= t.relative * std::abs(a) || d <= t.ofScale * s.scale;
}

// NaN, infinities and zeros: answers whether the pair is settled, and counts what it is.
bool special(Statistics &s, const Tolerance &t, double a, double b) {
  if (isNan(a) || isNan(b)) {
    if (isNan(a) && isNan(b)) {
      ++s.nanPayloads;
      s.rejected += !t.nanPayloads;
    } else {
      ++(isNan(b) ? s.nanAppeared : s.nanVanished);
      ++s.rejected;
    }
    return true;
  }
  if (std::isinf(a) || std::isinf(b)) {
    ++s.infinite;
    ++s.rejected;
    return true;
  }
  if (a == 0 && b == 0) {
    ++s.zeroSigns;
    s.rejected += !t.signedZeros;
    return true;
  }
  return false;
}

void countPlace(Statistics &s, uint64_t index, uint64_t difference) {
  if (s.differing == 0)
    s.firstIndex = index;
  s.lastIndex = index;
  ++s.differing;
  ++s.byLane[index % 32];
  if (std::has_single_bit(difference)) {
    ++s.singleBits;
    ++s.bits[static_cast<size_t>(std::countr_zero(difference))];
  }
}

void addElement(Statistics &s, const Tolerance &t, std::string_view reference, const std::vector<std::string> &runs,
                size_t offset, uint64_t index) {
  const ElementFacts &facts = factsOf(s.element);
  const char *a = reference.data() + offset, *b = runs[0].data() + offset;
  bool steady = true;
  for (size_t r = 1; r < runs.size(); ++r)
    steady = steady && std::memcmp(b, runs[r].data() + offset, facts.bytes) == 0;
  s.unsteady += !steady;
  const uint64_t difference = bitsAt(a, facts.bytes) ^ bitsAt(b, facts.bytes);
  if (difference == 0) {
    ++s.steps[0];
    return;
  }
  countPlace(s, index, difference);
  const double x = valueOf(s.element, a), y = valueOf(s.element, b);
  const uint64_t steps = stepsBetween(s.element, a, b);
  if (s.first.size() < kSamples)
    s.first.push_back({index, x, y, steps});
  if (facts.floating && special(s, t, x, y))
    return;
  ++s.steps[std::bit_width(steps)];
  s.largestSteps = std::max(s.largestSteps, steps);
  s.largestAbsolute = std::max(s.largestAbsolute, std::abs(x - y));
  if (x != 0)
    s.largestRelative = std::max(s.largestRelative, std::abs(x - y) / std::abs(x));
  ++(y > x ? s.up : s.down);
  s.floatValues += s.element == Element::F64 && double(float(y)) == y;
  if (accepted(s, t, x, y, steps))
    return;
  if (t.orderNoise && facts.floating && !steady && withinSpread(s, x, runs, offset))
    ++s.orderNoise;
  else
    ++s.rejected;
}

void addDistribution(Statistics &s, std::string_view reference, std::string_view here) {
  const unsigned bytes = factsOf(s.element).bytes;
  for (size_t at = 0; at + bytes <= reference.size(); at += bytes) {
    const double a = valueOf(s.element, reference.data() + at), b = valueOf(s.element, here.data() + at);
    if (!std::isfinite(a) || !std::isfinite(b))
      continue;
    s.reference.add(a);
    s.here.add(b);
    if (s.referenceSample.size() < kDistribution) {
      s.referenceSample.push_back(a);
      s.hereSample.push_back(b);
    }
  }
}

void addGroups(Statistics &s, std::string_view reference, std::string_view here) {
  const unsigned bytes = factsOf(s.element).bytes;
  const size_t group = size_t(32) * bytes;
  std::vector<uint64_t> a, b;
  for (size_t at = 0; at + group <= reference.size(); at += group) {
    if (std::memcmp(reference.data() + at, here.data() + at, group) == 0)
      continue;
    a.clear();
    b.clear();
    for (size_t i = at; i < at + group; i += bytes) {
      a.push_back(bitsAt(reference.data() + i, bytes));
      b.push_back(bitsAt(here.data() + i, bytes));
    }
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    ++s.groups;
    s.permutedGroups += a == b;
  }
}

} // namespace

double scaleOf(Element element, std::string_view bytes) {
  const unsigned size = factsOf(element).bytes;
  double scale = 0;
  for (size_t at = 0; at + size <= bytes.size(); at += size)
    if (const double v = std::abs(valueOf(element, bytes.data() + at)); std::isfinite(v) && v > scale)
      scale = v;
  return scale;
}

void addPiece(Statistics &s, const Tolerance &t, std::string_view reference, const std::vector<std::string> &runs,
              uint64_t at) {
  const unsigned bytes = factsOf(s.element).bytes;
  const size_t count = (reference.size() + bytes - 1) / bytes;
  s.elements += count;
  const bool equal = std::all_of(runs.begin(), runs.end(), [&](const std::string &run) { return run == reference; });
  if (equal) {
    s.steps[0] += count;
    return;
  }
  // What is left of a size that is no multiple counts as one element of its own.
  const size_t whole = reference.size() / bytes;
  for (size_t i = 0; i < whole; ++i)
    addElement(s, t, reference, runs, i * bytes, at + i);
  if (whole != count && reference.substr(whole * bytes) != std::string_view(runs[0]).substr(whole * bytes)) {
    countPlace(s, at + whole, ~uint64_t(0));
    ++s.rejected;
  }
  addDistribution(s, reference, runs[0]);
  addGroups(s, reference, runs[0]);
}

double sameDistribution(std::vector<double> a, std::vector<double> b) {
  if (a.size() < 8 || b.size() < 8)
    return 1;
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  double largest = 0;
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const double x = std::min(a[i], b[j]);
    while (i < a.size() && a[i] <= x)
      ++i;
    while (j < b.size() && b[j] <= x)
      ++j;
    largest = std::max(largest, std::abs(double(i) / double(a.size()) - double(j) / double(b.size())));
  }
  const double n = double(a.size()) * double(b.size()) / double(a.size() + b.size());
  const double lambda = (std::sqrt(n) + 0.12 + 0.11 / std::sqrt(n)) * largest;
  if (lambda < 0.3)
    return 1;
  double sum = 0;
  for (int k = 1; k <= 100; ++k)
    sum += (k % 2 ? 2 : -2) * std::exp(-2.0 * k * k * lambda * lambda);
  return std::clamp(sum, 0.0, 1.0);
}

double meansApart(const Moments &a, const Moments &b) {
  if (a.count < 2 || b.count < 2)
    return 0;
  const double error = std::sqrt(a.variance() / double(a.count) + b.variance() / double(b.count));
  const double apart = std::abs(a.mean - b.mean);
  return error > 0 ? apart / error : apart > 0 ? std::numeric_limits<double>::infinity() : 0;
}

} // namespace sampan::verify
