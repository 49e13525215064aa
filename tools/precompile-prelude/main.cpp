// precompile-prelude TOOLKIT [OPTION…]: reads the headers that every CUDA source includes first, once for the host and
// once for the device, as `nvcc OPTION…` would, and leaves them in TOOLKIT/lib64/prelude. Part of our build.
#include "nvcc/command_line.h"
#include "nvcc/options.h"
#include "nvcc/plan.h"
#include "nvcc/toolkit.h"
#include "support/file.h"
#include "support/terminal.h"

#include <cstdio>
#include <filesystem>

using namespace sampan;

int main(int argc, char **argv) {
  if (argc < 2) {
    std::fputs("usage: precompile-prelude TOOLKIT [OPTION...]\n", stderr);
    return 2;
  }
  Diagnostics out;
  nvcc::Surroundings world;
  world.toolkit = argv[1];
  world.exists = [](const std::string &path) { return isFile(path); };
  world.findsProgram = [](const std::string &) { return true; };
  world.needsDeviceLink = [](const std::string &) { return false; };
  std::vector<std::string> words(argv + 2, argv + argc);
  words.insert(words.end(), {"-x", "cu", "-c", world.toolkit + "/include/sampan/prelude.h", "-o", "/dev/null"});
  nvcc::CommandLine line;
  nvcc::Options options;
  nvcc::Plan plan;
  std::filesystem::create_directories(world.toolkit + "/lib64/prelude");
  const bool good = nvcc::readCommandLine(words, line, out) && nvcc::readOptions(line, "", options, out) &&
                    nvcc::makePlan(options, world, plan, out) && !plan.steps.empty() &&
                    cpu::writePreludes(plan.steps.front().request, out);
  print(out, stderr);
  return good ? 0 : 1;
}
