// What the functions that stand before the runtime's share.
#pragma once

#include "record/recorder.h"

namespace sampan::record {

struct State {
  Job job = Job::fromEnvironment();
  Program program;
  MemoryMap memory;
  Recorder recorder{job, program, memory};

  // Never destroyed: programs call CUDA until the very end.
  static State &get();
};

inline bool recording() { return State::get().job.mode == Mode::Record; }

// Launches through `forward`, recorded if that is asked for.
template <class Forward> cudaError_t launchRecorded(const void *function, const Order &order, Forward &&forward) {
  uint64_t index = 0;
  Kernel *kernel = recording() ? State::get().recorder.wants(function, index) : nullptr;
  return kernel ? State::get().recorder.launch(*kernel, order, index, forward) : forward();
}

} // namespace sampan::record
