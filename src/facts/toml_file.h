// A TOML file with the complaints that all readers share. Private to src/facts.
#pragma once

#include "support/diagnostic.h"
#include "support/language.h"

#include <initializer_list>
#include <optional>
#include <toml++/toml.h>

namespace sampan::facts {

struct TomlFile {
  std::string path;
  toml::table root;
  Diagnostics &out;

  Location at(const toml::node &) const;
  bool complain(const char *id, const std::string &text, const std::string &hint, const toml::node &) const;

  // Every field of the table is one of these.
  bool onlyHas(const toml::table &, std::initializer_list<std::string_view> fields) const;
  // Fields that must be there; an error otherwise. The optional ones are empty if absent, an error if of another type.
  std::string text(const toml::table &, std::string_view field) const;
  std::string textOr(const toml::table &, std::string_view field) const;
  std::vector<std::string> texts(const toml::table &, std::string_view field) const;
  Words words(const toml::table &, std::string_view field) const;
  // A text that is the same in both languages, or both; empty if absent.
  Words wordsOr(const toml::table &, std::string_view field) const;
  // The tables of an array; an error if it is something else. Absent: none.
  std::vector<const toml::table *> tables(const toml::table &, std::string_view field) const;
};

std::optional<TomlFile> openToml(const std::string &path, Diagnostics &);

// Names of the .toml files of a folder, sorted, without the suffix.
std::vector<std::string> tomlNames(const std::string &folder);

} // namespace sampan::facts
