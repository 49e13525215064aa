// What all workers of one launch share. Lives on the stack of the thread that called runGrid.
#pragma once

#include "launch.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace sampan::rt {

struct HelpTicket;

struct LaunchState {
  LaunchState(const sampan_kernel &k, const LaunchShape &s, const char *p) : kernel(k), shape(s), params(p) {}

  const sampan_kernel &kernel;
  const LaunchShape &shape;
  const char *params;
  bool fibers = false;
  bool descending = false;               // blocks begin with the last one
  sampan_region_fn wholeBlock = nullptr; // runs a block from its beginning to its end; null: from site to site
  bool rows = false;                     // neighbouring blocks may run together, row by row
  size_t stackBytes = 0;
  uint32_t threadsPerBlock = 0;
  uint64_t blockCount = 0;
  unsigned workerLimit = 1;
  std::thread::id caller;
  uint64_t helpDeadline = 0; // ns, for the caller only: when to call helpers; 0: they were called, or are not wanted
  std::shared_ptr<HelpTicket> ticket;
  std::atomic<unsigned> participants{1}; // threads that have taken part

  // The next block that nobody has begun. On a line of its own: every worker writes it.
  alignas(64) std::atomic<uint64_t> nextBlock{0};

  // Read by every worker at each stop; written once.
  alignas(64) std::atomic<bool> stopped{false};
  std::atomic<uint32_t> gridGeneration{0};
  std::atomic<unsigned> running{0}; // workers with a block that gets somewhere: what another block waits for may come
  std::atomic<uint64_t> forcedReleases{0};
  std::atomic<uint64_t> parks{0};

  // Takes up to `wanted` consecutive blocks; answers how many, `first` is the lowest.
  uint64_t takeBlocks(uint64_t wanted, uint64_t &first) {
    if (nextBlock.load(std::memory_order_relaxed) >= blockCount)
      return 0;
    if (descending)
      wanted = 1;
    first = nextBlock.fetch_add(wanted, std::memory_order_relaxed);
    if (first >= blockCount)
      return 0;
    if (descending) {
      first = blockCount - 1 - first;
      return 1;
    }
    return first + wanted <= blockCount ? wanted : blockCount - first;
  }

  // Ends the launch; the first reason wins. Workers leave at their next stop.
  void fail(LaunchResult reason, std::string text);
  // A block waits at the grid barrier: answers the generation that must pass.
  uint32_t arriveAtGrid();
  // A block has ended: it counts as arrived from now on.
  void leaveGrid();
  void print(uint64_t block, std::string text);

  std::mutex mutex; // guards what follows
  LaunchResult result = LaunchResult::Ok;
  std::string message;
  uint64_t gridArrived = 0;
  uint64_t gridEnded = 0;
  struct Text {
    uint64_t block;
    std::string text;
  };
  std::vector<Text> printed;
  size_t printedBytes = 0;

  void writePrinted(); // in order of blocks; the caller holds the mutex or is alone
};

} // namespace sampan::rt
