#include "model.h"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace sampan::randomkernels {

uint64_t mixed(uint64_t hash, uint64_t value) {
  hash = (hash ^ value) * 0x100000001b3ull;
  return hash ^ hash >> 29;
}

Model::Model(const Kernel &kernel) : kernel_(kernel), threads_(kernel.threads()) {
  for (const Memory &memory : kernel.memories) {
    memory_.push_back(memory.initial.empty() ? std::vector<uint64_t>(static_cast<size_t>(memory.size))
                                             : memory.initial);
    touches_.emplace_back(static_cast<size_t>(memory.size));
  }
}

Outcome Model::run() {
  outcome_.outputs.assign(size_t{kernel_.blocks()} * threads_, 0);
  for (uint32_t block = 0; block < kernel_.blocks(); ++block)
    runBlock(block);
  for (size_t i = 0; i < memory_.size(); ++i)
    outcome_.accumulators.push_back(kernel_.memories[i].space == Space::Accumulator ? memory_[i]
                                                                                    : std::vector<uint64_t>{});
  return outcome_;
}

void Model::runBlock(uint32_t block) {
  block_ = block;
  ++epoch_;
  exited_.assign(threads_, 0);
  steps_.assign((threads_ + 31) / 32, 1);
  Frame frame = frameOf(kernel_.main);
  for (size_t i = 0; i < kernel_.arguments.size(); ++i)
    for (uint32_t thread = 0; thread < threads_; ++thread)
      at(frame, kernel_.main.parameters[i].slots[0], thread) = kernel_.arguments[i];
  Lanes live(threads_, 1);
  execute(kernel_.main.body, frame, live, Flow{});
  if (any(live))
    throw std::logic_error("a thread has not come to the end of the kernel");
}

Model::Frame Model::frameOf(const Function &function) const {
  Frame frame;
  frame.function = &function;
  uint32_t elements = 0;
  for (const Variable &variable : function.variables) {
    frame.offsets.push_back(elements);
    elements += static_cast<uint32_t>(std::max(1, variable.length));
  }
  frame.values.assign(size_t{elements} * threads_, 0);
  frame.results.assign(function.results.size() * threads_, 0);
  return frame;
}

uint64_t &Model::at(Frame &frame, int slot, uint32_t thread, uint32_t element) const {
  return frame.values[size_t{frame.offsets[static_cast<size_t>(slot)] + element} * threads_ + thread];
}

bool Model::any(const Lanes &lanes) { return std::find(lanes.begin(), lanes.end(), 1) != lanes.end(); }

uint32_t Model::position(int memory, uint64_t index) const {
  return static_cast<uint32_t>(index % static_cast<uint64_t>(kernel_.memories[static_cast<size_t>(memory)].size));
}

uint64_t &Model::cell(int memory, uint64_t index) {
  const Memory &which = kernel_.memories[static_cast<size_t>(memory)];
  const size_t slice = which.space == Space::GlobalSlice ? size_t{block_} * static_cast<size_t>(which.size) : 0;
  return memory_[static_cast<size_t>(memory)][slice + position(memory, index)];
}

// Whether what `other` did in the warp's step `step` is known to be before what `thread` does now.
bool Model::ordered(uint32_t other, uint32_t step, uint32_t thread) const {
  if (other == thread)
    return true;
  if (other == kSeveral)
    return false;
  return (other & ~kSeveralInWarp) / 32 == thread / 32 && step < steps_[thread / 32];
}

void Model::read(int memory, uint64_t index, uint32_t thread) {
  Touch &touch = touches_[static_cast<size_t>(memory)][position(memory, index)];
  const bool writtenByOther = touch.writeEpoch == epoch_ && !ordered(touch.writer, touch.writeStep, thread);
  const Space space = kernel_.memories[static_cast<size_t>(memory)].space;
  if (space == Space::Input || space == Space::Constant)
    return;
  if (writtenByOther || touch.atomicEpoch == epoch_)
    throw std::logic_error("race: a read of " + kernel_.memories[static_cast<size_t>(memory)].name);
  if (touch.readEpoch != epoch_ || ordered(touch.reader, touch.readStep, thread))
    touch.reader = thread;
  else
    touch.reader = touch.reader != kSeveral && (touch.reader & ~kSeveralInWarp) / 32 == thread / 32
                       ? thread | kSeveralInWarp
                       : kSeveral;
  touch.readEpoch = epoch_;
  touch.readStep = steps_[thread / 32];
}

void Model::write(int memory, uint64_t index, uint32_t thread) {
  Touch &touch = touches_[static_cast<size_t>(memory)][position(memory, index)];
  const bool writtenByOther = touch.writeEpoch == epoch_ && !ordered(touch.writer, touch.writeStep, thread);
  const bool readByOther = touch.readEpoch == epoch_ && !ordered(touch.reader, touch.readStep, thread);
  if (writtenByOther || readByOther || touch.atomicEpoch == epoch_)
    throw std::logic_error("race: a write of " + kernel_.memories[static_cast<size_t>(memory)].name);
  touch.writeEpoch = epoch_;
  touch.writer = thread;
  touch.writeStep = steps_[thread / 32];
}

void Model::touchAtomic(int memory, uint64_t index) {
  if (kernel_.memories[static_cast<size_t>(memory)].space == Space::Accumulator)
    return;
  Touch &touch = touches_[static_cast<size_t>(memory)][position(memory, index)];
  if (touch.writeEpoch == epoch_ || touch.readEpoch == epoch_)
    throw std::logic_error("race: an atomic update of " + kernel_.memories[static_cast<size_t>(memory)].name);
  touch.atomicEpoch = epoch_;
}

} // namespace sampan::randomkernels
