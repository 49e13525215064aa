// What is publicly known of the lists, and which rule binds whom. Values of lists/*.toml.
#pragma once

#include "facts/chip.h"

namespace sampan::facts {

struct PublicEntry {
  std::string name; // empty: the row is for a vendor, not for a product
  std::vector<std::string> aliases;
  std::string vendor;
  std::string level;
  std::string version;
  std::vector<std::string> chips;          // ids of chips/ that are this product
  std::vector<std::string> uncertainChips; // … that may be
};

struct Notice {
  std::string issue;
  std::string published; // ISO
  int validYears = 0;    // 0: not stated
  std::string source;
  std::string confidence;
  std::string category;
  std::vector<PublicEntry> entries;
};

struct PublicList {
  std::string id;
  Words name;
  std::string issuer;
  std::vector<std::string> categories;
  std::vector<std::string> complete; // categories whose published names are all known
  Words note;
  std::vector<Notice> notices;
};

struct Entity {
  std::string id;
  Words name;
};

struct Rule {
  std::vector<std::string> entities;
  std::vector<std::string> categories;
  std::string mandate; // must, reported or none-found
  std::string deadline;
  Words text;
  std::string source;
  std::string confidence;
};

struct Lists {
  std::vector<PublicList> lists;
  std::vector<Entity> entities;
  std::vector<Rule> rules;
};

} // namespace sampan::facts
