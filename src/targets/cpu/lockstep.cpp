#include "targets/cpu/lockstep.h"

#include "kernel/module.h"
#include "runtime/abi.h"

#include <llvm/ADT/PostOrderIterator.h>
#include <llvm/IR/CFG.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/Module.h>

namespace sampan::cpu {

using namespace llvm;

Lockstep::Lockstep(Function &lane, Function &to, std::string kernel)
    : lane(lane), to(to), kernel(std::move(kernel)), names(lane.getParent()), lanes(simd::widthOf(lane)), shapes(lane),
      layout(to.getParent()->getDataLayout()), b(to.getContext()) {
  names.incorporateFunction(lane);
}

BasicBlock *Lockstep::run(BasicBlock &from, BasicBlock &topBlock, const LockstepArguments &given) {
  arguments = given;
  top = &topBlock;
  active = makeSlot(b.getInt1Ty(), "active").values;
  ReversePostOrderTraversal<Function *> order(&lane);
  for (BasicBlock *block : order)
    heads[block] = BasicBlock::Create(to.getContext(), block->getName(), &to);
  end = BasicBlock::Create(to.getContext(), "stopped", &to);
  b.SetInsertPoint(&from);
  if (DISubprogram *s = to.getSubprogram())
    b.SetCurrentDebugLocation(DILocation::get(to.getContext(), s->getLine(), 0, s));
  forLanes(b, [&](Value *l) {
    Value *t = b.CreateAdd(arguments.first, l);
    Value *is = b.CreateAnd(b.CreateICmpUGE(t, arguments.from), b.CreateICmpULT(t, arguments.to));
    b.CreateStore(is, b.CreateInBoundsGEP(b.getInt1Ty(), active, l));
  });
  b.CreateBr(heads[&lane.getEntryBlock()]);
  for (BasicBlock *block : order) {
    b.SetInsertPoint(heads[block]);
    enter(*block);
    for (auto i = block->getFirstNonPHIIt(); i != block->end();) {
      SmallVector<Instruction *, 16> together;
      bool claims = false; // which are asserted before memory is read by them
      while (isOfOneLane(*i) && !(claims && i->mayReadFromMemory())) {
        claims |= isClaimed(*i);
        together.push_back(&*i++);
      }
      if (!together.empty())
        compute(together);
      else
        instruction(*i++);
    }
  }
  b.SetInsertPoint(end);
  return end;
}

void Lockstep::forLanes(IRBuilder<> &at, const std::function<void(Value *)> &body) {
  BasicBlock *before = at.GetInsertBlock();
  BasicBlock *one = BasicBlock::Create(to.getContext(), "lane", &to),
             *after = BasicBlock::Create(to.getContext(), "all", &to);
  at.CreateBr(one);
  at.SetInsertPoint(one);
  PHINode *l = at.CreatePHI(at.getInt32Ty(), 2, "l");
  l->addIncoming(at.getInt32(0), before);
  body(l);
  Value *up = at.CreateAdd(l, at.getInt32(1));
  l->addIncoming(up, at.GetInsertBlock());
  at.CreateCondBr(at.CreateICmpULT(up, at.getInt32(lanes)), one, after);
  at.SetInsertPoint(after);
}

void Lockstep::onlyIf(IRBuilder<> &at, Value *condition, const std::function<void()> &body) {
  Function *f = at.GetInsertBlock()->getParent();
  BasicBlock *then = BasicBlock::Create(f->getContext(), "then", f),
             *after = BasicBlock::Create(f->getContext(), "after", f);
  at.CreateCondBr(condition, then, after);
  at.SetInsertPoint(then);
  body();
  at.CreateBr(after);
  at.SetInsertPoint(after);
}

Lockstep::Slot Lockstep::makeSlot(Type *t, const Twine &name) {
  IRBuilder<> at(top, top->begin());
  Slot s{at.CreateAlloca(ArrayType::get(t, lanes), nullptr, name),
         at.CreateAlloca(ArrayType::get(at.getInt1Ty(), lanes), nullptr, name + ".poison")};
  s.values->setAlignment(std::max(Align(8), s.values->getAlign()));
  return s;
}

Lockstep::Slot Lockstep::slotOf(Instruction &i) {
  auto [at, isNew] = slots.try_emplace(&i);
  if (isNew)
    at->second = makeSlot(i.getType(), i.getName());
  return at->second;
}

Value *Lockstep::isActive(IRBuilder<> &at, Value *l) {
  return at.CreateLoad(at.getInt1Ty(), at.CreateInBoundsGEP(at.getInt1Ty(), active, l));
}

Value *Lockstep::value(IRBuilder<> &at, Value *v, Value *l) {
  if (isa<UndefValue>(v))
    return Constant::getNullValue(v->getType());
  if (auto known = ofThisLane.find(v); known != ofThisLane.end())
    return known->second.value;
  if (auto *i = dyn_cast<Instruction>(v))
    return at.CreateLoad(i->getType(), at.CreateInBoundsGEP(i->getType(), slotOf(*i).values, l));
  auto *a = dyn_cast<Argument>(v);
  if (!a)
    return v;
  switch (a->getArgNo()) {
  case 0: return arguments.block;
  case 1:
    return at.CreateGEP(at.getInt8Ty(), arguments.thread,
                        at.CreateMul(at.CreateZExt(l, at.getInt64Ty()), at.getInt64(sizeof(sampan_thread))));
  case 2: return at.CreateAdd(arguments.first, l);
  case 3: return isActive(at, l);
  default: return arguments.shared[a->getArgNo() - 4];
  }
}

Value *Lockstep::poison(IRBuilder<> &at, Value *v, Value *l) {
  if (auto known = ofThisLane.find(v); known != ofThisLane.end())
    return known->second.poison;
  if (auto *i = dyn_cast<Instruction>(v))
    return at.CreateLoad(at.getInt1Ty(), at.CreateInBoundsGEP(at.getInt1Ty(), slotOf(*i).poison, l));
  return at.getInt1(isa<UndefValue>(v) && !v->getType()->isAggregateType() && !v->getType()->isVectorTy());
}

Value *Lockstep::holds(Value *mask, Value *l) {
  return b.CreateAnd(value(b, mask, l), b.CreateNot(poison(b, mask, l)));
}

void Lockstep::set(Value *l, Instruction &i, Value *v, Value *isPoison) {
  const Slot s = slotOf(i);
  b.CreateStore(v, b.CreateInBoundsGEP(i.getType(), s.values, l));
  b.CreateStore(isPoison, b.CreateInBoundsGEP(b.getInt1Ty(), s.poison, l));
}

void Lockstep::setAll(Instruction &i, Value *v) {
  forLanes(b, [&](Value *l) { set(l, i, v, b.getFalse()); });
}

// The phis of `next` as they come from `here`. Both ways of a branch are prepared; the one that is not taken is prepared again
// before it is.
void Lockstep::leaveFor(BasicBlock &to, BasicBlock &here) {
  for (PHINode &p : to.phis()) {
    auto [at, isNew] = next.try_emplace(&p);
    if (isNew)
      at->second = makeSlot(p.getType(), p.getName() + ".next");
    const Slot s = at->second;
    Value *v = p.getIncomingValueForBlock(&here);
    forLanes(b, [&](Value *l) {
      b.CreateStore(value(b, v, l), b.CreateInBoundsGEP(p.getType(), s.values, l));
      b.CreateStore(poison(b, v, l), b.CreateInBoundsGEP(b.getInt1Ty(), s.poison, l));
    });
  }
}

void Lockstep::enter(BasicBlock &block) {
  for (PHINode &p : block.phis()) {
    auto [at, isNew] = next.try_emplace(&p);
    if (isNew)
      at->second = makeSlot(p.getType(), p.getName() + ".next");
    const Slot s = at->second;
    forLanes(b, [&](Value *l) {
      set(l, p, b.CreateLoad(p.getType(), b.CreateInBoundsGEP(p.getType(), s.values, l)),
          b.CreateLoad(b.getInt1Ty(), b.CreateInBoundsGEP(b.getInt1Ty(), s.poison, l)));
    });
    assertShape(p);
  }
}

// A uniform condition is whatever any lane says that has one.
void Lockstep::terminator(Instruction &i) {
  if (auto *r = dyn_cast<ReturnInst>(&i)) {
    returned = r->getReturnValue();
    b.CreateBr(end);
    return;
  }
  auto &branch = cast<BranchInst>(i);
  BasicBlock &here = *branch.getParent();
  for (BasicBlock *s : successors(&here))
    leaveFor(*s, here);
  if (branch.isUnconditional()) {
    b.CreateBr(heads[branch.getSuccessor(0)]);
    return;
  }
  Value *condition = branch.getCondition();
  IRBuilder<> atTop(top, top->begin());
  AllocaInst *taken = atTop.CreateAlloca(b.getInt1Ty(), nullptr, "taken");
  b.CreateStore(b.getFalse(), taken);
  forLanes(b, [&](Value *l) {
    Value *counts = b.CreateAnd(isActive(b, l), b.CreateNot(poison(b, condition, l)));
    onlyIf(b, counts, [&] { b.CreateStore(value(b, condition, l), taken); });
  });
  b.CreateCondBr(b.CreateLoad(b.getInt1Ty(), taken), heads[branch.getSuccessor(0)], heads[branch.getSuccessor(1)]);
}

// Is something said of it that can be compared: of numbers and pointers, as they lie in memory?
bool Lockstep::isClaimed(Instruction &i) const {
  Type *t = i.getType();
  if (!t->isIntegerTy() && !t->isFloatingPointTy() && !t->isPointerTy())
    return false;
  const simd::Shape s = shapes.of(&i);
  const uint64_t bytes = layout.getTypeStoreSize(t);
  return s.kind != simd::Shape::Varying && s.kind != simd::Shape::Unknown && bytes <= 8 &&
         bytes == layout.getTypeAllocSize(t);
}

// Calls the runtime with all lanes' values and a constant sampan_shape_claim.
void Lockstep::assertShape(Instruction &i) {
  if (!isClaimed(i))
    return;
  const simd::Shape s = shapes.of(&i);
  Type *t = i.getType();
  std::string text;
  raw_string_ostream out(text);
  i.printAsOperand(out, false, names); // printing it whole looks through the module each time
  out << " = " << i.getOpcodeName();
  for (unsigned k = 0; k < i.getNumOperands(); ++k) {
    out << (k ? ", " : " ");
    i.getOperand(k)->printAsOperand(out, false, names);
  }
  const Location where = kernel::locationOf(i);
  const auto number = [&](uint64_t n) { return ConstantInt::get(b.getInt32Ty(), n); };
  const auto words = [&](const std::string &w) -> Constant * {
    return b.CreateGlobalString(w, "claim", 0, to.getParent());
  };
  const bool isInteger = t->isIntegerTy();
  Constant *fields[] = {
      words(kernel),
      words(text),
      words(simd::toString(s)),
      words(where.file),
      number(static_cast<uint64_t>(where.line)),
      number(lanes),
      number(static_cast<uint64_t>(layout.getTypeStoreSize(t))),
      number(isInteger ? t->getIntegerBitWidth() : 8 * static_cast<uint64_t>(layout.getTypeStoreSize(t))),
      ConstantInt::get(b.getInt64Ty(), static_cast<uint64_t>(s.stride)),
      number(isInteger ? s.align : 0),
      number(isInteger && s.isStrided() ? s.exactSigned + 2 * s.exactUnsigned : 0)};
  Constant *value = ConstantStruct::getAnon(to.getContext(), fields);
  auto *claim =
      new GlobalVariable(*to.getParent(), value->getType(), true, GlobalValue::InternalLinkage, value, "claim");
  const FunctionCallee check = to.getParent()->getOrInsertFunction(
      "__sampan_rt_assert_shape",
      FunctionType::get(b.getVoidTy(), {b.getPtrTy(), b.getPtrTy(), b.getPtrTy(), b.getPtrTy()}, false));
  const Slot slot = slotOf(i);
  b.CreateCall(check, {claim, slot.values, slot.poison, active});
}

} // namespace sampan::cpu
