// nvcc as a function, for the program of that name and for `sampan build` and `sampan run`.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace sampan::nvcc {

struct DriverHooks {
  std::function<void(const std::string &)> progress;
};

// `arguments` without the program's name. Answers the exit status; ends the process if a signal asks for it.
int runDriver(const std::vector<std::string> &arguments, const DriverHooks & = {});

} // namespace sampan::nvcc
