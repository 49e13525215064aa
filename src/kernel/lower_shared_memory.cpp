// Lays the shared variables out in the block's window and replaces each by its address there.
//
// One layout must serve every kernel that can reach a variable, because a function that is not inlined exists once.
// So a variable is placed after all variables that share a kernel with it, and no further: kernels that share nothing
// overlap. `extern __shared__` arrays all begin where the dynamic part begins, as in CUDA.
#include "kernel/passes.h"
#include "kernel/thread_access.h"
#include "runtime/abi.h"

#include <llvm/ADT/MapVector.h>
#include <llvm/ADT/SetVector.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/ReplaceConstant.h>

namespace sampan::kernel {

using namespace llvm;

// What a kernel can run: itself, what it calls, and, once it calls through a pointer, all whose address is taken.
static SetVector<Function *> reachableFrom(Function &kernel) {
  SetVector<Function *> found;
  found.insert(&kernel);
  bool indirect = false;
  for (unsigned at = 0; at < found.size(); ++at)
    for (Instruction &i : instructions(*found[at])) {
      auto *call = dyn_cast<CallBase>(&i);
      if (!call || call->isInlineAsm())
        continue;
      if (Function *callee = call->getCalledFunction()) {
        found.insert(callee);
      } else if (!indirect) {
        indirect = true;
        for (Function &f : *kernel.getParent())
          if (!f.isDeclaration() && !isKernel(f) && f.hasAddressTaken())
            found.insert(&f);
      }
    }
  return found;
}

namespace {
struct Place {
  uint64_t offset = 0;
  uint64_t end = 0;
};
} // namespace

static SmallPtrSet<GlobalVariable *, 8> variablesOf(const SetVector<Function *> &functions,
                                                    const MapVector<GlobalVariable *, Place> &all) {
  SmallPtrSet<GlobalVariable *, 8> used;
  for (const auto &[g, place] : all)
    for (User *u : g->users())
      if (auto *i = dyn_cast<Instruction>(u))
        if (functions.contains(i->getFunction()))
          used.insert(g);
  return used;
}

// GPUs address shared memory with 32 bits, so `s[~x]` with an unsigned x steps back from s there. With 64-bit pointers the
// same subscript would point 16 GiB further on; no window is so large that a true subscript has its top bit set.
static void wrapSubscripts(Value &address) {
  SmallVector<Value *, 8> work{&address};
  while (!work.empty())
    for (User *u : work.pop_back_val()->users())
      if (auto *gep = dyn_cast<GetElementPtrInst>(u)) {
        work.push_back(gep);
        for (Use &index : gep->indices()) {
          auto *wide = dyn_cast<CastInst>(index);
          if (!wide || (!isa<ZExtInst>(wide) && !isa<SExtInst>(wide)) || !wide->getSrcTy()->isIntegerTy(32))
            continue;
          auto *wraps =
              CastInst::Create(Instruction::SExt, wide->getOperand(0), wide->getType(), "", gep->getIterator());
          wraps->setDebugLoc(wide->getDebugLoc());
          wraps->setMetadata(kExactMetadata, MDNode::get(gep->getContext(), {}));
          index.set(wraps);
        }
      }
}

static void replaceUses(GlobalVariable &g, const Place &place) {
  // A use in a phi needs its address before the incoming block's end; making it in the entry block serves all uses of
  // one function alike, and the region splitter makes it anew where needed.
  DenseMap<Function *, Value *> addresses;
  SmallVector<Use *, 16> uses;
  for (Use &u : g.uses())
    uses.push_back(&u);
  for (Use *u : uses) {
    auto *i = cast<Instruction>(u->getUser());
    Value *&address = addresses[i->getFunction()];
    if (!address) {
      BasicBlock &entry = i->getFunction()->getEntryBlock();
      IRBuilder<> b(&entry, entry.getFirstNonPHIOrDbgOrAlloca());
      Value *block = loadBlock(b, i->getFunction()->getArg(0));
      if (g.isDeclaration())
        address = loadBlockField(b, block, offsetof(sampan_block, dynamic_shared), b.getPtrTy(), "dynamic_shared");
      else
        address = b.CreateConstInBoundsGEP1_64(
            b.getInt8Ty(), loadBlockField(b, block, offsetof(sampan_block, shared), b.getPtrTy(), "shared"),
            place.offset);
    }
    if (auto *cast = dyn_cast<AddrSpaceCastInst>(i); cast && cast->getDestAddressSpace() == 0) {
      cast->replaceAllUsesWith(address);
      cast->eraseFromParent();
      continue;
    }
    IRBuilder<> b(isa<PHINode>(i) ? cast<PHINode>(i)->getIncomingBlock(*u)->getTerminator() : i);
    u->set(b.CreateAddrSpaceCast(address, g.getType()));
  }
  for (auto &[function, address] : addresses)
    wrapSubscripts(*address);
}

void lowerSharedMemory(KernelModule &km) {
  Module &m = km.module;
  MapVector<GlobalVariable *, Place> variables;
  SmallVector<Constant *, 8> constants;
  for (GlobalVariable &g : m.globals())
    if (g.getAddressSpace() == 3) {
      variables.insert({&g, {}});
      constants.push_back(&g);
    }
  if (variables.empty())
    return;
  convertUsersOfConstantsToInstructions(constants);
  for (auto &[g, place] : variables) {
    g->removeDeadConstantUsers();
    for (User *u : g->users())
      if (!isa<Instruction>(u)) {
        km.diagnostics.error("K1101",
                             "the address of shared variable '" + g->getName().str() + "' is part of a constant",
                             "take its address inside the kernel");
        return;
      }
  }
  std::vector<std::pair<Function *, SmallPtrSet<GlobalVariable *, 8>>> users;
  for (Function *k : kernels(m))
    users.emplace_back(k, variablesOf(reachableFrom(*k), variables));
  const DataLayout &layout = m.getDataLayout();
  for (auto it = variables.begin(); it != variables.end(); ++it) {
    GlobalVariable *g = it->first;
    if (g->isDeclaration())
      continue;
    uint64_t begin = 0;
    for (auto earlier = variables.begin(); earlier != it; ++earlier)
      for (auto &[k, used] : users)
        if (used.contains(g) && used.contains(earlier->first))
          begin = std::max(begin, earlier->second.end);
    const uint64_t alignment = std::max<uint64_t>(16, g->getAlign().valueOrOne().value());
    begin = alignTo(begin, alignment);
    it->second = {begin, begin + layout.getTypeAllocSize(g->getValueType())};
  }
  for (auto &[k, used] : users) {
    uint64_t bytes = 0;
    for (GlobalVariable *g : used)
      bytes = std::max(bytes, variables[g].end);
    k->addFnAttr("sampan-shared-bytes", std::to_string(bytes));
  }
  for (auto &[g, place] : variables) {
    replaceUses(*g, place);
    g->eraseFromParent();
  }
}

} // namespace sampan::kernel
