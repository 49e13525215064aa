#include "targets/ascend950/plan_edits.h"

#include "targets/ascend950/spelling.h"

#include <clang/AST/DeclTemplate.h>
#include <clang/AST/ExprCXX.h>
#include <clang/Lex/Lexer.h>

namespace sampan::ascend950 {

using namespace clang;

namespace {

class Planner {
public:
  Planner(Reach &reach, SourceText &text, ASTContext &context, Edits &edits)
      : reach(reach), text(text), context(context), edits(edits) {}

  void run() {
    for (const auto &[place, kept] : reach.names)
      edits.keep(place);
    findGridFunctions();
    for (const Function &f : reach.functions) {
      markDevice(f.decl);
      for (const VarDecl *v : f.shared)
        if (v->hasExternalStorage())
          declareDynamic(v);
      for (const VarDecl *v : f.fileShared)
        insertDynamic(f, v);
      for (const CallExpr *e : f.calls)
        passGrid(e);
      for (const CallExpr *e : f.foreign)
        foreignCall(e);
      for (const Expr *e : f.mixed)
        widenArms(cast<ConditionalOperator>(e));
    }
  }

private:
  void refuse(const char *id, const std::string &what, const std::string &wayOut, SourceLocation where) {
    reach.refusals.push_back({id, what, wayOut, text.sources().getFileLoc(where)});
  }

  void replace(SourceLocation where, unsigned length, const std::string &with) {
    if (!edits.replace(text.spelled(where), length, with))
      refuse("A5016", "this text would have to be written in two ways for the types that it is used with",
             "write the kernel for one type, or use overloaded functions", where);
  }

  // ---- blockIdx and gridDim: an argument goes along
  void findGridFunctions() {
    grid.insert(reach.kernel->getCanonicalDecl());
    for (bool more = true; more;) {
      more = false;
      for (const Function &f : reach.functions)
        if (f.readsGrid || llvm::any_of(f.callees, [&](const FunctionDecl *c) { return grid.count(c); }))
          more |= grid.insert(f.decl->getCanonicalDecl()).second;
    }
    for (const Function &f : reach.functions) {
      if (!grid.count(f.decl->getCanonicalDecl()))
        continue;
      if (isa<CXXConstructorDecl, CXXDestructorDecl, CXXConversionDecl>(f.decl) || f.decl->isOverloadedOperator()) {
        refuse("A5018", "blockIdx in a constructor or operator", "pass the number as an argument",
               f.decl->getLocation());
        continue;
      }
      for (const FunctionDecl *d : patternOf(f.decl)->redecls())
        if (text.isUsers(d) && d->getTypeSourceInfo())
          addParameter(d);
    }
  }

  void addParameter(const FunctionDecl *d) {
    const FunctionTypeLoc type = d->getFunctionTypeLoc();
    if (!type)
      return;
    const Place open = text.spelled(type.getLParenLoc()), close = text.spelled(type.getRParenLoc());
    const std::vector<Word> &words = text.wordsOf(open.file);
    const size_t next = text.wordAt(open.file, open.offset) + 1;
    if (next >= words.size() || open.file != close.file)
      return;
    const Place at{open.file, words[next].begin};
    if (text.textOf(open.file).slice(words[next].begin, words[next].end) == "void" && d->getNumParams() == 0)
      edits.replace(at, 4, "const SampanGrid &sampanGrid");
    else
      edits.insert(at, d->getNumParams() ? "const SampanGrid &sampanGrid, " : "const SampanGrid &sampanGrid");
  }

  void passGrid(const CallExpr *e) {
    const FunctionDecl *f = e->getDirectCallee();
    const FunctionDecl *defined = f->getDefinition() ? f->getDefinition() : f;
    if (!grid.count(defined->getCanonicalDecl()))
      return;
    const std::optional<Place> inside = afterParenthesis(e);
    if (!inside)
      return refuse("A5017", "a call that a macro writes in parts", "write the call out", e->getBeginLoc());
    unsigned written = 0;
    for (const Expr *a : e->arguments())
      written += !isa<CXXDefaultArgExpr>(a);
    edits.insert(*inside, written ? "sampanGrid, " : "sampanGrid");
  }

  // Of the first argument, or of the closing parenthesis.
  std::optional<Place> afterParenthesis(const CallExpr *e) {
    const SourceLocation end = e->getCallee()->getEndLoc();
    const Place callee = text.spelled(end);
    const std::vector<Word> &words = text.wordsOf(callee.file);
    size_t i = text.wordAt(callee.file, callee.offset);
    // A callee with template arguments ends with its '>'.
    for (++i; i < words.size() && words[i].kind == tok::comment; ++i) {
    }
    if (i + 1 >= words.size() || words[i].kind != tok::l_paren)
      return {};
    return Place{callee.file, words[i + 1].begin};
  }

  // ---- shared memory
  std::string elementOf(const VarDecl *v) {
    const auto *array = context.getAsArrayType(v->getType());
    PrintingPolicy policy(context.getPrintingPolicy());
    Uses unused;
    return rewriteText((array ? array->getElementType() : v->getType()).getUnqualifiedType().getAsString(policy),
                       unused);
  }

  std::string dynamicText(const VarDecl *v) {
    return "SAMPAN_DYNAMIC_SHARED(" + elementOf(v) + ", " + v->getNameAsString() + ");";
  }

  void declareDynamic(const VarDecl *v) {
    const Extent e = text.extentOf(v);
    const llvm::StringRef all = text.textOf(e.file);
    const std::vector<Word> &words = text.wordsOf(e.file);
    size_t i = text.wordAt(e.file, e.begin);
    while (i < words.size() && words[i].kind == tok::comment)
      ++i;
    size_t j = i;
    while (j < words.size() && words[j].kind != tok::semi)
      ++j;
    if (j >= words.size() || all.slice(words[i].begin, words[j].end).contains(','))
      return refuse("A5017", "dynamic shared memory that is declared with others", "declare it by itself",
                    v->getLocation());
    if (!edits.replace({e.file, words[i].begin}, words[j].end - words[i].begin, dynamicText(v)))
      refuse("A5016", "dynamic shared memory whose type depends on the template's arguments",
             "declare it as an array of unsigned char and cast", v->getLocation());
  }

  void insertDynamic(const Function &f, const VarDecl *v) {
    const FunctionDecl *pattern = patternOf(f.decl)->getDefinition();
    const auto *body = dyn_cast_or_null<CompoundStmt>((pattern ? pattern : f.decl)->getBody());
    if (!body)
      return;
    const Place open = text.spelled(body->getLBracLoc());
    const std::vector<Word> &words = text.wordsOf(open.file);
    const size_t next = text.wordAt(open.file, open.offset) + 1;
    if (next < words.size())
      edits.insert({open.file, words[next].begin}, dynamicText(v) + "\n  ");
  }

  // ---- functions
  // A function that kernels may call only because it is constexpr has to say so here.
  void markDevice(const FunctionDecl *f) {
    if (f->hasAttr<CUDAGlobalAttr>() || f->isDefaulted())
      return;
    const auto *device = f->getAttr<CUDADeviceAttr>();
    if (device && !device->isImplicit())
      return;
    for (const FunctionDecl *d : patternOf(f)->redecls())
      if (text.isUsers(d) && d->getOuterLocStart().isValid())
        edits.insert(text.spelled(text.sources().getFileLoc(d->getOuterLocStart())), "__aicore__ ");
  }

  // ---- calls of CUDA's functions
  void foreignCall(const CallExpr *e) {
    const std::string name = e->getDirectCallee()->getNameAsString();
    const llvm::StringRef n = name;
    if (n.starts_with("atomic"))
      return atomic(e, n);
    if (n.starts_with("__shfl"))
      return shuffle(e, n);
    const Foreign kind = foreignFunction(name);
    if (kind == Foreign::Maths &&
        !llvm::is_contained({"ldexp", "ldexpf", "scalbn", "scalbnf", "scalbln", "jn", "jnf", "yn", "ynf"}, n))
      for (const Expr *a : e->arguments())
        widen(a, e->getType()->isFloatingType() ? e->getType() : a->getType());
    if (kind == Foreign::Rounding && e->getType()->isFloatingType())
      for (const Expr *a : e->arguments())
        widen(a, e->getType());
  }

  // An argument of another type than the function computes in.
  void widen(const Expr *a, QualType to) {
    if (!to->isRealFloatingType() || isa<CXXDefaultArgExpr>(a))
      return;
    const Expr *written = a->IgnoreImpCasts();
    const QualType from = written->getType();
    if (written->isTypeDependent() || context.hasSameUnqualifiedType(from, to) || !from->isArithmeticType())
      return;
    wrap(written, to->isSpecificBuiltinType(BuiltinType::Double) ? "sampan::Float64" : "float");
  }

  void wrap(const Expr *e, const std::string &type) {
    const SourceLocation begin = e->getBeginLoc(), end = e->getEndLoc();
    const Place first = text.spelled(text.sources().getFileLoc(begin));
    const SourceLocation last = end.isMacroID() ? text.sources().getExpansionRange(end).getEnd() : end;
    const Place from = text.spelled(last);
    const std::vector<Word> &words = text.wordsOf(from.file);
    const size_t i = text.wordAt(from.file, from.offset);
    if (first.file != from.file || i + 1 >= words.size())
      return refuse("A5017", "an argument that a macro writes in parts", "write it out", begin);
    edits.insert(first, type + "(");
    edits.insert({from.file, words[i + 1].begin}, ")");
  }

  void widenArms(const ConditionalOperator *e) {
    if (!e->getType()->isSpecificBuiltinType(BuiltinType::Double))
      return;
    for (const Expr *arm : {e->getTrueExpr(), e->getFalseExpr()})
      widen(arm, e->getType());
  }

  // ---- atomics
  void atomic(const CallExpr *e, llvm::StringRef name) {
    if (name.ends_with("_system") || name.ends_with("_block"))
      return refuse("A5001", "a call of " + name.str(),
                    "the chip has no scopes: use " + name.substr(0, name.rfind('_')).str(), e->getBeginLoc());
    const QualType value = e->getArg(0)->getType()->getPointeeType();
    if (value.isNull())
      return;
    const uint64_t bits = context.getTypeSize(value);
    const bool isDouble = value->isSpecificBuiltinType(BuiltinType::Double);
    if (bits < 32 || value->isRecordType())
      return refuse("A5022", "an atomic operation on " + value.getAsString(), "use 32 or 64 bits", e->getBeginLoc());
    if (bits == 64 && reachesShared(e->getArg(0)))
      return refuse("A5023", "a 64-bit atomic operation in shared memory",
                    "the chip has them in global memory only: use 32 bits, or an array from cudaMalloc",
                    e->getBeginLoc());
    if (isDouble && name != "atomicAdd")
      return refuse("A5022", name.str() + " of double", "use atomicCAS on 64-bit integers", e->getBeginLoc());
  }

  // Could this pointer be into shared memory? A pointer's origin is followed within its function; what comes from an
  // argument of a kernel is not.
  bool reachesShared(const Expr *p) {
    p = p->IgnoreParenCasts();
    if (const auto *u = dyn_cast<UnaryOperator>(p))
      return reachesShared(u->getSubExpr());
    if (const auto *b = dyn_cast<BinaryOperator>(p))
      return b->getLHS()->getType()->isPointerType() || b->getLHS()->getType()->isArrayType()
                 ? reachesShared(b->getLHS())
                 : reachesShared(b->getRHS());
    if (const auto *s = dyn_cast<ArraySubscriptExpr>(p))
      return reachesShared(s->getBase());
    if (const auto *m = dyn_cast<MemberExpr>(p))
      return reachesShared(m->getBase());
    if (const auto *r = dyn_cast<DeclRefExpr>(p)) {
      const auto *v = dyn_cast<VarDecl>(r->getDecl());
      if (!v)
        return true;
      if (v->hasAttr<CUDASharedAttr>())
        return true;
      if (v->hasGlobalStorage())
        return false;
      if (const auto *parameter = dyn_cast<ParmVarDecl>(v)) {
        const auto *owner = dyn_cast<FunctionDecl>(parameter->getDeclContext());
        if (owner && owner->hasAttr<CUDAGlobalAttr>())
          return false;
      } else if (v->getInit() && v->getType().isConstQualified()) {
        return reachesShared(v->getInit());
      }
    }
    return llvm::any_of(reach.functions, [](const Function &g) { return !g.shared.empty() || !g.fileShared.empty(); });
  }

  // ---- shuffles of whole warps: the chip's own, which have no mask
  void shuffle(const CallExpr *e, llvm::StringRef name) {
    if (!name.ends_with("_sync") || e->getNumArgs() < 3)
      return refuse("A5001", "a call of " + name.str(), "use the form with a mask: " + name.str() + "_sync",
                    e->getBeginLoc());
    Expr::EvalResult mask;
    const bool whole = e->getArg(0)->EvaluateAsInt(mask, context) && mask.Val.getInt().trunc(32).isAllOnes();
    const QualType value = e->getArg(1)->getType();
    const auto *builtin = value->getAs<BuiltinType>();
    const bool native = builtin && (builtin->getKind() == BuiltinType::Int || builtin->getKind() == BuiltinType::UInt ||
                                    builtin->getKind() == BuiltinType::Float);
    if (!whole || !native || e->getBeginLoc().isMacroID())
      return;
    const std::optional<Place> inside = afterParenthesis(e);
    if (!inside)
      return;
    // From the name to the second argument.
    const Place from = text.spelled(e->getCallee()->getBeginLoc()),
                to = text.spelled(text.sources().getFileLoc(e->getArg(1)->getBeginLoc()));
    if (from.file != to.file || to.offset <= from.offset)
      return;
    const std::string spelling = "asc_shfl" + name.drop_front(6).drop_back(5).str() + "(";
    replace(e->getCallee()->getBeginLoc(), to.offset - from.offset, spelling);
  }

  Reach &reach;
  SourceText &text;
  ASTContext &context;
  Edits &edits;
  std::set<const FunctionDecl *> grid;
};

} // namespace

void dropMembers(const std::vector<Reach> &all, SourceText &text, Edits &edits) {
  std::set<const CXXMethodDecl *> needed;
  std::set<const CXXRecordDecl *> patterns;
  for (const Reach &reach : all) {
    needed.insert(reach.methods.begin(), reach.methods.end());
    for (const CXXRecordDecl *r : reach.records) {
      const CXXRecordDecl *pattern = r->getTemplateInstantiationPattern();
      patterns.insert(pattern ? pattern : r);
    }
  }
  for (const CXXRecordDecl *record : patterns)
    for (const Decl *d : record->decls()) {
      const auto *t = dyn_cast<FunctionTemplateDecl>(d);
      const auto *f = dyn_cast<CXXMethodDecl>(t ? t->getTemplatedDecl() : d);
      if (!f || d->isImplicit() || f->isDefaulted() || f->isDeletedAsWritten() || needed.count(f->getCanonicalDecl()))
        continue;
      Extent e = text.extentOf(d);
      if (e.begin == e.end)
        continue;
      const llvm::StringRef all = text.textOf(e.file);
      while (e.end < all.size() && (all[e.end] == ';' || all[e.end] == ' ')) // one behind a body
        ++e.end;
      if (e.end < all.size() && all[e.end] == '\n')
        e.end += 1 + all.substr(e.end + 1).find_first_not_of(' ');
      edits.replace({e.file, e.begin}, e.end - e.begin, "");
    }
}

void planEdits(Reach &reach, SourceText &text, ASTContext &context, Edits &edits) {
  Planner(reach, text, context, edits).run();
}

} // namespace sampan::ascend950
