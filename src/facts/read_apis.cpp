#include "facts/read_facts.h"
#include "facts/toml_file.h"

#include <algorithm>
#include <set>

namespace sampan::facts {
namespace {

// What C calls a name: stubs and declarations are made of it.
bool isName(const std::string &text) {
  return !text.empty() && !(text[0] >= '0' && text[0] <= '9') && std::ranges::all_of(text, [](char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

void readTopic(const TomlFile &file, const toml::table &table, Api &api) {
  file.onlyHas(table, {"title", "instead", "declared", "functions"});
  const std::string title = file.text(table, "title"), instead = file.textOr(table, "instead");
  if (table.contains("instead") && (instead.empty() || instead.find_first_of("\"\\\n") != std::string::npos))
    file.complain("D1006", "'instead' is empty, or has a quote, a backslash or a line's end in it",
                  "say what to use in one plain sentence", table);
  const toml::node *declared = table.get("declared");
  if (declared && !declared->is_boolean())
    file.complain("D1006", "'declared' is neither true nor false", "leave it out if it is false", *declared);
  for (const std::string &name : file.texts(table, "functions")) {
    if (!isName(name))
      file.complain("D1006", "'" + name + "' is not the name of a function", "write only the name", table);
    api.functions.push_back({name, title, instead, table["declared"].value_or(false)});
  }
}

Api readApi(const TomlFile &file, const std::string &stem) {
  const toml::table &root = file.root;
  file.onlyHas(root, {"id", "name", "headers", "libraries", "status", "refusal", "topic"});
  Api api{file.text(root, "id"),
          file.text(root, "name"),
          file.texts(root, "headers"),
          file.texts(root, "libraries"),
          file.textOr(root, "status"),
          file.textOr(root, "refusal"),
          {}};
  if (api.id != stem)
    file.complain("D1005", "the id '" + api.id + "' is not the file's name", "call the file " + api.id + ".toml", root);
  if (api.status.empty() != api.refusal.empty())
    file.complain("D1006", "'status' and 'refusal' go together", "give the type and a value of it, or neither", root);
  for (const toml::table *topic : file.tables(root, "topic"))
    readTopic(file, *topic, api);
  std::set<std::string_view> seen;
  for (const ApiFunction &function : api.functions)
    if (!seen.insert(function.name).second)
      file.complain("D1005", "there are two rows for '" + function.name + "'", "a function is there, or it is not",
                    root);
  return api;
}

} // namespace

const ApiFunction *Api::find(std::string_view function) const {
  auto found = std::ranges::find(functions, function, &ApiFunction::name);
  return found == functions.end() ? nullptr : &*found;
}

std::optional<std::vector<Api>> readApis(const std::string &dataFolder, Diagnostics &out) {
  const std::string folder = dataFolder + "/apis";
  std::vector<Api> apis;
  Diagnostics found;
  const std::vector<std::string> names = tomlNames(folder);
  if (names.empty())
    found.error("D1002", "there are no files of APIs in '" + folder + "'", "check that the data folder is complete");
  for (const std::string &name : names)
    if (std::optional<TomlFile> file = openToml(folder + "/" + name + ".toml", found))
      apis.push_back(readApi(*file, name));
  out.append(found);
  if (found.hasErrors())
    return std::nullopt;
  return apis;
}

} // namespace sampan::facts
