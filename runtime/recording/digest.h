// BLAKE2b over pieces.
#pragma once

#include "recording/format.h"

#include <initializer_list>
#include <string>
#include <string_view>

namespace sampan::recording {

void blake2(void *digest, size_t digestBytes, std::initializer_list<std::string_view> pieces);

inline Link linkOf(const Link &before, const ChunkHeader &header, std::string_view payload) {
  Link link;
  blake2(link.data(), link.size(),
         {{reinterpret_cast<const char *>(before.data()), before.size()},
          {reinterpret_cast<const char *>(&header), offsetof(ChunkHeader, link)},
          payload});
  return link;
}

std::string hex(std::string_view bytes);
inline std::string hex(const Link &link) { return hex({reinterpret_cast<const char *>(link.data()), link.size()}); }
// False unless `text` is an even number of lower-case hexadecimal digits.
bool unhex(std::string_view text, std::string &bytes);
// Hash of a whole file in hexadecimal; empty if it cannot be read.
std::string fileDigest(const std::string &path);

} // namespace sampan::recording
