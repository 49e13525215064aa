#include "model.h"

#include <stdexcept>

namespace sampan::randomkernels {

void Model::branch(const Stmt &stmt, Frame &frame, Lanes &live, const Flow &flow) {
  Lanes then(threads_, 0), otherwise(threads_, 0);
  each(live, [&](uint32_t t) { (evaluate(*stmt.exprs[0], frame, t) ? then : otherwise)[t] = 1; });
  if (stmt.kind == StmtKind::MaskedIf) {
    std::vector<uint32_t> masks(threads_);
    each(live, [&](uint32_t t) { masks[t] = ballot(stmt, frame, live, t, then); });
    each(live, [&](uint32_t t) { at(frame, stmt.targets[0], t) = masks[t]; });
  }
  execute(stmt.bodies[0], frame, then, flow);
  if (stmt.bodies.size() > 1)
    execute(stmt.bodies[1], frame, otherwise, flow);
  for (uint32_t t = 0; t < threads_; ++t)
    live[t] = then[t] | otherwise[t];
}

void Model::loop(const Stmt &stmt, Frame &frame, Lanes &live, const Flow &outer) {
  const int counter = stmt.targets[0], count = stmt.targets[1];
  const bool masked = stmt.kind == StmtKind::MaskedFor, down = !masked && stmt.mode == 1,
             doubling = !masked && stmt.mode == 2;
  const auto number = [&](int slot, uint32_t t) { return get<int32_t>(at(frame, slot, t)); };
  each(live, [&](uint32_t t) {
    at(frame, count, t) = evaluate(*stmt.exprs[0], frame, t);
    at(frame, counter, t) = down ? at(frame, count, t) : put<int32_t>(doubling ? 1 : 0);
    if (masked)
      at(frame, stmt.targets[2], t) = group(stmt, frame, live, t);
  });
  Lanes broke(threads_, 0), continued(threads_, 0), done(threads_, 0);
  Flow flow = outer;
  flow.broke = &broke;
  flow.continued = &continued;
  while (any(live)) {
    Lanes stay(threads_, 0);
    each(live, [&](uint32_t t) {
      const int32_t i = number(counter, t), n = number(count, t);
      stay[t] = down ? i > 0 : doubling ? i <= n : i < n;
    });
    if (masked) {
      std::vector<uint32_t> masks(threads_);
      each(live, [&](uint32_t t) {
        const uint32_t mask = static_cast<uint32_t>(at(frame, stmt.targets[2], t));
        for (uint32_t lane = 0; lane < 32; ++lane) {
          const uint32_t other = t / 32 * 32 + lane;
          if ((mask >> lane & 1) && (other >= threads_ || !live[other]))
            throw std::logic_error("a lane of the mask is missing");
          if ((mask >> lane & 1) && stay[other])
            masks[t] |= 1u << lane;
        }
      });
      each(live, [&](uint32_t t) { at(frame, stmt.targets[2], t) = masks[t]; });
    }
    for (uint32_t t = 0; t < threads_; ++t) {
      done[t] |= live[t] && !stay[t];
      live[t] = stay[t];
    }
    execute(stmt.bodies[0], frame, live, flow);
    for (uint32_t t = 0; t < threads_; ++t)
      live[t] |= continued[t];
    continued.assign(threads_, 0);
    each(live, [&](uint32_t t) {
      const int32_t i = number(counter, t);
      at(frame, counter, t) = put<int32_t>(down ? i - 1 : doubling ? i + i : i + 1);
    });
  }
  for (uint32_t t = 0; t < threads_; ++t)
    live[t] = done[t] | broke[t];
}

void Model::whileLoop(const Stmt &stmt, Frame &frame, Lanes &live, const Flow &outer) {
  const int guard = stmt.targets[0];
  each(live, [&](uint32_t t) { at(frame, guard, t) = 0; });
  Lanes broke(threads_, 0), continued(threads_, 0), done(threads_, 0);
  Flow flow = outer;
  flow.broke = &broke;
  flow.continued = &continued;
  bool ask = stmt.mode == 0;
  while (any(live)) {
    if (ask)
      each(live, [&](uint32_t t) {
        const bool stay = get<int32_t>(at(frame, guard, t)) < stmt.index && evaluate(*stmt.exprs[0], frame, t);
        done[t] |= !stay;
        live[t] = stay;
      });
    ask = true;
    each(live, [&](uint32_t t) { ++at(frame, guard, t); });
    execute(stmt.bodies[0], frame, live, flow);
    for (uint32_t t = 0; t < threads_; ++t)
      live[t] |= continued[t];
    continued.assign(threads_, 0);
  }
  for (uint32_t t = 0; t < threads_; ++t)
    live[t] = done[t] | broke[t];
}

void Model::switchOf(const Stmt &stmt, Frame &frame, Lanes &live, const Flow &flow) {
  std::vector<uint64_t> picks(threads_);
  each(live, [&](uint32_t t) { picks[t] = evaluate(*stmt.exprs[0], frame, t); });
  Lanes running(threads_, 0), waiting = live, done(threads_, 0);
  for (size_t which = 0; which < stmt.bodies.size(); ++which) {
    each(waiting, [&](uint32_t t) {
      if (picks[t] != which && which + 1 != stmt.bodies.size())
        return; // the last case is the default
      running[t] = 1;
      waiting[t] = 0;
    });
    execute(stmt.bodies[which], frame, running, flow);
    if (!(stmt.mode >> which & 1))
      continue;
    each(running, [&](uint32_t t) { done[t] = 1; });
    running.assign(threads_, 0);
  }
  for (uint32_t t = 0; t < threads_; ++t)
    live[t] = running[t] | done[t];
}

// for (i < n) { __syncthreads(); flag = 1; __syncthreads(); if (condition) flag = 0;
//               __syncthreads(); if (flag) break; … }
void Model::doneFlag(const Stmt &stmt, Frame &frame, Lanes &live, const Flow &) {
  for (int round = 0; round < stmt.index; ++round) {
    each(live, [&](uint32_t t) { at(frame, stmt.targets[0], t) = static_cast<uint64_t>(round); });
    sync(live);
    sync(live);
    bool done = true;
    each(live, [&](uint32_t t) { done = !evaluate(*stmt.exprs[0], frame, t) && done; });
    sync(live);
    if (done)
      break;
    execute(stmt.bodies[0], frame, live, Flow{});
  }
  sync(live);
}

void Model::sync(const Lanes &live) {
  for (uint32_t t = 0; t < threads_; ++t)
    if (!exited_[t] && !live[t])
      throw std::logic_error("a living thread does not come to a barrier");
  ++epoch_;
}

void Model::syncReduce(const Stmt &stmt, Frame &frame, const Lanes &live) {
  uint32_t yes = 0, all = 0;
  each(live, [&](uint32_t t) {
    ++all;
    yes += evaluate(*stmt.exprs[0], frame, t) != 0;
  });
  sync(live);
  const uint64_t result = stmt.mode == 0 ? yes : stmt.mode == 1 ? yes == all : yes > 0;
  each(live, [&](uint32_t t) { at(frame, stmt.targets[0], t) = result; });
}

} // namespace sampan::randomkernels
