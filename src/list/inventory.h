// What a firm still runs, and what could take its place: products that the lists name for the same use.
#pragma once

#include "list/check.h"
#include "list/chips.h"

namespace sampan::list {

struct Substitute {
  std::string product, vendor, list;
  Verdict status = Verdict::Reported; // on the list and in date, or reported
  std::string until;
  std::string target; // of Sampan, for chips; empty: none
  bool targetWorks = false;
};

struct Asset {
  CheckedItem checked;
  std::string origin;   // foreign, domestic or unknown
  std::string deadline; // the user's own, or what is reported of a rule; empty: none known
  bool deadlineReported = false;
  double owned = 0, replaced = 0;
  bool counted = false; // both numbers are given and fit together
  std::vector<Substitute> substitutes;
};

// Substitutes for foreign assets only, ranked: confirmed before reported, then those that Sampan compiles for today.
std::vector<Asset> takeInventory(const CheckOrder &, const CheckResult &, const Offer &);

} // namespace sampan::list
