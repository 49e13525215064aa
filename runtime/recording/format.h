// The bytes of a recording, as docs/recording-format.md describes them. A file is a header and then chunks; each chunk's
// link is a hash over the link before it, so nothing inside can be changed, dropped or moved without being noticed. Numbers
// are little-endian.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace sampan::recording {

constexpr char kMagic[8] = {'S', 'M', 'P', 'N', 'R', 'E', 'C', '\n'};
constexpr uint32_t kVersion = 1;
constexpr size_t kPageBytes = size_t(256)
                              << 10; // contents of memory are kept in pieces of this size, the last one shorter
constexpr size_t kMostMeta = size_t(64) << 20;  // largest chunk of text
constexpr size_t kEndReserve = size_t(4) << 10; // room that is kept for the last chunk

using Link = std::array<uint8_t, 32>;

struct FileHeader {
  char magic[8];
  uint32_t version;
  uint32_t headerBytes;
  uint8_t nonce[16]; // random: two recordings of the same run have different digests
  uint8_t reserved[16];
  uint8_t check[16]; // hash of what stands before it
};
static_assert(sizeof(FileHeader) == 64);

constexpr uint32_t chunkType(const char (&name)[5]) {
  return uint32_t(uint8_t(name[0])) | uint32_t(uint8_t(name[1])) << 8 | uint32_t(uint8_t(name[2])) << 16 |
         uint32_t(uint8_t(name[3])) << 24;
}
constexpr uint32_t kSession = chunkType("SESS"); // JSON: a process that recorded
constexpr uint32_t kPage = chunkType("PAGE");    // contents of memory; numbered from 0 in the order of the file
constexpr uint32_t kLaunch = chunkType("LNCH");  // JSON: one launch, written when its pages are
constexpr uint32_t kEnd = chunkType("ENDS");     // JSON: the process closed the recording

constexpr uint32_t kCompressed = 1; // flag: the payload is one zstd frame

struct ChunkHeader {
  uint32_t type;
  uint32_t flags;
  uint64_t sequence; // from 0
  uint64_t storedBytes;
  uint64_t rawBytes;
  Link link; // hash of: the link before (of the first chunk: of the file header), the 32 bytes above, the payload
};
static_assert(sizeof(ChunkHeader) == 64);

// Why a recording could not be read or written. `id` has a page in docs/diagnostics; empty: nothing is wrong.
struct Problem {
  std::string id, text, help;
  explicit operator bool() const { return !id.empty(); }
};

} // namespace sampan::recording
