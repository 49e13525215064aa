// The contraction rule, applied once, before any path separates: which products and sums, both marked `contract` by the
// front end, become one fused multiply-add. The mark is removed everywhere afterwards, so that no later pass or code
// generator can contract a different pair: the same kernel would then give different bits on fibers, in regions and at
// each width.
//
// The rule is what nvcc 13 was seen to do (tools/cuda-hardware/contraction.cu), because users compare with it:
// equal expressions are merged first; a product is fused if all its uses are sums that can take it, since it is then not
// needed by itself; what does not change in a loop is computed before it; of two products the one whose operands were there
// first goes into the fused operation.
#include "kernel/passes.h"

#include <llvm/ADT/PostOrderIterator.h>
#include <llvm/Analysis/LoopInfo.h>
#include <llvm/IR/Dominators.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/Operator.h>
#include <llvm/Passes/PassBuilder.h>
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

// Which products go into sums.
class Products {
public:
  explicit Products(Function &f) : dominators(f), loops(dominators) {}

  // Can every use take the product, so that it need not be computed by itself? Several uses must be in its own block,
  // and a difference with itself is not one.
  bool fuse(const Instruction &product) const {
    return !product.use_empty() && allUsesFuse(product, product, product.hasOneUse());
  }

private:
  bool allUsesFuse(const Instruction &value, const Instruction &product, bool single) const {
    return all_of(value.users(), [&](const User *user) {
      auto *i = cast<Instruction>(user);
      if (negationOf(i))
        return allUsesFuse(*i, product, single && i->hasOneUse());
      const bool itself = i->getOperand(0) == i->getOperand(1) && i->getOpcode() == Instruction::FSub;
      return isSum(i) && !itself && (single || i->getParent() == product.getParent()) && !isHoisted(product, *i);
    });
  }

  // A product that does not change in the sum's loop is computed before it, and is then there anyway.
  bool isHoisted(const Instruction &product, const Instruction &sum) const {
    const Loop *loop = loops.getLoopFor(sum.getParent());
    return loop && isInvariant(&product, *loop);
  }

  static bool isInvariant(const Value *v, const Loop &loop) {
    auto *i = dyn_cast<Instruction>(v);
    if (!i || !loop.contains(i))
      return true;
    return (isa<BinaryOperator>(i) || isa<UnaryOperator>(i) || isa<CastInst>(i)) &&
           all_of(i->operands(), [&](const Value *operand) { return isInvariant(operand, loop); });
  }

  DominatorTree dominators;
  LoopInfo loops;
};

// When a value is there: arguments first, then by blocks, loads and merges in order, and results behind their operands.
// nvcc orders the operands of a sum by it.
class Order {
public:
  explicit Order(Function &f) {
    unsigned next = 2;
    for (Argument &a : f.args())
      known[&a] = ++next;
    for (BasicBlock *block : ReversePostOrderTraversal<Function *>(&f)) {
      unsigned inBlock = ++next << 16;
      for (Instruction &i : *block)
        if (isa<PHINode>(i) || i.mayReadOrWriteMemory())
          known[&i] = ++inBlock;
    }
  }

  unsigned operator()(const Value *v) {
    auto *i = dyn_cast<Instruction>(v);
    if (const auto it = known.find(v); it != known.end())
      return it->second;
    if (!i)
      return 0;
    unsigned rank = 0;
    for (const Value *operand : i->operands())
      rank = std::max(rank, (*this)(operand));
    return known[v] = rank + (negationOf(v) ? 0 : 1);
  }

private:
  DenseMap<const Value *, unsigned> known;
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

void fuse(BinaryOperator &sum, const Products &products, Order &order) {
  const auto [subtract, operands] = withoutSigns(sum);
  BinaryOperator *found[2] = {};
  for (unsigned k = 0; k < 2; ++k) {
    Value *v = negationOf(operands[k]) ? cast<Instruction>(operands[k])->getOperand(0) : operands[k];
    auto *op = dyn_cast<BinaryOperator>(v);
    if (op && op->getOpcode() == Instruction::FMul && op->hasAllowContract() && products.fuse(*op))
      found[k] = op;
  }
  const bool second = !found[0] || (found[1] && !subtract && order(operands[1]) < order(operands[0]));
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
  RecursivelyDeleteTriviallyDeadInstructions(&sum);
}

void fuseAll(Function &f) {
  for (BasicBlock &block : f)
    for (Instruction &i : make_early_inc_range(reverse(block)))
      if (isInstructionTriviallyDead(&i)) // or it would count as a use
        i.eraseFromParent();
  SmallVector<WeakVH, 32> sums;
  for (Instruction &i : instructions(f))
    if (isSum(&i))
      sums.push_back(&i);
  const Products products(f);
  Order order(f);
  for (const WeakVH &sum : sums)
    if (sum)
      fuse(*cast<BinaryOperator>(sum), products, order);
}

} // namespace

void formFma(KernelModule &km) {
  FunctionAnalysisManager analyses;
  PassBuilder().registerFunctionAnalyses(analyses);
  for (Function &f : km.module) {
    if (km.options.contract && any_of(instructions(f), [](const Instruction &i) { return isSum(&i); })) {
      if (km.options.promote)
        EarlyCSEPass().run(f, analyses);
      fuseAll(f);
    }
    for (Instruction &i : instructions(f))
      if (isa<FPMathOperator>(i) && i.hasAllowContract())
        i.setHasAllowContract(false);
  }
}

} // namespace sampan::kernel
