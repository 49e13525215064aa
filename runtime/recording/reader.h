// Reads a recording and believes nothing in it: every length is checked against the file, every link recomputed, every
// number compared with what it counts. Nothing of a damaged file is used.
#pragma once

#include "recording/launch.h"

namespace sampan::recording {

class Reader {
public:
  Reader() = default;
  Reader(const Reader &) = delete;
  ~Reader();

  // Reads the whole file once. R1001 not a recording, R1002 of a newer version, R1003 damaged, R1005 cannot be read.
  // A file that ends within a chunk is no error here: see whole().
  Problem open(const std::string &path);

  // Was it closed by its writer? If not, it holds what was written before the writer ended.
  bool whole() const { return closed; }
  std::string digest() const;
  const Link &lastLink() const { return link; }
  uint64_t goodBytes() const { return good; }
  uint64_t chunkCount() const { return chunks; }
  uint64_t pageCount() const { return pages.size(); }
  uint64_t launchCount() const { return launchPlaces.size(); }
  const std::vector<nlohmann::json> &sessions() const { return about; }
  const std::vector<nlohmann::json> &ends() const { return summaries; }

  Problem launch(uint64_t number, Launch &) const;
  // Piece `i` of a memory of `bytes` bytes, of the pages that it lists. R1003 if the page has another size.
  Problem page(const std::vector<uint32_t> &numbers, size_t i, uint64_t bytes, std::string &to) const;

private:
  struct Place {
    uint64_t offset, stored, raw;
    bool compressed;
  };
  Problem damaged(uint64_t offset, const std::string &what) const;
  Problem payload(const Place &, std::string &to) const;
  Problem take(const ChunkHeader &, uint64_t offset);

  std::string path;
  int file = -1;
  uint64_t good = 0, chunks = 0;
  bool closed = false;
  Link link{};
  std::vector<Place> pages, launchPlaces;
  std::vector<nlohmann::json> about, summaries;
};

} // namespace sampan::recording
