#include "simd/lane_program.h"

#include "kernel/module.h"
#include "kernel/shared_values.h"
#include "kernel/warp_operation.h"

#include <llvm/IR/Module.h>

namespace sampan::simd {

using namespace llvm;

LaneOp laneOp(const Instruction &i) {
  const auto *call = dyn_cast<CallInst>(&i);
  const Function *callee = call ? call->getCalledFunction() : nullptr;
  if (!callee || !callee->getName().starts_with("lane."))
    return LaneOp::None;
  const StringRef name = callee->getName();
  return name == kAny                 ? LaneOp::Any
         : name == kAll               ? LaneOp::All
         : name.starts_with(kLoad)    ? LaneOp::Load
         : name.starts_with(kStore)   ? LaneOp::Store
         : name.starts_with(kEach)    ? LaneOp::Each
         : kernel::isWarpOperation(i) ? LaneOp::Warp
                                      : LaneOp::None;
}

Value *maskOf(const CallInst &call) {
  switch (laneOp(call)) {
  case LaneOp::Load: return call.getArgOperand(1);
  case LaneOp::Store: return call.getArgOperand(2);
  default: return call.getArgOperand(0);
  }
}

static unsigned placeOfPointer(const CallInst &access) { return laneOp(access) == LaneOp::Load ? 0 : 1; }

Value *pointerOf(const CallInst &access) { return access.getArgOperand(placeOfPointer(access)); }

Type *elementOf(const CallInst &access) {
  return laneOp(access) == LaneOp::Load ? access.getType() : access.getArgOperand(0)->getType();
}

Align alignmentOf(const CallInst &access) { return access.getParamAlign(placeOfPointer(access)).valueOrOne(); }

CallInst *anyAtEnd(const BasicBlock &b) {
  auto *branch = dyn_cast<BranchInst>(b.getTerminator());
  auto *vote = branch && branch->isConditional() ? dyn_cast<CallInst>(branch->getCondition()) : nullptr;
  return vote && laneOp(*vote) == LaneOp::Any ? vote : nullptr;
}

std::vector<Function *> laneFunctions(Module &m) {
  std::vector<Function *> found;
  for (Function &f : m)
    if (!f.isDeclaration() && f.hasFnAttribute(kernel::kLaneAttribute) && !f.hasFnAttribute(kScalarAttribute))
      found.push_back(&f);
  return found;
}

std::string regionOf(const Function &lane) {
  std::string region = lane.getName().str();
  return region.replace(region.rfind(".lane."), 6, ".region.");
}

// Nobody but lanes can run this part of a block, so the kernel runs from site to site.
static void dropWholeWarps(Function &lane) {
  Module &m = *lane.getParent();
  Function &kernel = *m.getFunction(lane.getFnAttribute(kernel::kInStepAttribute).getValueAsString());
  if (Function *block = m.getFunction(kernel.getFnAttribute(kernel::kWholeWarpsAttribute).getValueAsString()))
    block->eraseFromParent();
  kernel.removeFnAttr(kernel::kWholeWarpsAttribute);
}

void dropLanes(Module &m) {
  for (Function &f : make_early_inc_range(m))
    if (f.hasFnAttribute(kernel::kLaneAttribute)) {
      if (isInStep(f))
        dropWholeWarps(f);
      f.eraseFromParent();
    }
}

unsigned widthOf(const Function &lane) {
  unsigned width = 0;
  lane.getFnAttribute(kWidthAttribute).getValueAsString().getAsInteger(10, width);
  return width;
}

bool isInStep(const Function &lane) { return lane.hasFnAttribute(kernel::kInStepAttribute); }

bool needsAligned(const Function &lane) { return lane.hasFnAttribute(kAlignedAttribute); }

uint64_t localStride(const AllocaInst &a) {
  if (const MDNode *n = a.getMetadata(kInterleaveMetadata))
    return mdconst::extract<ConstantInt>(n->getOperand(0))->getZExtValue();
  return alignTo(*a.getAllocationSize(a.getModule()->getDataLayout()), a.getAlign());
}

// "f32", "i8", "ptr": what makes the names of overloads.
static std::string nameOf(Type *t) {
  std::string s;
  raw_string_ostream out(s);
  t->print(out);
  return s == "float" ? "f32" : s == "double" ? "f64" : s == "half" ? "f16" : s;
}

static FunctionCallee declare(IRBuilder<> &b, const Twine &name, Type *result, ArrayRef<Type *> types) {
  Module *m = b.GetInsertBlock()->getModule();
  return m->getOrInsertFunction(name.str(), FunctionType::get(result, types, false));
}

CallInst *createLoad(IRBuilder<> &b, LoadInst &l, Value *mask) {
  CallInst *call = b.CreateCall(declare(b, kLoad + nameOf(l.getType()), l.getType(), {b.getPtrTy(), b.getInt1Ty()}),
                                {l.getPointerOperand(), mask});
  call->addParamAttr(0, Attribute::getWithAlignment(b.getContext(), l.getAlign()));
  return call;
}

CallInst *createStore(IRBuilder<> &b, StoreInst &s, Value *mask) {
  Value *v = s.getValueOperand();
  CallInst *call = b.CreateCall(
      declare(b, kStore + nameOf(v->getType()), b.getVoidTy(), {v->getType(), b.getPtrTy(), b.getInt1Ty()}),
      {v, s.getPointerOperand(), mask});
  call->addParamAttr(1, Attribute::getWithAlignment(b.getContext(), s.getAlign()));
  return call;
}

Value *createAny(IRBuilder<> &b, Value *mask) {
  return isa<Constant>(mask) ? mask : b.CreateCall(declare(b, kAny, b.getInt1Ty(), {b.getInt1Ty()}), {mask}, "any");
}

Value *createAll(IRBuilder<> &b, Value *mask) {
  return isa<Constant>(mask) ? mask : b.CreateCall(declare(b, kAll, b.getInt1Ty(), {b.getInt1Ty()}), {mask}, "all");
}

CallInst *createEach(IRBuilder<> &b, Instruction &i, Value *mask) {
  SmallVector<Value *, 8> operands{mask};
  SmallVector<Type *, 8> types{b.getInt1Ty()};
  SmallVector<unsigned, 8> places;
  for (Use &u : i.operands())
    if (isa<Instruction>(u) || isa<Argument>(u)) {
      places.push_back(u.getOperandNo());
      operands.push_back(u);
      types.push_back(u->getType());
    }
  Module *m = i.getModule();
  Function *each = Function::Create(FunctionType::get(i.getType(), types, false), GlobalValue::InternalLinkage,
                                    std::string(kEach) + i.getOpcodeName(), m);
  each->getArg(0)->setName("mask");
  each->addFnAttr(Attribute::AlwaysInline);
  IRBuilder<> inside(BasicBlock::Create(b.getContext(), "entry", each));
  Instruction *copy = i.clone();
  copy->setDebugLoc({});
  for (unsigned k = 0; k < places.size(); ++k)
    copy->setOperand(places[k], each->getArg(k + 1));
  // LLVM 19's code generator for x86 fails on a call of a pointer that it takes from a vector by a number known at run time
  // only; frozen, the pointer goes through a register.
  if (auto *call = dyn_cast<CallBase>(copy); call && isa<Argument>(call->getCalledOperand()))
    call->setCalledOperand(inside.CreateFreeze(call->getCalledOperand()));
  inside.Insert(copy);
  if (i.getType()->isVoidTy())
    inside.CreateRetVoid();
  else
    inside.CreateRet(copy);
  return b.CreateCall(each, operands);
}

} // namespace sampan::simd
