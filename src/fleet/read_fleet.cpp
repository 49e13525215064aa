#include "fleet/fleet.h"

#include "list/name.h"
#include "support/text.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

namespace sampan::fleet {
namespace {

// What a tool prints of the largest machine is a few hundred lines.
constexpr size_t kLongestText = 4 << 20;

struct Known {
  const facts::Chip *chip;
  bool shortened; // without what stands in brackets: several chips may share it
  list::Name name;
};

class Recogniser {
public:
  explicit Recogniser(const facts::Catalogue &catalogue) : catalogue(catalogue), reader(catalogue.vendors) {
    for (const facts::Chip &chip : catalogue.chips) {
      std::vector<std::string> names = chip.aliases;
      names.push_back(chip.name);
      for (const std::string &name : names)
        known.push_back({&chip, false, reader.read(name)});
      if (const size_t bracket = chip.name.find(" ("); bracket != chip.name.npos)
        known.push_back({&chip, true, reader.read(chip.name.substr(0, bracket))});
    }
  }

  // Tools leave the maker's line out ("910B3"), or add the maker ("NVIDIA H20").
  void recognise(Row &row) const {
    std::vector<std::string> spellings = {row.given};
    if (row.given.starts_with("910") || row.given.starts_with("310") || row.given.starts_with("950"))
      spellings.push_back("Ascend " + row.given);
    if (row.given.starts_with("NVIDIA "))
      spellings.push_back(row.given.substr(7));
    for (const std::string &spelling : spellings) {
      if ((row.chip = catalogue.find(spelling)))
        return;
      const list::Name wanted = reader.read(spelling);
      std::vector<const facts::Chip *> equal, shortened;
      for (const Known &other : known) {
        const list::Closeness how = list::compare(wanted, other.name);
        std::vector<const facts::Chip *> &into = other.shortened ? shortened : equal;
        if (how == list::Closeness::Equal && std::ranges::find(into, other.chip) == into.end())
          into.push_back(other.chip);
        if (how != list::Closeness::None && std::ranges::find(row.near, other.chip->id) == row.near.end())
          row.near.push_back(other.chip->id);
      }
      const std::vector<const facts::Chip *> &found = equal.empty() ? shortened : equal;
      if (found.size() == 1) {
        row.chip = found.front();
        row.near.clear();
        return;
      }
    }
    std::vector<std::string> ids;
    for (const facts::Chip &chip : catalogue.chips)
      ids.push_back(chip.id);
    if (const std::string close = nearest(row.given, ids); row.near.empty() && !close.empty())
      row.near.push_back(close);
    constexpr size_t kNamed = 6;
    if (row.near.size() > kNamed)
      row.near.resize(kNamed);
  }

private:
  const facts::Catalogue &catalogue;
  list::NameReader reader;
  std::vector<Known> known;
};

} // namespace

bool readFleet(const std::string &path, const std::string &sheet, const facts::Catalogue &catalogue, Fleet &fleet,
               const Speaker &speaker) {
  std::string head(kLongestText, '\0');
  std::error_code failed;
  // A pipe would be waited for when it is opened.
  if (std::ifstream file(std::filesystem::is_regular_file(path, failed) ? path : "", std::ios::binary); file) {
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<size_t>(file.gcount()));
  } else {
    head.clear(); // the reader of tables says what is wrong with it
  }
  const size_t before = fleet.rows.size();
  const bool tool = !toolOf(head).empty();
  if (tool && head.size() == kLongestText)
    return speaker.error("U1108", {"this is too long for a tool's output", "该文件过长，不是工具的一次输出"},
                         {"give one output, not a log of many", "请提供一次输出，而不是多次输出的日志"}, {path, 0, 0});
  if (!(tool ? readTool(path, head, fleet, speaker) : readTable(path, sheet, fleet, speaker)))
    return false;
  if (fleet.rows.size() == before && fleet.notCounted.empty())
    return speaker.error("U1107", {"no chip is named in '" + path + "'", "“" + path + "”中没有任何芯片"},
                         {"one row for each kind of card, with its name", "每种卡一行，写明名称"});
  const Recogniser recogniser(catalogue);
  std::map<std::string, Row> done; // a machine has many cards of one kind
  for (size_t i = before; i < fleet.rows.size(); ++i) {
    Row &row = fleet.rows[i];
    const auto [place, isNew] = done.try_emplace(row.given, row);
    if (isNew)
      recogniser.recognise(place->second);
    row.chip = place->second.chip;
    row.near = place->second.near;
    if (row.chip || !isNew)
      continue;
    std::string names;
    for (const std::string &name : row.near)
      names += (names.empty() ? "" : ", ") + name;
    speaker.warning("U1102",
                    {"there is no chip '" + row.given + "'; it counts without figures",
                     "没有芯片“" + row.given + "”；计入数量，但没有参数"},
                    names.empty() ? Words{"sampan list shows them all", "sampan list 会列出全部"}
                                  : Words{"is it one of these? " + names, "是否为其中之一？" + names},
                    {path, static_cast<unsigned>(row.line), 0});
  }
  return true;
}

bool addUsage(Fleet &fleet, const Fleet &seen, const Speaker &speaker) {
  struct Mean {
    double busy = 0, watts = 0;
    size_t busyCards = 0, wattCards = 0;
  };
  std::map<const facts::Chip *, Mean> means;
  for (const Row &row : seen.rows) {
    if (!row.chip)
      continue;
    Mean &mean = means[row.chip];
    if (row.busy)
      mean.busy += *row.busy, ++mean.busyCards;
    if (row.measured)
      mean.watts += *row.watts, ++mean.wattCards;
  }
  bool used = false;
  for (Row &row : fleet.rows) {
    const auto found = means.find(row.chip);
    if (!row.chip || found == means.end())
      continue;
    used = true;
    const Mean &mean = found->second;
    if (!row.busy && mean.busyCards)
      row.busy = mean.busy / static_cast<double>(mean.busyCards), row.momentary = true;
    if (!row.watts && mean.wattCards)
      row.watts = mean.watts / static_cast<double>(mean.wattCards), row.measured = true;
  }
  fleet.inputs.insert(fleet.inputs.end(), seen.inputs.begin(), seen.inputs.end());
  fleet.notCounted.insert(fleet.notCounted.end(), seen.notCounted.begin(), seen.notCounted.end());
  if (!used)
    return speaker.error("U1107",
                         {"the measurements are of no chip that the fleet has", "测量数据与所拥有的芯片无一对应"},
                         {"check that both files are of the same machines", "请核对两份文件是否来自同一批机器"});
  return true;
}

} // namespace sampan::fleet
