// A comparison for people and programs.
#pragma once

#include "support/language.h"
#include "verify/compare.h"
#include "verify/explain.h"

#include <nlohmann/json_fwd.hpp>

namespace sampan::verify {

struct Report {
  std::string recording, digest;
  nlohmann::json *session = nullptr; // of the recording
  std::string program;               // what was run
  std::string state;                 // "ran on cpu (x86-64-v3, 2 threads, 2026-11-27)"
  std::vector<std::string> runs;     // how each repetition was run
  Comparison comparison;
  std::vector<Words> remarks;
  std::optional<Explanation> explanation;
};

std::string reportText(const Report &, Language);
// Schema: docs/verify.md. Names stay the same; new ones may come.
std::string reportJson(const Report &);
// One file, nothing loaded from elsewhere, plots as SVG.
std::string reportHtml(const Report &, Language);

} // namespace sampan::verify
