// What a user may set about the runtime, from the environment or by a call.
#pragma once

#include <cstddef>
#include <string>
#include <utility>

namespace sampan::rt {

enum class EngineChoice { Auto, Regions, Fibers };

struct Settings {
  unsigned threads = 0;   // SAMPAN_THREADS: CPU threads that run blocks; 0: all of the machine
  std::string trace;      // SAMPAN_TRACE: a file for the trace of this run; empty: none
  size_t memoryBytes = 0; // SAMPAN_MEMORY: what the device has ("8G", "512M"); 0: the machine's memory
  EngineChoice engine = EngineChoice::Auto; // SAMPAN_ENGINE: "regions", "fibers" or "auto"
  bool descendingBlocks = false;            // SAMPAN_BLOCK_ORDER: "ascending" or "descending"
  // SAMPAN_COMPUTE_CAPABILITY: "8.0"; 0.0: 8.0, or what the program was built for if that is newer
  std::pair<int, int> computeCapability{0, 0};
};

// Reads the environment. A value that cannot be understood is reported and left at its default.
Settings settingsFromEnvironment();

// Takes effect at once: threads and engine for launches that begin later, memory for allocations made later.
void configure(const Settings &);
Settings currentSettings();

// "512", "64K", "512M", "8G", "1T" (powers of 1024). Answers false if `text` is something else or overflows.
bool parseBytes(const std::string &text, size_t &bytes);

} // namespace sampan::rt
