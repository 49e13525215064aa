#include "launch_history.h"
#include "pause.h"

#include <chrono>

extern "C" uint64_t __sampan_rt_clock(sampan_thread *) { return sampan::rt::nowNs(); }

// Wall-clock time, as %globaltimer has it.
extern "C" uint64_t __sampan_rt_globaltimer(sampan_thread *) {
  using namespace std::chrono;
  return static_cast<uint64_t>(duration_cast<nanoseconds>(system_clock::now().time_since_epoch()).count());
}

// CUDA lets a sleep last between nothing and twice the time asked for. A thread that slept here would hold up all the
// others of its worker, so it is nothing; what waits in a loop yields at its own site.
extern "C" void __sampan_rt_nanosleep(sampan_thread *, uint32_t) { sampan::rt::pauseCpu(); }
