#include "facts/read_facts.h"
#include "facts/read_sources.h"
#include "facts/toml_file.h"

#include <algorithm>

namespace sampan::facts {
namespace {

void checkSource(const TomlFile &file, const toml::table &table, const std::string &source, const std::string &word,
                 const Catalogue &catalogue) {
  if (!catalogue.source(source))
    file.complain("D1004", "the source '" + source + "' is in no sources.toml", "add it there, with where it was read",
                  table);
  if (!confidence(word))
    file.complain("D1004", "'" + word + "' is no word for confidence", "chips/README.md lists the words", table);
}

PublicEntry readEntry(const TomlFile &file, const toml::table &table, const Catalogue &catalogue) {
  file.onlyHas(table, {"name", "aliases", "vendor", "level", "version", "chips", "uncertain_chips"});
  PublicEntry entry{file.textOr(table, "name"),          file.texts(table, "aliases"),  file.text(table, "vendor"),
                    file.textOr(table, "level"),         file.textOr(table, "version"), file.texts(table, "chips"),
                    file.texts(table, "uncertain_chips")};
  for (const std::vector<std::string> *ids : {&entry.chips, &entry.uncertainChips})
    for (const std::string &id : *ids)
      if (!catalogue.find(id))
        file.complain("D1006", "there is no chip '" + id + "'", "the names of the files in chips/ are the ids", table);
  return entry;
}

Notice readNotice(const TomlFile &file, const toml::table &table, const Catalogue &catalogue) {
  file.onlyHas(table, {"issue", "published", "published_precision", "valid_years", "source", "confidence", "category",
                       "entries"});
  Notice notice{file.text(table, "issue"),  file.text(table, "published"),  0,
                file.text(table, "source"), file.text(table, "confidence"), file.text(table, "category")};
  if (const toml::node *years = table.get("valid_years")) {
    if (years->is_integer())
      notice.validYears = static_cast<int>(**years->as_integer());
    else
      file.complain("D1006", "'valid_years' is not a whole number", "leave it out if it is not stated", *years);
  }
  checkSource(file, table, notice.source, notice.confidence, catalogue);
  for (const toml::table *entry : file.tables(table, "entries"))
    notice.entries.push_back(readEntry(file, *entry, catalogue));
  return notice;
}

void readList(const TomlFile &file, const std::string &stem, const Catalogue &catalogue, Lists &lists) {
  const toml::table &root = file.root;
  file.onlyHas(root, {"id", "name", "issuer", "categories", "complete", "note", "notice"});
  PublicList list{file.text(root, "id"),
                  file.words(root, "name"),
                  file.text(root, "issuer"),
                  file.texts(root, "categories"),
                  file.texts(root, "complete"),
                  file.words(root, "note"),
                  {}};
  if (list.id != stem)
    file.complain("D1005", "the id '" + list.id + "' is not the file's name", "call the file " + list.id + ".toml",
                  root);
  for (const toml::table *notice : file.tables(root, "notice"))
    list.notices.push_back(readNotice(file, *notice, catalogue));
  lists.lists.push_back(std::move(list));
}

void readRules(const TomlFile &file, const Catalogue &catalogue, Lists &lists) {
  file.onlyHas(file.root, {"entity", "rule"});
  for (const toml::table *table : file.tables(file.root, "entity")) {
    file.onlyHas(*table, {"id", "name"});
    lists.entities.push_back({file.text(*table, "id"), file.words(*table, "name")});
  }
  for (const toml::table *table : file.tables(file.root, "rule")) {
    file.onlyHas(*table, {"entities", "categories", "mandate", "deadline", "text", "source", "confidence"});
    Rule rule{file.texts(*table, "entities"),  file.texts(*table, "categories"), file.text(*table, "mandate"),
              file.textOr(*table, "deadline"), file.words(*table, "text"),       file.text(*table, "source"),
              file.text(*table, "confidence")};
    checkSource(file, *table, rule.source, rule.confidence, catalogue);
    lists.rules.push_back(std::move(rule));
  }
}

} // namespace

std::optional<Lists> readLists(const std::string &dataFolder, Catalogue &catalogue, Diagnostics &out) {
  std::string folder = dataFolder + "/lists";
  Lists lists;
  Diagnostics found;
  if (std::optional<TomlFile> file = openToml(folder + "/sources.toml", found))
    readSources(*file, catalogue);
  if (std::optional<TomlFile> file = openToml(folder + "/rules.toml", found))
    readRules(*file, catalogue, lists);
  for (const std::string &name : tomlNames(folder))
    if (name != "sources" && name != "rules")
      if (std::optional<TomlFile> file = openToml(folder + "/" + name + ".toml", found))
        readList(*file, name, catalogue, lists);
  out.append(found);
  if (found.hasErrors())
    return std::nullopt;
  return lists;
}

} // namespace sampan::facts
