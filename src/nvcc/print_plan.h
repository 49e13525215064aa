// -v and --dryrun: the steps in nvcc's form, which CMake and others read.
#pragma once

#include "nvcc/plan.h"

#include <string>

namespace sampan::nvcc {

// Variables that build systems look for: TOP, PATH, INCLUDES, LIBRARIES…
std::string environmentText(const Surroundings &);

std::string stepText(const Step &);

} // namespace sampan::nvcc
