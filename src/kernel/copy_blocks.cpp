#include "kernel/copy_blocks.h"

#include "kernel/module.h"
#include "kernel/sites.h"

#include <llvm/IR/CFG.h>
#include <llvm/IR/DebugInfo.h>
#include <llvm/IR/DebugInfoMetadata.h>
#include <llvm/IR/DebugProgramInstruction.h>
#include <llvm/Transforms/Utils/Cloning.h>

namespace sampan::kernel {

using namespace llvm;

static CallInst *siteIn(BasicBlock &b) {
  for (Instruction &i : b)
    if (CallInst *site = siteAt(i))
      return site;
  return nullptr;
}

namespace {

// Gives the copies a subprogram of their own.
class DebugScopes {
public:
  DebugScopes(Function &from, Function &to) : context(from.getContext()) {
    if (DISubprogram *old = from.getSubprogram()) {
      subprogram = MDNode::replaceWithDistinct(old->clone());
      to.setSubprogram(subprogram);
    }
  }

  void move(Instruction &i) {
    if (!subprogram) {
      i.setDebugLoc({});
      i.dropDbgRecords();
      return;
    }
    if (i.getDebugLoc())
      i.setDebugLoc(DebugLoc::replaceInlinedAtSubprogram(i.getDebugLoc(), *subprogram, context, cache));
    updateLoopMetadataDebugLocations(i, [&](Metadata *m) -> Metadata * { // a loop's place is a location too
      auto *at = dyn_cast_or_null<DILocation>(m);
      return at ? DebugLoc::replaceInlinedAtSubprogram(at, *subprogram, context, cache).get() : m;
    });
    for (DbgRecord &r : i.getDbgRecordRange()) {
      const bool inlined = r.getDebugLoc() && r.getDebugLoc().getInlinedAt();
      if (r.getDebugLoc())
        r.setDebugLoc(DebugLoc::replaceInlinedAtSubprogram(r.getDebugLoc(), *subprogram, context, cache));
      auto *variable = dyn_cast<DbgVariableRecord>(&r);
      if (variable && !inlined)
        variable->setVariable(moved(*variable->getVariable()));
    }
  }

private:
  DILocalVariable *moved(DILocalVariable &v) {
    DILocalVariable *&copy = variables[&v];
    if (!copy)
      copy = DILocalVariable::get(
          context, DILocalScope::cloneScopeForSubprogram(*v.getScope(), *subprogram, context, cache), v.getName(),
          v.getFile(), v.getLine(), v.getType(), v.getArg(), v.getFlags(), v.getAlignInBits(), v.getAnnotations());
    return copy;
  }

  LLVMContext &context;
  DISubprogram *subprogram = nullptr;
  DenseMap<const MDNode *, MDNode *> cache;
  DenseMap<DILocalVariable *, DILocalVariable *> variables;
};

} // namespace

std::vector<BasicBlock *> regionBlocks(BasicBlock &start) {
  std::vector<BasicBlock *> found{&start};
  SmallPtrSet<BasicBlock *, 32> seen{&start};
  for (size_t at = 0; at < found.size(); ++at)
    if (!siteIn(*found[at]))
      for (BasicBlock *s : successors(found[at]))
        if (seen.insert(s).second)
          found.push_back(s);
  return found;
}

// Edges from blocks that were not copied, or that end in a site, do not exist in the copy.
static void keepCopiedIncoming(BasicBlock &copy, ValueToValueMapTy &map, const CopiedBlocks &copied) {
  for (PHINode &phi : copy.phis())
    for (unsigned k = phi.getNumIncomingValues(); k-- > 0;) {
      Value *from = map.lookup(phi.getIncomingBlock(k));
      if (!from || copied.siteOf.contains(cast<BasicBlock>(from)))
        phi.removeIncomingValue(k, false);
    }
}

CopiedBlocks copyBlocks(Function &kernel, BasicBlock &start, BasicBlock &entry, Value &thread) {
  Function &to = *entry.getParent();
  CopiedBlocks copied;
  ValueToValueMapTy map;
  map[kernel.getArg(0)] = &thread;
  to.copyAttributesFrom(&kernel);
  to.setAttributes(AttributeList().addFnAttributes(
      kernel.getContext(), AttrBuilder(kernel.getContext(), kernel.getAttributes().getFnAttrs())));
  to.removeFnAttr(kKernelAttribute);
  to.setLinkage(GlobalValue::InternalLinkage);

  std::vector<BasicBlock *> copies;
  for (BasicBlock *b : regionBlocks(start)) {
    BasicBlock *copy = CloneBasicBlock(b, map, "", &to);
    map[b] = copy;
    copies.push_back(copy);
    copied.original[copy] = b;
    CallInst *site = siteIn(*copy);
    if (site)
      copied.siteOf[copy] = site;
    if (site || isa<ReturnInst>(copy->getTerminator()))
      copied.ends.push_back(copy);
  }
  for (Instruction &i : kernel.getEntryBlock())
    if (isa<AllocaInst>(i)) {
      if (Value *copy = map.lookup(&i)) {
        cast<Instruction>(copy)->moveBefore(entry, entry.begin());
        continue;
      }
      Instruction *copy = i.clone();
      copy->insertInto(&entry, entry.begin());
      map[&i] = copy;
    }
  DebugScopes scopes(kernel, to);
  for (BasicBlock *copy : copies) {
    keepCopiedIncoming(*copy, map, copied);
    for (Instruction &i : *copy) {
      RemapInstruction(&i, map, RF_NoModuleLevelChanges | RF_IgnoreMissingLocals);
      RemapDbgRecordRange(to.getParent(), i.getDbgRecordRange(), map, RF_NoModuleLevelChanges | RF_IgnoreMissingLocals);
      scopes.move(i);
    }
  }
  for (Instruction &i : make_early_inc_range(entry))
    if (isa<AllocaInst>(i)) {
      if (i.use_empty())
        i.eraseFromParent();
      else
        scopes.move(i);
    }
  copied.start = cast<BasicBlock>(map[&start]);
  return copied;
}

} // namespace sampan::kernel
