// Branches and loops. In a lane program every branch is taken by all lanes alike, each has one end, and loops are left at
// their latch: simd/structure_flow.cpp sees to that.
#include "targets/ascend910/printer.h"

namespace sampan::ascend910 {

using namespace llvm;

static std::string list(const std::vector<std::string> &all) {
  std::string s;
  for (const std::string &one : all)
    s += (s.empty() ? "" : ", ") + one;
  return s;
}

// Prints from block `from` on, as far as `stop` or the end of block `latch`; answers the last block.
const BasicBlock *Printer::blocks(const BasicBlock *from, const BasicBlock *stop, const BasicBlock *latch) {
  const BasicBlock *last = nullptr;
  for (const BasicBlock *b = from; b != stop && good;) {
    if (const Loop *l = loops.getLoopFor(b); l && l->getHeader() == b && !values.contains(b)) {
      last = l->getLoopLatch();
      b = loop(*l, *last);
      continue;
    }
    for (const Instruction &i : *b)
      if (!isa<PHINode>(i) && !i.isTerminator() && good)
        values[&i] = instruction(i);
    if (!good)
      return b;
    const Instruction &end = *b->getTerminator();
    last = b;
    if (isa<ReturnInst>(end) || b == latch)
      return b;
    auto *go = dyn_cast<BranchInst>(&end);
    if (!go) {
      refuse("A1040", "control flow that is neither a branch nor a loop", "", &end);
      return b;
    }
    const BasicBlock *next = go->getSuccessor(0);
    if (go->isConditional()) {
      auto *node = postDominators.getNode(const_cast<BasicBlock *>(b));
      next = node && node->getIDom() ? node->getIDom()->getBlock() : nullptr;
      if (!next) {
        refuse("A1040", "a branch whose ways do not meet again", "", &end);
        return b;
      }
      branch(*go, *next);
    } else if (next != stop && !loops.isLoopHeader(next)) {
      takePhis(*next, *b);
    }
    b = next;
  }
  return last;
}

void Printer::takePhis(const BasicBlock &b, const BasicBlock &from) {
  for (const PHINode &p : b.phis()) {
    const Value *v = p.getIncomingValueForBlock(&from);
    values[&p] = phiResult(p, phiOperand(p, v), v);
  }
}

void Printer::branch(const BranchInst &go, const BasicBlock &end) {
  const BasicBlock *here = go.getParent();
  const std::string condition = scalarOf(value(go.getCondition()), "i1");
  std::vector<std::string> types;
  for (const PHINode &p : end.phis())
    types.push_back(phiType(p));
  // The text of an arm stands before the names of what it yields are known; so both are printed where the line opens.
  const std::string name = text.fresh();
  const std::string head =
      (types.empty() ? "" : name + (types.size() > 1 ? ":" + std::to_string(types.size()) : "") + " = ");
  text.open(head + "scf.if " + condition + (types.empty() ? "" : " -> (" + list(types) + ")") + " {");
  for (unsigned arm = 0; arm < 2; ++arm) {
    const BasicBlock *to = go.getSuccessor(arm), *last = here;
    if (arm == 1) {
      if (types.empty() && to == &end)
        break;
      text.reopen("} else {");
    }
    if (to != &end) {
      takePhis(*to, *here);
      last = blocks(to, &end);
    }
    std::vector<std::string> operands;
    for (const PHINode &p : end.phis())
      if (good)
        operands.push_back(phiOperand(p, p.getIncomingValueForBlock(last)));
    if (!types.empty())
      text.line("scf.yield " + list(operands) + " : " + list(types));
  }
  text.close();
  size_t k = 0;
  for (const PHINode &p : end.phis()) {
    const Value *like = p.getIncomingValue(0);
    for (const Value *v : p.incoming_values())
      if (!isa<UndefValue>(v))
        like = v;
    values[&p] = phiResult(p, types.size() > 1 ? name + "#" + std::to_string(k) : name, like);
    ++k;
  }
}

// A loop that goes round at least once: scf.while with all its code in front of the condition. What it carries from round to
// round and what it leaves are one list: AscendNPU-IR 1.2.0 crashes where their numbers differ.
const BasicBlock *Printer::loop(const Loop &l, const BasicBlock &latch) {
  const BasicBlock *header = l.getHeader(), *before = l.getLoopPreheader(), *exit = l.getExitBlock();
  auto *back = dyn_cast_or_null<BranchInst>(latch.getTerminator());
  if (!before || !exit || !back || !back->isConditional() || l.getExitingBlock() != &latch) {
    refuse("A1041", "a loop that is left in its middle by all threads together", "leave it by its condition",
           header->getTerminator());
    return exit ? exit : header;
  }
  const std::string name = text.fresh(), round = text.fresh();
  std::vector<const PHINode *> carried;
  std::vector<std::string> types, starts, ends, again, plain;
  std::vector<std::pair<const PHINode *, size_t>> leaving; // and the place in the list of what it takes
  const auto carry = [&](const PHINode &p, const Value *init) {
    types.push_back(phiType(p));
    const std::string argument = round + "_" + std::to_string(carried.size());
    starts.push_back(argument + " = " + phiOperand(p, init));
    again.push_back(argument + "n: " + types.back());
    plain.push_back(argument + "n");
    carried.push_back(&p);
    return argument;
  };
  for (const PHINode &p : header->phis()) {
    const Value *init = p.getIncomingValueForBlock(before);
    const std::string argument = carry(p, init);
    values[&p] = phiResult(p, argument, isa<UndefValue>(init) ? p.getIncomingValueForBlock(&latch) : init);
  }
  for (const PHINode &p : exit->phis()) {
    const auto same = find_if(carried, [&](const PHINode *c) {
      return c->getIncomingValueForBlock(&latch) == p.getIncomingValueForBlock(&latch) && phiType(*c) == phiType(p);
    });
    leaving.push_back({&p, static_cast<size_t>(same - carried.begin())});
    if (same == carried.end())
      carry(p, UndefValue::get(p.getType()));
  }
  const std::string all = list(types);
  text.open((types.empty() ? "" : name + (types.size() > 1 ? ":" + std::to_string(types.size()) : "") + " = ") +
            "scf.while" + (types.empty() ? "" : " (" + list(starts) + ")") + " : (" + all + ") -> (" + all + ") {");
  values[header] = TileValue::scalar("entered");
  blocks(header, exit, &latch);
  if (!good)
    return exit;
  std::string stay = scalarOf(value(back->getCondition()), "i1");
  if (back->getSuccessor(0) == exit)
    stay = text.define("arith.xori " + stay + ", " + text.constant("true", "i1") + " : i1");
  for (const PHINode *p : carried)
    ends.push_back(phiOperand(*p, p->getIncomingValueForBlock(&latch)));
  text.line("scf.condition(" + stay + ")" + (types.empty() ? "" : " " + list(ends) + " : " + all));
  text.reopen("} do {");
  if (!types.empty())
    text.line("^bb0(" + list(again) + "):");
  text.line("scf.yield" + (types.empty() ? "" : " " + list(plain) + " : " + all));
  text.close();
  values.erase(header);
  for (auto &[p, k] : leaving)
    values[p] =
        phiResult(*p, types.size() > 1 ? name + "#" + std::to_string(k) : name, p->getIncomingValueForBlock(&latch));
  return exit;
}

// What stands for a phi: one scalar if its lanes' values follow from it, else a tile.
std::string Printer::phiType(const PHINode &p) {
  if (p.getType()->isDoubleTy())
    noDouble(p);
  if (p.getType()->isPointerTy())
    return "i64";
  if (shapes.of(&p).hasScalar())
    return typeOf(p.getType());
  if (p.getType()->isIntegerTy(64))
    refuse("A1002", "64-bit integers that differ from thread to thread", "use int where 32 bits are enough", &p);
  return tiled(element(p.getType()));
}

std::string Printer::phiOperand(const PHINode &p, const Value *v) {
  if (!good)
    return "%refused";
  const bool isTile = !p.getType()->isPointerTy() && !shapes.of(&p).hasScalar();
  const std::string type = isTile ? element(p.getType()) : typeOf(p.getType());
  if (isa<UndefValue>(v))
    return isTile ? empty(type)
                  : text.constant(type == "i1"                       ? "false"
                                  : p.getType()->isFloatingPointTy() ? "0.0"
                                                                     : "0",
                                  p.getType()->isPointerTy() ? "i64" : type);
  const TileValue x = isTile ? held(v) : value(v);
  if (p.getType()->isPointerTy()) {
    const auto mine = values.find(&p);
    const bool moved = mine != values.end() && mine->second.base != x.base;
    if (x.kind != TileValue::Address || !x.tile.empty() || moved || !shapes.of(&p).hasScalar()) {
      refuse("A1020", "a pointer that differs from thread to thread in a way that is not known", "", &p);
      return "%refused";
    }
    return x.name;
  }
  return !isTile ? scalarOf(x, type) : type == "i1" ? maskTile(x) : tileOf(x, type);
}

TileValue Printer::phiResult(const PHINode &p, const std::string &name, const Value *like) {
  if (!good)
    return TileValue::scalar("%refused");
  const simd::Shape s = shapes.of(&p);
  if (p.getType()->isPointerTy()) {
    TileValue v = value(like);
    for (const Value *in : p.incoming_values())
      if (auto known = values.find(in); known != values.end() && known->second.base != v.base)
        return refuse("A1020", "a pointer into different memories", "select between values, not between pointers", &p);
    v.name = name;
    return v;
  }
  if (!s.hasScalar()) {
    merged.insert(name);
    return TileValue::ofTile(name);
  }
  return s.isStrided() ? TileValue::strided(name, s.stride) : TileValue::scalar(name);
}

} // namespace sampan::ascend910
