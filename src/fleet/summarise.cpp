#include "fleet/report.h"

#include "list/name.h"

#include <algorithm>

namespace sampan::fleet {
namespace {

// Power of a row's cards: measured as it is, rated times a load. Nothing where one of the two is not known.
void addEnergy(const Row &row, const Inputs &inputs, Line &line) {
  const double rated = row.chip ? row.chip->number("chip.power_w", 0) : 0;
  double watts = row.watts.value_or(rated);
  if (watts <= 0)
    return;
  if (!row.measured) {
    const std::optional<double> load = inputs.load ? inputs.load : row.busy;
    if (!load)
      return;
    watts *= *load;
    if (row.idleWatts && !inputs.load)
      watts += *row.idleWatts * (1 - *load);
    else
      line.energy.lowerBound = line.energy.lowerBound || !inputs.load;
  }
  const char *source = row.measured ? "measured" : row.watts ? "stated" : "catalogue";
  line.powerSource = line.powerSource.empty() || line.powerSource == source ? source : "mixed";
  line.energy.cards += row.cards;
  line.energy.kwh += row.cards * watts / 1000 * inputs.hours.value * inputs.pue.value;
}

void add(const Row &row, const Inputs &inputs, Line &line) {
  line.cards += row.cards;
  if (row.cost)
    line.cost += *row.cost, line.costCards += row.cards;
  if (row.busy) {
    line.busy += *row.busy * row.cards;
    line.busyCards += row.cards;
    line.momentary = line.momentary || row.momentary;
    if (*row.busy < inputs.idleBelow.value)
      line.idleCards += row.cards;
    if (row.cost)
      line.idleCost += *row.cost / inputs.years.value * (1 - *row.busy);
  }
  if (!row.bought.empty() && (line.since.empty() || row.bought < line.since))
    line.since = row.bought;
  addEnergy(row, inputs, line);
}

// Bill = cards × W × hours × load × PUE × tariff × (1 − subsidy). The press reports subsidies for domestic chips only.
void price(std::vector<Line> &lines, const Inputs &inputs) {
  double all = 0;
  for (Line &line : lines) {
    line.energy.bill = line.energy.kwh * inputs.tariff.value;
    line.energy.subsidy = line.domestic ? line.energy.bill * inputs.subsidy.value : 0;
    all += line.energy.subsidy;
  }
  if (inputs.cap && all > *inputs.cap)
    for (Line &line : lines)
      line.energy.subsidy *= *inputs.cap / all;
}

} // namespace

Inputs exampleInputs() {
  return {{8760, true, {"every hour of a year", "一年的全部小时"}},
          {1.3,
           true,
           {"ceiling of the 2021 action plan for large new data centres", "2021 年行动计划对新建大型数据中心的上限"}},
          {0.4,
           true,
           {"yuan per kWh after subsidy in some inland provinces, as the Financial Times reported on 3 November 2025",
            "元/千瓦时；英国《金融时报》2025 年 11 月 3 日报道的部分内陆省份补贴后电价"}},
          {0, true, {"none assumed", "不假定补贴"}},
          {5, true, {"years over which the price is spread; an example of ours", "价格摊销年数；本项目的示例"}},
          {0.1,
           true,
           {"below this utilisation a card counts as idle; an example of ours", "低于该利用率视为闲置；本项目的示例"}},
          std::nullopt,
          std::nullopt};
}

void summarise(Report &report, const facts::Catalogue &catalogue) {
  const list::NameReader reader(catalogue.vendors);
  for (const Row &row : report.fleet.rows) {
    auto line = std::ranges::find_if(report.lines, [&](const Line &other) {
      return other.chip == row.chip && (row.chip || other.given == row.given);
    });
    if (line == report.lines.end()) {
      Line made;
      made.chip = row.chip, made.near = row.near;
      made.given = row.given;
      if (row.chip) {
        made.domestic = reader.homeOf(row.chip->vendor) == "cn";
        const auto target = std::ranges::find(report.targets, row.chip->target, &Target::name);
        made.target = target == report.targets.end() ? nullptr : &*target;
      }
      line = report.lines.insert(report.lines.end(), std::move(made));
    }
    add(row, report.inputs, *line);
  }
  for (Line &line : report.lines)
    if (line.chip)
      line.idleTflops = line.idleCards * line.chip->number("peak.vector.fp32_tflops", 0);
  price(report.lines, report.inputs);
}

} // namespace sampan::fleet
