// A row of a list, as a firm's copy holds it.
#pragma once

#include "list/date.h"

#include <string>
#include <vector>

namespace sampan::list {

// How much a row counts. Only the first two can say that a product is on the list.
enum class Basis { OwnCopy, Official, Reported };

// Until when a row holds. `shown` is the date to name when it is over.
struct Validity {
  enum Kind { Unknown, Unlimited, Limited } kind = Unknown;
  Date lastDay, shown;
  bool holds(Date on) const { return kind == Unlimited || (kind == Limited && on <= lastDay); }
};

struct Entry {
  std::string list;
  std::string issuer;
  std::string issue;
  std::string published;  // ISO, or empty
  std::string validUntil; // ISO: the last day; "none": unlimited; empty: not stated
  int validYears = 0;     // from the day of publication; 0: not stated
  std::string category;   // cpu, os, database, ai-chip, other
  std::string product;
  std::vector<std::string> aliases; // that the list itself gives
  std::string vendor;
  std::string level;
  std::string version;
  std::string source;
  std::string enteredBy;
  Basis basis = Basis::OwnCopy;

  Validity validity() const;
};

// The category that a word of a list means, in either language; empty if it is none of them.
std::string categoryOf(std::string_view word);

std::string basisName(Basis);

} // namespace sampan::list
