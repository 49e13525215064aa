#include "nvcc/find_chip.h"

#include "facts/read_facts.h"
#include "support/file.h"
#include "support/process.h"
#include "support/text.h"

namespace sampan::nvcc {

static std::string withoutDashes(std::string s) {
  std::erase(s, '-');
  return s;
}

bool findChip(const std::string &name, ascend910::Chip &found, Diagnostics &out) {
  const std::optional<std::string> data = facts::findData("", programFolder(), Speaker(Language::English, out));
  const std::optional<facts::Catalogue> catalogue = data ? facts::readCatalogue(*data, out) : std::nullopt;
  if (!catalogue)
    return false;
  const std::string wanted = withoutDashes(name == "ascend910" ? "ascend-910b1" : name);
  std::vector<std::string> names;
  for (const facts::Chip &c : catalogue->chips) {
    const facts::Figure *compiler = c.find("chip.compiler_name");
    if (c.target != "ascend910" || !compiler)
      continue;
    names.push_back(c.id);
    if (withoutDashes(c.id) != wanted)
      continue;
    found.name = std::get<Words>(compiler->value).in(Language::English);
    found.vectorCores = static_cast<unsigned>(c.number("chip.vector_cores_per_device", 0));
    return true;
  }
  const std::string close = nearest(name, names);
  return out.error("N2002", "there is no target '" + name + "'",
                   close.empty() ? "sampan targets and sampan list name them" : "did you mean " + close + "?");
}

} // namespace sampan::nvcc
