// nvcc as a function, for the program of that name and for `sampan build` and `sampan run`.
#pragma once

#include "nvcc/plan.h"

#include <functional>
#include <string>
#include <vector>

namespace sampan::nvcc {

struct DriverHooks {
  std::function<void(const std::string &)> progress;
};

// `arguments` without the program's name. Answers the exit status; ends the process if a signal asks for it.
int runDriver(const std::vector<std::string> &arguments, const DriverHooks & = {});

// What the command would do, for those who want to know instead of doing it. `inputs` are its sources.
bool planCommand(const std::vector<std::string> &arguments, Plan &, std::vector<std::string> &inputs, Diagnostics &);

} // namespace sampan::nvcc
