// What was found, for people and for programs.
#pragma once

#include "assess/facts.h"
#include "facts/chip.h"

#include <string>

namespace sampan::assess {

// A chip of the catalogue. It has verdicts only if its target can be asked.
struct ChipColumn {
  std::string id, name, vendor;
  std::string target; // empty: Sampan has none for it
  bool works = false;
};

struct Report {
  std::string subject; // what was asked for, in the user's words
  std::string version;
  std::vector<Unit> units;
  std::vector<ChipColumn> chips;
  std::vector<std::string> targets; // that were asked
  size_t notReached = 0;            // units, when the run was interrupted
  std::string buildEnd;             // why the recorded build stopped early; empty: it did not
};

// Absolute, without detours.
std::string fullPath(const Unit &, const std::string &file);

std::string summaryText(const Report &, Language);
std::string reportJson(const Report &); // docs/assess.md describes it
std::string reportSarif(const Report &, Language);
std::string reportHtml(const Report &, Language);

} // namespace sampan::assess
