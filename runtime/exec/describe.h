// Kernels, blocks and waiting threads in words, for messages.
#pragma once

#include "../abi.h"

#include <cstdint>
#include <map>
#include <string>
#include <tuple>

namespace sampan::rt {

std::string describeKernel(const sampan_kernel &);  // "kernel `reduce(float*)` (reduce.cu:12)"
std::string describeIndex(const uint32_t index[3]); // "[x,y,z]"

class WaitCounts {
public:
  void add(uint32_t site, uint32_t kind, uint32_t barrier, uint32_t mask); // of one thread
  std::string text() const; // "24 threads wait at site 3 (barrier 0), 8 at site 5 (shuffle, mask 0x000000ff)"

private:
  std::map<std::tuple<uint32_t, uint32_t, uint32_t>, uint32_t> counts; // (site, kind, barrier or mask)
};

} // namespace sampan::rt
