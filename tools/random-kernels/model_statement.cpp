#include "model.h"

#include <algorithm>
#include <stdexcept>

namespace sampan::randomkernels {

void Model::execute(const Body &body, Frame &frame, Lanes &live, const Flow &flow) {
  for (const StmtPtr &stmt : body) {
    if (!any(live))
      return;
    if (stmt->dropped)
      dropped(*stmt, frame, live);
    else
      executeOne(*stmt, frame, live, flow);
  }
}

// What is left of a dropped statement: its variables hold zeros, and a call that began with a barrier is a barrier.
void Model::dropped(const Stmt &stmt, Frame &frame, Lanes &live) {
  if (stmt.kind == StmtKind::SyncReduce)
    sync(live);
  if (stmt.kind == StmtKind::Call && stmt.functions[0] >= 0 &&
      kernel_.functions[static_cast<size_t>(stmt.functions[0])].kind == FunctionKind::Block)
    sync(live);
  if (!stmt.declares)
    return;
  for (size_t i = 0; i < stmt.targets.size() && (i == 0 || stmt.kind != StmtKind::Lambda); ++i) {
    const int length = std::max(1, frame.function->variables[static_cast<size_t>(stmt.targets[i])].length);
    each(live, [&](uint32_t thread) {
      for (int k = 0; k < length; ++k)
        at(frame, stmt.targets[i], thread, static_cast<uint32_t>(k)) = 0;
    });
  }
}

void Model::executeOne(const Stmt &stmt, Frame &frame, Lanes &live, const Flow &flow) {
  const auto value = [&](size_t i, uint32_t thread) { return evaluate(*stmt.exprs[i], frame, thread); };
  switch (stmt.kind) {
  case StmtKind::Assign: return each(live, [&](uint32_t t) { at(frame, stmt.targets[0], t) = value(0, t); });
  case StmtKind::DeclareArray:
    return each(live, [&](uint32_t t) {
      for (size_t i = 0; i < stmt.exprs.size(); ++i)
        at(frame, stmt.targets[0], t, static_cast<uint32_t>(i)) = value(i, t);
    });
  case StmtKind::StoreArray: {
    const int length = frame.function->variables[static_cast<size_t>(stmt.targets[0])].length;
    return each(live, [&](uint32_t t) {
      const uint32_t element = static_cast<uint32_t>(value(0, t)) % static_cast<uint32_t>(length);
      at(frame, stmt.targets[0], t, element) = value(1, t);
    });
  }
  case StmtKind::DeclareStruct:
    return each(live, [&](uint32_t t) {
      for (size_t i = 0; i < stmt.targets.size(); ++i)
        at(frame, stmt.targets[i], t) = value(i, t);
    });
  case StmtKind::Store:
    return each(live, [&](uint32_t t) {
      const uint64_t index = value(0, t), what = value(1, t);
      write(stmt.memory, index, t);
      cell(stmt.memory, index) = what;
    });
  case StmtKind::Fill: return fill(stmt, frame, live);
  case StmtKind::If:
  case StmtKind::MaskedIf: return branch(stmt, frame, live, flow);
  case StmtKind::For:
  case StmtKind::MaskedFor: return loop(stmt, frame, live, flow);
  case StmtKind::While: return whileLoop(stmt, frame, live, flow);
  case StmtKind::Switch: return switchOf(stmt, frame, live, flow);
  case StmtKind::DoneFlag: return doneFlag(stmt, frame, live, flow);
  case StmtKind::Break:
  case StmtKind::Continue:
  case StmtKind::MaskedBreak:
  case StmtKind::Return: return leave(stmt, frame, live, flow);
  case StmtKind::Exit: return exitKernel(stmt, frame, live);
  case StmtKind::Sync: return sync(live);
  case StmtKind::SyncReduce: return syncReduce(stmt, frame, live);
  case StmtKind::Ballot:
  case StmtKind::Shuffle:
  case StmtKind::Vote:
  case StmtKind::Match:
  case StmtKind::Reduce: return warp(stmt, frame, live);
  case StmtKind::WarpExchange: return exchange(stmt, frame, live);
  case StmtKind::Atomic:
  case StmtKind::AtomicOwn: return atomic(stmt, frame, live);
  case StmtKind::Call: return call(stmt, frame, live);
  case StmtKind::Lambda:
  case StmtKind::LambdaBlock: return lambda(stmt, frame, live);
  }
}

void Model::fill(const Stmt &stmt, Frame &frame, const Lanes &live) {
  const uint32_t size = static_cast<uint32_t>(kernel_.memories[static_cast<size_t>(stmt.memory)].size);
  each(live, [&](uint32_t t) {
    for (uint32_t index = t; index < size; index += threads_) {
      at(frame, stmt.targets[0], t) = index;
      const uint64_t what = evaluate(*stmt.exprs[0], frame, t);
      write(stmt.memory, index, t);
      cell(stmt.memory, index) = what;
    }
  });
}

void Model::leave(const Stmt &stmt, Frame &frame, Lanes &live, const Flow &flow) {
  Lanes taken(threads_, 0);
  const bool conditional = stmt.kind != StmtKind::Return || stmt.mode == 1;
  each(live, [&](uint32_t t) { taken[t] = !conditional || evaluate(*stmt.exprs[0], frame, t); });
  if (stmt.kind == StmtKind::MaskedBreak) { // as written: m = __ballot_sync(m, !condition); if (condition) break;
    Lanes stay(threads_, 0);
    each(live, [&](uint32_t t) { stay[t] = !taken[t]; });
    std::vector<uint32_t> masks(threads_);
    each(live, [&](uint32_t t) { masks[t] = ballot(stmt, frame, live, t, stay); });
    each(live, [&](uint32_t t) { at(frame, stmt.targets[0], t) = masks[t]; });
  }
  if (stmt.kind == StmtKind::Return)
    each(taken, [&](uint32_t t) {
      for (size_t i = conditional ? 1 : 0; i < stmt.exprs.size(); ++i)
        frame.results[(i - (conditional ? 1 : 0)) * threads_ + t] = evaluate(*stmt.exprs[i], frame, t);
    });
  Lanes *where = stmt.kind == StmtKind::Return     ? flow.returned
                 : stmt.kind == StmtKind::Continue ? flow.continued
                                                   : flow.broke;
  if (!where)
    throw std::logic_error("a jump leads nowhere");
  each(taken, [&](uint32_t t) {
    (*where)[t] = 1;
    live[t] = 0;
  });
}

void Model::exitKernel(const Stmt &stmt, Frame &frame, Lanes &live) {
  each(live, [&](uint32_t t) {
    if (stmt.mode == 1 && !evaluate(*stmt.exprs[0], frame, t))
      return;
    uint64_t hash = kernel_.seed;
    for (int slot : stmt.targets) {
      const int length = frame.function->variables[static_cast<size_t>(slot)].length;
      for (int k = 0; k < std::max(1, length); ++k)
        hash = mixed(hash, at(frame, slot, t, static_cast<uint32_t>(k)));
    }
    outcome_.outputs[size_t{block_} * threads_ + t] = hash;
    exited_[t] = 1;
  });
  for (uint32_t t = 0; t < threads_; ++t)
    live[t] = live[t] && !exited_[t];
}

void Model::call(const Stmt &stmt, Frame &frame, const Lanes &live) {
  const bool several = stmt.functions.size() > 1;
  std::vector<uint64_t> picks(threads_);
  std::vector<std::vector<uint64_t>> values(threads_);
  each(live, [&](uint32_t t) {
    for (size_t i = 0; i + several < stmt.exprs.size(); ++i)
      values[t].push_back(evaluate(*stmt.exprs[i], frame, t));
    if (several)
      picks[t] = evaluate(*stmt.exprs.back(), frame, t) % stmt.functions.size();
  });
  for (size_t which = 0; which < stmt.functions.size(); ++which) {
    Lanes taken(threads_, 0);
    each(live, [&](uint32_t t) { taken[t] = picks[t] == which; });
    if (!any(taken))
      continue;
    const int index = stmt.functions[which];
    const Function &callee = index == kItself ? *frame.function : kernel_.functions[static_cast<size_t>(index)];
    Frame inside = frameOf(callee);
    each(taken, [&](uint32_t t) {
      size_t next = 0;
      for (const Parameter &parameter : callee.parameters)
        for (int slot : parameter.slots)
          at(inside, slot, t) = values[t][next++];
    });
    Lanes running = taken, returned(threads_, 0);
    Flow flow;
    flow.returned = &returned;
    execute(callee.body, inside, running, flow);
    each(taken, [&](uint32_t t) {
      if (!returned[t])
        throw std::logic_error("a function has not returned");
      for (size_t i = 0; i < stmt.targets.size(); ++i)
        at(frame, stmt.targets[i], t) = inside.results[i * threads_ + t];
    });
  }
}

void Model::lambda(const Stmt &stmt, Frame &frame, Lanes &live) {
  if (stmt.kind == StmtKind::Lambda)
    return each(live, [&](uint32_t t) {
      for (size_t i = 1; i < stmt.exprs.size(); ++i)
        at(frame, stmt.targets[i], t) = evaluate(*stmt.exprs[i], frame, t);
      at(frame, stmt.targets[0], t) = evaluate(*stmt.exprs[0], frame, t);
    });
  const size_t count = stmt.targets.size();
  for (size_t time = 0; time < static_cast<size_t>(stmt.mode); ++time) {
    each(live, [&](uint32_t t) {
      for (size_t i = 0; i < count; ++i)
        at(frame, stmt.targets[i], t) = evaluate(*stmt.exprs[time * count + i], frame, t);
    });
    execute(stmt.bodies[0], frame, live, Flow{});
  }
}

} // namespace sampan::randomkernels
