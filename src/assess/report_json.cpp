#include "assess/report.h"

#include "assess/json.h"

#include <algorithm>

namespace sampan::assess {

using Json = nlohmann::ordered_json;

std::string reportJson(const Report &report) {
  Json chips = Json::array(), units = Json::array();
  for (const ChipColumn &c : report.chips) {
    const bool asked = std::ranges::find(report.targets, c.target) != report.targets.end();
    chips.push_back({{"id", c.id},
                     {"name", c.name},
                     {"vendor", c.vendor},
                     {"target", asked ? Json(c.target) : Json()},
                     {"planned", !asked && !c.target.empty()}});
  }
  for (const Unit &unit : report.units) {
    Json one = nlohmann::json(unit);
    one["path"] = fullPath(unit, unit.file);
    one.erase("inputs");
    for (const std::string &target : report.targets)
      one["verdicts"][target] = wordOf(verdictOf(unit, target));
    for (size_t k = 0; k < unit.kernels.size(); ++k)
      for (const std::string &target : report.targets)
        one["kernels"][k]["verdicts"][target] = wordOf(verdictOf(unit, unit.kernels[k], target));
    units.push_back(std::move(one));
  }
  const Json all = {{"schema", "sampan.assess/1"},
                    {"sampan", report.version},
                    {"subject", report.subject},
                    {"targets", report.targets},
                    {"chips", chips},
                    {"not_reached", report.notReached},
                    {"build_end", report.buildEnd},
                    {"units", units}};
  return all.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace sampan::assess
