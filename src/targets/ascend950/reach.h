// What a kernel needs of its source: the functions it calls, types, constants and variables, and everything in them for
// which the chip's language has no equal.
#pragma once

#include "support/diagnostic.h"
#include "targets/ascend950/source_text.h"

#include <clang/AST/ASTContext.h>
#include <clang/AST/Decl.h>

namespace sampan::ascend950 {

struct Refusal {
  std::string id, what, wayOut;
  clang::SourceLocation where;
};

struct Function {
  const clang::FunctionDecl *decl = nullptr; // with a body: an instance of a template, not its pattern
  std::vector<const clang::FunctionDecl *> callees;
  std::vector<const clang::CallExpr *> calls;     // of the user's functions
  std::vector<const clang::CallExpr *> foreign;   // of CUDA's
  std::vector<const clang::Expr *> mixed;         // conditional operators
  std::vector<const clang::VarDecl *> shared;     // declared in it, or dynamic ones of the file that it names
  std::vector<const clang::VarDecl *> fileShared; // dynamic shared memory declared outside of functions
  bool readsGrid = false;                         // blockIdx or gridDim, itself
  bool hasBarrier = false;
};

struct Reach {
  const clang::FunctionDecl *kernel = nullptr;
  std::vector<Function> functions;                   // the kernel first
  std::set<const clang::Decl *> chunks;              // declarations of namespaces whose text is needed
  std::set<const clang::CXXMethodDecl *> methods;    // canonical patterns: those whose text stays
  std::vector<const clang::CXXRecordDecl *> records; // whole ones: their layout is checked
  std::vector<std::pair<Place, bool>> names;         // words of the user's own
  std::vector<Refusal> refusals;
  uint64_t sharedBytes = 0;

  const Function *find(const clang::FunctionDecl *) const;
};

// The pattern that a function's text is written in, canonical.
const clang::FunctionDecl *patternOf(const clang::FunctionDecl *);
// The declaration of a namespace that holds this one's text; null inside of functions.
const clang::Decl *chunkOf(const clang::Decl *);

// Does it live in the chip's memory? Constants that kernels may use as well are marked by Clang itself.
bool isDeviceVariable(const clang::VarDecl *);

Reach reachOf(const clang::FunctionDecl *kernel, SourceText &, clang::ASTContext &);

// Threads that leave before a barrier that others wait at: CUDA lets them, this chip waits for all (A5020).
void checkBarriers(Reach &, clang::ASTContext &);
// What kernels may take as arguments, launch bounds, shared memory (A5030 …).
void checkKernel(Reach &, clang::ASTContext &);

} // namespace sampan::ascend950
