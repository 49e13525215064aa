// A loadable image outside of a program: what nvrtcGetCUBIN gives and cuModuleLoadData takes. A header, then an ELF shared
// object that exports `__sampan_image` (abi.h) and nothing else.
//
// nvrtcGetPTX gives the same bytes as text, because programs handle PTX as text, with strlen and in files: the line
// kTextMark, then base64 in lines, then a NUL.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sampan {

constexpr char kImageFileMark[8] = {'\x7f', 'S', 'M', 'P', 'N', 'I', 'M', 'G'};
constexpr uint32_t kImageFileVersion = 1;
constexpr std::string_view kImageTextMark = "// Sampan device image 1, base64\n";
constexpr uint64_t kMostImageBytes = uint64_t(1) << 31; // a header that says more is damaged

struct ImageFileHeader {
  char mark[8];
  uint32_t version;
  uint32_t reserved;
  uint64_t bytes;    // of what follows
  uint64_t checksum; // FNV-1a 64 of what follows
};

inline uint64_t imageChecksum(const unsigned char *bytes, size_t count) {
  uint64_t hash = 0xcbf29ce484222325u;
  for (size_t i = 0; i < count; ++i)
    hash = (hash ^ bytes[i]) * 0x100000001b3u;
  return hash;
}

} // namespace sampan
