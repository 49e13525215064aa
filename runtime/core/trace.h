// A trace of what the program does, as Chrome's trace JSON, which Perfetto shows: kernels and copies by stream, ranges and marks of
// NVTX by host thread. Off unless SAMPAN_TRACE (or `sampan run --trace`) names a file; then each hook is a test of a null pointer.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <mutex>
#include <set>
#include <string>

namespace sampan::rt {

class Trace {
public:
  // Null after a line (S7002) if the file cannot be written, and without one if `path` is empty.
  static std::unique_ptr<Trace> open(const std::string &path);
  ~Trace();

  static uint64_t now(); // nanoseconds of the clock that all events are told by

  // Work of a stream, from `begin` to now. `bytes` 0: not a copy.
  void work(uint64_t stream, const std::string &name, uint64_t begin, uint64_t bytes);
  // On this host thread: phase 'B' begins a range, 'E' ends the last one, 'i' is a mark.
  void host(char phase, const char *domain, const char *name);
  // A range that any thread may end: phase 'b' and 'e'.
  void range(char phase, const char *domain, const char *name, uint64_t id);
  void nameStream(uint64_t stream, const std::string &name);
  void nameThread(long thread, const std::string &name);
  // The same text for ever, for handles.
  const char *intern(const std::string &text);
  // What was told so far is in the file, which is whole JSON when nothing follows.
  void finish();

private:
  explicit Trace(std::FILE *file);
  void write(const std::string &event);
  void writeHost(char phase, const char *domain, const char *name, const std::string &more);

  std::FILE *file;
  std::mutex mutex;
  std::set<std::string> texts;
  std::set<uint64_t> streams; // that have a name
  bool first = true;
};

// Tells of a piece of work from its making to its end.
class TracedWork {
public:
  TracedWork(Trace *to, uint64_t onStream, const char *what, uint64_t ofBytes)
      : trace(to), stream(onStream), name(what), bytes(ofBytes), begin(to ? Trace::now() : 0) {}
  ~TracedWork() {
    if (trace)
      trace->work(stream, name, begin, bytes);
  }
  TracedWork(const TracedWork &) = delete;
  TracedWork &operator=(const TracedWork &) = delete;

private:
  Trace *trace;
  uint64_t stream;
  const char *name;
  uint64_t bytes;
  uint64_t begin;
};

} // namespace sampan::rt
