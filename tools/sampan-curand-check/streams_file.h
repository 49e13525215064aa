// A file of recorded streams: one line each, what was asked of a generator and what came.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sampan::check {

struct Stream {
  int line = 0;
  std::string generator, ordering;
  unsigned long long seed = 0, offset = 0;
  unsigned dimensions = 0;  // 0: a pseudorandom generator
  std::string distribution; // "uint32", "normal_float_0_1": name, type, parameters
  uint64_t count = 0, hash = 0;
  std::vector<uint64_t> first; // bit patterns
};

// All streams, or in `problem` what is wrong with the file and where.
std::vector<Stream> readStreams(const std::string &path, std::string &problem);

} // namespace sampan::check
