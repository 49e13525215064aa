// Recordings that were changed in every way that comes to mind: none may be taken for a whole one.
#include "sample.h"

#include "recording/digest.h"

#include <cstring>
#include <random>

namespace sampan::recording {
namespace {

constexpr int kMutations = 10000;
constexpr int kRelinked = 2000;

std::string mutate(const std::string &from, std::mt19937 &random) {
  std::string bytes = from;
  auto at = [&] { return random() % bytes.size(); };
  for (unsigned times = 1 + random() % 3; times-- && !bytes.empty();)
    switch (random() % 8) {
    case 0: bytes[at()] ^= static_cast<char>(1 << random() % 8); break;
    case 1: bytes[at()] = static_cast<char>(random()); break;
    case 2: bytes.resize(at()); break;
    case 3: bytes.insert(at(), std::string(1 + random() % 100, static_cast<char>(random()))); break;
    case 4: bytes.erase(at(), 1 + random() % 100); break;
    case 5: { // a stretch moves
      const std::string piece = bytes.substr(at(), 1 + random() % 200);
      bytes.insert(at(), piece);
      break;
    }
    case 6: { // a number becomes huge, or nothing
      const uint64_t value = random() % 2 ? ~uint64_t(0) >> random() % 64 : 0;
      const size_t place = at();
      std::memcpy(bytes.data() + place, &value, std::min<size_t>(8, bytes.size() - place));
      break;
    }
    default: bytes.append(1 + random() % 300, static_cast<char>(random()));
    }
  return bytes;
}

// Changes the text of a chunk and computes every link anew, as somebody would who knows the format.
std::string relink(const std::string &from, std::mt19937 &random) {
  std::string to = from.substr(0, sizeof(FileHeader));
  Link link;
  blake2(link.data(), link.size(), {to});
  for (size_t at = sizeof(FileHeader); at + sizeof(ChunkHeader) <= from.size();) {
    ChunkHeader header;
    std::memcpy(&header, from.data() + at, sizeof header);
    std::string payload = from.substr(at + sizeof header, header.storedBytes);
    at += sizeof header + header.storedBytes;
    if (random() % 3 == 0 && !payload.empty()) {
      payload = mutate(payload, random);
      header.storedBytes = payload.size();
      if (!(header.flags & kCompressed))
        header.rawBytes = payload.size();
    }
    header.link = linkOf(link, header, payload);
    link = header.link;
    to.append(reinterpret_cast<const char *>(&header), sizeof header) += payload;
  }
  return to;
}

} // namespace

TEST_F(RecordingTest, MutatedRecordingsAreNeverTakenForWhole) {
  write();
  const std::string good = bytesOf(path);
  std::mt19937 random(20261127);
  int refused = 0, salvaged = 0;
  for (int i = 0; i < kMutations; ++i) {
    const std::string bad = mutate(good, random);
    if (bad == good)
      continue;
    put(path, bad);
    Reader r;
    if (r.open(path)) {
      ++refused;
      continue;
    }
    ++salvaged;
    EXPECT_FALSE(r.whole()) << "mutation " << i;
    EXPECT_FALSE(readAll(r)) << "mutation " << i << ": what is salvaged is whole";
  }
  EXPECT_GT(refused, kMutations / 4);
  EXPECT_GT(salvaged, kMutations / 20);
}

TEST_F(RecordingTest, ForgedLinksDoNotHideNonsense) {
  write();
  const std::string good = bytesOf(path);
  Reader original;
  ASSERT_FALSE(original.open(path));
  std::mt19937 random(8);
  int refused = 0;
  for (int i = 0; i < kRelinked; ++i) {
    const std::string forged = relink(good, random);
    put(path, forged);
    Reader r;
    const bool bad = r.open(path) || readAll(r);
    refused += bad;
    if (!bad && forged != good) {
      EXPECT_NE(r.digest(), original.digest()) << "the digest tells a forgery that makes sense";
    }
  }
  EXPECT_GT(refused, kRelinked / 4);
}

} // namespace sampan::recording
