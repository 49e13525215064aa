// Inline assembly is PTX, a language of its own; its instructions become LLVM IR and kernel built-ins, so that it runs
// on every target and the later passes see what it does. An instruction that is not known is an error at its
// line (K1201): half of a statement must never be dropped.
//
// Clang has numbered the operands: $0… are outputs, then inputs; an output that is also read ("+r") appears as an
// input tied to it.
#include "kernel/passes.h"
#include "kernel/ptx/emit.h"

#include <llvm/IR/InlineAsm.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/Transforms/Utils/BasicBlockUtils.h>

namespace sampan::kernel {

using namespace llvm;

namespace {

class Statement {
public:
  Statement(KernelModule &km, CallInst &call)
      : km(km), call(call), assembly(*cast<InlineAsm>(call.getCalledOperand())), b(&call), emitter(b, km.module) {}

  bool run() {
    std::string why;
    // LLVM writes `$$` for a dollar sign and Clang `%%` has become `%` already.
    const std::optional<ptx::Program> program = ptx::parse(assembly.getAsmString(), why);
    if (!program)
      return fail(why);
    emitter.isVolatile = assembly.hasSideEffects();
    bindOperands();
    for (const ptx::Declaration &d : program->declarations)
      declare(d);
    for (const ptx::Instruction &i : program->instructions) {
      if (i.guard.empty())
        emit(i);
      else
        emitGuarded(i);
      if (!emitter.problem.empty())
        return fail(emitter.problem);
    }
    finish();
    return true;
  }

private:
  void bindOperands() {
    unsigned output = 0, argument = 0, number = 0;
    for (const InlineAsm::ConstraintInfo &c : assembly.ParseConstraints()) {
      if (c.Type == InlineAsm::isOutput && !c.isIndirect) {
        Type *whole = call.getType();
        Type *type = whole->isStructTy() ? whole->getStructElementType(output) : whole;
        const std::string name = "$" + std::to_string(number++);
        emitter.types[name] = type;
        outputs.push_back(name);
        ++output;
      } else if (c.Type == InlineAsm::isInput || (c.Type == InlineAsm::isOutput && c.isIndirect)) {
        Value *v = call.getArgOperand(argument++);
        const std::string name = "$" + std::to_string(number++);
        emitter.types[name] = v->getType();
        emitter.registers[name] = v;
        // A tied input is the first value of its output.
        if (!c.Codes.empty() && !c.Codes[0].empty() && std::isdigit(static_cast<unsigned char>(c.Codes[0][0])))
          emitter.registers[outputs[std::stoul(c.Codes[0])]] = v;
      }
    }
  }

  void declare(const ptx::Declaration &d) {
    Type *type = emitter.typeOf(d.type).type;
    if (!type) {
      emitter.fail("the register type ." + d.type);
      return;
    }
    if (d.count == 0)
      emitter.types[d.name] = type;
    for (unsigned k = 0; k < d.count; ++k)
      emitter.types[d.name + std::to_string(k)] = type;
  }

  void emit(const ptx::Instruction &i) {
    const auto forms = {ptx::emitArithmetic, ptx::emitFloat,  ptx::emitBits,
                        ptx::emitMoves,      ptx::emitMemory, ptx::emitWarp};
    if (none_of(forms, [&](auto form) { return form(emitter, i); })) {
      std::string text = i.name;
      for (const std::string &m : i.modifiers)
        text += "." + m;
      emitter.fail("'" + text + "'");
    }
  }

  // @p instruction: in a branch of its own, because it may touch memory or synchronise.
  void emitGuarded(const ptx::Instruction &i) {
    Value *guard = emitter.read(i.guard, b.getInt1Ty());
    if (i.guardNegated)
      guard = b.CreateNot(guard);
    BasicBlock *before = call.getParent();
    Instruction *inside = SplitBlockAndInsertIfThen(guard, &call, false);
    const StringMap<Value *> old = emitter.registers;
    Value *oldCarry = emitter.carry;
    b.SetInsertPoint(inside);
    emit(i);
    BasicBlock *last = inside->getParent();
    b.SetInsertPoint(&*call.getParent()->getFirstInsertionPt());
    const auto merge = [&](Value *now, Value *was) -> Value * {
      if (!now || was == now)
        return now;
      PHINode *phi = b.CreatePHI(now->getType(), 2);
      phi->addIncoming(now, last);
      phi->addIncoming(was ? was : UndefValue::get(now->getType()), before);
      return phi;
    };
    for (auto &entry : emitter.registers)
      entry.second = merge(entry.second, old.lookup(entry.getKey()));
    emitter.carry = merge(emitter.carry, oldCarry);
    b.SetInsertPoint(&call);
  }

  void finish() {
    Value *result = nullptr;
    if (outputs.size() == 1)
      result = valueOf(outputs[0]);
    else if (!outputs.empty()) {
      result = PoisonValue::get(call.getType());
      for (unsigned k = 0; k < outputs.size(); ++k)
        result = b.CreateInsertValue(result, valueOf(outputs[k]), k);
    }
    if (result)
      call.replaceAllUsesWith(result);
    call.eraseFromParent();
  }

  Value *valueOf(const std::string &name) {
    Value *v = emitter.registers.lookup(name);
    return v ? v : UndefValue::get(emitter.types[name]);
  }

  bool fail(const std::string &what) {
    return km.diagnostics.error(
        "K1201", "inline PTX: " + what + " is not supported",
        "use the CUDA function of the same meaning, or guard the assembly with `#ifndef __SAMPAN__`", locationOf(call));
  }

  KernelModule &km;
  CallInst &call;
  InlineAsm &assembly;
  IRBuilder<> b;
  ptx::Emitter emitter;
  std::vector<std::string> outputs;
};

} // namespace

void lowerInlinePtx(KernelModule &km) {
  SmallVector<CallInst *, 8> statements;
  for (Function &f : km.module)
    for (Instruction &i : instructions(f))
      if (auto *call = dyn_cast<CallInst>(&i); call && call->isInlineAsm())
        statements.push_back(call);
  for (CallInst *call : statements)
    Statement(km, *call).run();
}

} // namespace sampan::kernel
