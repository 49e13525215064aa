// The longest tile, a power of two, of which all values that are needed at one time fit the chip's buffer: each operation has
// a fixed cost, and memory is fast in long stretches only. What is live is counted in the lane function before it has masks,
// with room for them, for copies that loops make of what they carry, and for the steps of an operation.
#include "simd/lane_program.h"
#include "simd/shape.h"
#include "targets/ascend910/passes.h"

#include <llvm/ADT/PostOrderIterator.h>
#include <llvm/ADT/SetOperations.h>
#include <llvm/ADT/SmallPtrSet.h>
#include <llvm/IR/CFG.h>

#include <algorithm>

namespace sampan::ascend910 {

using namespace llvm;

constexpr unsigned kBufferBytes = 192 << 10, kLongest = 2048, kShortest = 64;
constexpr unsigned kSteps = 14; // tiles within a fused multiply-add, and what is on its way from and to memory

// The greatest number of values that differ from lane to lane and are needed later, anywhere in the function.
static unsigned mostLive(Function &lane, const simd::Shapes &shapes) {
  using Set = SmallPtrSet<const Value *, 32>;
  DenseMap<const BasicBlock *, Set> in;
  const auto counts = [&](const Value *v) {
    return isa<Instruction>(v) && !v->getType()->isPointerTy() && !v->getType()->isIntegerTy(1) &&
           shapes.of(v).isVarying();
  };
  size_t most = 0;
  for (bool changed = true; changed;) {
    changed = false;
    for (BasicBlock *b : post_order(&lane)) {
      Set live;
      for (BasicBlock *s : successors(b)) {
        for (const Value *v : in[s])
          if (auto *p = dyn_cast<PHINode>(v); !p || p->getParent() != s)
            live.insert(v);
        for (PHINode &p : s->phis())
          if (const Value *v = p.getIncomingValueForBlock(b); counts(v))
            live.insert(v);
      }
      for (Instruction &i : reverse(*b)) {
        live.erase(&i);
        if (!isa<PHINode>(i))
          for (const Value *v : i.operands())
            if (counts(v))
              live.insert(v);
        most = std::max<size_t>(most, live.size());
      }
      for (PHINode &p : b->phis())
        if (counts(&p))
          live.insert(&p);
      most = std::max<size_t>(most, live.size());
      changed |= set_union(in[b], live);
    }
  }
  return static_cast<unsigned>(most);
}

void chooseTile(kernel::KernelModule &km) {
  for (Function *lane : simd::laneFunctions(km.module)) {
    const simd::Shapes shapes(*lane, {kLongest, false});
    const unsigned tiles = mostLive(*lane, shapes) * 2 + kSteps;
    unsigned length = km.options.width ? km.options.width : kLongest;
    while (!km.options.width && length > kShortest && length * 4 * tiles > kBufferBytes)
      length /= 2;
    if (lane->hasFnAttribute(kBlockTileAttribute)) { // the largest block that may come
      unsigned threads = 1024;
      lane->getFnAttribute("sampan-max-threads").getValueAsString().getAsInteger(10, threads);
      length = std::max(kShortest, static_cast<unsigned>(PowerOf2Ceil(std::clamp(threads, 1u, 1024u))));
    }
    lane->addFnAttr(simd::kWidthAttribute, std::to_string(length));
  }
}

} // namespace sampan::ascend910
