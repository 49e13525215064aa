#include "fleet/report.h"

#include "report/csv_out.h"
#include "report/text_table.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

namespace sampan::fleet {
namespace {

// Whole, with commas between thousands.
std::string whole(double value) {
  char digits[64];
  std::snprintf(digits, sizeof digits, "%.0f", value);
  std::string text = digits;
  for (size_t at = text.size(); at > 3; at -= 3)
    text.insert(at - 3, 1, ',');
  return text;
}

// For programs: to the cent.
std::string plainNumber(double value) {
  char text[64];
  std::snprintf(text, sizeof text, "%.2f", value);
  std::string number = text;
  number.erase(number.find_last_not_of('0') + 1);
  return number.ends_with('.') ? number.substr(0, number.size() - 1) : number;
}

std::string percent(double share) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f%%", share * 100);
  return text;
}

// A figure that only some of the cards have says so.
std::string partly(const std::string &value, double of, double all) {
  return of <= 0 ? "-" : of < all ? value + "*" : value;
}

Words targetWords(const Line &line) {
  if (!line.target)
    return {"none", "无"};
  if (line.target->stage.en.empty())
    return {line.target->name + ": nothing yet", line.target->name + "：尚无"};
  return {line.target->name + ": " + line.target->stage.en, line.target->name + "：" + line.target->stage.zh};
}

std::string nameOf(const Line &line) { return line.chip ? line.chip->id : line.given + " (?)"; }

std::vector<std::string> titles(Language language) {
  const Words all[] = {{"CHIP", "芯片"},   {"CARDS", "卡数"},          {"COST", "金额"},
                       {"BUSY", "利用率"}, {"IDLE CARDS", "闲置卡数"}, {"IDLE/YEAR", "每年闲置成本"},
                       {"KWH", "千瓦时"},  {"BILL", "电费"},           {"SAMPAN'S TARGET", "Sampan 目标"}};
  std::vector<std::string> row;
  for (const Words &words : all)
    row.push_back(words.in(language));
  return row;
}

std::vector<std::string> cells(const Line &line, Language language) {
  const Energy &e = line.energy;
  const std::string bound = e.lowerBound ? "≥" : "";
  return {nameOf(line),
          whole(line.cards),
          partly(whole(line.cost), line.costCards, line.cards),
          partly(percent(line.busyCards > 0 ? line.busy / line.busyCards : 0), line.busyCards, line.cards),
          partly(whole(line.idleCards), line.busyCards, line.cards),
          partly(whole(line.idleCost), std::min(line.costCards, line.busyCards), line.cards),
          partly(bound + whole(e.kwh), e.cards, line.cards),
          partly(bound + whole(e.bill - e.subsidy), e.cards, line.cards),
          targetWords(line).in(language)};
}

std::string inputsText(const Inputs &in, Language language) {
  const Words example{"example", "示例"}, own{"yours", "用户填写"};
  std::string text;
  const auto put = [&](const Words &name, const Given &given, const std::string &value) {
    text += "  " + name.in(language) + " " + value + " (" +
            (given.example ? example.in(language) + ": " + given.source.in(language) : own.in(language)) + ")\n";
  };
  using report::numberText;
  put({"hours", "小时"}, in.hours, numberText(in.hours.value));
  put({"PUE", "PUE"}, in.pue, numberText(in.pue.value));
  put({"tariff, yuan per kWh", "电价（元/千瓦时）"}, in.tariff, numberText(in.tariff.value));
  put({"subsidy, domestic chips only", "补贴（仅国产芯片）"}, in.subsidy, percent(in.subsidy.value));
  put({"years to spread the price over", "摊销年数"}, in.years, numberText(in.years.value));
  put({"idle below", "闲置界限"}, in.idleBelow, percent(in.idleBelow.value));
  return text;
}

std::string jobsText(const Report &report, Language language) {
  std::string text;
  report::TextTable table({Words{"CHIP", "芯片"}.in(language), Words{"IDLE CARDS", "闲置卡数"}.in(language),
                           Words{"JOBS", "作业数"}.in(language), Words{"STATE", "状态"}.in(language)});
  std::string list;
  for (size_t l = 0; l < report.lines.size(); ++l) {
    std::map<Standing, size_t> counts;
    for (const Job &job : report.jobs)
      ++counts[job.moves[l].standing];
    for (const auto &[standing, count] : counts)
      table.add({nameOf(report.lines[l]), report.lines[l].busyCards > 0 ? whole(report.lines[l].idleCards) : "-",
                 std::to_string(count), standingWords(standing).in(language)});
  }
  constexpr size_t kShown = 40;
  size_t shown = 0;
  for (const Job &job : report.jobs)
    for (const Move &move : job.moves) {
      if (move.standing == Standing::NoTarget || move.standing == Standing::NotAsked || ++shown > kShown)
        continue;
      list += "  " + job.name + " → " + move.chip + ": " + standingWords(move.standing).in(language) + " (" +
              move.state.in(language) + ")\n";
      for (const Obstacle &o : move.obstacles)
        list += "    " + o.place + ": " + o.what.in(language) + (o.id.empty() ? "" : " [" + o.id + "]") + "\n      " +
                o.todo.in(language) + "\n";
    }
  text += "\n" + Words{"Jobs of ", "作业："}.in(language) + report.subject + "\n" + table.text() + list;
  if (shown > kShown)
    text += "  … " + std::to_string(shown - kShown) +
            Words{" more; --html and --json have all\n", " 项未显示；--html 与 --json 包含全部\n"}.in(language);
  return text;
}

} // namespace

std::string reportText(const Report &report, Language language) {
  std::string text;
  for (const Input &input : report.fleet.inputs)
    text += fill(Words{"{0}: read as {1}, {2} rows\n", "{0}：按 {1} 读取，{2} 行\n"},
                 {input.file,
                  input.format == "table" ? Words{"a table", "表格"}.in(language) : input.format + " " + input.version,
                  std::to_string(input.rows)})
                .in(language);
  if (!report.fleet.notCounted.empty())
    text += fill(Words{"{0} rows not counted\n", "{0} 行未计入\n"}, {std::to_string(report.fleet.notCounted.size())})
                .in(language);
  report::TextTable table(titles(language));
  for (size_t column = 1; column < 8; ++column)
    table.alignRight(column);
  Line all;
  for (const Line &line : report.lines) {
    table.add(cells(line, language));
    all.cards += line.cards, all.cost += line.cost, all.idleCost += line.idleCost, all.idleCards += line.idleCards;
    all.idleTflops += line.idleTflops;
    all.busy += line.busy, all.busyCards += line.busyCards;
    all.costCards += line.costCards, all.energy.cards += line.energy.cards;
    all.energy.kwh += line.energy.kwh, all.energy.bill += line.energy.bill - line.energy.subsidy;
  }
  text += "\n" + table.text() + "\n";
  text +=
      fill(Words{"Together: {0} cards, {1} yuan; {2} idle cards; {3} yuan a year for time in which they do nothing; "
                 "energy {4} yuan\n",
                 "合计：{0} 张卡，{1} 元；闲置 {2} 张；每年为闲置时间付出 {3} 元；电费 {4} 元\n"},
           {whole(all.cards), partly(whole(all.cost), all.costCards, all.cards),
            partly(whole(all.idleCards), all.busyCards, all.cards),
            partly(whole(all.idleCost), std::min(all.costCards, all.busyCards), all.cards),
            partly(whole(all.energy.bill), all.energy.cards, all.cards)})
          .in(language);
  if (all.idleTflops > 0)
    text += fill(Words{"Idle vector units: {0} TFLOPS of FP32, as peaks of the catalogue, not as a promise\n",
                       "闲置向量单元：FP32 {0} TFLOPS，为目录所载峰值，不代表可达性能\n"},
                 {report::numberText(all.idleTflops)})
                .in(language);
  text += Words{"* only some of these cards state it · - not known · ≥ without what idle cards draw · (?) not in the "
                "catalogue\n",
                "* 仅部分卡有此数据 · - 未知 · ≥ 未含闲置卡的耗电 · (?) 目录中没有\n"}
              .in(language);
  if (std::ranges::any_of(report.lines, &Line::momentary))
    text +=
        Words{"Utilisation that a tool reported is that of one moment.\n", "工具给出的利用率只是某一时刻的数值。\n"}.in(
            language);
  text += "\n" +
          Words{"Bill = cards x W x hours x load x PUE x tariff x (1 - subsidy)\n",
                "电费 = 卡数 × 瓦数 × 小时 × 负载 × PUE × 电价 ×（1 − 补贴）\n"}
              .in(language) +
          inputsText(report.inputs, language);
  if (!report.jobs.empty() || !report.subject.empty())
    text += jobsText(report, language);
  return text;
}

std::string reportCsv(const Report &report, Language) {
  // For spreadsheets and programs: titles as in the JSON, bare numbers, nothing where nothing is known.
  std::string text =
      report::csvLine({"chip", "name", "cards", "cost", "cost_known_for", "busy_percent", "busy_known_for",
                       "idle_cards", "idle_cost_a_year", "kwh", "bill", "lower_bound", "target", "stage"});
  const auto known = [](bool is, double value) { return is ? plainNumber(value) : ""; };
  for (const Line &l : report.lines)
    text += report::csvLine(
        {l.chip ? l.chip->id : "", l.chip ? l.chip->name : l.given, plainNumber(l.cards),
         known(l.costCards > 0, l.cost), plainNumber(l.costCards),
         known(l.busyCards > 0, l.busyCards > 0 ? l.busy / l.busyCards * 100 : 0), plainNumber(l.busyCards),
         known(l.busyCards > 0, l.idleCards), known(l.costCards > 0 && l.busyCards > 0, l.idleCost),
         known(l.energy.cards > 0, l.energy.kwh), known(l.energy.cards > 0, l.energy.bill - l.energy.subsidy),
         l.energy.lowerBound ? "yes" : "no", l.target ? l.target->name : "", l.target ? l.target->stage.en : ""});
  return text;
}

} // namespace sampan::fleet
