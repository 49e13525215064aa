#include "cli/commands.h"
#include "nvcc/driver.h"

#include <cstdio>

namespace sampan::cli {

int buildCommand(const Arguments &given) {
  Arguments arguments = given;
  if (asksForHelp(arguments)) {
    std::puts("Usage: sampan build [--target TARGET] [nvcc options] file...\n\n"
              "Compiles and links as nvcc does, and takes nvcc's options; nvcc --help lists them.\n"
              "sampan targets lists the targets; without --target it is cpu.\n\n"
              "  sampan build -O3 -o app app.cu\n"
              "  sampan build --target cpu-arm64 -O3 -o app app.cu");
    return 0;
  }
  return takeTarget(arguments) ? nvcc::runDriver(arguments) : 1;
}

} // namespace sampan::cli
