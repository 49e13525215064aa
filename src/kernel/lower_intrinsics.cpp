// Programs may call Clang's own nvptx built-ins (__nvvm_*), and Clang makes some by itself. Those that mean what one of
// our kernel built-ins means become it; any other is an error at its line, because no other target could run it.
#include "kernel/passes.h"

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/IntrinsicInst.h>
#include <llvm/IR/IntrinsicsNVPTX.h>

namespace sampan::kernel {

using namespace llvm;

namespace {
struct Row {
  Intrinsic::ID intrinsic;
  const char *builtin;
  std::initializer_list<unsigned> arguments; // constants that the built-in takes
};
const Row kRows[] = {
    {Intrinsic::nvvm_read_ptx_sreg_tid_x, "__sampan_tid", {0}},
    {Intrinsic::nvvm_read_ptx_sreg_tid_y, "__sampan_tid", {1}},
    {Intrinsic::nvvm_read_ptx_sreg_tid_z, "__sampan_tid", {2}},
    {Intrinsic::nvvm_read_ptx_sreg_ntid_x, "__sampan_ntid", {0}},
    {Intrinsic::nvvm_read_ptx_sreg_ntid_y, "__sampan_ntid", {1}},
    {Intrinsic::nvvm_read_ptx_sreg_ntid_z, "__sampan_ntid", {2}},
    {Intrinsic::nvvm_read_ptx_sreg_ctaid_x, "__sampan_ctaid", {0}},
    {Intrinsic::nvvm_read_ptx_sreg_ctaid_y, "__sampan_ctaid", {1}},
    {Intrinsic::nvvm_read_ptx_sreg_ctaid_z, "__sampan_ctaid", {2}},
    {Intrinsic::nvvm_read_ptx_sreg_nctaid_x, "__sampan_nctaid", {0}},
    {Intrinsic::nvvm_read_ptx_sreg_nctaid_y, "__sampan_nctaid", {1}},
    {Intrinsic::nvvm_read_ptx_sreg_nctaid_z, "__sampan_nctaid", {2}},
    {Intrinsic::nvvm_read_ptx_sreg_laneid, "__sampan_laneid", {}},
    {Intrinsic::nvvm_barrier0, "__sampan_barrier", {0, 0}},
    {Intrinsic::nvvm_membar_cta, nullptr, {}},
    {Intrinsic::nvvm_membar_gl, nullptr, {}},
    {Intrinsic::nvvm_membar_sys, nullptr, {}},
};
} // namespace

void lowerIntrinsics(KernelModule &km) {
  for (Function &f : km.module)
    for (Instruction &i : make_early_inc_range(instructions(f))) {
      auto *call = dyn_cast<IntrinsicInst>(&i);
      if (!call || !call->getCalledFunction()->getName().starts_with("llvm.nvvm."))
        continue;
      const auto row = find_if(kRows, [&](const Row &r) { return r.intrinsic == call->getIntrinsicID(); });
      if (row == std::end(kRows)) {
        km.diagnostics.error("K1103", "built-in " + call->getCalledFunction()->getName().str() + " is not supported",
                             "use the CUDA function of the same meaning", locationOf(*call));
        continue;
      }
      IRBuilder<> b(call);
      if (!row->builtin) {
        b.CreateFence(AtomicOrdering::SequentiallyConsistent);
      } else {
        SmallVector<Type *, 2> types(row->arguments.size(), b.getInt32Ty());
        SmallVector<Value *, 2> values;
        for (unsigned a : row->arguments)
          values.push_back(b.getInt32(a));
        FunctionCallee callee =
            km.module.getOrInsertFunction(row->builtin, FunctionType::get(call->getType(), types, false));
        Value *v = b.CreateCall(callee, values);
        call->replaceAllUsesWith(v);
      }
      call->eraseFromParent();
    }
}

} // namespace sampan::kernel
