// How a program says it was made (section sampan_manifest), and its sources.
#pragma once

#include "support/speaker.h"

#include <nlohmann/json.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sampan::verify {

using Texts = std::map<std::string, std::string>; // by full path

struct Manifest {
  nlohmann::json entries = nlohmann::json::array(); // one for each source, as the program holds them
  bool empty() const { return entries.empty(); }
  // Every file that an entry names, as a path without "..", with the SHA-256 that it had.
  std::map<std::string, std::string> files() const;
};

// Empty if the program holds none or is none: it was not built by Sampan.
Manifest readManifest(const std::string &program);
// Nothing if it is not of the form that readManifest makes.
std::optional<Manifest> manifestOf(const nlohmann::json &entries);

// The sources as they are now, those that still have their hash. `changed` gets the names of the others.
Texts readSources(const Manifest &, std::vector<std::string> &changed);

} // namespace sampan::verify
