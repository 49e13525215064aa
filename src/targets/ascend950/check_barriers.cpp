#include "targets/ascend950/reach.h"

#include <clang/AST/ExprCXX.h>
#include <clang/AST/RecursiveASTVisitor.h>

namespace sampan::ascend950 {

using namespace clang;

namespace {

// Variables that are changed after their declaration, or whose address goes where that could happen.
class Changes : public RecursiveASTVisitor<Changes> {
public:
  std::set<const ValueDecl *> changed;
  bool VisitBinaryOperator(BinaryOperator *e) {
    if (e->isAssignmentOp())
      note(e->getLHS());
    return true;
  }
  bool VisitUnaryOperator(UnaryOperator *e) {
    if (e->isIncrementDecrementOp() || e->getOpcode() == UO_AddrOf)
      note(e->getSubExpr());
    return true;
  }
  bool VisitCallExpr(CallExpr *e) {
    for (Expr *a : e->arguments())
      if (a->isLValue())
        note(a);
    return true;
  }

private:
  void note(const Expr *e) {
    if (const auto *r = dyn_cast<DeclRefExpr>(e->IgnoreParenImpCasts()))
      changed.insert(r->getDecl());
  }
};

// What all threads of a block compute alike: from arguments of the kernel, the block's number and shared variables.
class Uniform {
public:
  Uniform(const std::set<const ValueDecl *> &changed, bool isKernel) : changed(changed), isKernel(isKernel) {}

  bool holds(const Stmt *s) const {
    if (!s)
      return true;
    if (isa<PseudoObjectExpr>(s)) // threadIdx.x, and to be safe blockIdx.x
      return false;
    if (isa<CallExpr>(s) || isa<StmtExpr>(s) || isa<LambdaExpr>(s))
      return false;
    if (const auto *r = dyn_cast<DeclRefExpr>(s))
      return holdsFor(r->getDecl());
    return llvm::all_of(s->children(), [&](const Stmt *c) { return holds(c); });
  }

private:
  bool holdsFor(const ValueDecl *d) const {
    if (isa<EnumConstantDecl>(d) || isa<NonTypeTemplateParmDecl>(d))
      return true;
    const auto *v = dyn_cast<VarDecl>(d);
    if (!v)
      return false;
    if (v->getDeclName().isIdentifier() &&
        (v->getName() == "blockIdx" || v->getName() == "gridDim" || v->getName() == "blockDim"))
      return true;
    if (v->getDeclName().isIdentifier() && v->getName() == "threadIdx")
      return false;
    if (v->hasAttr<CUDASharedAttr>() || v->hasAttr<CUDAConstantAttr>())
      return true;
    if (v->hasGlobalStorage())
      return v->isConstexpr() || v->getType().isConstQualified();
    if (changed.count(v))
      return false;
    if (isa<ParmVarDecl>(v))
      return isKernel;
    return v->getInit() && holds(v->getInit());
  }

  const std::set<const ValueDecl *> &changed;
  bool isKernel;
};

class Leaves {
public:
  Leaves(const std::set<const FunctionDecl *> &waiting, const Uniform &uniform) : waiting(waiting), uniform(uniform) {}

  const Stmt *found = nullptr; // a return that some threads take, with a barrier behind it

  // In the order of the text; a loop's body comes twice.
  void walk(const Stmt *s, bool divergent) {
    if (!s || found)
      return;
    if (isa<ReturnStmt>(s)) {
      for (const Stmt *c : s->children())
        walk(c, divergent);
      if (divergent && !left)
        left = s;
      return;
    }
    if (const auto *e = dyn_cast<CallExpr>(s)) {
      const FunctionDecl *f = e->getDirectCallee();
      if (f && left && (waiting.count(f->getCanonicalDecl()) || isBarrier(f)))
        found = left;
    }
    if (const auto *i = dyn_cast<IfStmt>(s)) {
      const bool inside = divergent || !uniform.holds(i->getCond());
      walk(i->getCond(), divergent);
      walk(i->getThen(), inside);
      walk(i->getElse(), inside);
      return;
    }
    const Stmt *condition = nullptr;
    if (const auto *l = dyn_cast<ForStmt>(s))
      condition = l->getCond();
    else if (const auto *l = dyn_cast<WhileStmt>(s))
      condition = l->getCond();
    else if (const auto *l = dyn_cast<DoStmt>(s))
      condition = l->getCond();
    else if (const auto *l = dyn_cast<SwitchStmt>(s))
      condition = l->getCond();
    const bool loop = isa<ForStmt, WhileStmt, DoStmt>(s);
    const bool inside = divergent || (condition && !uniform.holds(condition));
    for (int round = 0; round < (loop ? 2 : 1); ++round)
      for (const Stmt *c : s->children())
        walk(c, inside);
  }

  static bool isBarrier(const FunctionDecl *f) {
    return f->getDeclName().isIdentifier() &&
           (f->getName().starts_with("__sampan_barrier") || f->getName().starts_with("__syncthreads"));
  }

private:
  const std::set<const FunctionDecl *> &waiting;
  const Uniform &uniform;
  const Stmt *left = nullptr;
};

} // namespace

void checkBarriers(Reach &reach, ASTContext &context) {
  std::set<const FunctionDecl *> waiting;
  for (bool more = true; more;) {
    more = false;
    for (const Function &f : reach.functions)
      if (f.hasBarrier || llvm::any_of(f.callees, [&](const FunctionDecl *c) { return waiting.count(c); }))
        more |= waiting.insert(f.decl->getCanonicalDecl()).second;
  }
  for (const Function &f : reach.functions) {
    if (!waiting.count(f.decl->getCanonicalDecl()))
      continue;
    Changes changes;
    changes.TraverseDecl(const_cast<FunctionDecl *>(f.decl));
    const Uniform uniform(changes.changed, f.decl == reach.kernel || f.decl->hasAttr<CUDAGlobalAttr>());
    Leaves leaves(waiting, uniform);
    leaves.walk(f.decl->getBody(), false);
    if (leaves.found)
      reach.refusals.push_back({"A5020", "threads leave here and others wait at a barrier below",
                                "this chip's barrier waits for all threads of the block: put what follows into an if "
                                "and let every thread reach the barrier",
                                context.getSourceManager().getFileLoc(leaves.found->getBeginLoc())});
  }
}

} // namespace sampan::ascend950
