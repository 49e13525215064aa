// The words that Clang's compiler proper is called with. Clang's own driver makes them, so that system headers, the C++
// library and the defaults of the platform are found as `clang++` finds them.
#pragma once

#include "frontend/frontend.h"

namespace sampan::frontend {

// cc1 arguments for one side; empty after adding an error (F1001). `action` is -emit-llvm, -E or -M.
std::vector<std::string> cc1Arguments(Side, const SourceRequest &, const std::string &action, Diagnostics &);

} // namespace sampan::frontend
