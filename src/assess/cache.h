// Units that were assessed before, one file each, and whether they are still true.
#pragma once

#include "assess/run_units.h"

#include <optional>

namespace sampan::assess {

class Cache {
public:
  Cache(std::string folder, std::string tool) : folder(std::move(folder)), tool(std::move(tool)) {}
  // Nothing if the unit was not assessed, or any file that it read is no longer the same.
  std::optional<Unit> find(const Job &);
  // Q1004, once, if it cannot be kept.
  void keep(const Job &, const Unit &, const Speaker &);

private:
  std::string pathOf(const Job &) const;
  const std::string &sumOf(const std::string &file);
  std::string folder, tool;
  std::map<std::string, std::string> sums; // of files read in this run; empty: there is none
  bool hasFailed = false;
};

} // namespace sampan::assess
