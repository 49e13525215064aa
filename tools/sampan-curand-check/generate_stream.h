// Asks our cuRAND for what a stream asked of the real one.
#pragma once

#include "streams_file.h"

#include <cstddef>

namespace sampan::check {

// What a stream's distribution is, taken from its name.
struct Distribution {
  enum Family { Bits, Uniform, Normal, LogNormal, Poisson, Unknown } family = Unknown;
  size_t bytes = 4; // of a number
  bool isFloat = false;
  double first = 0, second = 0;
};
Distribution distributionOf(const std::string &name);

// Bytes of all numbers from a host generator or one for device memory; or in `problem` the call that failed and its status.
std::vector<unsigned char> generate(const Stream &, const Distribution &, bool onHost, std::string &problem);

} // namespace sampan::check
