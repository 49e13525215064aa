// One CUDA source for the twin of a chip: Clang's host code, and the kernels of the translated text.
#pragma once

#include "targets/cpu/compile.h"

namespace sampan::nvcc {

bool compileTwin(const cpu::CompileRequest &, Diagnostics &);

} // namespace sampan::nvcc
