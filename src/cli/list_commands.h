// The words after `sampan list`. Each takes what all of them need and what follows it.
#pragma once

#include "cli/commands.h"
#include "list/chips.h"
#include "support/speaker.h"

namespace sampan::cli {

struct ListWork {
  facts::Catalogue catalogue;
  facts::Lists lists;
  std::string store; // --store, or the usual place
  const Speaker &speaker;
};

int listChips(const ListWork &, const Arguments &);
int listImport(const ListWork &, const Arguments &);
int listUndo(const ListWork &, const Arguments &);
int listLog(const ListWork &, const Arguments &);
int listAlias(const ListWork &, const Arguments &);
int listCheck(const ListWork &, const Arguments &);

// Options that each of them takes; `sampan list` has used them already.
inline const std::vector<std::string> kListOptions = {"data", "store", "lang"};
std::vector<std::string> withListOptions(std::vector<std::string> own);

} // namespace sampan::cli
