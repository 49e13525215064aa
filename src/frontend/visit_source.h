// A CUDA source as Clang understands it, for targets that write source text: the device side, parsed and not compiled.
#pragma once

#include "frontend/frontend.h"

#include <functional>

namespace clang {
class ASTContext;
class CompilerInstance;
} // namespace clang

namespace sampan::frontend {

struct SourceVisitor {
  std::function<void(clang::CompilerInstance &)> begin; // before the first token: to listen to the preprocessor
  std::function<void(clang::CompilerInstance &)> visit; // the whole tree, if there was no error
};

// False after adding Clang's errors. `begin` may be called more than once: what an earlier call noted is void.
bool visitSource(const SourceRequest &, const SourceVisitor &, Diagnostics &);

} // namespace sampan::frontend
