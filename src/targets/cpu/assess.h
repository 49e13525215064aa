// What `sampan assess` asks of this target.
#pragma once

#include "frontend/source_request.h"
#include "targets/cpu/compile.h"

namespace llvm {
class Module;
}

namespace sampan::cpu {

// How the front end is asked for it.
frontend::SourceRequest sourceRequest(const CompileRequest &);

// Takes a device module as far as it can fail: every kernel pass, cutting and lanes, but no machine code. Errors are what is
// not supported, remarks what works at a cost.
void assess(llvm::Module &device, const CompileRequest &, Diagnostics &);

} // namespace sampan::cpu
