// The user's files as text: tokens, comments, macros and what the preprocessor skipped. Places are a file and an offset in
// bytes; a token inside of a macro counts where it is written, in the #define or in an argument.
#pragma once

#include <clang/AST/DeclBase.h>
#include <clang/Basic/SourceManager.h>
#include <clang/Frontend/CompilerInstance.h>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace sampan::ascend950 {

struct Word {
  unsigned begin, end;
  clang::tok::TokenKind kind; // raw: names are tok::raw_identifier
  bool startsLine;
};

struct Place {
  clang::FileID file;
  unsigned offset = 0;
  bool operator<(const Place &o) const { return file < o.file || (file == o.file && offset < o.offset); }
};

struct Extent {
  clang::FileID file;
  unsigned begin = 0, end = 0;
};

struct MacroText {
  std::string name;
  clang::SourceLocation at; // of its name
  Extent extent;            // from # to the end of the line that ends it
  bool undefines = false;
};

class SourceText {
public:
  explicit SourceText(clang::CompilerInstance &); // listens to the preprocessor from here on

  const clang::SourceManager &sources() const { return manager; }
  llvm::StringRef textOf(clang::FileID) const;
  llvm::StringRef textOf(const Extent &) const;
  // Tokens and comments in order.
  const std::vector<Word> &wordsOf(clang::FileID);
  size_t wordAt(clang::FileID, unsigned offset); // the first that does not begin before

  Place spelled(clang::SourceLocation) const;
  bool isUsers(clang::SourceLocation) const; // in a file of the user's, not of the system's or ours
  bool isUsers(const clang::Decl *d) const { return isUsers(d->getLocation()); }

  // A declaration with the comment above it and the semicolon behind. Empty (begin == end) if it is not in a file.
  Extent extentOf(const clang::Decl *);
  // Line breaks and comments in front of a place that belong to what begins there.
  unsigned withComments(clang::FileID, unsigned begin);

  bool isSkipped(const Place &) const; // by #if

  std::vector<MacroText> macros;                                               // of the user's files, in order
  std::map<std::string, std::string> foreignMacros;                            // name -> last text, from other files
  std::map<clang::FileID, std::vector<std::pair<unsigned, unsigned>>> skipped; // ranges of #if that were left out

private:
  clang::SourceManager &manager;
  std::map<clang::FileID, std::vector<Word>> words;
};

} // namespace sampan::ascend950
