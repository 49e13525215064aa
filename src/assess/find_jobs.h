// What there is to assess: the sources below a folder, or the commands of a compile_commands.json.
#pragma once

#include "assess/run_units.h"

#include <optional>

namespace sampan::assess {

// Every CUDA source below the folder, and Python ones for kernels in strings. Links to folders are followed once. Q1002 if
// the folder cannot be read or holds none.
std::optional<std::vector<Job>> findSources(const std::string &folder, const Speaker &);

// Q1003 if it is not what it claims to be.
std::optional<std::vector<Job>> readCommands(const std::string &path, const Speaker &);

} // namespace sampan::assess
