#include "launch.h"

#include "describe.h"
#include "fiber.h"
#include "helpers.h"
#include "launch_history.h"
#include "launch_state.h"
#include "worker.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <set>

namespace sampan::rt {

namespace {

// About twice what it takes to wake a thread: a launch that promises to be shorter stays on its caller.
constexpr uint64_t kInlineNs = 20000;

// Threads. Shorter rows cost more calls than longer stretches of memory save.
constexpr uint32_t kShortestRow = 16;

std::atomic<size_t> stackLimit{kDefaultStack};

// Null if the launch can be made; else the reason, in `result`.
std::string refuse(LaunchState &l, const ExecOptions &options, LaunchResult &result) {
  const sampan_kernel &kernel = l.kernel;
  const LaunchShape &s = l.shape;
  const uint64_t threads = uint64_t(s.block[0]) * s.block[1] * s.block[2];
  const bool huge = s.block[0] > kMaxBlockThreads || s.block[1] > kMaxBlockThreads || s.block[2] > kMaxBlockThreads;
  if (!s.grid[0] || !s.grid[1] || !s.grid[2] || !threads || huge || threads > kMaxBlockThreads ||
      (uint64_t(s.grid[0]) * s.grid[1]) >> 32 >= (uint64_t(1) << 30) / s.grid[2]) {
    result = LaunchResult::InvalidShape;
    return "S7105: " + describeKernel(kernel) + ": a grid of " + describeIndex(s.grid) + " blocks of " +
           describeIndex(s.block) + " threads cannot run; every dimension must be at least 1 and a block has at most " +
           std::to_string(kMaxBlockThreads) + " threads.";
  }
  const bool wantsFibers = options.engine == Engine::Fibers;
  if (wantsFibers ? !kernel.fiber : !kernel.regions && (!kernel.fiber || options.engine == Engine::Regions)) {
    result = LaunchResult::EngineMissing;
    return "S7106: " + describeKernel(kernel) + " was not compiled for the engine " +
           (wantsFibers ? "fibers" : "regions") +
           ". Compile it again, or leave the choice of the engine to the runtime.";
  }
  l.blockCount = uint64_t(s.grid[0]) * s.grid[1] * s.grid[2];
  if (s.cooperative && options.maxResidentBlocks && l.blockCount > options.maxResidentBlocks) {
    result = LaunchResult::CooperativeTooLarge;
    return "S7103: " + describeKernel(kernel) + ": a cooperative grid of " + std::to_string(l.blockCount) +
           " blocks; at most " + std::to_string(options.maxResidentBlocks) +
           " can run together. Ask cudaOccupancyMaxActiveBlocksPerMultiprocessor for the limit.";
  }
  l.threadsPerBlock = static_cast<uint32_t>(threads);
  l.fibers = wantsFibers || !kernel.regions;
  const bool wholeWarps = s.block[0] % SAMPAN_WARP == 0 && uint64_t(s.grid[0]) * s.block[0] < uint64_t(1) << 31;
  if (!l.fibers)
    l.wholeBlock = kernel.region_count == 1 ? kernel.regions[0] : wholeWarps ? kernel.whole_warps : nullptr;
  l.rows = l.wholeBlock && kernel.flags & SAMPAN_KERNEL_ROWS && s.block[0] >= kShortestRow && s.block[0] < threads &&
           !s.dynamicShared && !kernel.static_shared_bytes;
  return {};
}

void warnOfForcedReleases(const LaunchState &l, uint64_t count, const ExecOptions &options) {
  // Never destroyed, as kernels may run while the process exits.
  static std::mutex *mutex = new std::mutex;
  static std::set<const sampan_kernel *> *warned = new std::set<const sampan_kernel *>;
  {
    std::lock_guard<std::mutex> lock(*mutex);
    if (!warned->insert(&l.kernel).second)
      return;
  }
  const std::string text =
      "S7102: " + describeKernel(l.kernel) + ": " + std::to_string(count) +
      " warp operation(s) had masks that do not name the lanes that met there (more lanes, "
      "or not the caller's own); their results are undefined in CUDA. Name all lanes that reach the "
      "operation, and no others.";
  if (options.warn)
    options.warn(options.warnUser, l.kernel, text.c_str());
  else
    std::fprintf(stderr, "sampan: warning: %s\n", text.c_str());
}

void runBlocks(LaunchState &l, const ExecOptions &options) {
  const unsigned allowed = options.threads ? std::min(options.threads, threadCount()) : threadCount();
  l.workerLimit = static_cast<unsigned>(std::min<uint64_t>(allowed, l.blockCount));
  const uint64_t threads = l.blockCount * l.threadsPerBlock;
  const uint64_t start = l.workerLimit > 1 ? nowNs() : 0;
  if (l.workerLimit > 1) {
    const uint64_t cost = expectedThreadCost(l.kernel);
    if (cost && threads < kInlineNs * 1000 / cost) {
      l.caller = std::this_thread::get_id();
      l.helpDeadline = start + kInlineNs;
    } else {
      callHelpers(l, l.workerLimit - 1);
    }
  }
  {
    WorkerLoan worker;
    worker->work(l);
  }
  dismissHelpers(l);
  if (start)
    recordThreadCost(l.kernel, (nowNs() - start) * l.participants.load(std::memory_order_relaxed) * 1000 / threads);
}

} // namespace

LaunchResult runGrid(const sampan_kernel &kernel, const LaunchShape &shape, const char *packedParams,
                     const ExecOptions &options) {
  LaunchState l(kernel, shape, packedParams);
  if (std::string text = refuse(l, options, l.result); !text.empty()) {
    l.message = std::move(text);
  } else {
    l.stackBytes = std::max<size_t>(options.stackBytes ? options.stackBytes : stackBytes(),
                                    kernel.local_memory_bytes + kSmallestStack);
    l.descending = options.descending;
    runBlocks(l, options);
    if (!l.printed.empty())
      l.writePrinted();
    if (const uint64_t forced = l.forcedReleases.load(std::memory_order_relaxed))
      warnOfForcedReleases(l, forced, options);
  }
  if (options.report)
    *options.report = {l.result, l.message, l.forcedReleases.load(std::memory_order_relaxed),
                       l.parks.load(std::memory_order_relaxed)};
  return l.result;
}

const char *resultName(LaunchResult result) {
  switch (result) {
  case LaunchResult::Ok: return "ok";
  case LaunchResult::Assert: return "device assert";
  case LaunchResult::Trap: return "trap";
  case LaunchResult::IllegalAddress: return "illegal address";
  case LaunchResult::CooperativeTooLarge: return "cooperative launch too large";
  case LaunchResult::Deadlock: return "deadlock";
  case LaunchResult::OutOfMemory: return "out of memory";
  case LaunchResult::InvalidShape: return "invalid shape";
  case LaunchResult::EngineMissing: return "engine missing";
  case LaunchResult::StackOverflow: return "stack overflow";
  }
  return "?";
}

void setStackBytes(size_t bytes) { stackLimit.store(std::max(bytes, kSmallestStack), std::memory_order_relaxed); }
size_t stackBytes() { return stackLimit.load(std::memory_order_relaxed); }

} // namespace sampan::rt
