#include "frontend/template_keywords.h"

#include <clang/Basic/DiagnosticSema.h>
#include <clang/Basic/SourceManager.h>
#include <clang/Lex/Lexer.h>
#include <llvm/Support/MemoryBuffer.h>

#include <optional>

namespace sampan::frontend {

using namespace clang;

// The last name of a qualified one that begins here: `A<B, C>::name` followed by `<`. Nothing if it is not of that form.
static std::optional<unsigned> lastName(SourceLocation begin, const SourceManager &sources) {
  LangOptions language;
  language.CPlusPlus = language.CPlusPlus11 = true;
  const auto [file, offset] = sources.getDecomposedLoc(begin);
  const StringRef text = sources.getBufferData(file);
  Lexer lexer(sources.getLocForStartOfFile(file), language, text.begin(), text.begin() + offset, text.end());
  unsigned depth = 0; // of template arguments
  bool afterArguments = false, afterColons = false;
  for (Token token;;) {
    lexer.LexFromRawLexer(token);
    if (depth == 0 && afterColons && token.is(tok::raw_identifier)) {
      const unsigned at = sources.getFileOffset(token.getLocation());
      Token next;
      lexer.LexFromRawLexer(next);
      if (token.getRawIdentifier() != "template" && next.is(tok::less))
        return at;
      return {};
    }
    afterColons = depth == 0 && afterArguments && token.is(tok::coloncolon);
    afterArguments = false;
    switch (token.getKind()) {
    case tok::less: ++depth; break;
    case tok::greatergreater:
    case tok::greater: {
      const unsigned closed = token.is(tok::greater) ? 1 : 2;
      if (depth < closed)
        return {};
      depth -= closed;
      afterArguments = depth == 0;
      break;
    }
    case tok::raw_identifier:
    case tok::coloncolon: break;
    case tok::eof:
    case tok::semi:
    case tok::l_brace: return {};
    default:
      if (depth == 0)
        return {};
    }
  }
}

void TemplateKeywords::note(const clang::Diagnostic &info) {
  if ((info.getID() != diag::err_template_kw_missing && info.getID() != diag::err_ovl_unresolvable) ||
      !info.hasSourceManager() || !info.getLocation().isFileID())
    return;
  const SourceManager &sources = info.getSourceManager();
  const FileID file = sources.getFileID(info.getLocation());
  const OptionalFileEntryRef entry = sources.getFileEntryRefForID(file);
  if (!entry)
    return;
  if (const std::optional<unsigned> at = lastName(info.getLocation(), sources)) {
    Places &places = noted[entry->getName().str()];
    places.text = sources.getBufferData(file).str();
    places.offsets.insert(*at);
  }
}

bool TemplateKeywords::insert() {
  const bool any = !noted.empty();
  for (auto &[name, places] : noted) {
    for (auto at = places.offsets.rbegin(); at != places.offsets.rend(); ++at)
      places.text.insert(*at, "template ");
    texts[name] = std::move(places.text);
  }
  noted.clear();
  return any;
}

void TemplateKeywords::apply(PreprocessorOptions &options) const {
  for (const auto &[name, text] : texts)
    options.addRemappedFile(name, llvm::MemoryBuffer::getMemBufferCopy(text, name).release());
}

} // namespace sampan::frontend
