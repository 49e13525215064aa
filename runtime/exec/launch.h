// One kernel launch, from its packed arguments to its end. runtime/core calls this; it knows no streams and no CUDA names.
#pragma once

#include "../abi.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace sampan::rt {

struct LaunchShape {
  uint32_t grid[3] = {1, 1, 1};
  uint32_t block[3] = {1, 1, 1};
  uint32_t dynamicShared = 0;
  bool cooperative = false;
};

enum class LaunchResult {
  Ok,
  Assert,              // a device assert failed; its text is already on stderr
  Trap,                // the kernel called __trap()
  IllegalAddress,      // reserved: faults are not caught yet
  CooperativeTooLarge, // cooperative, and more blocks than ExecOptions::maxResidentBlocks
  Deadlock,            // threads of a block wait for each other and none can go on
  OutOfMemory,         // no memory for a block's shared memory, frame or stacks
  InvalidShape,        // a dimension of 0, or a block of more than kMaxBlockThreads threads
  EngineMissing,       // the kernel was not compiled for the engine that was asked for
  StackOverflow        // a fiber used up its stack (seen on stacks without a guard page)
};

enum class Engine { Auto, Regions, Fibers }; // Auto: regions where the kernel has them

// What a launch has to say besides its result. Empty strings when there is nothing to say.
struct LaunchReport {
  LaunchResult result = LaunchResult::Ok;
  std::string message;             // one sentence with an id (S71xx) and a way out; set whenever result is not Ok
  uint64_t forcedWarpReleases = 0; // *_sync operations whose masks do not name the lanes that met
  uint64_t parkedBlocks = 0;       // times a block was set aside because it waited for other blocks
};

// Called at most once per kernel and warning id, on the thread that runs the launch's end. `text` begins with the id.
using WarningSink = void (*)(void *user, const sampan_kernel &kernel, const char *text);

struct ExecOptions {
  Engine engine = Engine::Auto;
  bool descending = false;        // blocks begin with the last one: shows what depends on their order
  unsigned threads = 0;           // at most this many threads for the launch; 0: all that setThreads() allows
  size_t stackBytes = 0;          // of one fiber; 0: what setStackBytes() says
  uint32_t maxResidentBlocks = 0; // limit of a cooperative launch; 0: none
  LaunchReport *report = nullptr; // filled at the end, if given
  WarningSink warn = nullptr;     // null: to stderr
  void *warnUser = nullptr;
};

constexpr uint32_t kMaxBlockThreads = 1024;

// Runs a launch to its end. Any thread may call it; several launches may run at once. `packedParams` must stay valid
// until it returns and be aligned to 16. Blocks begin in ascending order of their linear number.
LaunchResult runGrid(const sampan_kernel &kernel, const LaunchShape &shape, const char *packedParams,
                     const ExecOptions &options = {});

const char *resultName(LaunchResult);

// How many threads one launch may use. First call wins over SAMPAN_THREADS, which wins over the machine's cores.
// May be called again between launches (tests do); a launch that runs keeps the number it began with.
void setThreads(unsigned count);
unsigned threadCount();

// Stack of one device thread that runs as a fiber (cudaLimitStackSize). Raised to the smallest that works; see fiber.h.
void setStackBytes(size_t bytes);
size_t stackBytes();

// The heap of device-side malloc (cudaLimitMallocHeapSize, 8 MiB at first). Memory lives until freed, across launches.
void setMallocHeapBytes(size_t bytes);
size_t mallocHeapBytes();
size_t mallocHeapUsed();

// Device printf writes to C's stdout when a launch ends, in order of blocks. This hands it on to the system;
// call it where CUDA would empty its buffer (synchronisation, reset, exit).
void flushPrintf();

// What __sampan_rt_clock counts: one tick each nanosecond, so clockRate is this / 1000 kHz.
constexpr uint64_t kClockHz = 1000000000;

} // namespace sampan::rt
