// Writes a recording, chunk by chunk at the end of the file. What was written stays readable whatever happens next: a
// launch exists once its LNCH chunk does, and what failed half-way is cut off again.
#pragma once

#include "recording/launch.h"

#include <map>
#include <string_view>

struct ZSTD_CCtx_s;

namespace sampan::recording {

class Reader;

class Writer {
public:
  Writer() = default;
  Writer(const Writer &) = delete;
  ~Writer();

  // The file is made if it is not there, private to the user, and locked for this process. `resume`: goes on behind what
  // is there; else a file that is not empty is refused (R1007).
  Problem open(const std::string &path, uint64_t mostBytes, bool resume);
  bool isOpen() const { return file >= 0; }

  // Contents of memory, at most kPageBytes. The same contents get the same number and are stored once.
  Problem page(std::string_view contents, uint32_t &number);
  Problem session(const nlohmann::json &);
  Problem launch(const Launch &);
  // A place to come back to: cutBack() takes off what was written since.
  void mark();
  Problem cutBack();
  // Writes the last chunk, makes sure that it is on the disk, and closes.
  Problem end(const nlohmann::json &);
  void abandon(); // closes at once, in a child process after fork()

  std::string digest() const { return hexDigest; } // after end()
  uint64_t bytes() const { return size; }
  uint64_t sessions() const { return sessionCount; }
  uint64_t launches() const { return launchCount; }

private:
  Problem chunk(uint32_t type, std::string_view raw, uint64_t reserve);
  Problem ioProblem(int error) const;
  void close();

  using Key = std::array<uint8_t, 16>;
  struct State {
    uint64_t size = 0, sequence = 0, sessionCount = 0, launchCount = 0;
    uint32_t pageCount = 0;
    Link link{};
  };
  State state() const { return {size, sequence, sessionCount, launchCount, pageCount, link}; }

  std::string path, hexDigest;
  int file = -1;
  uint64_t limit = 0, size = 0, sequence = 0, sessionCount = 0, launchCount = 0;
  uint32_t pageCount = 0;
  Link link{};
  State marked;
  std::map<Key, uint32_t> pages;
  std::vector<Key> sinceMark;
  std::string buffer;
  ZSTD_CCtx_s *zstd = nullptr;
};

} // namespace sampan::recording
