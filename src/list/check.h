// A purchase against every list that is known: one verdict for each item and list, never more than what a source supports.
#pragma once

#include "facts/public_list.h"
#include "list/name.h"
#include "list/read_records.h"
#include "list/store.h"

#include <map>
#include <optional>

namespace sampan::list {

enum class Verdict { OnListInDate, Expired, Uncertain, Reported, NotOnList, NotSupplied };

// As programs read it, and as people do.
const char *verdictId(Verdict);
Words verdictWords(Verdict);

struct Finding {
  Verdict verdict = Verdict::NotSupplied;
  std::vector<std::string> which; // products of the list that match, or may
  std::string until;              // ISO: when an expired entry lapsed, or until when one holds; "none": without end
  std::string basis;              // own-copy, official or reported: of the entry that decided
  std::vector<Words> notes;       // why, where the verdict alone does not say it
};

struct Item {
  size_t line = 0;
  std::string name, vendor, category, version, quantity;
  // For cards of NVIDIA: two questions that do not answer each other. Empty is unknown.
  bool needsLicences = false;
  std::string exportLicence, domesticApproval;
  // For what is in use already
  std::string replaced, deadline, origin;
};

struct CheckedList {
  std::string id;
  Words name;
  Words note;
  bool supplied = false; // the firm's own copy, or an official notice, is in the store
  int64_t setAside = 0;  // rows of its imports that could not be understood: what they name may be on the list
};

struct CheckedItem {
  Item item;
  std::string vendor;                // as recognised
  std::string category;              // as stated or recognised
  std::vector<Finding> findings;     // one for each list, in their order
  const facts::Rule *rule = nullptr; // that binds this buyer for this category; null: the category is not known
};

struct NotChecked {
  size_t line;
  Words why;
  std::string verbatim;
};

struct CheckOrder {
  const facts::Catalogue &catalogue;
  const facts::Lists &lists;
  const Store &store;
  std::string entity;
  Date on;
  std::vector<std::string> only; // ids of lists; empty: all
};

struct CheckResult {
  const facts::Entity *entity;
  Date on;
  std::vector<CheckedList> lists;
  std::vector<CheckedItem> items;
  std::vector<NotChecked> notChecked;
};

// The rows of a purchase or of an inventory.
struct Purchase {
  std::vector<Item> items;
  std::vector<NotChecked> notChecked;
};
std::optional<Purchase> readPurchase(const std::string &path, const FileForm &, const Speaker &);

// Does a row of any list carry exactly this name?
bool isListed(const facts::Catalogue &, const facts::Lists &, const Store &, const std::string &product);

std::optional<CheckResult> check(const CheckOrder &, Purchase, const Speaker &);

} // namespace sampan::list
