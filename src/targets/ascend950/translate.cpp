#include "targets/ascend950/translate.h"

#include "frontend/visit_source.h"
#include "targets/ascend950/write_source.h"

#include <clang/AST/DeclTemplate.h>
#include <clang/AST/RecursiveASTVisitor.h>

#include <memory>

namespace sampan::ascend950 {

using namespace clang;

namespace {

// Kernels of the user's files that are there to be launched: functions, and templates for each set of arguments.
class Kernels : public RecursiveASTVisitor<Kernels> {
public:
  explicit Kernels(const SourceText &text) : text(text) {}
  bool shouldVisitTemplateInstantiations() const { return true; }
  std::vector<const FunctionDecl *> found;

  bool VisitFunctionDecl(FunctionDecl *f) {
    if (f->hasAttr<CUDAGlobalAttr>() && text.isUsers(f) && f->isThisDeclarationADefinition() &&
        !f->isDependentContext() && f->hasBody() && !llvm::is_contained(found, f))
      found.push_back(f);
    return true;
  }

private:
  const SourceText &text;
};

void report(const Refusal &r, const std::string &kernel, const SourceManager &sources, Diagnostics &out) {
  const PresumedLoc at = sources.getPresumedLoc(sources.getFileLoc(r.where));
  Location where;
  if (at.isValid())
    where = {at.getFilename(), at.getLine(), at.getColumn()};
  out.error(r.id, "kernel '" + kernel + "' is left out: " + r.what, r.wayOut, where);
}

void translateAll(CompilerInstance &clang, SourceText &text, const std::string &name, Translation &to,
                  Diagnostics &out) {
  ASTContext &context = clang.getASTContext();
  Kernels kernels(text);
  for (Decl *d : context.getTranslationUnitDecl()->decls())
    if (text.isUsers(d))
      kernels.TraverseDecl(d);
  std::vector<Reach> good;
  for (const FunctionDecl *k : kernels.found) {
    Reach reach = reachOf(k, text, context);
    checkBarriers(reach, context);
    checkKernel(reach, context);
    Edits trial; // what is refused must leave no mark
    planEdits(reach, text, context, trial);
    if (reach.refusals.empty()) {
      good.push_back(std::move(reach));
      continue;
    }
    for (const Refusal &r : reach.refusals)
      report(r, k->getNameAsString(), text.sources(), out);
    to.leftOut.push_back({k->getNameAsString(), reach.refusals.front().id});
  }
  // Together, kernels may want different texts at one place (instances of one template): the later one goes.
  Edits edits;
  std::vector<Reach> kept;
  for (Reach &reach : good) {
    Edits before = edits;
    planEdits(reach, text, context, edits);
    if (reach.refusals.empty()) {
      kept.push_back(std::move(reach));
      continue;
    }
    edits = before;
    report(reach.refusals.front(), reach.kernel->getNameAsString(), text.sources(), out);
    to.leftOut.push_back({reach.kernel->getNameAsString(), reach.refusals.front().id});
  }
  dropMembers(kept, text, edits);
  if (!kept.empty())
    writeSource(name, kept, text, edits, clang, to);
}

} // namespace

bool translate(const TranslateRequest &from, Translation &to, Diagnostics &out) {
  frontend::SourceRequest request;
  request.input = from.input;
  request.include = from.toolkit + "/include";
  request.preludes = from.toolkit + "/lib64/prelude";
  request.clangArgs = from.clangArgs;
  request.arch = from.arch;
  std::unique_ptr<SourceText> text;
  const std::string name = request.input.substr(request.input.rfind('/') + 1);
  return frontend::visitSource(request,
                               {[&](CompilerInstance &clang) { text = std::make_unique<SourceText>(clang); },
                                [&](CompilerInstance &clang) { translateAll(clang, *text, name, to, out); }},
                               out);
}

} // namespace sampan::ascend950
