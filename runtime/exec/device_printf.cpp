// printf of device code. Text is gathered for each block and written in the order of blocks when the launch ends, so
// that it does not depend on the number of threads.
#include "block_run.h"
#include "format_packed.h"
#include "launch.h"

#include <cstdio>

namespace sampan::rt {

void flushPrintf() { std::fflush(stdout); }

} // namespace sampan::rt

extern "C" int __sampan_rt_vprintf(sampan_thread *thread, const char *format, const void *arguments) {
  if (!format)
    return -1;
  auto &run = *static_cast<sampan::rt::BlockRun *>(thread->block->scheduler);
  return sampan::rt::formatPacked(run.printed, format, arguments);
}
