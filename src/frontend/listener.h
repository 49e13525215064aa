// For those who ask about a source instead of compiling it.
#pragma once

#include <clang/AST/ASTConsumer.h>
#include <clang/Frontend/CompilerInstance.h>

#include <memory>

namespace sampan::frontend {

// A source may be read more than once (template_keywords.h): each reading begins anew.
class Listener {
public:
  virtual ~Listener() = default;
  // The consumer gets the tree at the end of the reading, also if the source has errors.
  virtual std::unique_ptr<clang::ASTConsumer> begin(clang::CompilerInstance &) = 0;
};

} // namespace sampan::frontend
