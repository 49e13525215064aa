#include "facts/toml_file.h"

#include "support/file.h"

#include <algorithm>
#include <filesystem>

namespace sampan::facts {
namespace fs = std::filesystem;

Location TomlFile::at(const toml::node &node) const { return {path, node.source().begin.line, 0}; }

bool TomlFile::complain(const char *id, const std::string &text, const std::string &hint,
                        const toml::node &node) const {
  return out.error(id, text, hint, at(node));
}

bool TomlFile::onlyHas(const toml::table &table, std::initializer_list<std::string_view> fields) const {
  bool good = true;
  for (auto &&[key, value] : table)
    if (std::ranges::find(fields, key.str()) == fields.end())
      good = complain("D1003", "there is no field '" + std::string(key.str()) + "'",
                      "chips/README.md and lists/README.md name the fields", value);
  return good;
}

std::string TomlFile::text(const toml::table &table, std::string_view field) const {
  std::string found = textOr(table, field);
  if (found.empty())
    complain("D1006", "'" + std::string(field) + "' is missing or empty", "write it as a text", table);
  return found;
}

std::string TomlFile::textOr(const toml::table &table, std::string_view field) const {
  const toml::node *node = table.get(field);
  if (!node)
    return {};
  if (!node->is_string()) {
    complain("D1006", "'" + std::string(field) + "' is not a text", "write it in quotes", *node);
    return {};
  }
  return **node->as_string();
}

std::vector<std::string> TomlFile::texts(const toml::table &table, std::string_view field) const {
  std::vector<std::string> found;
  const toml::node *node = table.get(field);
  if (!node)
    return found;
  const toml::array *array = node->as_array();
  if (!array || !std::ranges::all_of(*array, [](const toml::node &n) { return n.is_string(); })) {
    complain("D1006", "'" + std::string(field) + "' is not a list of texts", "write it as [\"…\", \"…\"]", *node);
    return found;
  }
  for (const toml::node &element : *array)
    found.push_back(**element.as_string());
  return found;
}

Words TomlFile::words(const toml::table &table, std::string_view field) const {
  const toml::node *node = table.get(field);
  const toml::table *both = node ? node->as_table() : nullptr;
  if (!both) {
    complain("D1006", "'" + std::string(field) + "' is not given in both languages",
             "write it as { en = \"…\", zh = \"…\" }", node ? *node : table);
    return {};
  }
  onlyHas(*both, {"en", "zh"});
  return {text(*both, "en"), text(*both, "zh")};
}

Words TomlFile::wordsOr(const toml::table &table, std::string_view field) const {
  const toml::node *node = table.get(field);
  if (node && node->is_table())
    return words(table, field);
  std::string both = textOr(table, field);
  return {both, both};
}

std::vector<const toml::table *> TomlFile::tables(const toml::table &table, std::string_view field) const {
  std::vector<const toml::table *> found;
  const toml::node *node = table.get(field);
  if (!node)
    return found;
  const toml::array *array = node->as_array();
  for (size_t i = 0; array && i < array->size(); ++i)
    if (const toml::table *element = array->get(i)->as_table())
      found.push_back(element);
  if (!array || found.size() != array->size())
    complain("D1006", "'" + std::string(field) + "' is not a list of tables",
             "write it as [[" + std::string(field) + "]]", *node);
  return found;
}

std::optional<TomlFile> openToml(const std::string &path, Diagnostics &out) {
  std::optional<std::string> content = readFile(path);
  if (!content) {
    out.error("D1002", "cannot read '" + path + "'", "check that the data folder is complete");
    return std::nullopt;
  }
  try {
    return TomlFile{path, toml::parse(*content, path), out};
  } catch (const toml::parse_error &error) {
    out.error("D1002", "this is not TOML: " + std::string(error.description()), "repair the file",
              {path, error.source().begin.line, error.source().begin.column});
    return std::nullopt;
  }
}

std::vector<std::string> tomlNames(const std::string &folder) {
  std::vector<std::string> names;
  std::error_code failed;
  for (const fs::directory_entry &entry : fs::directory_iterator(folder, failed))
    if (entry.path().extension() == ".toml")
      names.push_back(entry.path().stem().string());
  std::ranges::sort(names);
  return names;
}

} // namespace sampan::facts
