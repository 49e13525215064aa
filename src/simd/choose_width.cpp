// How many lanes a lane function is made for: two of the machine's vectors of its widest common type, so that long chains
// of dependent operations overlap, and never more than a warp. --sampan-width decides instead, if given.
#include "simd/lane_program.h"
#include "simd/passes.h"

#include <llvm/IR/InstIterator.h>

#include <algorithm>

namespace sampan::simd {

using namespace llvm;

static unsigned chosen(const Function &lane, unsigned vectorBytes) {
  // Arithmetic on doubles counts; 64-bit integers are mostly addresses, which end up scalar.
  unsigned wide = 0, narrow = 0;
  for (const Instruction &i : instructions(lane)) {
    if (!isa<BinaryOperator>(i) && !isa<CallInst>(i))
      continue;
    wide += i.getType()->isDoubleTy();
    narrow += i.getType()->isFloatTy() || i.getType()->isIntegerTy(32);
  }
  const unsigned bytes = wide * 4 >= narrow && wide ? 8 : 4;
  return std::clamp(2 * vectorBytes / bytes, 4u, 32u);
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
    const uint64_t bytes = localBytes(*lane);
    const uint64_t instructions = lane->getInstructionCount();
    while (width > 4 &&
           (bytes * width > kMaxLocalBytes || instructions * width > (width > 16 ? kMaxElementsWide : kMaxElements)))
      width /= 2;
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
