// What goes to a person's screen.
#pragma once

#include "support/diagnostic.h"

#include <cstdio>
#include <string>

namespace sampan {

// Is there a person at the other end who can see colours and moving lines? Respects NO_COLOR and TERM=dumb.
bool isInteractive(std::FILE *);

// All of them, in order, coloured where that helps. Remarks only if wanted.
void print(const Diagnostics &, std::FILE *, bool remarks = true, Language = Language::English);

// One line that says what is going on and then leaves no trace. Silent where nobody watches.
class ProgressLine {
public:
  explicit ProgressLine(std::FILE *to) : file(isInteractive(to) ? to : nullptr) {}
  ~ProgressLine() { clear(); }
  ProgressLine(const ProgressLine &) = delete;
  ProgressLine &operator=(const ProgressLine &) = delete;
  void show(const std::string &text);
  void clear();

private:
  std::FILE *file;
  bool shown = false;
};

} // namespace sampan
