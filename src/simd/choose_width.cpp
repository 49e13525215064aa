// How many lanes a lane function is made for: two of the machine's vectors of its widest common type, so that long chains
// of dependent operations overlap, and never more than a warp. Four, if in some loop each round waits for a division of the
// round before. A short loop that strides over memory gets a whole warp:
// each round goes to other cache lines and pages, so as much as possible should be used of them at once.
// --sampan-width decides instead, if given.
#include "kernel/thread_access.h"
#include "runtime/abi.h"
#include "simd/lane_program.h"
#include "simd/passes.h"

#include <llvm/Analysis/LoopInfo.h>
#include <llvm/IR/Dominators.h>
#include <llvm/IR/InstIterator.h>

#include <algorithm>

namespace sampan::simd {

using namespace llvm;

// More than so many instructions in a round have too many values for registers at 32 lanes.
constexpr unsigned kShortLoop = 40;
constexpr unsigned kWarp = 32;
constexpr unsigned kUsualRow = 16; // threads of a block with several rows

// The same in each round, wherever it is computed.
static bool isInvariant(const Value *v, const Loop &l, unsigned depth = 6) {
  auto *i = dyn_cast<Instruction>(v);
  if (!i || !l.contains(i))
    return true;
  const bool pure = isa<BinaryOperator>(i) || isa<CastInst>(i) || isa<GetElementPtrInst>(i) ||
                    (isa<LoadInst>(i) && i->hasMetadata(LLVMContext::MD_invariant_load));
  return pure && depth && all_of(i->operands(), [&](const Value *o) { return isInvariant(o, l, depth - 1); });
}

// Does the loop go over memory by a step that is known at run time only: `i += gridDim.x * blockDim.x`?
static bool strides(const Loop &l) {
  unsigned size = 0;
  bool accesses = false;
  for (const BasicBlock *b : l.blocks())
    for (const Instruction &i : *b) {
      ++size;
      accesses |= (isa<LoadInst>(i) && !i.hasMetadata(LLVMContext::MD_invariant_load)) || isa<StoreInst>(i);
    }
  if (!accesses || size > kShortLoop || !l.isInnermost())
    return false;
  for (const PHINode &phi : l.getHeader()->phis())
    for (const Value *next : phi.incoming_values()) {
      auto *add = dyn_cast<BinaryOperator>(next);
      if (!add || add->getOpcode() != Instruction::Add || !l.contains(add))
        continue;
      const Value *step = add->getOperand(0) == &phi ? add->getOperand(1) : add->getOperand(0);
      if ((add->getOperand(0) == &phi || add->getOperand(1) == &phi) && !isa<Constant>(step) && isInvariant(step, l))
        return true;
    }
  return false;
}

// Is there a division on the way from a value of one round to the next round's?
static bool waitsForDivision(const Loop &l) {
  const BasicBlock *latch = l.getLoopLatch();
  if (!latch || !l.isInnermost())
    return false;
  for (const PHINode &phi : l.getHeader()->phis()) {
    if (!phi.getType()->isFloatingPointTy())
      continue;
    const auto closure = [&](const Value *from, auto next) {
      SmallPtrSet<const Value *, 32> found;
      SmallVector<const Value *, 32> work{from};
      while (!work.empty())
        for (const Value *v : next(work.pop_back_val()))
          if (auto *i = dyn_cast<Instruction>(v); i && l.contains(i) && !isa<PHINode>(i) && found.insert(i).second)
            work.push_back(i);
      return found;
    };
    const auto behind = closure(&phi, [](const Value *v) { return v->users(); });
    const Value *last = phi.getIncomingValueForBlock(latch);
    auto ahead = closure(last, [](const Value *v) {
      auto *i = dyn_cast<Instruction>(v);
      return i && !isa<PHINode>(i) ? i->operands() : iterator_range<const Use *>(nullptr, nullptr);
    });
    ahead.insert(last);
    if (any_of(behind, [&](const Value *v) {
          return cast<Instruction>(v)->getOpcode() == Instruction::FDiv && ahead.contains(v);
        }))
      return true;
  }
  return false;
}

static bool anyLoop(Function &lane, function_ref<bool(const Loop &)> wanted) {
  DominatorTree dominators(lane);
  LoopInfo loops(dominators);
  return any_of(loops.getLoopsInPreorder(), [&](const Loop *l) { return wanted(*l); });
}

// A block of rows runs by lanes only if its rows are whole vectors, and 16 x 16 is what most have.
static unsigned mostLanes(Function &lane) {
  const bool rows = any_of(instructions(lane), [&](const Instruction &i) {
    const kernel::DescriptionRead read = kernel::descriptionRead(&i);
    return read.from == lane.getArg(1) && read.offset == offsetof(sampan_thread, tid) + sizeof(uint32_t);
  });
  return rows ? kUsualRow : kWarp;
}

static unsigned chosen(Function &lane, unsigned vectorBytes) {
  if (anyLoop(lane, strides))
    return mostLanes(lane);
  // Arithmetic on doubles counts; 64-bit integers are mostly addresses, which end up scalar.
  unsigned wide = 0, narrow = 0;
  for (const Instruction &i : instructions(lane)) {
    if (!isa<BinaryOperator>(i) && !isa<CallInst>(i))
      continue;
    wide += i.getType()->isDoubleTy();
    narrow += i.getType()->isFloatTy() || i.getType()->isIntegerTy(32);
  }
  const unsigned bytes = wide * 4 >= narrow && wide ? 8 : 4;
  const unsigned vectors = anyLoop(lane, waitsForDivision) ? 4 : 2;
  return std::clamp(vectors * vectorBytes / bytes, 4u, mostLanes(lane));
}

// All lanes' local arrays lie on the stack of the thread that runs them.
constexpr uint64_t kMaxLocalBytes = 256 << 10;
// So do values for which there are no registers, in a long function nearly all of them; and code generation takes as long
// as there are elements.
constexpr uint64_t kMaxElements = 100000;
// Vectors of many registers are kept on the stack nearly always, masks element by element.
constexpr uint64_t kMaxElementsWide = 20000;

// Of a whole module: code generation for several hundred thousand elements takes half a minute.
constexpr uint64_t kMaxElementsOfModule = 600000;

static uint64_t localBytes(const Function &lane) {
  uint64_t bytes = 0;
  for (const Instruction &i : instructions(lane))
    if (auto *a = dyn_cast<AllocaInst>(&i); a && a->isStaticAlloca())
      bytes += *a->getAllocationSize(lane.getParent()->getDataLayout());
  return bytes;
}

void chooseWidth(KernelModule &km) {
  uint64_t elements = 0;
  for (Function *lane : laneFunctions(km.module)) {
    unsigned width = km.options.width ? km.options.width : chosen(*lane, km.options.vectorBytes);
    if (isInStep(*lane))
      width = kWarp;
    const uint64_t bytes = localBytes(*lane);
    const uint64_t instructions = lane->getInstructionCount();
    while (width > 4 &&
           (bytes * width > kMaxLocalBytes || instructions * width > (width > 16 ? kMaxElementsWide : kMaxElements)))
      width /= 2;
    if (isInStep(*lane) && width < kWarp) {
      lane->addFnAttr(kScalarAttribute, "too large for a warp in step");
      continue;
    }
    if (bytes * width > kMaxLocalBytes) {
      lane->addFnAttr(kScalarAttribute, "local arrays");
      km.diagnostics.remark("V1001",
                            "part of the kernel runs thread by thread: its local arrays are too large for several "
                            "threads at a time",
                            kernel::locationOf(*lane));
      continue;
    }
    if (elements + instructions * width > kMaxElementsOfModule && !km.options.width) {
      lane->addFnAttr(kScalarAttribute, "long code");
      km.diagnostics.remark(
          "V1001",
          "part of the kernel runs thread by thread: the file's kernels together are too long to make "
          "all of them for several threads at a time",
          kernel::locationOf(*lane), "divide the file, or compile with --sampan-width=8");
      continue;
    }
    elements += instructions * width;
    lane->addFnAttr(kWidthAttribute, std::to_string(width));
  }
}

} // namespace sampan::simd
