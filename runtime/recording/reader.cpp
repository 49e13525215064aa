#include "recording/reader.h"

#include "recording/digest.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zstd.h>

namespace sampan::recording {
namespace {

bool readAt(int file, void *to, size_t bytes, uint64_t offset) {
  for (size_t done = 0; done < bytes;) {
    const ssize_t got = pread(file, static_cast<char *>(to) + done, bytes - done, static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR)
      continue;
    if (got <= 0)
      return false;
    done += static_cast<size_t>(got);
  }
  return true;
}

} // namespace

Reader::~Reader() {
  if (file >= 0)
    close(file);
}

std::string Reader::digest() const { return hex(link); }

Problem Reader::damaged(uint64_t offset, const std::string &what) const {
  return {"R1003", "'" + path + "' is damaged at byte " + std::to_string(offset) + ": " + what,
          "copy it again from where it was recorded; nothing of a damaged recording is used"};
}

Problem Reader::open(const std::string &name) {
  path = name;
  file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat status = {};
  if (file < 0 || fstat(file, &status) != 0)
    return {"R1005", "cannot read '" + path + "': " + std::strerror(errno), "check the name and the permissions"};
  const Problem foreign = {"R1001", "'" + path + "' is not a recording", "name a file that `sampan record` wrote"};
  const uint64_t total = S_ISREG(status.st_mode) ? static_cast<uint64_t>(status.st_size) : 0;
  FileHeader header;
  if (total < sizeof header || !readAt(file, &header, sizeof header, 0) ||
      std::memcmp(header.magic, kMagic, sizeof kMagic) != 0)
    return foreign;
  if (header.version > kVersion)
    return {"R1002",
            "'" + path + "' has format " + std::to_string(header.version) + ", this Sampan reads formats up to " +
                std::to_string(kVersion),
            "use the version of Sampan that recorded it, or a newer one"};
  const std::string_view bytes(reinterpret_cast<const char *>(&header), sizeof header);
  uint8_t check[16];
  blake2(check, sizeof check, {bytes.substr(0, offsetof(FileHeader, check))});
  if (std::memcmp(check, header.check, sizeof check) != 0 || header.version == 0 || header.headerBytes != sizeof header)
    return damaged(0, "its header does not fit its hash");
  blake2(link.data(), link.size(), {bytes});

  good = sizeof header;
  std::string stored;
  ChunkHeader chunk;
  // Of a chunk that is cut off, everything before it stands.
  while (total - good >= sizeof chunk) {
    if (!readAt(file, &chunk, sizeof chunk, good))
      return damaged(good, "it cannot be read");
    const bool text = chunk.type == kSession || chunk.type == kLaunch || chunk.type == kEnd;
    if ((!text && chunk.type != kPage) || chunk.flags > kCompressed || chunk.sequence != chunks ||
        chunk.rawBytes > (text ? kMostMeta : kPageBytes) || chunk.storedBytes > chunk.rawBytes ||
        (!(chunk.flags & kCompressed) && chunk.storedBytes != chunk.rawBytes))
      return damaged(good, "the head of a chunk makes no sense");
    if (chunk.storedBytes > total - good - sizeof chunk)
      break;
    stored.resize(chunk.storedBytes);
    if (!readAt(file, stored.data(), stored.size(), good + sizeof chunk))
      return damaged(good, "it cannot be read");
    if (linkOf(link, chunk, stored) != chunk.link)
      return damaged(good, "a chunk does not fit its hash");
    if (Problem problem = take(chunk, good + sizeof chunk))
      return problem;
    link = chunk.link;
    good += sizeof chunk + chunk.storedBytes;
    ++chunks;
  }
  closed = closed && good == total;
  return {};
}

Problem Reader::take(const ChunkHeader &chunk, uint64_t offset) {
  const Place place{offset, chunk.storedBytes, chunk.rawBytes, (chunk.flags & kCompressed) != 0};
  closed = chunk.type == kEnd;
  if (chunk.type == kPage || chunk.type == kLaunch) {
    (chunk.type == kPage ? pages : launchPlaces).push_back(place);
    return {};
  }
  std::string text;
  if (Problem problem = payload(place, text))
    return problem;
  nlohmann::json parsed = nlohmann::json::parse(text, nullptr, false);
  if (!parsed.is_object())
    return damaged(offset, "a description is not JSON");
  (chunk.type == kSession ? about : summaries).push_back(std::move(parsed));
  return {};
}

Problem Reader::payload(const Place &place, std::string &to) const {
  std::string stored(place.stored, '\0');
  if (!readAt(file, stored.data(), stored.size(), place.offset))
    return damaged(place.offset, "it became shorter while it was read");
  if (!place.compressed) {
    to = std::move(stored);
    return {};
  }
  to.resize(place.raw);
  const size_t got = ZSTD_decompress(to.data(), to.size(), stored.data(), stored.size());
  if (ZSTD_isError(got) || got != place.raw)
    return damaged(place.offset, "a chunk cannot be unpacked");
  return {};
}

Problem Reader::launch(uint64_t number, Launch &to) const {
  const Place &place = launchPlaces.at(number);
  std::string text;
  if (Problem problem = payload(place, text))
    return problem;
  // Pages that a launch names stand before it; a page behind it in the file is none that its writer knew.
  uint64_t known = 0;
  for (uint64_t high = pages.size(); known < high;) {
    const uint64_t middle = (known + high) / 2;
    if (pages[middle].offset < place.offset)
      known = middle + 1;
    else
      high = middle;
  }
  std::optional<Launch> launch = launchFromJson(nlohmann::json::parse(text, nullptr, false), known);
  if (!launch || launch->session >= about.size())
    return damaged(place.offset, "the description of a launch makes no sense");
  to = std::move(*launch);
  return {};
}

Problem Reader::page(const std::vector<uint32_t> &numbers, size_t i, uint64_t bytes, std::string &to) const {
  const Place &place = pages.at(numbers.at(i));
  if (place.raw != std::min<uint64_t>(kPageBytes, bytes - i * kPageBytes))
    return damaged(place.offset, "a page has another size than its memory");
  return payload(place, to);
}

} // namespace sampan::recording
