#include "cli/commands.h"
#include "nvcc/cross.h"
#include "nvcc/driver.h"
#include "nvcc/inputs.h"
#include "support/process.h"
#include "support/temporary_folder.h"
#include "support/terminal.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace sampan::cli {
namespace {

void printHelp() {
  std::puts(
      "Usage: sampan run [--trace FILE] [options of nvcc] file.cu... [-- arguments of the program]\n\n"
      "Compiles into a temporary folder, runs the program and ends with its exit status.\n\n"
      "--trace FILE writes what the program does when: kernels, copies, NVTX ranges, for ui.perfetto.dev.\n\n"
      "  sampan run prices.cu\n"
      "  sampan run -O3 -std=c++17 prices.cu -- 100000 42\n"
      "  sampan run --sampan-engine=fibers prices.cu\n"
      "  sampan run --trace prices.json prices.cu\n"
      "  sampan run --on twin:ascend950pr prices.cu    kernels translated for that chip, run by its twin (no times)\n"
      "  sampan run --target cpu-arm64 prices.cu       by qemu-user");
}

// Takes `--trace FILE` or `--trace=FILE` out of the arguments. False after saying that there can be no such file.
bool takeTrace(Arguments &options, std::string &file, Diagnostics &out) {
  constexpr std::string_view kOption = "--trace";
  auto found = std::ranges::find_if(
      options, [&](const std::string &a) { return a == kOption || a.starts_with(std::string(kOption) + "="); });
  if (found == options.end())
    return true;
  auto last = found + 1;
  if (*found != kOption)
    file = found->substr(kOption.size() + 1);
  else if (last != options.end())
    file = *last++;
  options.erase(found, last);
  if (!file.empty() && std::ofstream(file, std::ios::app))
    return true;
  return out.error("N2020", "the trace cannot be written to '" + file + "'",
                   "name a file in a folder that exists: sampan run --trace out.json prices.cu");
}

// The program has the terminal to itself: it gets Ctrl-C as if the shell had started it.
int runProgram(const Arguments &command, const std::string &trace) {
  WorkEnd end = runSupervised([&] {
    if (!trace.empty())
      setenv("SAMPAN_TRACE", trace.c_str(), 1);
    return becomeProgram(command);
  });
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
  const std::optional<std::string> target = takeTarget(options);
  if (!target)
    return 1;
  for (size_t i = 0; i < options.size(); ++i) // --on is ours; nvcc's word for it says whose it is
    if (options[i] == "--on" || options[i].starts_with("--on="))
      options[i].replace(0, 4, "--sampan-on");
  const Arguments runner = nvcc::runnerFor(nvcc::levelOfTarget(*target));
  if (!runner.empty() && !findProgram(runner.front())) {
    out.error("N2006",
              "programs for " + *target + " run on this machine by " + runner.front() + ", which is not installed",
              "apt install qemu-user, or compile with sampan build and carry the program to its machine");
    return fail(out);
  }
  std::string trace;
  if (!takeTrace(options, trace, out))
    return fail(out);
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
  command.insert(command.begin(), runner.begin(), runner.end());
  return runProgram(command, trace);
}

} // namespace sampan::cli
