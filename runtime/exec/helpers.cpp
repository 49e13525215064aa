#include "helpers.h"

#include "launch_history.h"
#include "pause.h"
#include "worker.h"

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <memory>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/task_arena.h>
#include <thread>

namespace sampan::rt {

// What a called helper holds on to: it may come long after its launch has ended.
struct HelpTicket {
  std::mutex mutex;
  std::condition_variable gone;
  LaunchState *launch = nullptr; // null once the launch accepts nobody any more
  std::atomic<unsigned> inside{0};
};

namespace {

constexpr size_t kStackBytes = 16u << 20; // taken from the system only as far as it is used

struct Arena {
  std::mutex mutex;
  std::atomic<unsigned> threads{0}; // 0: not asked yet
  std::unique_ptr<tbb::task_arena> arena;
  std::unique_ptr<tbb::global_control> control, stack;
  // One entry for each task in the arena. Handed over under the mutex and not inside the tasks: ThreadSanitizer does
  // not see into libtbb and would report every launch as a race.
  std::deque<std::shared_ptr<HelpTicket>> calls;
};

// Never destroyed: kernels may still run while the process exits.
Arena &theArena() {
  static Arena *one = new Arena;
  return *one;
}

unsigned threadsFromEnvironment() {
  if (const char *text = std::getenv("SAMPAN_THREADS")) {
    char *end = nullptr;
    const long value = std::strtol(text, &end, 10);
    if (end != text && *end == 0 && value > 0 && value <= 4096)
      return static_cast<unsigned>(value);
    std::fprintf(stderr,
                 "sampan: S7111: SAMPAN_THREADS=%s is not a number of threads from 1 to 4096; all cores are used\n",
                 text);
  }
  return std::max(1u, static_cast<unsigned>(tbb::this_task_arena::max_concurrency()));
}

void answerCall() {
  std::shared_ptr<HelpTicket> held;
  {
    Arena &a = theArena();
    std::lock_guard<std::mutex> lock(a.mutex);
    if (a.calls.empty())
      return;
    held = std::move(a.calls.front());
    a.calls.pop_front();
  }
  HelpTicket &ticket = *held;
  LaunchState *launch;
  {
    std::lock_guard<std::mutex> lock(ticket.mutex);
    launch = ticket.launch;
    if (!launch)
      return;
    ticket.inside.fetch_add(1, std::memory_order_relaxed);
  }
  launch->participants.fetch_add(1, std::memory_order_relaxed);
  {
    WorkerLoan worker;
    worker->work(*launch);
  }
  std::lock_guard<std::mutex> lock(ticket.mutex);
  ticket.inside.fetch_sub(1, std::memory_order_release);
  ticket.gone.notify_all();
}

} // namespace

void setThreads(unsigned count) {
  Arena &a = theArena();
  std::lock_guard<std::mutex> lock(a.mutex);
  count = std::max(1u, count);
  if (a.threads.load(std::memory_order_relaxed) == count)
    return;
  a.arena.reset();
  a.control.reset();
  a.calls.clear(); // their tasks went with the arena
  a.threads.store(count, std::memory_order_relaxed);
}

unsigned threadCount() {
  Arena &a = theArena();
  if (const unsigned known = a.threads.load(std::memory_order_relaxed))
    return known;
  std::lock_guard<std::mutex> lock(a.mutex);
  if (a.threads.load(std::memory_order_relaxed) == 0)
    a.threads.store(threadsFromEnvironment(), std::memory_order_relaxed);
  return a.threads.load(std::memory_order_relaxed);
}

void callHelpers(LaunchState &launch, unsigned count) {
  if (count == 0)
    return;
  Arena &a = theArena();
  auto ticket = std::make_shared<HelpTicket>();
  ticket->launch = &launch;
  launch.ticket = ticket;
  std::lock_guard<std::mutex> lock(a.mutex);
  if (!a.arena) {
    const unsigned threads = std::max(2u, a.threads.load(std::memory_order_relaxed));
    // Only to go beyond the cores: a lower limit would bind the program's own use of oneTBB too.
    if (threads > tbb::global_control::active_value(tbb::global_control::max_allowed_parallelism))
      a.control = std::make_unique<tbb::global_control>(tbb::global_control::max_allowed_parallelism, threads);
    // A region keeps a vector of threads' values on the stack; oneTBB's own 4 MiB are half of what the main thread has.
    a.stack = std::make_unique<tbb::global_control>(tbb::global_control::thread_stack_size, kStackBytes);
    a.arena = std::make_unique<tbb::task_arena>(static_cast<int>(threads) - 1, 0);
  }
  for (unsigned i = 0; i < count; ++i) {
    a.calls.push_back(ticket);
    a.arena->enqueue([] { answerCall(); });
  }
}

void callHelpersIfSlow(LaunchState &launch) {
  if (launch.helpDeadline == 0 || std::this_thread::get_id() != launch.caller || nowNs() < launch.helpDeadline)
    return;
  launch.helpDeadline = 0;
  const uint64_t begun = launch.nextBlock.load(std::memory_order_relaxed);
  const uint64_t rest = begun < launch.blockCount ? launch.blockCount - begun : 0;
  callHelpers(launch, static_cast<unsigned>(std::min<uint64_t>(launch.workerLimit - 1, rest)));
}

void dismissHelpers(LaunchState &launch) {
  if (!launch.ticket)
    return;
  HelpTicket &ticket = *launch.ticket;
  {
    std::lock_guard<std::mutex> lock(ticket.mutex);
    ticket.launch = nullptr;
  }
  // They are at their last blocks; sleeping would cost more than that usually takes.
  for (int i = 0; i < 500 && ticket.inside.load(std::memory_order_acquire); ++i)
    pauseCpu();
  std::unique_lock<std::mutex> lock(ticket.mutex);
  ticket.gone.wait(lock, [&] { return ticket.inside.load(std::memory_order_relaxed) == 0; });
}

} // namespace sampan::rt
