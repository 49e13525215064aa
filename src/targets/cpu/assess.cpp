#include "targets/cpu/assess.h"

#include "targets/cpu/build_device.h"
#include "targets/cpu/optimise.h"

namespace sampan::cpu {

void assess(llvm::Module &device, const CompileRequest &request, Diagnostics &out) {
  registerTargets();
  CompileRequest r = request;
  r.product = Product::Syntax;
  buildDevice(device, r, "", "", out);
}

} // namespace sampan::cpu
