// Questions to the catalogue of chips: which ones, on which lists, with a target or not.
#pragma once

#include "facts/public_list.h"
#include "support/speaker.h"

#include <string>
#include <vector>

namespace sampan::list {

// What the program at hand can compile for; the command line knows, this folder does not.
struct TargetState {
  std::string name;
  bool works = false;
};

// Where a chip stands on a public list.
struct Mention {
  const facts::PublicList *list;
  const facts::Notice *notice;
  const facts::PublicEntry *entry;
  bool sure; // the row is this chip; else it may be, or it names the vendor only
};

struct Offer {
  const facts::Catalogue &catalogue;
  const facts::Lists &lists;
  std::vector<TargetState> targets;

  std::vector<Mention> mentions(const facts::Chip &) const;
  const TargetState *target(const facts::Chip &) const;
};

struct ChipFilter {
  std::string vendor, family, kind, onList, target;
  bool withTarget = false; // Sampan has a target, built or not
  bool works = false;      // … that works today
  bool fp64 = false;       // a sourced FP64 peak, or 64-bit floats in the source's words
};

// Chips that pass. An error if a value of the filter fits nothing that the catalogue knows.
std::vector<const facts::Chip *> choose(const Offer &, const ChipFilter &, const Speaker &);

// The chip of that id, or of that name or alias, in any spelling of the two scripts; an error with the nearest one.
const facts::Chip *findChip(const Offer &, const std::string &name, const Speaker &);

} // namespace sampan::list
