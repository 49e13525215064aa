// What a generated kernel computes, by CUDA's rules. All threads of a block walk the tree together: a statement is
// done by every thread that comes to it before the next one begins. For programs without races that is as good as any
// other order, and it makes barriers and warp operations plain steps. The model also checks what the generator promises:
// no races, barriers that all living threads reach, masks that name just the lanes that are there.
#pragma once

#include "ast.h"

namespace sampan::randomkernels {

struct Outcome {
  std::vector<uint64_t> outputs;                   // one per thread of the grid, blocks in ascending order
  std::vector<std::vector<uint64_t>> accumulators; // by memory; empty for other memories
};

using Lanes = std::vector<uint8_t>; // one per thread of the block

class Model {
public:
  explicit Model(const Kernel &kernel);
  Outcome run(); // throws std::logic_error if the kernel breaks a promise

private:
  struct Frame {
    const Function *function = nullptr;
    std::vector<uint64_t> values;
    std::vector<uint64_t> results;
    std::vector<uint32_t> offsets; // of each slot, in elements
  };
  struct Flow { // where threads go that leave a body
    Lanes *broke = nullptr;
    Lanes *continued = nullptr;
    Lanes *returned = nullptr;
  };
  struct Touch {
    uint32_t writeEpoch = 0, readEpoch = 0, atomicEpoch = 0;
    uint32_t writer = 0, reader = 0, writeStep = 0, readStep = 0; // steps: the warp's count of __syncwarp
  };
  static constexpr uint32_t kSeveral = 0xffffffffu, kSeveralInWarp = 0x80000000u;

  void runBlock(uint32_t block);
  Frame frameOf(const Function &function) const;
  uint64_t &at(Frame &frame, int slot, uint32_t thread, uint32_t element = 0) const;

  uint64_t evaluate(const Expr &expr, Frame &frame, uint32_t thread);
  uint64_t builtin(Builtin which, uint32_t thread) const;
  uint64_t &cell(int memory, uint64_t index);
  uint32_t position(int memory, uint64_t index) const;
  void read(int memory, uint64_t index, uint32_t thread);
  void write(int memory, uint64_t index, uint32_t thread);
  void touchAtomic(int memory, uint64_t index);
  bool ordered(uint32_t other, uint32_t step, uint32_t thread) const;

  void execute(const Body &body, Frame &frame, Lanes &live, const Flow &flow);
  void executeOne(const Stmt &stmt, Frame &frame, Lanes &live, const Flow &flow);
  void dropped(const Stmt &stmt, Frame &frame, Lanes &live);
  void branch(const Stmt &stmt, Frame &frame, Lanes &live, const Flow &flow);
  void loop(const Stmt &stmt, Frame &frame, Lanes &live, const Flow &flow);
  void whileLoop(const Stmt &stmt, Frame &frame, Lanes &live, const Flow &flow);
  void switchOf(const Stmt &stmt, Frame &frame, Lanes &live, const Flow &flow);
  void doneFlag(const Stmt &stmt, Frame &frame, Lanes &live, const Flow &flow);
  void leave(const Stmt &stmt, Frame &frame, Lanes &live, const Flow &flow);
  void exitKernel(const Stmt &stmt, Frame &frame, Lanes &live);
  void call(const Stmt &stmt, Frame &frame, const Lanes &live);
  void lambda(const Stmt &stmt, Frame &frame, Lanes &live);
  void fill(const Stmt &stmt, Frame &frame, const Lanes &live);
  void sync(const Lanes &live);
  void syncReduce(const Stmt &stmt, Frame &frame, const Lanes &live);
  void warp(const Stmt &stmt, Frame &frame, const Lanes &live);
  void exchange(const Stmt &stmt, Frame &frame, const Lanes &live);
  void atomic(const Stmt &stmt, Frame &frame, const Lanes &live);
  // The lanes that do this operation together with `thread`.
  uint32_t group(const Stmt &stmt, Frame &frame, const Lanes &live, uint32_t thread);
  uint32_t ballot(const Stmt &stmt, Frame &frame, const Lanes &live, uint32_t thread, const Lanes &predicate);

  template <class F> void each(const Lanes &live, F &&visit) const {
    for (uint32_t thread = 0; thread < threads_; ++thread)
      if (live[thread])
        visit(thread);
  }
  static bool any(const Lanes &lanes);

  const Kernel &kernel_;
  uint32_t threads_ = 0;
  uint32_t block_ = 0;
  uint32_t epoch_ = 0;
  Lanes exited_;
  std::vector<uint32_t> steps_; // per warp
  std::vector<std::vector<uint64_t>> memory_;
  std::vector<std::vector<Touch>> touches_;
  Outcome outcome_;
};

uint64_t mixed(uint64_t hash, uint64_t value); // the same as in the printed programs
uint64_t atomicResult(AtomicOp op, Type type, uint64_t old, uint64_t value, uint64_t extra);

} // namespace sampan::randomkernels
