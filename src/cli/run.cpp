#include "cli/commands.h"
#include "nvcc/driver.h"
#include "nvcc/inputs.h"
#include "support/process.h"
#include "support/temporary_folder.h"
#include "support/terminal.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <filesystem>

namespace sampan::cli {
namespace {

void printHelp() {
  std::puts(
      "Usage: sampan run [options of nvcc] file.cu... [-- arguments of the program]\n\n"
      "Compiles into a temporary folder, runs the program and ends with its exit status.\n\n"
      "  sampan run prices.cu\n"
      "  sampan run -O3 -std=c++17 prices.cu -- 100000 42\n"
      "  sampan run --sampan-engine=fibers prices.cu\n"
      "  sampan run --on twin:ascend950pr prices.cu    kernels translated for that chip, run by its twin (no times)");
}

// The program has the terminal to itself: it gets Ctrl-C as if the shell had started it.
int runProgram(const Arguments &command) {
  WorkEnd end = runSupervised([&] { return becomeProgram(command); });
  if (end.signal && !end.interruption)
    std::fprintf(stderr, "sampan: the program was ended by signal %d (%s)\n", end.signal, strsignal(end.signal));
  return end.signal ? 128 + end.signal : end.status;
}

int fail(const Diagnostics &out) {
  print(out, stderr);
  return 1;
}

} // namespace

int runCommand(const Arguments &given) {
  if (asksForHelp(given)) {
    printHelp();
    return 0;
  }
  auto split = std::ranges::find(given, "--");
  Arguments options(given.begin(), split);
  Arguments command(split == given.end() ? split : split + 1, given.end());
  Diagnostics out;
  if (!takeTarget(options))
    return 1;
  for (size_t i = 0; i < options.size(); ++i) // --on is ours; nvcc's word for it says whose it is
    if (options[i] == "--on" || options[i].starts_with("--on="))
      options[i].replace(0, 4, "--sampan-on");
  auto source = std::ranges::find_if(
      options, [](const std::string &a) { return !a.starts_with("-") && nvcc::isSource(nvcc::kindOf(a, {})); });
  if (source == options.end()) {
    out.error("N2004", "nothing to run", "name a source: sampan run file.cu");
    return fail(out);
  }
  std::optional<TemporaryFolder> folder = TemporaryFolder::create(out);
  if (!folder)
    return fail(out);
  std::string program = folder->path() + "/" + std::filesystem::path(*source).stem().string();
  options.insert(options.end(), {"-o", program});
  int status = 0;
  {
    ProgressLine line(stderr);
    status = nvcc::runDriver(options, {[&](const std::string &step) { line.show(step + " …"); }});
  }
  if (status != 0)
    return status;
  if (!findProgram(program)) {
    out.error("N2005", "these options make no program to run", "use nvcc itself for objects, libraries and listings");
    return fail(out);
  }
  command.insert(command.begin(), program);
  return runProgram(command);
}

} // namespace sampan::cli
