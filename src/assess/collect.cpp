#include "assess/collect.h"

#include "assess/libraries.h"

// GCC takes a branch of Clang's headers for a call on null, inside RecursiveASTVisitor.
#pragma GCC diagnostic ignored "-Wnonnull"

#include <clang/AST/RecursiveASTVisitor.h>
#include <clang/Lex/PPCallbacks.h>
#include <clang/Lex/Preprocessor.h>

#include <algorithm>

namespace sampan::assess {
namespace {

using namespace clang;

Place placeOf(const SourceManager &sources, SourceLocation at) {
  const PresumedLoc p = sources.getPresumedLoc(sources.getExpansionLoc(at));
  return p.isValid() ? Place{p.getFilename(), p.getLine(), p.getColumn()} : Place{};
}

bool onDevice(const FunctionDecl &f) { return f.hasAttr<CUDAGlobalAttr>() || f.hasAttr<CUDADeviceAttr>(); }

class Visitor : public RecursiveASTVisitor<Visitor> {
public:
  Visitor(Collector &out, ASTContext &context) : out(out), sources(context.getSourceManager()) {}

  // Templates are seen as written and as used: calls through template parameters are known only in the latter.
  bool shouldVisitTemplateInstantiations() const { return true; }

  bool TraverseFunctionDecl(FunctionDecl *f) {
    return within(f, [&] { return Base::TraverseFunctionDecl(f); });
  }
  bool TraverseCXXMethodDecl(CXXMethodDecl *f) {
    return within(f, [&] { return Base::TraverseCXXMethodDecl(f); });
  }

  bool VisitFunctionDecl(FunctionDecl *f) {
    if (!f->doesThisDeclarationHaveABody() || !onDevice(*f))
      return true;
    Collector::Function &known = out.functions[keyOf(f)];
    known.name = f->getQualifiedNameAsString();
    known.where = placeOf(sources, f->getLocation());
    known.lastLine = placeOf(sources, f->getEndLoc()).line;
    known.kernel = f->hasAttr<CUDAGlobalAttr>();
    return true;
  }

  bool VisitCallExpr(CallExpr *call) {
    const FunctionDecl *callee = call->getDirectCallee();
    if (!callee)
      return true;
    if (current && onDevice(*current))
      out.functions[keyOf(current)].calls.insert(keyOf(callee));
    const Place at = here(call->getBeginLoc());
    if (at.file.empty())
      return true;
    const std::string name = callee->getNameAsString();
    const std::string file = placeOf(sources, callee->getCanonicalDecl()->getLocation()).file;
    const bool device = current && onDevice(*current);
    if (device && isWarpOperation(name))
      out.use("idiom", "warp operation", at);
    else if (device && name.starts_with("atomic"))
      out.use("idiom", "atomic operation", at);
    else if (device && (name == "printf" || name == "malloc" || name == "__assert_fail"))
      out.use("idiom", name + " in a kernel", at);
    if (callee->getQualifiedNameAsString().starts_with("cooperative_groups::"))
      out.use("idiom", "cooperative groups", at);
    if (out.ofToolkit(file) && !callee->hasAttr<CUDADeviceAttr>() && (callee->isExternC() || name.starts_with("cu")) &&
        !name.starts_with("__"))
      out.use("api", name, at, callee->isDefined() || out.holds(name));
    return true;
  }

  bool VisitCUDAKernelCallExpr(CUDAKernelCallExpr *call) {
    const Place at = here(call->getBeginLoc());
    if (at.file.empty())
      return true;
    if (current && onDevice(*current))
      out.use("idiom", "dynamic parallelism", at);
    const FunctionDecl *kernel = call->getDirectCallee();
    if (const auto *named = dyn_cast<UnresolvedLookupExpr>(call->getCallee()->IgnoreParenImpCasts());
        !kernel && named && named->getNumDecls() > 0)
      if (const auto *pattern = dyn_cast<FunctionTemplateDecl>((*named->decls_begin())->getUnderlyingDecl()))
        kernel = pattern->getTemplatedDecl();
    if (kernel) {
      std::vector<Place> &launches = out.functions[keyOf(kernel)].launches;
      if (std::find(launches.begin(), launches.end(), at) == launches.end())
        launches.push_back(at);
    }
    return true;
  }

  bool VisitGCCAsmStmt(GCCAsmStmt *statement) {
    if (current && onDevice(*current))
      use("idiom", "inline PTX", statement->getBeginLoc());
    return true;
  }

  bool VisitVarDecl(VarDecl *v) {
    if (v->hasAttr<CUDASharedAttr>())
      use("idiom", v->hasExternalStorage() ? "dynamic shared memory" : "shared memory", v->getLocation());
    if (v->hasAttr<CUDAConstantAttr>())
      use("idiom", "constant memory", v->getLocation());
    if (v->hasAttr<HIPManagedAttr>())
      use("idiom", "managed variable", v->getLocation());
    return true;
  }

  bool VisitValueDecl(ValueDecl *v) {
    if (isa<FunctionDecl>(v) || !current || !onDevice(*current) || v->getType().isNull() ||
        v->getType()->isDependentType())
      return true;
    type(v->getType(), v->getLocation());
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *e) {
    if (current && onDevice(*current) && !e->getType().isNull() && !e->getType()->isDependentType() &&
        !e->getType()->isFunctionType())
      type(e->getType(), e->getLocation());
    return true;
  }

  // A loop that only asks again what another thread may have changed.
  bool VisitWhileStmt(WhileStmt *loop) { return spin(loop->getCond(), loop->getBeginLoc()); }
  bool VisitDoStmt(DoStmt *loop) { return spin(loop->getCond(), loop->getBeginLoc()); }

private:
  using Base = RecursiveASTVisitor<Visitor>;
  Collector &out;
  const SourceManager &sources;
  const FunctionDecl *current = nullptr;

  // Where it is first declared: the same in both readings of a source, and for a template and what is made of it.
  std::string keyOf(const FunctionDecl *f) const {
    const FunctionDecl *pattern = f->getTemplateInstantiationPattern();
    const Place at = placeOf(sources, (pattern ? pattern : f)->getCanonicalDecl()->getLocation());
    return at.file + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
  }

  template <class Walk> bool within(FunctionDecl *f, Walk &&walk) {
    const FunctionDecl *before = current;
    current = f;
    const bool go = walk();
    current = before;
    return go;
  }

  // Nothing for code of the toolkit's and the system's headers.
  Place here(SourceLocation at) const {
    if (at.isInvalid() || sources.isInSystemHeader(sources.getExpansionLoc(at)))
      return {};
    return placeOf(sources, at);
  }

  void use(const char *kind, const std::string &name, SourceLocation at) {
    const Place place = here(at);
    if (!place.file.empty())
      out.use(kind, name, place);
  }

  void type(QualType of, SourceLocation at) {
    const Type *t = of.getNonReferenceType()->getUnqualifiedDesugaredType();
    while (t->isAnyPointerType() || t->isArrayType())
      t = (t->isAnyPointerType() ? t->getPointeeType() : QualType(t->getArrayElementTypeNoTypeQual(), 0))
              ->getUnqualifiedDesugaredType();
    if (t->isSpecificBuiltinType(BuiltinType::Double))
      use("type", "double", at);
    else if (const auto *record = t->getAsCXXRecordDecl()) {
      const std::string name = record->getNameAsString();
      if (name.starts_with("double") || name == "cuDoubleComplex")
        use("type", "double", at);
      else if (out.ofToolkit(placeOf(sources, record->getLocation()).file) && name.starts_with("__") &&
               !name.starts_with("__sampan"))
        use("type", name, at);
    }
  }

  static bool isWarpOperation(const std::string &name) {
    for (const char *start :
         {"__shfl", "__ballot", "__any", "__all", "__activemask", "__match_", "__reduce_", "__syncwarp"})
      if (name.starts_with(start))
        return true;
    return false;
  }

  bool spin(const Expr *condition, SourceLocation at) {
    if (current && onDevice(*current) && condition && asksAnother(condition))
      use("idiom", "spin loop", at);
    return true;
  }
  static bool asksAnother(const Stmt *s) {
    if (const auto *call = dyn_cast<CallExpr>(s))
      if (const FunctionDecl *f = call->getDirectCallee())
        if (f->getNameAsString().starts_with("atomic"))
          return true;
    if (const auto *e = dyn_cast<Expr>(s); e && e->isGLValue() && e->getType().isVolatileQualified())
      return true;
    for (const Stmt *child : s->children())
      if (child && asksAnother(child))
        return true;
    return false;
  }
};

class Consumer : public ASTConsumer {
public:
  explicit Consumer(Collector &out) : out(out) {}
  void HandleTranslationUnit(ASTContext &context) override {
    // Only what the source and its own headers declare: bodies of system headers are many, and nobody's to mend.
    Visitor visitor(out, context);
    const SourceManager &sources = context.getSourceManager();
    for (Decl *d : context.getTranslationUnitDecl()->noload_decls())
      if (!sources.isInSystemHeader(sources.getExpansionLoc(d->getLocation())))
        visitor.TraverseDecl(d);
    for (auto i = sources.fileinfo_begin(); i != sources.fileinfo_end(); ++i)
      if (const StringRef path = i->first.getName(); !path.starts_with("/sampan-") && !path.starts_with("<"))
        out.inputs.insert(path.str());
  }

private:
  Collector &out;
};

// A header that is not there does not end the reading: what follows is assessed as far as it makes sense without.
class Includes : public PPCallbacks {
public:
  Includes(Collector &out, const SourceManager &sources) : out(out), sources(sources) {}
  void InclusionDirective(SourceLocation at, const Token &, StringRef name, bool, CharSourceRange,
                          OptionalFileEntryRef file, StringRef, StringRef, const clang::Module *, bool,
                          SrcMgr::CharacteristicKind kind) override {
    // A library's header in a system folder is another toolkit's: it would compile, and not link.
    const bool foreign = file && kind != SrcMgr::C_User && !libraryOf(name.str()).empty() &&
                         !out.ofToolkit(file->getName().str()) &&
                         !sources.isInSystemHeader(sources.getExpansionLoc(at));
    if (!file || foreign)
      out.missingHeaders.emplace(name.str(), placeOf(sources, at));
  }

private:
  Collector &out;
  const SourceManager &sources;
};

} // namespace

std::unique_ptr<ASTConsumer> Collector::begin(CompilerInstance &clang) {
  Preprocessor &pp = clang.getPreprocessor();
  pp.SetSuppressIncludeNotFoundError(true);
  pp.addPPCallbacks(std::make_unique<Includes>(*this, clang.getSourceManager()));
  return std::make_unique<Consumer>(*this);
}

void Collector::use(const char *kind, const std::string &name, const Place &at, bool provided) {
  Use &known = uses[{kind, name}];
  known.kind = kind;
  known.name = name;
  known.provided &= provided;
  // One place a line is enough to find it.
  for (const Place &p : known.places)
    if (p.file == at.file && p.line == at.line)
      return;
  known.places.push_back(at);
}

std::set<std::string> Collector::kernelsAt(const Place &at) const {
  std::set<std::string> reached, found;
  for (const auto &[key, f] : functions)
    if (f.where.file == at.file && f.where.line <= at.line && at.line <= f.lastLine)
      reached.insert(key);
  for (bool more = !reached.empty(); more;) {
    more = false;
    for (const auto &[key, f] : functions)
      if (!reached.contains(key))
        for (const std::string &callee : f.calls)
          if (reached.contains(callee)) {
            more |= reached.insert(key).second;
            break;
          }
  }
  for (const std::string &key : reached)
    if (const Function &f = functions.at(key); f.kernel)
      found.insert(f.name);
  return found;
}

} // namespace sampan::assess
