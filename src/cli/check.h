// The questions of `sampan doctor`. A check looks at one thing and says how to get it if it is not there.
#pragma once

#include <string>
#include <vector>

namespace sampan::cli {

enum class State { Good, Missing, Absent }; // Missing: programs cannot be compiled or run; Absent: something optional

struct Check {
  State state;
  std::string what;
  std::string found;
  std::string remedy = {};
};

// About the machine
Check checkCpu();
Check checkMemory();
Check checkTemporaryFolder();

// About other software
Check checkHostCompiler();
Check checkHostLink();
Check checkClangHeaders();
Check checkTbb();
Check checkOpenMp();
Check checkDebugger();
Check checkPython();

// About Sampan itself
Check checkToolkit();
Check checkKernel(); // compiles one and runs it

} // namespace sampan::cli
