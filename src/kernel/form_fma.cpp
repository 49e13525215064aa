// The contraction rule, applied once, before any path separates: which products and sums, both marked `contract` by the
// front end, become one fused multiply-add. The mark is removed everywhere afterwards, so that no later pass or code
// generator can contract a different pair: the same kernel would then give different bits on fibers, in regions and at
// each width.
//
// The rule is what nvcc 13 was seen to do (tools/cuda-hardware/contraction.cu), because users compare with it:
// equal expressions are merged first; a product is fused if all its uses are sums that can take it, since it is then not
// needed by itself; what does not change in a loop is computed before it; of two products the one whose operands were there
// first goes into the fused operation.
#include "kernel/llvm_passes.h"
#include "kernel/passes.h"

#include <llvm/ADT/PostOrderIterator.h>
#include <llvm/Analysis/LoopInfo.h>
#include <llvm/IR/Dominators.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/Operator.h>
#include <llvm/Transforms/Scalar/EarlyCSE.h>
#include <llvm/Transforms/Utils/Local.h>

namespace sampan::kernel {

using namespace llvm;

namespace {

bool isSum(const Value *v) {
  auto *op = dyn_cast<BinaryOperator>(v);
  return op && op->hasAllowContract() && (op->getOpcode() == Instruction::FAdd || op->getOpcode() == Instruction::FSub);
}

const Instruction *negationOf(const Value *v) {
  auto *op = dyn_cast<UnaryOperator>(v);
  return op && op->getOpcode() == Instruction::FNeg ? op : nullptr;
}

// What is known of a function's values before anything is fused. Nothing is deleted while it is asked.
class Values {
public:
  explicit Values(Function &f) : dominators(f), loops(dominators) {
    unsigned next = 2;
    for (Argument &a : f.args())
      ranks[&a] = ++next;
    for (BasicBlock *block : ReversePostOrderTraversal<Function *>(&f)) {
      unsigned inBlock = ++next << 16;
      for (Instruction &i : *block) {
        const bool fixed = isa<PHINode>(i) || i.mayReadOrWriteMemory();
        ranks[&i] = fixed ? ++inBlock : behindOperands(i);
        changesIn[&i] = isa<BinaryOperator>(i) || isa<UnaryOperator>(i) || isa<CastInst>(i) ? loopOfOperands(i)
                                                                                            : loops.getLoopFor(block);
      }
    }
  }

  // When a value is there: arguments first, then by blocks, loads and merges in order, and results behind their operands.
  // nvcc orders the operands of a sum by it.
  unsigned rank(const Value *v) const {
    if (const auto it = ranks.find(v); it != ranks.end())
      return it->second;
    auto *i = dyn_cast<Instruction>(v);
    return i ? behindOperands(*i) : 0; // a fused operation; its operands were there
  }

  // Can every use take the product, so that it need not be computed by itself? Several uses must be in its own block, and a
  // difference with itself is not one.
  bool fuses(const Instruction &product) const {
    return !product.use_empty() && allUsesFuse(product, product, product.hasOneUse());
  }

private:
  unsigned behindOperands(const Instruction &i) const {
    unsigned r = 0;
    for (const Value *operand : i.operands())
      r = std::max(r, isa<Instruction>(operand) || isa<Argument>(operand) ? rank(operand) : 0);
    return r + (negationOf(&i) ? 0 : 1);
  }

  // The innermost loop around an instruction in which one of its operands changes.
  const Loop *loopOfOperands(const Instruction &i) const {
    const Loop *found = nullptr;
    for (const Value *operand : i.operands()) {
      const Loop *l = changesIn.lookup(operand);
      while (l && !l->contains(&i))
        l = l->getParentLoop();
      if (l && (!found || found->contains(l)))
        found = l;
    }
    return found;
  }

  bool allUsesFuse(const Instruction &value, const Instruction &product, bool single) const {
    return all_of(value.users(), [&](const User *user) {
      auto *i = cast<Instruction>(user);
      if (negationOf(i))
        return allUsesFuse(*i, product, single && i->hasOneUse());
      if (!isSum(i) || (i->getOpcode() == Instruction::FSub && i->getOperand(0) == i->getOperand(1)))
        return false;
      return (single || i->getParent() == product.getParent()) && !isHoisted(product, *i);
    });
  }

  // A product that does not change in the sum's loop is computed before it, and is then there anyway.
  bool isHoisted(const Instruction &product, const Instruction &sum) const {
    const Loop *around = loops.getLoopFor(sum.getParent()), *changes = changesIn.lookup(&product);
    return around && !(changes && around->contains(changes));
  }

  DominatorTree dominators;
  LoopInfo loops;
  DenseMap<const Value *, unsigned> ranks;
  DenseMap<const Value *, const Loop *> changesIn;
};

// A sum as nvcc rewrites it before it fuses: signs in front of operands go into the choice of sum or difference.
struct Sum {
  bool subtract;
  Value *operands[2];
};

Sum withoutSigns(BinaryOperator &sum) {
  Sum s{sum.getOpcode() == Instruction::FSub, {sum.getOperand(0), sum.getOperand(1)}};
  const auto positive = [](Value *v) { return cast<Instruction>(v)->getOperand(0); };
  if (s.subtract && negationOf(s.operands[1])) // x - -y
    s = {false, {s.operands[0], positive(s.operands[1])}};
  if (!s.subtract && negationOf(s.operands[0]) && !negationOf(s.operands[1])) // -x + y
    s = {true, {s.operands[1], positive(s.operands[0])}};
  else if (!s.subtract && negationOf(s.operands[1]) && !negationOf(s.operands[0])) // x + -y
    s = {true, {s.operands[0], positive(s.operands[1])}};
  return s;
}

void fuse(BinaryOperator &sum, const Values &values) {
  const auto [subtract, operands] = withoutSigns(sum);
  BinaryOperator *found[2] = {};
  for (unsigned k = 0; k < 2; ++k) {
    Value *v = negationOf(operands[k]) ? cast<Instruction>(operands[k])->getOperand(0) : operands[k];
    auto *op = dyn_cast<BinaryOperator>(v);
    if (op && op->getOpcode() == Instruction::FMul && op->hasAllowContract() && values.fuses(*op))
      found[k] = op;
  }
  const bool second = !found[0] || (found[1] && !subtract && values.rank(operands[1]) < values.rank(operands[0]));
  BinaryOperator *product = found[second];
  if (!product)
    return;
  IRBuilder<> b(&sum);
  Value *x = product->getOperand(0), *z = operands[!second];
  if ((negationOf(operands[second]) != nullptr) != (subtract && second))
    x = b.CreateFNeg(x);
  if (subtract && !second)
    z = b.CreateFNeg(z);
  Value *r = b.CreateIntrinsic(Intrinsic::fma, {sum.getType()}, {x, product->getOperand(1), z});
  r->takeName(&sum);
  sum.replaceAllUsesWith(r);
  for (Use &u : sum.operands()) // it uses the product no more
    u.set(PoisonValue::get(sum.getType()));
}

void removeDead(Function &f) {
  for (BasicBlock &block : f)
    for (Instruction &i : make_early_inc_range(reverse(block)))
      if (isInstructionTriviallyDead(&i))
        i.eraseFromParent();
}

void fuseAll(Function &f) {
  removeDead(f); // or it would count as a use
  SmallVector<BinaryOperator *, 32> sums;
  for (Instruction &i : instructions(f))
    if (isSum(&i))
      sums.push_back(cast<BinaryOperator>(&i));
  const Values values(f);
  for (BinaryOperator *sum : sums)
    fuse(*sum, values);
  removeDead(f);
}

StringRef lastPart(StringRef path) { return path.substr(path.rfind('/') + 1); } // npos + 1 is 0

// "price.cu:12" names that line of every file of this name: a path may be written in several ways.
bool isApart(const Instruction &i, const std::vector<std::string> &lines) {
  const Location where = locationOf(i);
  const std::string name = (lastPart(where.file) + ":" + Twine(where.line)).str();
  return any_of(lines, [&](const std::string &line) { return lastPart(line) == name; });
}

} // namespace

void formFma(KernelModule &km) {
  LlvmPasses llvmPasses;
  FunctionPassManager merging;
  merging.addPass(EarlyCSEPass());
  for (Function &f : km.module) {
    if (!km.options.apart.empty())
      for (Instruction &i : instructions(f))
        if (isa<FPMathOperator>(i) && isApart(i, km.options.apart))
          i.setHasAllowContract(false);
    if (km.options.contract && any_of(instructions(f), [](const Instruction &i) { return isSum(&i); })) {
      if (km.options.promote)
        llvmPasses.run(merging, f);
      fuseAll(f);
    }
    for (Instruction &i : instructions(f))
      if (isa<FPMathOperator>(i) && i.hasAllowContract())
        i.setHasAllowContract(false);
  }
}

} // namespace sampan::kernel
