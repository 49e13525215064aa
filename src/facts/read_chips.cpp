#include "facts/read_facts.h"
#include "facts/read_sources.h"
#include "facts/toml_file.h"

#include "support/file.h"

#include <algorithm>

namespace sampan::facts {
namespace {

void readFigure(const TomlFile &file, const std::string &key, const toml::node &node, const Catalogue &catalogue,
                Chip &chip) {
  const FigureKind *kind = figureKind(key);
  if (!kind) {
    file.complain("D1003", "there is no figure '" + key + "'", "chips/README.md names the figures", node);
    return;
  }
  const toml::table *table = node.as_table();
  if (!table || !table->get("source")) {
    file.complain("D1004", "the figure '" + key + "' has no source",
                  "write { value = …, source = \"…\", confidence = \"…\" }; a figure without a source is left out",
                  node);
    return;
  }
  file.onlyHas(*table, {"value", "source", "confidence", "note"});
  Figure figure{key, {}, file.text(*table, "source"), file.text(*table, "confidence"), file.wordsOr(*table, "note")};
  if (!catalogue.source(figure.source))
    file.complain("D1004", "the source '" + figure.source + "' of '" + key + "' is not in sources.toml",
                  "add it there, with a title and where it was read", *table);
  if (!confidence(figure.confidence))
    file.complain("D1004", "'" + figure.confidence + "' is no word for confidence", "chips/README.md lists the words",
                  *table);
  const toml::node *value = table->get("value");
  if (value && kind->isNumber && value->is_number())
    figure.value = *value->value<double>();
  else if (value && !kind->isNumber && (value->is_string() || value->is_table()))
    figure.value = file.wordsOr(*table, "value");
  else
    file.complain("D1006", "the value of '" + key + "' is not a " + (kind->isNumber ? "number" : "text"),
                  "leave out what is not known", *table);
  chip.figures.push_back(std::move(figure));
}

// Sections nest one level more for peaks: [peak.vector] fp32_tflops.
void readSection(const TomlFile &file, const std::string &name, const toml::table &section, const Catalogue &catalogue,
                 Chip &chip) {
  for (auto &&[key, node] : section) {
    std::string path = name + "." + std::string(key.str());
    if (name == "peak" && node.is_table())
      readSection(file, path, *node.as_table(), catalogue, chip);
    else
      readFigure(file, path, node, catalogue, chip);
  }
}

void orderFigures(Chip &chip) {
  std::ranges::stable_sort(chip.figures, {}, [](const Figure &figure) { return figureKind(figure.key); });
}

void readChip(const TomlFile &file, const std::string &stem, Catalogue &catalogue) {
  const toml::table &root = file.root;
  file.onlyHas(root, {"id", "name", "aliases", "vendor", "kind", "family", "target", "reference", "note", "peak",
                      "measured", "memory", "onchip", "chip"});
  Chip chip{file.text(root, "id"),   file.text(root, "name"),   file.texts(root, "aliases"), file.text(root, "vendor"),
            file.text(root, "kind"), file.text(root, "family"), file.textOr(root, "target")};
  chip.note = file.wordsOr(root, "note");
  if (const toml::node *reference = root.get("reference")) {
    if (reference->is_boolean())
      chip.reference = **reference->as_boolean();
    else
      file.complain("D1006", "'reference' is neither true nor false", "leave it out for false", *reference);
  }
  if (catalogue.find(chip.id))
    file.complain("D1005", "there are two chips '" + chip.id + "'", "give each an id of its own", root);
  else if (chip.id != stem)
    file.complain("D1005", "the id '" + chip.id + "' is not the file's name",
                  "call the file " + chip.id + ".toml, so that no id can exist twice", root);
  if (chip.kind != "ai" && chip.kind != "gpu" && chip.kind != "cpu")
    file.complain("D1006", "the kind '" + chip.kind + "' is none of ai, gpu, cpu", "choose one of them", root);
  if (std::ranges::none_of(catalogue.vendors, [&](const Vendor &v) { return v.names.front() == chip.vendor; }))
    file.complain("D1006", "the vendor '" + chip.vendor + "' is not in vendors.toml",
                  "add it there, or use its first name", root);
  for (const char *section : {"peak", "measured", "memory", "onchip", "chip"})
    if (const toml::node *node = root.get(section)) {
      if (node->is_table())
        readSection(file, section, *node->as_table(), catalogue, chip);
      else
        file.complain("D1006", std::string("'") + section + "' is not a section",
                      "write it as [" + std::string(section) + "]", *node);
    }
  orderFigures(chip);
  catalogue.chips.push_back(std::move(chip));
}

void readVendors(const TomlFile &file, Catalogue &catalogue) {
  file.onlyHas(file.root, {"vendor"});
  for (const toml::table *table : file.tables(file.root, "vendor")) {
    file.onlyHas(*table, {"names", "home", "series"});
    Vendor vendor{file.texts(*table, "names"), file.text(*table, "home"), {}};
    if (vendor.names.empty()) {
      file.complain("D1006", "a vendor without names", "write names = [\"…\"]", *table);
      continue;
    }
    if (vendor.home != "cn" && vendor.home != "abroad")
      file.complain("D1006", "the home '" + vendor.home + "' is neither cn nor abroad", "choose one of them", *table);
    for (const toml::table *line : file.tables(*table, "series")) {
      file.onlyHas(*line, {"names", "category"});
      vendor.series.push_back({file.texts(*line, "names"), file.text(*line, "category")});
    }
    catalogue.vendors.push_back(std::move(vendor));
  }
}

} // namespace

void readSources(const TomlFile &file, Catalogue &catalogue) {
  for (auto &&[key, node] : file.root) {
    std::string id(key.str());
    const toml::table *table = node.as_table();
    if (!table) {
      file.complain("D1006", "'" + id + "' is not a table", "write it as [" + id + "]", node);
      continue;
    }
    file.onlyHas(*table, {"title", "url", "place"});
    Source source{id, file.wordsOr(*table, "title"), file.textOr(*table, "url"), file.wordsOr(*table, "place")};
    if (source.title.en.empty())
      file.complain("D1006", "the source '" + id + "' has no title", "say what it is", *table);
    if (source.url.empty() && source.place.en.empty())
      file.complain("D1004", "the source '" + id + "' does not say where it was read", "give a url, or a place",
                    *table);
    if (catalogue.source(id))
      file.complain("D1005", "there are two sources '" + id + "'", "give each an id of its own", *table);
    catalogue.sources.push_back(std::move(source));
  }
}

std::string shareFolder(const std::string &programFolder) {
  const std::string beside = programFolder + "/../share/sampan", deeper = programFolder + "/../../share/sampan";
  return !isFolder(beside) && isFolder(deeper) ? deeper : beside;
}

std::optional<std::string> findData(const std::string &chosen, const std::string &programFolder,
                                    const Speaker &speaker) {
  std::string folder = chosen.empty() ? shareFolder(programFolder) : chosen;
  if (isFolder(folder + "/chips") && isFolder(folder + "/lists"))
    return folder;
  speaker.error("D1001",
                fill(Words{"there is no data of chips and lists in '{0}'", "“{0}”中没有芯片与清单数据"}, {folder}),
                {"install Sampan completely, or name the folder that holds chips/ and lists/ with --data FOLDER",
                 "请完整安装 Sampan，或用 --data 目录 指定含 chips/ 与 lists/ 的目录"});
  return std::nullopt;
}

std::optional<Catalogue> readCatalogue(const std::string &dataFolder, Diagnostics &out) {
  std::string folder = dataFolder + "/chips";
  Catalogue catalogue;
  Diagnostics found;
  if (std::optional<TomlFile> file = openToml(folder + "/sources.toml", found))
    readSources(*file, catalogue);
  if (std::optional<TomlFile> file = openToml(folder + "/vendors.toml", found))
    readVendors(*file, catalogue);
  for (const std::string &name : tomlNames(folder))
    if (name != "sources" && name != "vendors")
      if (std::optional<TomlFile> file = openToml(folder + "/" + name + ".toml", found))
        readChip(*file, name, catalogue);
  out.append(found);
  if (found.hasErrors())
    return std::nullopt;
  return catalogue;
}

} // namespace sampan::facts
