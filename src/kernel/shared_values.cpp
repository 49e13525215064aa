#include "kernel/shared_values.h"

#include <llvm/IR/Module.h>
#include <llvm/Support/raw_ostream.h>

namespace sampan::kernel {

using namespace llvm;

static constexpr const char *kRead = "sampan.shared.";     // T (i32 number)
static constexpr const char *kPublish = "sampan.publish."; // void (i32 number, T)

static Function *declare(IRBuilder<> &b, const char *what, Type *overload, Type *result, ArrayRef<Type *> arguments) {
  std::string name = what;
  raw_string_ostream(name) << *overload;
  Module *m = b.GetInsertBlock()->getModule();
  return cast<Function>(m->getOrInsertFunction(name, FunctionType::get(result, arguments, false)).getCallee());
}

static bool calls(const Instruction &i, const char *what) {
  auto *call = dyn_cast<CallInst>(&i);
  return call && call->getCalledFunction() && call->getCalledFunction()->getName().starts_with(what);
}

CallInst *readShared(IRBuilder<> &b, unsigned number, Type *t) {
  Function *read = declare(b, kRead, t, t, {b.getInt32Ty()});
  read->setMemoryEffects(MemoryEffects::none());
  read->setDoesNotThrow();
  read->setWillReturn();
  return b.CreateCall(read, b.getInt32(number));
}

CallInst *publishShared(IRBuilder<> &b, unsigned number, Value *v) {
  Type *t = v->getType();
  return b.CreateCall(declare(b, kPublish, t, b.getVoidTy(), {b.getInt32Ty(), t}), {b.getInt32(number), v});
}

bool isSharedRead(const Instruction &i) { return calls(i, kRead); }
bool isPublication(const Instruction &i) { return calls(i, kPublish); }
unsigned sharedNumber(const Instruction &i) {
  return static_cast<unsigned>(cast<ConstantInt>(i.getOperand(0))->getZExtValue());
}

} // namespace sampan::kernel
