// From a program to its image, by Sampan's own nvcc in a process of its own.
#pragma once

#include "nvrtc/program.h"

#include <nvrtc.h>

namespace sampan::nvrtc {

// Fills the log in any case, image and names if it succeeds. Leaves no file behind.
nvrtcResult compileProgram(_nvrtcProgram &, const std::vector<std::string> &options);

} // namespace sampan::nvrtc
