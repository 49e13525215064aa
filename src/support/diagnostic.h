// What the compiler has to say to its user, as values. Nothing here prints or exits: the program at the edge does.
#pragma once

#include "support/language.h"

#include <string>
#include <utility>
#include <vector>

namespace sampan {

enum class Severity { Remark, Warning, Error };

// What stands before the text.
Words severityName(Severity);

// Where in the user's source. Line and column count from 1; 0 means unknown, an empty file means "no place in a source".
struct Location {
  std::string file;
  unsigned line = 0;
  unsigned column = 0;
};

// `id` is stable and has a page in docs/diagnostics; `hint` is the way out, in one sentence.
struct Diagnostic {
  std::string id;
  Severity severity = Severity::Error;
  Location where;
  std::string text;
  std::string hint;
};

// The list that a compilation fills. A function that can fail takes one and answers false or null after adding an error.
class Diagnostics {
public:
  void add(Diagnostic d) { list.push_back(std::move(d)); }
  // Adds an error and answers false, so that a failing function can `return out.error(…)`.
  bool error(std::string id, std::string text, std::string hint = {}, Location where = {}) {
    list.push_back({std::move(id), Severity::Error, std::move(where), std::move(text), std::move(hint)});
    return false;
  }
  void remark(std::string id, std::string text, Location where = {}, std::string hint = {}) {
    list.push_back({std::move(id), Severity::Remark, std::move(where), std::move(text), std::move(hint)});
  }
  void append(const Diagnostics &more) { list.insert(list.end(), more.list.begin(), more.list.end()); }
  bool hasErrors() const {
    for (const Diagnostic &d : list)
      if (d.severity == Severity::Error)
        return true;
    return false;
  }
  const std::vector<Diagnostic> &all() const { return list; }

private:
  std::vector<Diagnostic> list;
};

// One line in the form of compilers, `file:line:column: error: text [id]`, then the hint on a line of its own.
std::string toString(const Diagnostic &, Language = Language::English);

} // namespace sampan
