// `sampan assess -- make`: runs a build with compilers that note what they are asked to do.
#pragma once

#include "assess/run_units.h"
#include "cli/commands.h"

#include <optional>

namespace sampan::cli {

// The sources that the build compiled. `end` says how it failed, if it did. Q1006 if it could not be run or compiled none.
std::optional<std::vector<assess::Job>> recordBuild(const Arguments &build, std::string &end, const Speaker &);

} // namespace sampan::cli
