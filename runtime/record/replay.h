// Runs recorded launches in this process, in place of the program's main, with whatever runtime it is linked with.
#pragma once

#include "record/program.h"

namespace sampan::record {

// Writes a recording of what came out to job.output. Answers the process's exit status: 0 unless it could not be done,
// and then a line on standard error says why.
int replay(const Job &, const Program &);

// Writes the layouts of all kernels to job.output as JSON.
int writeLayouts(const Job &, const Program &);

// The C library's __libc_start_main.
int startMain(int (*main)(int, char **, char **), int argc, char **argv, void (*init)(), void (*fini)(),
              void (*loader)(), void *stack);

} // namespace sampan::record
