#include "frontend/clang_diagnostics.h"

#include <clang/Basic/SourceManager.h>
#include <clang/Lex/LexDiagnostic.h>
#include <llvm/ADT/SmallString.h>
#include <llvm/Support/Path.h>

#include <algorithm>

namespace sampan::frontend {

using namespace clang;

Collector::Collector(Diagnostics &out, TemplateKeywords *keywords)
    : out(out), keywords(keywords), stream(text),
      printer(std::make_unique<TextDiagnosticPrinter>(stream, new DiagnosticOptions())) {}

void Collector::BeginSourceFile(const LangOptions &options, const Preprocessor *p) {
  printer->BeginSourceFile(options, p);
}

void Collector::EndSourceFile() {
  printer->EndSourceFile();
  flush();
}

// Clang's headers of x86 instructions refuse every other machine with a sentence of their own, and hundreds of errors follow it.
// Said is once which header it is, and where the user includes it.
bool Collector::isOfX86Header(const clang::Diagnostic &info) {
  if (!info.hasSourceManager() || !info.getLocation().isValid())
    return false;
  const SourceManager &sources = info.getSourceManager();
  SourceLocation at = sources.getExpansionLoc(info.getLocation());
  if (!sources.isInSystemHeader(at))
    return false;
  llvm::SmallString<100> words;
  info.FormatDiagnostic(words);
  if (!words.str().contains("only meant to be used on x86"))
    return x86Header;
  if (x86Header)
    return true;
  x86Header = true;
  std::string header;
  while (at.isValid() && sources.isInSystemHeader(at)) {
    header = llvm::sys::path::filename(sources.getFilename(at)).str();
    at = sources.getIncludeLoc(sources.getFileID(at));
  }
  const PresumedLoc user = sources.getPresumedLoc(at);
  flush();
  out.error("F1002", "<" + header + "> has instructions of x86-64 only, and the program is for another machine",
            "put what uses it behind #if defined(__x86_64__), with plain C++ beside it",
            user.isValid() ? Location{user.getFilename(), user.getLine(), user.getColumn()} : Location{});
  return true;
}

// Where a header that is not found would come from; empty if it is nobody's that we know.
static std::string helpForMissing(const clang::Diagnostic &info) {
  if (info.getID() != diag::err_pp_file_not_found)
    return {};
  llvm::SmallString<100> words;
  info.FormatDiagnostic(words);
  for (const char *library : {"'thrust/", "'cub/", "'cuda/std/", "'nv/"})
    if (words.str().starts_with(library))
      return "Thrust, CUB and libcu++ are fetched by ./quickstart; docs/thrust-and-cub.md says which version";
  return {};
}

void Collector::HandleDiagnostic(DiagnosticsEngine::Level level, const clang::Diagnostic &info) {
  DiagnosticConsumer::HandleDiagnostic(level, info);
  if (level == DiagnosticsEngine::Ignored)
    return;
  // Warnings inside system headers (libstdc++ calling its own deprecated functions) are nobody's to mend, and g++ does
  // not show them either. Their notes go with them.
  if (level == DiagnosticsEngine::Warning)
    inSystemHeader = info.hasSourceManager() && info.getLocation().isValid() &&
                     info.getSourceManager().isInSystemHeader(info.getLocation());
  else if (level >= DiagnosticsEngine::Error)
    inSystemHeader = false;
  if (level >= DiagnosticsEngine::Error && isOfX86Header(info)) {
    inSystemHeader = true; // its notes are not shown either
    return;
  }
  if (level >= DiagnosticsEngine::Error && keywords)
    keywords->note(info);
  if (inSystemHeader)
    return;
  if (level != DiagnosticsEngine::Note) {
    flush();
    isPending = true;
    pending = {};
    pending.id = "clang";
    pending.hint = helpForMissing(info);
    pending.severity = level >= DiagnosticsEngine::Error     ? Severity::Error
                       : level == DiagnosticsEngine::Warning ? Severity::Warning
                                                             : Severity::Remark;
    if (info.hasSourceManager() && info.getLocation().isValid()) {
      const PresumedLoc at = info.getSourceManager().getPresumedLoc(info.getLocation());
      if (at.isValid())
        pending.where = {at.getFilename(), at.getLine(), at.getColumn()};
    }
  }
  printer->HandleDiagnostic(level, info);
}

void Collector::flush() {
  if (!isPending)
    return;
  isPending = false;
  pending.text = text;
  text.clear();
  const bool known = std::any_of(out.all().begin(), out.all().end(), [&](const sampan::Diagnostic &d) {
    return d.id == pending.id && d.text == pending.text;
  });
  if (!known)
    out.add(pending);
}

} // namespace sampan::frontend
