// What `sampan assess` asks of this target.
#pragma once

#include "targets/cpu/compile.h"

namespace llvm {
class Module;
}

namespace sampan::cpu {

// Takes a device module as far as it can fail: every kernel pass, cutting and lanes, but no machine code. Errors are what is
// not supported, remarks what works at a cost.
void assess(llvm::Module &device, const CompileRequest &, Diagnostics &);

} // namespace sampan::cpu
