// nvcc lets `Converter<A, B>::convert<4>(x)` pass where A and B are template parameters; the standard, and Clang, want
// `Converter<A, B>::template convert<4>(x)`. Clang takes the first for two comparisons and finds out at instantiation. From
// what it says then the places are found; the source is read again with the keyword at each.
#pragma once

#include <clang/Basic/Diagnostic.h>
#include <clang/Lex/PreprocessorOptions.h>

#include <map>
#include <set>
#include <string>

namespace sampan::frontend {

class TemplateKeywords {
public:
  // Takes note of the place if this error is the lack of a keyword.
  void note(const clang::Diagnostic &);
  // Puts the keywords in at the places noted since the last time; false if there are none.
  bool insert();
  // Has files with keywords read instead of those on disk.
  void apply(clang::PreprocessorOptions &) const;

private:
  struct Places {
    std::string text; // that the offsets count in
    std::set<unsigned> offsets;
  };
  std::map<std::string, Places> noted;      // by file
  std::map<std::string, std::string> texts; // of files with keywords put in
};

} // namespace sampan::frontend
