// How an output differs from its reference, in numbers. Filled piece by piece, so that size costs time and no memory.
#pragma once

#include "verify/element.h"

#include <array>

namespace sampan::verify {

// What counts as the same, for one output. An element is accepted if its bits are equal or any of these holds.
struct Tolerance {
  uint64_t steps = 0;  // units in the last place
  double relative = 0; // of the reference
  double ofScale = 0;  // of the largest finite reference in this output
  double absolute = 0;
  bool signedZeros = false; // are 0 and -0 the same?
  bool nanPayloads = true;  // are all NaN the same?
  bool orderNoise = true;   // is what lies in the spread of repeated runs the same?
};

struct Sample {
  uint64_t index;
  double reference, here;
  uint64_t steps;
};

struct Moments {
  uint64_t count = 0;
  double mean = 0, m2 = 0;
  void add(double x) {
    const double d = x - mean;
    mean += d / double(++count);
    m2 += d * (x - mean);
  }
  double variance() const { return count > 1 ? m2 / double(count - 1) : 0; }
};

struct Statistics {
  Element element = Element::I8;
  uint64_t elements = 0, differing = 0, rejected = 0;
  uint64_t orderNoise = 0; // of the differing: explained by repeated runs that differ among themselves
  uint64_t unsteady = 0;   // elements that repeated runs do not agree on
  uint64_t nanAppeared = 0, nanVanished = 0, infinite = 0, zeroSigns = 0, nanPayloads = 0;
  std::array<uint64_t, 66> steps{}; // [0] equal; [b] from 2^(b-1) up to below 2^b steps
  uint64_t largestSteps = 0;
  double largestRelative = 0, largestAbsolute = 0, scale = 0;
  uint64_t up = 0, down = 0; // differing finite elements that are larger or smaller than the reference
  uint64_t firstIndex = 0, lastIndex = 0;
  std::array<uint64_t, 32> byLane{}; // differing elements by index modulo 32
  std::array<uint64_t, 64> bits{};   // differing elements of which only this bit is wrong
  uint64_t singleBits = 0;
  uint64_t groups = 0, permutedGroups = 0; // of 32 elements: with a difference; the same values in another order
  uint64_t floatValues = 0;                // of f64: values here that are exact as float, of those that differ
  Moments reference, here;                 // of finite values
  std::vector<double> referenceSample, hereSample;
  std::vector<Sample> first; // a few differing elements, in order
};

// `reference` and `runs` are the same stretch of an output, `at` its first element's index. `scale` of `s` is set before.
void addPiece(Statistics &s, const Tolerance &, std::string_view reference, const std::vector<std::string> &runs,
              uint64_t at);

// The largest finite magnitude in these bytes.
double scaleOf(Element, std::string_view);

// Kolmogorov and Smirnov's test of two samples: the probability that the same distribution differs this much.
double sameDistribution(std::vector<double> a, std::vector<double> b);
// How many standard errors the two means are apart.
double meansApart(const Moments &, const Moments &);

} // namespace sampan::verify
