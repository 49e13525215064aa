// How a command line becomes a question to the front end and the targets.
#pragma once

#include "assess/run_units.h"

namespace sampan::cli {

// For RunOptions::assess.
std::function<void(const assess::Job &, assess::Unit &)> unitAssessor();

// Changes with every build of this program and of the toolkit.
std::string toolIdentity();

} // namespace sampan::cli
