#include "kernel/sites.h"

#include "kernel/module.h"

#include <llvm/IR/Constants.h>
#include <llvm/IR/InstIterator.h>

namespace sampan::kernel {

using namespace llvm;

CallInst *siteAt(Instruction &i) { return callOf(i, "__sampan_sync"); }

static std::vector<CallInst *> callsOf(Function &f, StringRef name) {
  std::vector<CallInst *> found;
  for (Instruction &i : instructions(f))
    if (CallInst *call = callOf(i, name))
      found.push_back(call);
  return found;
}

std::vector<CallInst *> sitesOf(Function &f) { return callsOf(f, "__sampan_sync"); }
std::vector<CallInst *> tilesOf(Function &f) { return callsOf(f, kTile); }

void splitBehindSites(Function &f) {
  for (CallInst *site : sitesOf(f)) {
    BasicBlock *next = site->getParent()->getSingleSuccessor();
    if (!next || !site->getNextNode()->isTerminator() || !next->getSinglePredecessor() || isa<PHINode>(next->front()))
      site->getParent()->splitBasicBlock(site->getNextNode(), "resume");
  }
}

unsigned siteKind(const CallInst &site) {
  return static_cast<unsigned>(cast<ConstantInt>(site.getArgOperand(1))->getZExtValue());
}

SetVector<Function *> functionsWithSites(Module &m) {
  SetVector<Function *> found;
  for (Function &f : m)
    if (!f.isDeclaration() && !sitesOf(f).empty())
      found.insert(&f);
  for (unsigned at = 0; at < found.size(); ++at)
    for (User *u : found[at]->users())
      if (auto *call = dyn_cast<CallBase>(u); call && call->getCalledOperand() == found[at])
        found.insert(call->getFunction());
  return found;
}

} // namespace sampan::kernel
