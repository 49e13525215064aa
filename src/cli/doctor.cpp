#include "cli/check.h"
#include "cli/commands.h"
#include "support/terminal.h"

#include <cstdio>

namespace sampan::cli {
namespace {

constexpr Check (*kChecks[])() = {
    checkCpu, checkMemory,  checkTemporaryFolder, checkHostCompiler, checkHostLink, checkClangHeaders,
    checkTbb, checkToolkit, checkKernel,          checkOpenMp,       checkDebugger, checkPython};

void show(const Check &check) {
  bool colour = isInteractive(stdout);
  constexpr const char *kWords[] = {"ok", "MISSING", "absent"};
  constexpr const char *kColours[] = {"\033[32m", "\033[1;31m", "\033[33m"};
  int state = static_cast<int>(check.state);
  std::printf("%s%-8s%s %-18s %s\n", colour ? kColours[state] : "", kWords[state], colour ? "\033[0m" : "",
              check.what.c_str(), check.found.c_str());
  if (!check.remedy.empty())
    std::printf("%-8s %-18s -> %s\n", "", "", check.remedy.c_str());
}

} // namespace

int doctorCommand(const Arguments &arguments) {
  if (asksForHelp(arguments)) {
    std::puts("Usage: sampan doctor\n\n"
              "Looks for everything that compiling and running CUDA programs needs, says how to get what is missing,\n"
              "and ends with status 1 if something needed is. What is absent is optional.");
    return 0;
  }
  int missing = 0;
  ProgressLine line(stderr);
  for (auto check : kChecks) {
    line.show("looking …");
    Check result = check();
    line.clear();
    show(result);
    missing += result.state == State::Missing;
  }
  if (missing) {
    std::printf("\n%d of the things that Sampan needs %s missing.\n", missing, missing == 1 ? "is" : "are");
    return 1;
  }
  std::puts("\nEverything that Sampan needs is here.");
  return 0;
}

} // namespace sampan::cli
