#include "launch_state.h"

#include <algorithm>
#include <cstdio>

namespace sampan::rt {

// cudaLimitPrintfFifoSize's default. Beyond it text goes out early, in order only among what has come so far.
static constexpr size_t kPrintedLimit = size_t(1) << 20;

void LaunchState::fail(LaunchResult reason, std::string text) {
  std::lock_guard<std::mutex> lock(mutex);
  if (result == LaunchResult::Ok) {
    result = reason;
    message = std::move(text);
  }
  stopped.store(true, std::memory_order_release);
  // Workers that sleep at the grid barrier look at `stopped` when the generation moves.
  gridGeneration.fetch_add(1, std::memory_order_release);
  gridGeneration.notify_all();
}

uint32_t LaunchState::arriveAtGrid() {
  std::lock_guard<std::mutex> lock(mutex);
  uint32_t generation = gridGeneration.load(std::memory_order_relaxed);
  if (++gridArrived + gridEnded == blockCount) {
    gridArrived = 0;
    gridGeneration.store(generation + 1, std::memory_order_release);
    gridGeneration.notify_all();
  }
  return generation;
}

void LaunchState::leaveGrid() {
  std::lock_guard<std::mutex> lock(mutex);
  ++gridEnded;
  if (gridArrived != 0 && gridArrived + gridEnded == blockCount) {
    gridArrived = 0;
    gridGeneration.fetch_add(1, std::memory_order_release);
    gridGeneration.notify_all();
  }
}

void LaunchState::print(uint64_t block, std::string text) {
  std::lock_guard<std::mutex> lock(mutex);
  printedBytes += text.size();
  printed.push_back({block, std::move(text)});
  if (printedBytes > kPrintedLimit)
    writePrinted();
}

void LaunchState::writePrinted() {
  std::stable_sort(printed.begin(), printed.end(), [](const Text &a, const Text &b) { return a.block < b.block; });
  for (const Text &t : printed)
    std::fwrite(t.text.data(), 1, t.text.size(), stdout);
  printed.clear();
  printedBytes = 0;
}

} // namespace sampan::rt
