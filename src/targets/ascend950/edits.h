// What is changed in the user's text apart from single words: insertions and replacements by place.
#pragma once

#include "targets/ascend950/source_text.h"

namespace sampan::ascend950 {

struct Edit {
  unsigned length = 0; // of what is replaced
  std::string text;
};

class Edits {
public:
  // False if something else was to happen at the same place: a template or a macro whose uses want different text.
  bool replace(Place at, unsigned length, const std::string &text) {
    auto [found, isNew] = edits.try_emplace(at, Edit{length, text});
    return isNew || (found->second.length == length && found->second.text == text);
  }
  // Several insertions at one place stand in the order in which they came; the same one counts once.
  void insert(Place at, const std::string &text) {
    std::vector<std::string> &list = insertions[at];
    if (!llvm::is_contained(list, text))
      list.push_back(text);
  }
  void keep(Place at) { kept.insert(at); } // a word of the user's own: the table of spellings does not apply

  const Edit *at(Place p) const {
    const auto found = edits.find(p);
    return found == edits.end() ? nullptr : &found->second;
  }
  std::string insertedAt(Place p) const {
    std::string all;
    if (const auto found = insertions.find(p); found != insertions.end())
      for (const std::string &s : found->second)
        all += s;
    return all;
  }
  bool keeps(Place p) const { return kept.count(p) != 0; }

private:
  std::map<Place, Edit> edits;
  std::map<Place, std::vector<std::string>> insertions;
  std::set<Place> kept;
};

} // namespace sampan::ascend950
