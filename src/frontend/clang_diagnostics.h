// Clang's messages as our diagnostics: rendered as Clang shows them, with the source line, and kept as values.
#pragma once

#include "frontend/template_keywords.h"
#include "support/diagnostic.h"

#include <clang/Basic/Diagnostic.h>
#include <clang/Frontend/TextDiagnosticPrinter.h>
#include <llvm/Support/raw_ostream.h>

#include <memory>

namespace sampan::frontend {

// Notes are part of the error or warning before them. A message that is already in the list (both sides of a
// CUDA source say the same of most mistakes) is not added again.
class Collector : public clang::DiagnosticConsumer {
public:
  // `keywords`, if given, is told of each error.
  explicit Collector(Diagnostics &out, TemplateKeywords *keywords = nullptr);
  void BeginSourceFile(const clang::LangOptions &, const clang::Preprocessor *) override;
  void EndSourceFile() override;
  void HandleDiagnostic(clang::DiagnosticsEngine::Level, const clang::Diagnostic &) override;
  void flush();

private:
  bool isOfX86Header(const clang::Diagnostic &);

  Diagnostics &out;
  TemplateKeywords *keywords;
  std::string text;
  llvm::raw_string_ostream stream;
  std::unique_ptr<clang::TextDiagnosticPrinter> printer;
  Diagnostic pending;
  bool isPending = false;
  bool inSystemHeader = false;
  bool x86Header = false; // such a one was included, and said to be
};

} // namespace sampan::frontend
