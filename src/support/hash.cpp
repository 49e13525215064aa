#include "support/hash.h"

namespace sampan {

std::string toHex(uint64_t value) {
  std::string digits(16, '0');
  for (int i = 15; i >= 0; --i, value >>= 4)
    digits[static_cast<size_t>(i)] = "0123456789abcdef"[value & 15];
  return digits;
}

} // namespace sampan
