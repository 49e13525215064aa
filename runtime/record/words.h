// Pointers are found by their value: an aligned word of 8 bytes that lies in memory that is known. Recording follows them,
// a replay moves them to where the memory lies now; a number that looks like a pointer by chance is moved there and back.
#pragma once

#include <cstdint>
#include <cstring>

namespace sampan::record {

// Calls change(word) for each word of `data`, which lies at `address`, that is aligned there.
template <class Change> void eachWord(char *data, uint64_t bytes, uint64_t address, Change &&change) {
  for (uint64_t at = (8 - address % 8) % 8; at + 8 <= bytes; at += 8) {
    uint64_t word, old;
    std::memcpy(&word, data + at, 8);
    old = word;
    change(word);
    if (word != old)
      std::memcpy(data + at, &word, 8);
  }
}

} // namespace sampan::record
