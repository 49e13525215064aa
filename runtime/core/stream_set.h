// Streams as queues in order, run by a pool of worker threads and by host threads that wait anyway.
// Knows nothing of kernels or copies: work is a function. CUDA's rules about the legacy stream are kept here:
//   work in the legacy stream waits for all earlier work in blocking streams, and later work in these waits for it;
//   non-blocking streams take no part.
#pragma once

#include "cuda_runtime_api.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

namespace sampan::rt {

struct Graph;

enum class StreamKind { Legacy, Blocking, NonBlocking };

class Stream;

// A place in a stream: everything up to and including it.
struct Ticket {
  std::shared_ptr<Stream> stream;
  uint64_t number = 0;
  bool done() const;
};

struct Task {
  uint64_t number = 0;        // in its stream
  uint64_t order = 0;         // of all streams
  std::function<void()> work; // empty: kept for the host thread that claimed it
  std::vector<Ticket> waits;
  bool anyThread = true; // may a host thread that waits run it? Host callbacks: no
};

class Stream {
public:
  Stream(StreamKind k, int p, uint64_t i) : kind(k), priority(p), id(i) {}
  const StreamKind kind;
  const int priority; // lower runs first
  const uint64_t id;

private:
  friend class StreamSet;
  friend struct Ticket;
  std::deque<Task> queue;
  bool running = false;
  bool assigned = false; // a thread is on its way to run the head
  uint64_t submitted = 0;
  std::atomic<uint64_t> completed{0};
  std::shared_ptr<Graph> graph; // being captured
};

inline bool Ticket::done() const { return !stream || stream->completed.load(std::memory_order_acquire) >= number; }

class StreamSet {
public:
  StreamSet();

  // 0, cudaStreamLegacy, cudaStreamPerThread or what create() answered; null for anything else.
  std::shared_ptr<Stream> find(cudaStream_t);
  cudaStream_t create(StreamKind, int priority);
  bool destroy(cudaStream_t); // work that is queued still runs
  void destroyAll();          // of those that create() made

  // Nothing before it: answers true, and the caller runs the work itself and then calls finish().
  bool begin(Stream &);
  // The same, but waits its turn.
  void claim(Stream &);
  void finish(Stream &);

  Ticket enqueue(const std::shared_ptr<Stream> &, std::function<void()> work, std::vector<Ticket> waits = {},
                 bool anyThread = true);

  // Capture: until it ends, what is enqueued is recorded. `capture` answers the open one of a stream, or null.
  bool beginCapture(Stream &);
  std::shared_ptr<Graph> capture(Stream &);
  bool joinCapture(Stream &, const std::shared_ptr<Graph> &);
  bool spoilCapture(Stream &); // false if there is none
  void endCapture(Graph &);

  // What a wait for this stream waits for: its own work, and for the legacy stream that of all blocking ones.
  std::vector<Ticket> unfinished(const std::shared_ptr<Stream> &);
  void wait(const Ticket &);
  void waitAll();
  // For the end of the process: waits a while, then drops what has not begun.
  void abandon();

private:
  using Lock = std::unique_lock<std::mutex>;
  std::shared_ptr<Stream> lookUp(cudaStream_t);
  bool idleLocked(const Stream &) const;
  static bool ready(Task &);
  void waitForOthers(Stream &, Task &);
  uint64_t submitLocked(Stream &, Task &&);
  void finishLocked(Stream &);
  Stream *pick();
  Stream *helpFor(Stream &, int depth = 0);
  void runHead(Stream &, Lock &);
  void dispatchReady();
  void wakeWorker();
  void work();
  void helpOrSleep(Stream &, Lock &);

  std::mutex mutex;
  std::condition_variable workCv, hostCv;
  std::shared_ptr<Stream> legacy;
  std::unordered_map<cudaStream_t, std::shared_ptr<Stream>> handles;
  std::vector<std::shared_ptr<Stream>> all; // destroyed ones too, until their work is done
  uint64_t pending[3] = {0, 0, 0};          // unfinished tasks by StreamKind
  uint64_t queued = 0;
  uint64_t nextOrder = 0;
  uint64_t nextId = 1;
  int idleWorkers = 0;
  int wakeups = 0;
  int hostWaiters = 0;
};

} // namespace sampan::rt
