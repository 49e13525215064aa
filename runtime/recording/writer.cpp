#include "recording/writer.h"

#include "recording/digest.h"
#include "recording/reader.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zstd.h>

namespace sampan::recording {
namespace {

// A limit on the size of files (ulimit -f) answers a write with a signal that ends the process; here it shall be an error.
class NoSizeSignal {
public:
  NoSizeSignal() {
    sigemptyset(&only);
    sigaddset(&only, SIGXFSZ);
    pthread_sigmask(SIG_BLOCK, &only, &before);
  }
  NoSizeSignal(const NoSizeSignal &) = delete;
  ~NoSizeSignal() {
    const int error = errno;
    const timespec atOnce = {};
    if (!sigismember(&before, SIGXFSZ))
      sigtimedwait(&only, nullptr, &atOnce);
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    errno = error;
  }

private:
  sigset_t only, before;
};

} // namespace

Writer::~Writer() {
  close();
  ZSTD_freeCCtx(zstd);
}

void Writer::close() {
  if (file >= 0)
    ::close(file);
  file = -1;
}

void Writer::abandon() { close(); }

Problem Writer::ioProblem(int error) const {
  if (error == ENOSPC || error == EDQUOT)
    return {"R1006", "'" + path + "': there is no room left",
            "make room or record to another disk; the launches that were recorded before are whole"};
  return {"R1005", "cannot write '" + path + "': " + std::strerror(error),
          "check that the folder exists and can be written"};
}

Problem Writer::open(const std::string &name, uint64_t mostBytes, bool resume) {
  path = name;
  limit = mostBytes;
  file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0)
    return ioProblem(errno);
  struct stat status = {};
  if (flock(file, LOCK_EX | LOCK_NB) != 0 || fstat(file, &status) != 0) {
    close();
    return {"R1008", "'" + path + "' is being written by another process", "one recording takes one process at a time"};
  }
  if (status.st_size == 0) {
    FileHeader header = {};
    std::memcpy(header.magic, kMagic, sizeof kMagic);
    header.version = kVersion;
    header.headerBytes = sizeof header;
    if (getrandom(header.nonce, sizeof header.nonce, 0) != sizeof header.nonce)
      return ioProblem(errno);
    const std::string_view bytes(reinterpret_cast<const char *>(&header), sizeof header);
    blake2(header.check, sizeof header.check, {bytes.substr(0, offsetof(FileHeader, check))});
    blake2(link.data(), link.size(), {bytes});
    if (pwrite(file, &header, sizeof header, 0) != ssize_t(sizeof header)) {
      const int error = errno;
      if (ftruncate(file, 0) != 0)
        return ioProblem(errno);
      return ioProblem(error);
    }
    size = sizeof header;
    mark();
    return {};
  }
  Problem problem;
  if (!resume)
    problem = {"R1007", "'" + path + "' exists and is not empty", "choose another name, or add to it with --resume"};
  Reader before;
  if (!problem)
    problem = before.open(path);
  if (problem) {
    close();
    return problem;
  }
  size = before.goodBytes();
  sequence = before.chunkCount();
  sessionCount = before.sessions().size();
  launchCount = before.launchCount();
  pageCount = static_cast<uint32_t>(before.pageCount());
  link = before.lastLink();
  // What a killed process left behind its last whole launch.
  if (ftruncate(file, static_cast<off_t>(size)) != 0)
    return ioProblem(errno);
  mark();
  return {};
}

Problem Writer::chunk(uint32_t type, std::string_view raw, uint64_t reserve) {
  if (file < 0)
    return {"R1005", "'" + path + "' is closed", "this is a fault in Sampan; please report it"};
  ChunkHeader header = {type, 0, sequence, raw.size(), raw.size(), {}};
  buffer.resize(sizeof header + ZSTD_compressBound(raw.size()));
  if (!zstd)
    zstd = ZSTD_createCCtx();
  const size_t packed = raw.size() < 64 ? raw.size()
                                        : ZSTD_compressCCtx(zstd, buffer.data() + sizeof header,
                                                            buffer.size() - sizeof header, raw.data(), raw.size(), 1);
  if (!ZSTD_isError(packed) && packed < raw.size()) {
    header.flags = kCompressed;
    header.storedBytes = packed;
  } else {
    std::memcpy(buffer.data() + sizeof header, raw.data(), raw.size());
  }
  buffer.resize(sizeof header + header.storedBytes);
  if (limit && size + buffer.size() + reserve > limit)
    return {"R1009", "'" + path + "' has reached its largest size, " + std::to_string(limit) + " bytes",
            "raise --max-size, or record fewer launches (--kernel, --launches)"};
  header.link = linkOf(link, header, std::string_view(buffer).substr(sizeof header));
  std::memcpy(buffer.data(), &header, sizeof header);
  const NoSizeSignal quiet;
  for (size_t done = 0; done < buffer.size();) {
    const ssize_t wrote = pwrite(file, buffer.data() + done, buffer.size() - done, static_cast<off_t>(size + done));
    if (wrote < 0 && errno == EINTR)
      continue;
    if (wrote <= 0) {
      const int error = wrote < 0 ? errno : ENOSPC;
      return ftruncate(file, static_cast<off_t>(size)) == 0 ? ioProblem(error) : ioProblem(errno);
    }
    done += static_cast<size_t>(wrote);
  }
  size += buffer.size();
  ++sequence;
  link = header.link;
  return {};
}

Problem Writer::page(std::string_view contents, uint32_t &number) {
  Key key;
  blake2(key.data(), key.size(), {contents});
  if (auto found = pages.find(key); found != pages.end()) {
    number = found->second;
    return {};
  }
  if (Problem problem = chunk(kPage, contents, kEndReserve))
    return problem;
  number = pageCount++;
  pages.emplace(key, number);
  sinceMark.push_back(key);
  return {};
}

Problem Writer::session(const nlohmann::json &about) {
  Problem problem = chunk(kSession, about.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace), kEndReserve);
  sessionCount += !problem;
  return problem;
}

Problem Writer::launch(const Launch &l) {
  Problem problem =
      chunk(kLaunch, toJson(l).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace), kEndReserve);
  launchCount += !problem;
  return problem;
}

void Writer::mark() {
  marked = state();
  sinceMark.clear();
}

Problem Writer::cutBack() {
  for (const Key &key : sinceMark)
    pages.erase(key);
  sinceMark.clear();
  size = marked.size;
  sequence = marked.sequence;
  sessionCount = marked.sessionCount;
  launchCount = marked.launchCount;
  pageCount = marked.pageCount;
  link = marked.link;
  return ftruncate(file, static_cast<off_t>(size)) == 0 ? Problem() : ioProblem(errno);
}

Problem Writer::end(const nlohmann::json &summary) {
  Problem problem = chunk(kEnd, summary.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace), 0);
  if (!problem && fsync(file) != 0)
    problem = ioProblem(errno);
  hexDigest = hex(link);
  close();
  return problem;
}

} // namespace sampan::recording
