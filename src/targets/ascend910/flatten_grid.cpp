// Most kernels know of blockIdx and threadIdx only in `blockIdx.x * blockDim.x + threadIdx.x`: the number of the thread in the
// whole grid. Where that is so in every dimension, blocks need not be told apart, and a tile may hold many of them: the sum
// becomes one number, that of the thread, and the printer lets threads run along the rows of the grid. The sum does not wrap:
// a launch of more than 2^31 threads in a row is refused.
#include "kernel/thread_access.h"
#include "runtime/abi.h"
#include "simd/lane_program.h"
#include "targets/ascend910/passes.h"

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/InstIterator.h>

namespace sampan::ascend910 {

using namespace llvm;

namespace {

class Flattener {
public:
  explicit Flattener(Function &lane) : lane(lane) {}

  void run() {
    if (!lane.getArg(2)->use_empty() || !find())
      return;
    for (auto &[sum, thread] : sums) {
      IRBuilder<> b(sum);
      Instruction *number = b.Insert(thread->clone(), "number");
      sum->replaceAllUsesWith(b.CreateZExt(number, sum->getType()));
    }
    lane.addFnAttr(kGridAttribute);
  }

private:
  // The dimension if this reads that field of a description.
  int dimension(const Value *v, unsigned argument, size_t field) const {
    const kernel::DescriptionRead read = kernel::descriptionRead(v);
    if (read.from != lane.getArg(argument) || read.offset < field || read.offset >= field + 12)
      return -1;
    return static_cast<int>((read.offset - field) / 4);
  }

  static Value *unextended(Value *v) {
    return isa<ZExtInst>(v) || isa<SExtInst>(v) ? cast<Instruction>(v)->getOperand(0) : v;
  }

  // blockIdx.d * blockDim.d: the dimension.
  int offsetOfBlock(Value *v) const {
    auto *product = dyn_cast<BinaryOperator>(unextended(v));
    if (!product || product->getOpcode() != Instruction::Mul)
      return -1;
    for (unsigned k = 0; k < 2; ++k) {
      const int d = dimension(unextended(product->getOperand(k)), 0, offsetof(sampan_block, block_idx));
      if (d >= 0 && d == dimension(unextended(product->getOperand(1 - k)), 0, offsetof(sampan_block, block_dim)))
        return d;
    }
    return -1;
  }

  // Finds all sums; false if a block's or a thread's number is used otherwise.
  bool find() {
    for (Instruction &i : instructions(lane)) {
      if (i.getOpcode() != Instruction::Add)
        continue;
      for (unsigned k = 0; k < 2; ++k) {
        const int d = offsetOfBlock(i.getOperand(k));
        Value *thread = unextended(i.getOperand(1 - k));
        if (d >= 0 && d == dimension(thread, 1, offsetof(sampan_thread, tid)))
          sums.push_back({&i, cast<Instruction>(thread)});
      }
    }
    const auto onlyInSums = [&](const Value *v, auto self) -> bool {
      return all_of(v->users(), [&](const User *u) {
        if (any_of(sums, [&](auto &s) { return s.first == u; }))
          return true;
        const bool onTheWay =
            isa<ZExtInst>(u) || isa<SExtInst>(u) ||
            (cast<Instruction>(u)->getOpcode() == Instruction::Mul && offsetOfBlock(const_cast<User *>(u)) >= 0);
        return onTheWay && self(u, self);
      });
    };
    for (Instruction &i : instructions(lane)) {
      const kernel::DescriptionRead read = kernel::descriptionRead(&i);
      if (read.from == lane.getArg(1) && read.offset == offsetof(sampan_thread, linear))
        return false;
      if ((dimension(&i, 0, offsetof(sampan_block, block_idx)) >= 0 ||
           dimension(&i, 1, offsetof(sampan_thread, tid)) >= 0) &&
          !onlyInSums(&i, onlyInSums))
        return false;
    }
    return !sums.empty();
  }

  Function &lane;
  std::vector<std::pair<Instruction *, Instruction *>> sums; // the sum, the read of the thread's number in its block
};

} // namespace

void flattenGrid(kernel::KernelModule &km) {
  for (Function *lane : simd::laneFunctions(km.module))
    Flattener(*lane).run();
}

} // namespace sampan::ascend910
