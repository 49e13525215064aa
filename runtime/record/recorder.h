// Records launches of this process.
#pragma once

#include "record/memory_map.h"
#include "record/program.h"
#include "recording/writer.h"

#include "cuda_runtime_api.h"

#include <functional>

namespace sampan::record {

struct Order {
  dim3 grid, block;
  void **arguments;
  size_t shared;
  cudaStream_t stream;
  bool cooperative;
};

class Recorder {
public:
  Recorder(const Job &, Program &, MemoryMap &);

  // Counts a launch, and answers its kernel if it is to be recorded. What is not should cost next to nothing.
  Kernel *wants(const void *function, uint64_t &index);
  // Launches through `forward` and records. The program sees what it would see without.
  cudaError_t launch(Kernel &, const Order &, uint64_t index, const std::function<cudaError_t()> &forward);
  void captureBegins() { ++captures; }
  void captureEnds() { --captures; }
  void end();    // at the end of the process
  void forked(); // in a child process: the recording is the parent's

private:
  bool chosen(Kernel &);
  // What waiting for all that was given to the stream found; nothing if it took too long.
  std::optional<cudaError_t> waitFor(cudaStream_t) const;
  bool ready(const Order &, Kernel &, std::string &why, cudaError_t &found);
  recording::Problem start();
  recording::Problem readBefore(recording::Launch &);
  recording::Problem readAfter(recording::Launch &);
  recording::Problem readPages(const recording::Memory &, std::vector<uint32_t> &numbers,
                               const std::function<void(uint64_t)> &word);
  cudaError_t record(Kernel &, const Order &, uint64_t index, const std::function<cudaError_t()> &forward);
  void skip(const std::string &why);
  void stop(const recording::Problem &);

  const Job &job;
  Program &program;
  MemoryMap &memory;
  std::mutex mutex;
  recording::Writer writer;
  std::atomic<bool> on{true};
  std::atomic<int> captures{0};
  std::atomic<uint64_t> launchCount{0};
  std::map<std::string, uint64_t> skipped; // reason -> launches
  recording::Problem problem;              // why it stopped early
  std::string staging;
};

} // namespace sampan::record
