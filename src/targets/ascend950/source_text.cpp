#include "targets/ascend950/source_text.h"

#include <clang/AST/Decl.h>
#include <clang/AST/DeclTemplate.h>
#include <clang/Lex/Lexer.h>
#include <clang/Lex/MacroInfo.h>
#include <clang/Lex/PPCallbacks.h>
#include <clang/Lex/Preprocessor.h>

#include <algorithm>

namespace sampan::ascend950 {

using namespace clang;

namespace {

class Listener : public PPCallbacks {
public:
  Listener(SourceText &text, SourceManager &sources, const LangOptions &language)
      : text(text), sources(sources), language(language) {}

  void MacroDefined(const clang::Token &name, const MacroDirective *directive) override {
    const MacroInfo *info = directive->getMacroInfo();
    if (info->isBuiltinMacro() || !name.getLocation().isFileID())
      return;
    const std::string word = name.getIdentifierInfo()->getName().str();
    const SourceLocation end = Lexer::getLocForEndOfToken(info->getDefinitionEndLoc(), 0, sources, language);
    if (!end.isValid())
      return;
    const Extent whole = line(name.getLocation(), end);
    if (text.isUsers(name.getLocation()))
      text.macros.push_back({word, name.getLocation(), whole});
    else if (sources.getPresumedLoc(name.getLocation()).getFilename()[0] != '<')
      text.foreignMacros[word] = text.textOf(whole).str();
  }

  void MacroUndefined(const clang::Token &name, const MacroDefinition &, const MacroDirective *) override {
    if (name.getLocation().isFileID() && text.isUsers(name.getLocation()))
      text.macros.push_back({name.getIdentifierInfo()->getName().str(), name.getLocation(),
                             line(name.getLocation(), name.getEndLoc()), true});
  }

  void SourceRangeSkipped(SourceRange range, SourceLocation) override {
    const Place begin = text.spelled(range.getBegin()), end = text.spelled(range.getEnd());
    if (begin.file == end.file)
      text.skipped[begin.file].push_back({begin.offset, end.offset});
  }

private:
  Extent line(SourceLocation name, SourceLocation end) const {
    const auto [file, offset] = sources.getDecomposedLoc(name);
    const llvm::StringRef all = text.textOf(file);
    const size_t hash = all.rfind('#', offset);
    return {file, static_cast<unsigned>(hash == llvm::StringRef::npos ? offset : hash), sources.getFileOffset(end)};
  }

  SourceText &text;
  SourceManager &sources;
  const LangOptions &language;
};

} // namespace

SourceText::SourceText(CompilerInstance &clang) : manager(clang.getSourceManager()) {
  clang.getPreprocessor().addPPCallbacks(std::make_unique<Listener>(*this, manager, clang.getLangOpts()));
}

llvm::StringRef SourceText::textOf(FileID file) const { return manager.getBufferData(file); }
llvm::StringRef SourceText::textOf(const Extent &e) const { return textOf(e.file).slice(e.begin, e.end); }

const std::vector<Word> &SourceText::wordsOf(FileID file) {
  std::vector<Word> &list = words[file];
  if (!list.empty())
    return list;
  LangOptions language;
  language.CPlusPlus = language.CPlusPlus11 = language.CPlusPlus17 = language.LineComment = true;
  language.HexFloats = language.Digraphs = true;
  const llvm::StringRef text = textOf(file);
  Lexer lexer(manager.getLocForStartOfFile(file), language, text.begin(), text.begin(), text.end());
  lexer.SetCommentRetentionState(true);
  for (clang::Token token;;) {
    lexer.LexFromRawLexer(token);
    if (token.is(tok::eof))
      break;
    const unsigned begin = manager.getFileOffset(token.getLocation());
    list.push_back({begin, begin + token.getLength(), token.getKind(), token.isAtStartOfLine()});
  }
  return list;
}

size_t SourceText::wordAt(FileID file, unsigned offset) {
  const std::vector<Word> &list = wordsOf(file);
  return static_cast<size_t>(
      std::lower_bound(list.begin(), list.end(), offset, [](const Word &w, unsigned o) { return w.begin < o; }) -
      list.begin());
}

Place SourceText::spelled(SourceLocation at) const {
  const auto [file, offset] = manager.getDecomposedLoc(manager.getSpellingLoc(at));
  return {file, offset};
}

bool SourceText::isUsers(SourceLocation at) const {
  const SourceLocation file = manager.getFileLoc(at);
  return file.isValid() && !manager.isInSystemHeader(file) && !manager.isWrittenInBuiltinFile(file) &&
         !manager.isWrittenInCommandLineFile(file);
}

unsigned SourceText::withComments(FileID file, unsigned begin) {
  const std::vector<Word> &list = wordsOf(file);
  const llvm::StringRef text = textOf(file);
  size_t i = wordAt(file, begin);
  while (i > 0 && list[i - 1].kind == tok::comment) {
    const Word &comment = list[i - 1];
    // A comment behind code on its line belongs to that code; one with an empty line below stands for itself.
    if (!comment.startsLine || text.slice(comment.end, begin).count('\n') > 1)
      break;
    begin = comment.begin;
    --i;
  }
  return begin;
}

Extent SourceText::extentOf(const Decl *d) {
  SourceRange range = d->getSourceRange();
  if (const auto *f = dyn_cast<FunctionDecl>(d))
    if (const FunctionTemplateDecl *t = f->getDescribedFunctionTemplate())
      range = t->getSourceRange();
  const SourceLocation first = manager.getFileLoc(range.getBegin());
  const SourceLocation last =
      range.getEnd().isMacroID() ? manager.getExpansionRange(range.getEnd()).getEnd() : range.getEnd();
  const auto [file, beginOffset] = manager.getDecomposedLoc(first);
  const auto [endFile, endOffset] = manager.getDecomposedLoc(manager.getFileLoc(last));
  if (file != endFile)
    return {};
  const std::vector<Word> &list = wordsOf(file);
  const llvm::StringRef text = textOf(file);
  const auto isWord = [&](size_t i, std::initializer_list<llvm::StringRef> any) {
    return llvm::is_contained(any, text.slice(list[i].begin, list[i].end));
  };
  size_t i = wordAt(file, beginOffset);
  while (i > 0 &&
         isWord(i - 1, {"__global__", "__device__", "__host__", "__constant__", "__shared__", "static", "inline",
                        "extern", "constexpr", "__forceinline__", "__noinline__", "__inline__", "const"}))
    --i;
  size_t j = wordAt(file, endOffset);
  if (j >= list.size())
    return {};
  // A body ends with its brace; anything else with a semicolon, before which initialisers and attributes may stand.
  const bool body = isa<FunctionDecl>(d) ? cast<FunctionDecl>(d)->doesThisDeclarationHaveABody()
                    : isa<FunctionTemplateDecl>(d)
                        ? cast<FunctionTemplateDecl>(d)->getTemplatedDecl()->doesThisDeclarationHaveABody()
                        : false;
  if (!body)
    for (unsigned depth = 0; j + 1 < list.size(); ++j) {
      if (list[j].kind == tok::l_brace || list[j].kind == tok::l_paren)
        ++depth;
      else if ((list[j].kind == tok::r_brace || list[j].kind == tok::r_paren) && depth)
        --depth;
      else if (list[j].kind == tok::semi && !depth)
        break;
    }
  // What is said of it behind it, on the same line.
  if (j + 1 < list.size() && list[j + 1].kind == tok::comment && !list[j + 1].startsLine)
    ++j;
  return {file, withComments(file, list[i].begin), list[j].end};
}

bool SourceText::isSkipped(const Place &p) const {
  const auto found = skipped.find(p.file);
  return found != skipped.end() &&
         llvm::any_of(found->second, [&](auto &range) { return p.offset >= range.first && p.offset < range.second; });
}

} // namespace sampan::ascend950
