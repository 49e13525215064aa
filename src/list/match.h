// Gathers, for one item and one list, what its rows say, in any order, and then decides.
#pragma once

#include "list/check.h"

#include <set>

namespace sampan::list {

// A row that ships, in the form of the firm's own; what is public is never more than reported.
Entry fromPublic(const facts::PublicList &, const facts::Notice &, const facts::PublicEntry &);

// A row of a list with its names read once.
struct ListRow {
  const Entry &entry;
  std::vector<Name> names;    // product and the list's own aliases; none: the row is for a vendor
  std::string vendor;         // as the catalogue calls it; empty: not known
  bool uncertainChip = false; // the catalogue says that the item may be this product
};

// An item with its names read once.
struct ItemNames {
  Name name;
  std::vector<Name> confirmed;  // what the user has confirmed it to be
  std::vector<Name> otherNames; // of the chip that the catalogue takes it for
  std::string vendor;
  std::string category;
  std::string version;
  bool knownProduct = false; // its name is that of another product: it is no misspelling
};

class Matcher {
public:
  void see(const ItemNames &, const ListRow &, Date on);
  // `covered`: absence from the list means something; `supplied`: the firm's own copy is there for this category.
  Finding decide(bool covered, bool supplied) const;

private:
  struct Match {
    Validity validity;
    std::string product, basis, notice;
    auto key() const { return std::tuple(validity.kind, validity.lastDay, product, basis, notice); }
    bool operator<(const Match &other) const { return key() < other.key(); }
  };
  Finding fromMatches(const std::set<Match> &) const;
  // Sets: neither order nor repetition of rows can matter.
  std::set<Match> firm, reported;
  std::set<std::string> uncertain; // the first ones of the alphabet: a vague name may be close to a million
  bool later = false;              // an entry was published after the day
  std::set<std::string> reasons;   // keys of kReasons
  std::set<std::string> vendorRows;
  void addUncertain(const std::string &product, const std::string &reason);
  Date day;
};

} // namespace sampan::list
