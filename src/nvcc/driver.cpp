#include "nvcc/driver.h"

#include "nvcc/execute.h"
#include "nvcc/options.h"
#include "nvcc/plan.h"
#include "nvcc/print_plan.h"
#include "nvcc/version.h"
#include "support/file.h"
#include "support/process.h"
#include "support/temporary_folder.h"
#include "support/terminal.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace sampan::nvcc {
namespace {

std::string environment(const char *name) {
  const char *value = std::getenv(name);
  return value ? value : "";
}

int fail(const Diagnostics &out) {
  print(out, stderr);
  return 1;
}

void printArchitectures(const char *prefix) {
  for (unsigned number : knownArchitectures())
    std::printf("%s%u\n", prefix, number);
}

Surroundings lookAround() {
  Surroundings world;
  std::string folder = programFolder();
  world.toolkit = locateToolkit(folder);
  world.nvcc = world.toolkit + "/bin/nvcc";
  world.openMp = locateOpenMp();
  world.exists = [](const std::string &path) { return isFile(path); };
  world.findsProgram = [](const std::string &name) { return findProgram(name).has_value(); };
  world.needsDeviceLink = [](const std::string &path) { return cpu::needsDeviceLink(path); };
  return world;
}

int answerQuestions(const Options &options) {
  if (options.help)
    std::fputs(helpText().c_str(), stdout);
  if (options.version)
    std::fputs(versionText().c_str(), stdout);
  if (options.listCode)
    printArchitectures("sm_");
  if (options.listArchitectures)
    printArchitectures("compute_");
  return options.help || options.version || options.listCode || options.listArchitectures;
}

int runPlan(const Plan &plan, const Options &options, const DriverHooks &hooks) {
  ExecuteOptions how;
  how.verbose = options.verbose;
  how.progress = hooks.progress;
  how.report = [](const Diagnostics &said) { print(said, stderr); };
  // In a child: a crash of the compiler, or Ctrl-C, then still leaves no file behind.
  WorkEnd end = runSupervised([&] { return execute(plan, how); });
  removePartials(plan);
  // Whoever read our output has gone; there is nobody to tell.
  if (end.signal == SIGPIPE)
    return -SIGPIPE;
  if (end.signal && !end.interruption) {
    Diagnostics out;
    out.error("N1018",
              "the compiler was ended by signal " + std::to_string(end.signal) + " (" + strsignal(end.signal) + ")",
              "if memory ran out, compile less at once; otherwise report this with the command line and the source");
    print(out, stderr);
    return 128 + end.signal;
  }
  return end.interruption ? -end.interruption : end.status;
}

bool understand(std::vector<std::string> arguments, Options &options, Diagnostics &out) {
  CommandLine line;
  return expandArguments(arguments, environment("NVCC_PREPEND_FLAGS"), environment("NVCC_APPEND_FLAGS"), out) &&
         readCommandLine(arguments, line, out) && readOptions(line, environment("NVCC_CCBIN"), options, out);
}

} // namespace

bool planCommand(const std::vector<std::string> &arguments, Plan &plan, std::vector<std::string> &inputs,
                 Diagnostics &out) {
  Options options;
  if (!understand(arguments, options, out))
    return false;
  inputs = options.inputs;
  return makePlan(options, lookAround(), plan, out);
}

int runDriver(const std::vector<std::string> &arguments, const DriverHooks &hooks) {
  Diagnostics out;
  Options options;
  if (!understand(arguments, options, out))
    return fail(out);
  options.device.commandLine = arguments;
  if (answerQuestions(options))
    return 0;

  Surroundings world = lookAround();
  if (options.verbose)
    std::fputs(environmentText(world).c_str(), stderr);
  int status = 0;
  {
    std::optional<TemporaryFolder> folder = TemporaryFolder::create(out);
    if (!folder)
      return fail(out);
    world.workFolder = folder->path();
    Plan plan;
    if (!makePlan(options, world, plan, out))
      return fail(out);
    print(out, stderr);
    if (options.dryRun)
      for (const Step &step : plan.steps)
        std::fputs(stepText(step).c_str(), stderr);
    else
      status = runPlan(plan, options, hooks);
  }
  if (status < 0)
    endBySignal(-status);
  return status;
}

} // namespace sampan::nvcc
