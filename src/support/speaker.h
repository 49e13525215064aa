// Diagnostics in the reader's language: what a function has to say in both goes in, what is shown comes out.
#pragma once

#include "support/diagnostic.h"
#include "support/language.h"

namespace sampan {

class Speaker {
public:
  Speaker(Language language, Diagnostics &out) : tongue(language), out(out) {}

  Language language() const { return tongue; }
  const std::string &say(const Words &words) const { return words.in(tongue); }
  Diagnostics &diagnostics() const { return out; }

  // Answers false, so that a failing function can `return speaker.error(…)`.
  bool error(std::string id, const Words &text, const Words &hint, Location where = {}) const {
    return out.error(std::move(id), say(text), say(hint), std::move(where));
  }
  void warning(std::string id, const Words &text, const Words &hint, Location where = {}) const {
    out.add({std::move(id), Severity::Warning, std::move(where), say(text), say(hint)});
  }

private:
  Language tongue;
  Diagnostics &out;
};

} // namespace sampan
