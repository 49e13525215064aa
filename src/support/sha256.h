// SHA-256 as FIPS 180-4 defines it: for naming a file's content where somebody may have chosen it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace sampan {

class Sha256 {
public:
  void add(std::string_view bytes);
  // 64 hexadecimal digits. Ends the sum: nothing may be added after it.
  std::string digest();

private:
  void takeBlock(const unsigned char *block);
  std::array<uint32_t, 8> state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                   0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<unsigned char, 64> waiting = {};
  size_t waits = 0;
  uint64_t length = 0;
};

} // namespace sampan
