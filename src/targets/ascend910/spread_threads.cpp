// In a block of several rows that is one tile, threadIdx.x does not count up from lane to lane: it begins again in each row. So
// where a kernel reads threadIdx.y or threadIdx.z, all three become operations of the tile. Without them a block has one row.
#include "kernel/thread_access.h"
#include "runtime/abi.h"
#include "simd/lane_program.h"
#include "targets/ascend910/passes.h"

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/InstIterator.h>

namespace sampan::ascend910 {

using namespace llvm;

void spreadThreads(kernel::KernelModule &km) {
  for (Function *lane : simd::laneFunctions(km.module)) {
    if (!lane->hasFnAttribute(kBlockTileAttribute))
      continue;
    std::vector<std::pair<Instruction *, unsigned>> reads;
    bool rows = false;
    for (Instruction &i : instructions(lane)) {
      const kernel::DescriptionRead read = kernel::descriptionRead(&i);
      if (read.from != lane->getArg(1) || read.offset >= offsetof(sampan_thread, linear))
        continue;
      const unsigned dimension = static_cast<unsigned>(read.offset / 4);
      reads.push_back({&i, dimension});
      rows |= dimension > 0;
    }
    if (!rows)
      continue;
    for (auto &[i, dimension] : reads) {
      IRBuilder<> b(i);
      const FunctionCallee number =
          km.module.getOrInsertFunction(std::string(kOfTile) + "thread", b.getInt32Ty(), b.getInt32Ty());
      i->replaceAllUsesWith(b.CreateCall(number, {b.getInt32(dimension)}));
      i->eraseFromParent();
    }
  }
}

} // namespace sampan::ascend910
