#include "targets/ascend950/reach.h"

#include <clang/AST/DeclCXX.h>

namespace sampan::ascend950 {

using namespace clang;

namespace {

constexpr uint64_t kSharedBytes = 216 << 10; // of one block: 256 KB less 8 KB reserved and the least data cache

void add(Reach &reach, const char *id, const std::string &what, const std::string &wayOut, SourceLocation where) {
  reach.refusals.push_back({id, what, wayOut, where});
}

// The chip calls no function twice at once.
bool isRecursive(const Reach &reach, const Function &f, const FunctionDecl *wanted,
                 std::set<const FunctionDecl *> &seen) {
  for (const FunctionDecl *c : f.callees) {
    if (c == wanted)
      return true;
    const Function *callee = reach.find(c);
    if (callee && seen.insert(c).second && isRecursive(reach, *callee, wanted, seen))
      return true;
  }
  return false;
}

} // namespace

void checkKernel(Reach &reach, ASTContext &context) {
  const FunctionDecl *kernel = reach.kernel;
  for (const ParmVarDecl *p : kernel->parameters()) {
    const QualType t = p->getType();
    if (t->isReferenceType() || (t->isRecordType() && !t.isTriviallyCopyableType(context)))
      add(reach, "A5030", "the argument '" + p->getNameAsString() + "' is no plain value",
          "kernels of this chip take numbers, pointers and plain structures", p->getLocation());
  }
  if (isa<CXXMethodDecl>(kernel))
    add(reach, "A5031", "a kernel that is a member of a class", "make it a function outside of the class",
        kernel->getLocation());
  if (reach.sharedBytes > kSharedBytes)
    add(reach, "A5032",
        std::to_string(reach.sharedBytes) + " bytes of shared memory; a block of this chip has " +
            std::to_string(kSharedBytes),
        "use less, or cudaMalloc", kernel->getLocation());
  for (const Function &f : reach.functions) {
    std::set<const FunctionDecl *> seen;
    if (isRecursive(reach, f, f.decl->getCanonicalDecl(), seen))
      add(reach, "A5015", "'" + f.decl->getNameAsString() + "' calls itself", "the chip has no recursion: use a loop",
          f.decl->getLocation());
  }
}

} // namespace sampan::ascend950
