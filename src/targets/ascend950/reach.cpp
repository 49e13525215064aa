#include "targets/ascend950/reach.h"

#include "targets/ascend950/spelling.h"

#include <clang/AST/DeclTemplate.h>
#include <clang/AST/ExprCXX.h>
#include <clang/AST/RecursiveASTVisitor.h>
#include <clang/Lex/Lexer.h>

namespace sampan::ascend950 {

using namespace clang;

const FunctionDecl *patternOf(const FunctionDecl *f) {
  const FunctionDecl *pattern = f->getTemplateInstantiationPattern();
  return (pattern ? pattern : f)->getCanonicalDecl();
}

const Decl *chunkOf(const Decl *d) {
  for (;;) {
    const DeclContext *context = d->getLexicalDeclContext();
    if (context->isFunctionOrMethod())
      return nullptr;
    if (const auto *record = dyn_cast<CXXRecordDecl>(context)) {
      d = record;
      continue;
    }
    if (const auto *f = dyn_cast<FunctionDecl>(d); f && f->getDescribedFunctionTemplate())
      return f->getDescribedFunctionTemplate();
    if (const auto *r = dyn_cast<CXXRecordDecl>(d); r && r->getDescribedClassTemplate())
      return r->getDescribedClassTemplate();
    if (const auto *a = dyn_cast<TypeAliasDecl>(d); a && a->getDescribedAliasTemplate())
      return a->getDescribedAliasTemplate();
    if (const auto *v = dyn_cast<VarDecl>(d); v && v->getDescribedVarTemplate())
      return v->getDescribedVarTemplate();
    return d;
  }
}

bool isDeviceVariable(const VarDecl *v) {
  const auto *device = v->getAttr<CUDADeviceAttr>();
  const auto *constant = v->getAttr<CUDAConstantAttr>();
  return (device && !device->isImplicit()) || (constant && !constant->isImplicit());
}

const Function *Reach::find(const FunctionDecl *f) const {
  f = f->getCanonicalDecl();
  for (const Function &g : functions)
    if (g.decl->getCanonicalDecl() == f)
      return &g;
  return nullptr;
}

namespace {

class Walker : public RecursiveASTVisitor<Walker> {
public:
  Walker(Reach &reach, SourceText &text, ASTContext &context) : reach(reach), text(text), context(context) {}
  bool shouldVisitImplicitCode() const { return true; }
  bool shouldVisitTemplateInstantiations() const { return false; }

  void addFunction(const FunctionDecl *f, SourceLocation use) {
    if (const FunctionDecl *defined = f->getDefinition())
      f = defined;
    if (current && !llvm::is_contained(current->callees, f->getCanonicalDecl()))
      current->callees.push_back(f->getCanonicalDecl());
    if (!seenFunctions.insert(f->getCanonicalDecl()).second)
      return;
    if (!f->hasBody() && !f->isDefaulted() && !f->isDeleted()) {
      refuse("A5003", "'" + f->getNameAsString() + "' is declared here and defined in another file",
             "a kernel and all that it calls must be in one source and its headers", use);
      return;
    }
    pending.push_back(f);
  }

  void run(const FunctionDecl *kernel) {
    addFunction(kernel, kernel->getLocation());
    while (!pending.empty()) {
      const FunctionDecl *f = pending.front();
      pending.erase(pending.begin());
      reach.functions.push_back({f});
      current = &reach.functions.back();
      Function mine = *current; // the vector may move while types are walked
      current = &mine;
      addChunks(f);
      if (const auto *m = dyn_cast<CXXMethodDecl>(f)) {
        reach.methods.insert(cast<CXXMethodDecl>(patternOf(m)));
        addRecord(m->getParent());
        if (m->isVirtual())
          refuse("A5004", "a virtual function", "use templates or a switch", m->getLocation());
      }
      if (const TemplateArgumentList *list = f->getTemplateSpecializationArgs())
        addArguments(list->asArray());
      TraverseDecl(const_cast<FunctionDecl *>(f));
      for (auto &g : reach.functions)
        if (g.decl == f)
          g = mine;
      current = nullptr;
    }
  }

  bool VisitDeclRefExpr(DeclRefExpr *e) {
    const ValueDecl *d = e->getDecl();
    if (!text.isUsers(d)) {
      if (d->getDeclName().isIdentifier() && (d->getName() == "blockIdx" || d->getName() == "gridDim"))
        current->readsGrid = true;
      return true;
    }
    keep(e->getLocation());
    if (const auto *f = dyn_cast<FunctionDecl>(d)) {
      addFunction(f, e->getLocation());
    } else if (const auto *v = dyn_cast<VarDecl>(d)) {
      if (v->hasGlobalStorage() && !v->isLocalVarDecl())
        addVariable(v);
    } else if (const auto *constant = dyn_cast<EnumConstantDecl>(d)) {
      addChunks(cast<EnumDecl>(constant->getDeclContext()));
    }
    return true;
  }

  bool VisitMemberExpr(MemberExpr *e) {
    const ValueDecl *d = e->getMemberDecl();
    if (text.isUsers(d)) {
      keep(e->getMemberLoc());
      if (const auto *f = dyn_cast<FunctionDecl>(d))
        addFunction(f, e->getMemberLoc());
    }
    return true;
  }

  bool VisitCXXConstructExpr(CXXConstructExpr *e) {
    const CXXConstructorDecl *c = e->getConstructor();
    if (text.isUsers(c)) {
      addRecord(c->getParent());
      if (!c->isTrivial())
        addFunction(c, e->getLocation());
    } else if (!isVectorOrDim(c->getParent()->getName()) && !c->getParent()->getName().starts_with("__sampan_")) {
      refuseType(c->getParent()->getQualifiedNameAsString(), e->getLocation());
    }
    return true;
  }

  bool VisitCallExpr(CallExpr *e) {
    if (const FunctionDecl *f = e->getDirectCallee()) {
      if (text.isUsers(f))
        current->calls.push_back(e);
      else
        foreignCall(f, e);
    } else if (!isa<CXXPseudoDestructorExpr>(e->getCallee()->IgnoreParens())) {
      refuse("A5005", "a call through a pointer", "the chip has none: use a template parameter or a switch",
             e->getBeginLoc());
    }
    return true;
  }

  bool VisitConditionalOperator(ConditionalOperator *e) {
    current->mixed.push_back(e);
    return true;
  }

  bool VisitVarDecl(VarDecl *v) {
    if (!text.isUsers(v))
      return true;
    keep(v->getLocation());
    if (v->hasAttr<CUDASharedAttr>()) {
      current->shared.push_back(v);
      if (!v->hasExternalStorage() && !v->getType()->isDependentType())
        reach.sharedBytes += context.getTypeSizeInChars(v->getType()).getQuantity();
    } else if (v->isStaticLocal() && !v->isConstexpr()) {
      refuse("A5006", "a static variable in device code", "make it a __device__ variable", v->getLocation());
    }
    if (const CXXRecordDecl *record = v->getType()->getAsCXXRecordDecl();
        record && record->hasDefinition() && text.isUsers(record)) {
      addRecord(record);
      if (const CXXDestructorDecl *d = record->getDestructor(); d && !d->isTrivial())
        addFunction(d, v->getLocation());
    }
    checkType(v->getType(), v->getLocation());
    return true;
  }

  bool VisitNamedDecl(NamedDecl *d) {
    if (text.isUsers(d))
      keep(d->getLocation());
    return true;
  }

  bool VisitTypeLoc(TypeLoc type) {
    const QualType t = type.getType();
    if (const auto *tag = t->getAs<TagType>())
      addTag(tag->getDecl(), type.getBeginLoc());
    if (const auto *alias = dyn_cast<TypedefType>(t.getTypePtr()))
      addAlias(alias->getDecl());
    if (const auto *special = dyn_cast<TemplateSpecializationType>(t.getTypePtr())) {
      if (const TemplateDecl *d = special->getTemplateName().getAsTemplateDecl(); d && text.isUsers(d)) {
        addChunks(d);
        if (const auto *a = dyn_cast<TypeAliasTemplateDecl>(d))
          TraverseTypeLoc(a->getTemplatedDecl()->getTypeSourceInfo()->getTypeLoc());
      }
    }
    checkType(t, type.getBeginLoc());
    return true;
  }

  bool VisitExpr(Expr *e) {
    if (!e->isTypeDependent() && e->isGLValue() && e->getType().isVolatileQualified() && !isa<ImplicitCastExpr>(e))
      refuse("A5007", "memory that is read or written as volatile",
             "the chip's language does not say when other threads see it: use atomics or barriers", e->getBeginLoc());
    return true;
  }
  bool VisitLambdaExpr(LambdaExpr *e) {
    return refuse("A5008", "a lambda", "write a functor or a function", e->getBeginLoc());
  }
  bool VisitCXXNewExpr(CXXNewExpr *e) {
    return refuse("A5009", "new", "the chip cannot allocate in a kernel: take the memory as an argument",
                  e->getBeginLoc());
  }
  bool VisitCXXDeleteExpr(CXXDeleteExpr *e) {
    return refuse("A5009", "delete", "the chip cannot allocate in a kernel", e->getBeginLoc());
  }
  bool VisitAsmStmt(AsmStmt *s) { return refuse("A5010", "inline PTX", "write it in C++", s->getBeginLoc()); }
  bool VisitCUDAKernelCallExpr(CUDAKernelCallExpr *e) {
    return refuse("A5011", "a kernel that launches a kernel", "launch it from the host", e->getBeginLoc());
  }
  bool VisitCXXDynamicCastExpr(CXXDynamicCastExpr *e) {
    return refuse("A5004", "dynamic_cast", "use templates or a switch", e->getBeginLoc());
  }

private:
  bool refuse(const char *id, const std::string &what, const std::string &wayOut, SourceLocation where) {
    const SourceLocation file = text.sources().getFileLoc(where);
    for (const Refusal &r : reach.refusals)
      if (r.id == id && r.where == file)
        return true;
    reach.refusals.push_back({id, what, wayOut, file});
    return true;
  }

  void refuseType(const std::string &name, SourceLocation where) {
    refuse("A5002", "the type " + name + ", which the chip's language does not have", "use a type of your own", where);
  }

  void keep(SourceLocation at) {
    if (at.isValid())
      reach.names.push_back({text.spelled(at), true});
  }

  void addChunks(const Decl *d) {
    for (const Decl *each : d->redecls()) {
      const Decl *source = each;
      if (const auto *f = dyn_cast<FunctionDecl>(each)) {
        const FunctionDecl *pattern = f->getTemplateInstantiationPattern();
        if (pattern && pattern != f) {
          addChunks(pattern);
          continue;
        }
      }
      if (source->isImplicit())
        continue;
      if (const Decl *chunk = chunkOf(source); chunk && text.isUsers(chunk))
        reach.chunks.insert(chunk);
    }
  }

  void addArguments(llvm::ArrayRef<TemplateArgument> list) {
    for (const TemplateArgument &a : list) {
      if (a.getKind() == TemplateArgument::Type)
        addType(a.getAsType());
      else if (a.getKind() == TemplateArgument::Pack)
        addArguments(a.pack_elements());
      else if (a.getKind() == TemplateArgument::Declaration)
        refuse("A5005", "a function or variable as a template argument", "write a functor type",
               a.getAsDecl()->getLocation());
    }
  }

  void addType(QualType t) {
    while (!t.isNull() && (t->isPointerType() || t->isReferenceType()))
      t = t->getPointeeType();
    if (const Type *element = t->getPointeeOrArrayElementType())
      t = QualType(element, 0);
    checkType(t, SourceLocation());
    if (const auto *tag = t->getAs<TagType>())
      addTag(tag->getDecl(), tag->getDecl()->getLocation());
  }

  void addTag(const TagDecl *d, SourceLocation use) {
    if (!text.isUsers(d)) {
      const std::string name = d->getNameAsString();
      if (!isVectorOrDim(name) && !llvm::StringRef(name).starts_with("__sampan_") && d->isCompleteDefinition())
        refuseType(d->getQualifiedNameAsString(), use);
      return;
    }
    if (const auto *record = dyn_cast<CXXRecordDecl>(d))
      addRecord(record);
    else
      addChunks(d);
  }

  void addRecord(const CXXRecordDecl *record) {
    if (const CXXRecordDecl *defined = record->getDefinition())
      record = defined;
    if (!text.isUsers(record) || !seenRecords.insert(record->getCanonicalDecl()).second || record->isLambda())
      return;
    if (const auto *special = dyn_cast<ClassTemplateSpecializationDecl>(record)) {
      addArguments(special->getTemplateArgs().asArray());
      addChunks(special->getSpecializedTemplate());
      if (const auto *partial =
              special->getSpecializedTemplateOrPartial().dyn_cast<ClassTemplatePartialSpecializationDecl *>())
        addChunks(partial);
      if (special->isExplicitSpecialization())
        addChunks(special);
    } else {
      addChunks(record);
    }
    if (const auto *outer = dyn_cast<CXXRecordDecl>(record->getDeclContext()))
      addRecord(outer);
    if (!record->hasDefinition())
      return;
    if (record->isPolymorphic())
      refuse("A5004", "'" + record->getNameAsString() + "' has virtual functions", "use templates or a switch",
             record->getLocation());
    reach.records.push_back(record);
    Function scratch;
    Function *const outer = current;
    if (!current)
      current = &scratch;
    for (const CXXBaseSpecifier &base : record->bases())
      if (base.getTypeSourceInfo())
        TraverseTypeLoc(base.getTypeSourceInfo()->getTypeLoc());
    for (const Decl *member : record->decls())
      if (!isa<FunctionDecl>(member) && !isa<FunctionTemplateDecl>(member) && !isa<FriendDecl>(member))
        TraverseDecl(const_cast<Decl *>(member));
    current = outer;
  }

  void addAlias(const TypedefNameDecl *alias) {
    if (!text.isUsers(alias) || !seenAliases.insert(alias).second)
      return;
    addChunks(alias);
    if (alias->getTypeSourceInfo())
      TraverseTypeLoc(alias->getTypeSourceInfo()->getTypeLoc());
  }

  void addVariable(const VarDecl *v) {
    if (!seenVariables.insert(v->getCanonicalDecl()).second)
      return;
    if (v->hasAttr<CUDASharedAttr>() && v->hasExternalStorage()) {
      current->fileShared.push_back(v);
      return;
    }
    addChunks(v);
    if (v->hasAttr<HIPManagedAttr>() || llvm::any_of(v->specific_attrs<AnnotateAttr>(), [](const AnnotateAttr *a) {
          return a->getAnnotation() == "sampan.managed";
        }))
      refuse("A5012", "a __managed__ variable", "the chip shares no memory with the host: use cudaMalloc and copies",
             v->getLocation());
    const bool device = isDeviceVariable(v);
    if (device && v->hasExternalStorage() && !v->getDefinition())
      refuse("A5003", "'" + v->getNameAsString() + "' is defined in another file", "define it in this source",
             v->getLocation());
    if (device && v->getAnyInitializer() && !v->isConstexpr() && !isa<CXXConstructExpr>(v->getAnyInitializer()))
      refuse("A5013", "'" + v->getNameAsString() + "' is a device variable with an initial value",
             "set it by cudaMemcpyToSymbol", v->getLocation());
    if (!device && v->getType()->isArrayType())
      refuse("A5013", "'" + v->getNameAsString() + "' is a constant array outside of functions",
             "make it a __constant__ array that is set by cudaMemcpyToSymbol, or put it into the function",
             v->getLocation());
    TraverseDecl(const_cast<VarDecl *>(v));
    if (const VarDecl *defined = v->getDefinition(); defined && defined != v)
      TraverseDecl(const_cast<VarDecl *>(defined));
  }

  void checkType(QualType t, SourceLocation where) {
    if (t.isNull() || t->isDependentType())
      return;
    const auto *builtin = t.getCanonicalType()->getAs<BuiltinType>();
    if (!builtin)
      return;
    const BuiltinType::Kind kind = builtin->getKind();
    if (kind == BuiltinType::LongDouble || kind == BuiltinType::Int128 || kind == BuiltinType::UInt128 ||
        kind == BuiltinType::Float16 || kind == BuiltinType::Half || kind == BuiltinType::BFloat16)
      refuseType(t.getAsString(), where);
  }

  void foreignCall(const FunctionDecl *f, const CallExpr *e) {
    if (isa<CXXMethodDecl>(f)) {
      const CXXRecordDecl *record = cast<CXXMethodDecl>(f)->getParent();
      if (record->getName() == "numeric_limits") {
        return;
      }
      if (!isVectorOrDim(record->getName()) && !record->getName().starts_with("__sampan_"))
        refuse("A5001", "a call of " + f->getQualifiedNameAsString(), "there is nothing for it on the chip",
               e->getBeginLoc());
      return;
    }
    std::string name = f->getNameAsString();
    // Words of CUDA that are macros in our headers: what counts is the word that the user wrote.
    if (llvm::StringRef(name).starts_with("__sampan_") && e->getBeginLoc().isMacroID()) {
      SourceLocation at = e->getBeginLoc();
      while (at.isMacroID()) {
        name = Lexer::getImmediateMacroName(at, text.sources(), context.getLangOpts()).str();
        at = text.sources().getImmediateMacroCallerLoc(at);
        if (text.isUsers(text.sources().getSpellingLoc(at)))
          break;
      }
    }
    if (llvm::StringRef(name).starts_with("__syncthreads"))
      current->hasBarrier = true;
    if (name == "__syncwarp") {
      refuse("A5021", "__syncwarp", "the chip's language has no barrier of a warp: use __syncthreads or shuffles",
             e->getBeginLoc());
      return;
    }
    if (foreignFunction(name) == Foreign::Unknown) {
      refuse("A5001", "a call of " + f->getQualifiedNameAsString(), "there is nothing for it on the chip",
             e->getBeginLoc());
      return;
    }
    if (name == "printf")
      for (const Expr *a : e->arguments())
        if (a->IgnoreParenImpCasts()->getType()->isSpecificBuiltinType(BuiltinType::Double))
          refuse("A5014", "printf of a double", "print it as a float: the chip has no double", a->getBeginLoc());
    current->foreign.push_back(e);
  }

  Reach &reach;
  SourceText &text;
  ASTContext &context;
  Function *current = nullptr;
  std::vector<const FunctionDecl *> pending;
  std::set<const FunctionDecl *> seenFunctions;
  std::set<const CXXRecordDecl *> seenRecords;
  std::set<const TypedefNameDecl *> seenAliases;
  std::set<const VarDecl *> seenVariables;
};

} // namespace

Reach reachOf(const FunctionDecl *kernel, SourceText &text, ASTContext &context) {
  Reach reach;
  reach.kernel = kernel;
  Walker(reach, text, context).run(kernel);
  return reach;
}

} // namespace sampan::ascend950
