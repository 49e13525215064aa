#include "nvcc/execute.h"

#include "nvcc/compile_twin.h"
#include "nvcc/print_plan.h"
#include "support/file.h"
#include "support/process.h"

#include <cstdio>
#include <cstring>
#include <filesystem>
#include <unistd.h>

namespace sampan::nvcc {
namespace {

std::string programOf(const Step &step) { return std::filesystem::path(step.command.front()).filename().string(); }

// What the program itself said is on the screen already.
int reportEnd(const Step &step, const Plan &plan, const ProcessEnd &end, Diagnostics &out) {
  if (!end.started) {
    out.error("N1013", end.output, "install the host compiler with apt install g++, or name another one with -ccbin");
    return 1;
  }
  if (end.signal) {
    out.error("N1014",
              programOf(step) + " was ended by signal " + std::to_string(end.signal) + " (" + strsignal(end.signal) +
                  ")",
              "if it ran out of memory, compile fewer files at once");
    return 128 + end.signal;
  }
  if (step.kind == StepKind::Link) {
    std::string hint = "see the linker's messages above; -v shows the command";
    std::string missing;
    for (const std::string &library : plan.missingLibraries)
      missing += (missing.empty() ? "" : ", ") + library;
    if (!missing.empty())
      hint = "the program asks for CUDA libraries that Sampan does not have: " + missing;
    out.error("N1015", "the program could not be linked", hint);
  } else if (step.kind == StepKind::Archive) {
    out.error("N1020", "the library could not be written", "see the archiver's messages above");
  } else {
    out.error("N1014", programOf(step) + " ended with status " + std::to_string(end.status), "see its messages above");
  }
  return end.status;
}

int runCommand(const Step &step, const Plan &plan, Diagnostics &out) {
  std::error_code ignored;
  // ar adds to a library that exists; so must the copy that it is given.
  if (step.kind == StepKind::Archive && isFile(step.output))
    std::filesystem::copy_file(step.output, step.partial, ignored);
  ProcessEnd end = runProcess(step.command);
  if (step.kind == StepKind::Run)
    return !end.started ? reportEnd(step, plan, end, out) : end.signal ? 128 + end.signal : end.status;
  if (!end.ok()) {
    if (!step.partial.empty())
      unlink(step.partial.c_str());
    int status = reportEnd(step, plan, end, out);
    return status ? status : 1;
  }
  if (!step.partial.empty() && !finishFile(step.partial, step.output, out))
    return 1;
  return 0;
}

int compileDevice(const Step &step, Diagnostics &out) {
  if (step.twin ? !compileTwin(step.request, out) : !cpu::compile(step.request, out))
    return 1;
  if (step.request.output == step.output)
    return 0;
  std::optional<std::string> made = readFile(step.request.output);
  return made && writeFile(step.output, *made, out) ? 0 : 1;
}

int printTiles(const Step &step, Diagnostics &out) {
  const cpu::CompileRequest &r = step.request;
  ascend910::CompileRequest request;
  request.source = cpu::sourceRequest(r);
  request.folder = r.output;
  request.mathsLibrary = r.toolkit + "/lib64/sampan_maths.bc";
  request.chip = step.chip;
  request.contract = r.fmad;
  request.flushDenormals = r.ftz || r.fastMath;
  request.tile = r.width;
  request.dumpAfter = r.dumpAfter;
  std::error_code failed;
  std::filesystem::create_directories(request.folder, failed);
  if (failed)
    return out.error("S1002", "'" + request.folder + "' cannot be made: " + failed.message()), 1;
  std::vector<ascend910::KernelResult> results;
  return ascend910::compile(request, results, out) ? 0 : 1;
}

int runStep(const Step &step, const Plan &plan, Diagnostics &out) {
  switch (step.kind) {
  case StepKind::CompileDevice: return compileDevice(step, out);
  case StepKind::PrintTiles: return printTiles(step, out);
  case StepKind::LinkDevice: return cpu::linkDevice(step.objects, step.request, out) ? 0 : 1;
  default: return runCommand(step, plan, out);
  }
}

} // namespace

int execute(const Plan &plan, const ExecuteOptions &options) {
  for (const Step &step : plan.steps) {
    if (options.verbose)
      std::fputs(stepText(step).c_str(), stderr);
    if (options.progress)
      options.progress(!step.request.input.empty() ? "compiling " + step.request.input : "making " + step.output);
    Diagnostics said;
    int status = runStep(step, plan, said);
    if (options.report)
      options.report(said);
    if (status != 0) {
      // A compile that fails without a word would leave the user with nothing.
      if (!said.hasErrors() && step.kind != StepKind::Run) {
        Diagnostics silent;
        silent.error("N1018", "the compiler failed without saying why",
                     "report this with the command line and the source");
        if (options.report)
          options.report(silent);
      }
      return status;
    }
  }
  return 0;
}

void removePartials(const Plan &plan) {
  for (const Step &step : plan.steps)
    if (!step.partial.empty())
      unlink(step.partial.c_str());
}

} // namespace sampan::nvcc
