#include "cli/commands.h"
#include "nvcc/version.h"
#include "support/terminal.h"
#include "support/text.h"

#include <cstdio>

namespace {

using namespace sampan;

struct Command {
  const char *name;
  int (*function)(const cli::Arguments &);
  const char *what;
};

constexpr Command kCommands[] = {
    {"run", cli::runCommand, "compile a CUDA program and run it"},
    {"build", cli::buildCommand, "compile and link, with nvcc's options"},
    {"translate", cli::translateCommand, "kernels as source text in a chip's own language"},
    {"targets", cli::targetsCommand, "which chips programs can be compiled for"},
    {"list", cli::listCommand, "chips, procurement lists, and a purchase checked against them"},
    {"fleet", cli::fleetCommand, "which chips are owned, how busy they are, what idle ones cost"},
    {"assess", cli::assessCommand,
     "which kernels and calls of a project work on which chip, and what stands in the way"},
    {"record", cli::recordCommand, "run a program and keep what its kernels read and wrote"},
    {"verify", cli::verifyCommand, "run recorded kernels here and compare every number"},
    {"reproduce", cli::reproduceCommand, "do a comparison again, from the evidence of it"},
    {"python", cli::pythonCommand, "run a Python script that uses CuPy's RawKernel, without CuPy and without a GPU"},
    {"doctor", cli::doctorCommand, "what is missing on this machine, and how to get it"},
};

void printUsage(std::FILE *to) {
  std::fputs("Usage: sampan COMMAND [arguments]\n\nRuns unmodified CUDA C++ on this machine's CPU.\n\nCommands:\n", to);
  for (const Command &c : kCommands)
    std::fprintf(to, "  %-10s %s\n", c.name, c.what);
  std::fputs("\nExamples:\n"
             "  sampan run prices.cu                      compile and run\n"
             "  sampan run -O3 prices.cu -- 100000 42     options for the compiler, arguments for the program\n"
             "  sampan build -std=c++17 a.cu b.cpp -o app\n"
             "  sampan doctor\n\n"
             "sampan COMMAND --help says more; sampan --version prints the version.\n",
             to);
}

} // namespace

int main(int argc, char **argv) {
  cli::Arguments arguments(argv + 1, argv + argc);
  if (arguments.empty()) {
    printUsage(stderr);
    return 2;
  }
  std::string name = arguments.front();
  arguments.erase(arguments.begin());
  if (name == "--help" || name == "-h" || name == "help") {
    printUsage(stdout);
    return 0;
  }
  if (name == "--version" || name == "-V") {
    std::printf("sampan %s\n", nvcc::kSampanVersion);
    return 0;
  }
  if (name == "assess-record")
    return cli::assessRecordCommand(arguments);
  std::vector<std::string> names;
  for (const Command &c : kCommands) {
    if (name == c.name)
      return c.function(arguments);
    names.push_back(c.name);
  }
  Diagnostics out;
  std::string close = nearest(name, names);
  out.error("N2001", "there is no command '" + name + "'",
            close.empty() ? "sampan --help lists the commands" : "did you mean sampan " + close + "?");
  print(out, stderr);
  return 2;
}
