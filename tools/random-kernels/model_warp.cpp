#include "model.h"

#include <bit>
#include <map>
#include <stdexcept>

namespace sampan::randomkernels {

uint32_t Model::group(const Stmt &stmt, Frame &frame, const Lanes &live, uint32_t thread) {
  const bool plain = stmt.mask == kFullMask || stmt.plainMask;
  const auto maskOf = [&](uint32_t t) { return plain ? 0xffffffffu : static_cast<uint32_t>(at(frame, stmt.mask, t)); };
  const uint32_t mask = maskOf(thread);
  if (!(mask >> thread % 32 & 1))
    throw std::logic_error("a lane is not in its own mask");
  uint32_t lanes = 0;
  for (uint32_t lane = 0; lane < 32; ++lane) {
    const uint32_t other = thread / 32 * 32 + lane;
    if (!(mask >> lane & 1) || other >= threads_ || exited_[other])
      continue;
    if (!live[other] || maskOf(other) != mask)
      throw std::logic_error("a lane of the mask does not come");
    lanes |= 1u << lane;
  }
  return lanes;
}

uint32_t Model::ballot(const Stmt &stmt, Frame &frame, const Lanes &live, uint32_t thread, const Lanes &predicate) {
  Stmt asked;
  asked.mask = stmt.kind == StmtKind::MaskedBreak ? stmt.targets[0] : stmt.mask;
  asked.plainMask = stmt.plainMask;
  const uint32_t lanes = group(asked, frame, live, thread);
  uint32_t result = 0;
  for (uint32_t lane = 0; lane < 32; ++lane)
    if ((lanes >> lane & 1) && predicate[thread / 32 * 32 + lane])
      result |= 1u << lane;
  return result;
}

namespace {

// The lane that a shuffle reads, by PTX's definition; its own where that would leave the segment.
uint32_t sourceLane(int mode, uint32_t lane, uint32_t operand, uint32_t width) {
  const uint32_t first = lane & ~(width - 1), last = first + width - 1, offset = operand & 31;
  switch (mode) {
  case 0: return first + (operand & (width - 1));
  case 1: return lane < first + offset ? lane : lane - offset;
  case 2: return lane + offset > last ? lane : lane + offset;
  default: return (lane ^ offset) > last ? lane : lane ^ offset;
  }
}

uint64_t reduced(ReduceOp op, Type type, uint64_t a, uint64_t b) {
  const bool less = type == Type::S32 ? get<int32_t>(a) < get<int32_t>(b) : a < b;
  switch (op) {
  case ReduceOp::Add: return type == Type::S32 ? put(static_cast<int32_t>(a + b)) : put(static_cast<uint32_t>(a + b));
  case ReduceOp::Min: return less ? a : b;
  case ReduceOp::Max: return less ? b : a;
  case ReduceOp::And: return a & b;
  case ReduceOp::Or: return a | b;
  default: return a ^ b;
  }
}

} // namespace

void Model::warp(const Stmt &stmt, Frame &frame, const Lanes &live) {
  std::vector<uint64_t> values(threads_), results(threads_);
  each(live, [&](uint32_t t) { values[t] = evaluate(*stmt.exprs[0], frame, t); });
  each(live, [&](uint32_t t) {
    const uint32_t lanes = group(stmt, frame, live, t), base = t / 32 * 32;
    uint32_t yes = 0, same = 0;
    uint64_t total = 0;
    bool first = true;
    for (uint32_t lane = 0; lane < 32; ++lane) {
      if (!(lanes >> lane & 1))
        continue;
      const uint64_t other = values[base + lane];
      yes |= (other != 0 ? 1u : 0u) << lane;
      same |= (other == values[t] ? 1u : 0u) << lane;
      total = first ? other : reduced(static_cast<ReduceOp>(stmt.mode), stmt.type, total, other);
      first = false;
    }
    switch (stmt.kind) {
    case StmtKind::Ballot: results[t] = yes; break;
    case StmtKind::Vote: results[t] = stmt.mode == 0 ? yes == lanes : stmt.mode == 1 ? yes != 0 : yes; break;
    case StmtKind::Reduce: results[t] = total; break;
    case StmtKind::Match: results[t] = stmt.mode == 0 ? same : same == lanes ? lanes : 0; break;
    default: {
      const uint32_t operand = static_cast<uint32_t>(evaluate(*stmt.exprs[1], frame, t));
      const uint32_t from = sourceLane(stmt.mode, t % 32, operand, static_cast<uint32_t>(stmt.index));
      results[t] = lanes >> from & 1 ? values[base + from] : evaluate(*stmt.exprs[2], frame, t);
    }
    }
  });
  each(live, [&](uint32_t t) { at(frame, stmt.targets[0], t) = results[t]; });
}

// Each lane writes its cell; then reads that of the k-th lane of the group.
void Model::exchange(const Stmt &stmt, Frame &frame, const Lanes &live) {
  std::map<uint32_t, uint32_t> lanesOf;
  each(live, [&](uint32_t t) {
    const uint64_t value = evaluate(*stmt.exprs[0], frame, t);
    lanesOf[t] = group(stmt, frame, live, t);
    write(stmt.memory, t, t);
    cell(stmt.memory, t) = value;
  });
  for (uint32_t &step : steps_)
    ++step;
  std::vector<uint64_t> results(threads_);
  each(live, [&](uint32_t t) {
    uint32_t left =
        static_cast<uint32_t>(evaluate(*stmt.exprs[1], frame, t)) % static_cast<uint32_t>(std::popcount(lanesOf[t]));
    uint32_t lane = 0;
    for (; !(lanesOf[t] >> lane & 1) || left > 0; ++lane)
      left -= lanesOf[t] >> lane & 1;
    read(stmt.memory, t / 32 * 32 + lane, t);
    results[t] = cell(stmt.memory, t / 32 * 32 + lane);
  });
  for (uint32_t &step : steps_)
    ++step;
  each(live, [&](uint32_t t) { at(frame, stmt.targets[0], t) = results[t]; });
}

uint64_t atomicResult(AtomicOp op, Type type, uint64_t old, uint64_t value, uint64_t extra) {
  return withType(type, [&](auto zero) -> uint64_t {
    using T = decltype(zero);
    const T a = get<T>(old), b = get<T>(value);
    if constexpr (std::is_floating_point_v<T>)
      return put<T>(a + b);
    switch (op) {
    case AtomicOp::Add:
    case AtomicOp::AddByCas: return put<T>(static_cast<T>(old + value));
    case AtomicOp::Sub: return put<T>(static_cast<T>(old - value));
    case AtomicOp::Min: return put<T>(a < b ? a : b);
    case AtomicOp::Max: return put<T>(a < b ? b : a);
    case AtomicOp::And: return old & value;
    case AtomicOp::Or: return old | value;
    case AtomicOp::Xor: return old ^ value;
    case AtomicOp::Exch: return value;
    case AtomicOp::Cas: return old == value ? extra : old;
    case AtomicOp::Inc: return old >= value ? 0 : old + 1;
    default: return old == 0 || old > value ? value : old - 1;
    }
  });
}

void Model::atomic(const Stmt &stmt, Frame &frame, const Lanes &live) {
  const Type type = kernel_.memories[static_cast<size_t>(stmt.memory)].type;
  const bool own = stmt.kind == StmtKind::AtomicOwn;
  each(live, [&](uint32_t t) {
    const uint64_t index = evaluate(*stmt.exprs[0], frame, t), value = evaluate(*stmt.exprs[1], frame, t);
    const uint64_t extra = stmt.exprs.size() > 2 ? evaluate(*stmt.exprs[2], frame, t) : 0;
    if (own)
      write(stmt.memory, index, t);
    else
      touchAtomic(stmt.memory, index);
    uint64_t &where = cell(stmt.memory, index);
    const uint64_t old = where;
    where = atomicResult(static_cast<AtomicOp>(stmt.mode), type, old, value, extra);
    if (own)
      at(frame, stmt.targets[0], t) = old;
  });
}

} // namespace sampan::randomkernels
