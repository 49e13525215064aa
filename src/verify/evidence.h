// What a comparison rested on, written down so that it can be done again: `sampan reproduce`.
#pragma once

#include "support/speaker.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace sampan::verify {

struct EvidenceFacts {
  std::vector<std::string> arguments;     // of `sampan verify`, with full paths
  std::string recording, program, policy; // files; policy may be empty
  std::vector<std::string> notes;         // "seed=42"
};

// Hashes of files, the program's manifest, machine and environment, and the report.
nlohmann::json makeEvidence(const EvidenceFacts &, const std::string &reportJson);

// Nothing after an error: R1070 if it is no such file.
std::optional<nlohmann::json> readEvidence(const std::string &file, const Speaker &);

// Files that are not what they were, sources included.
std::vector<std::string> changedSince(const nlohmann::json &evidence);

// Where the results of two reports differ, one line each; empty: they agree. Of what scatters from run to run only the
// verdict counts.
std::vector<std::string> resultsThatDiffer(const nlohmann::json &then, const nlohmann::json &now);

} // namespace sampan::verify
