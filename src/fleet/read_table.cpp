// A table of what is owned: the readers of lists, other columns.
#include "fleet/fleet.h"

#include "list/date.h"
#include "list/read_records.h"

#include <cmath>
#include <cstdlib>
#include <map>

namespace sampan::fleet {
namespace {

using list::Cell;
using list::Field;

// A fleet is counted by people; a longer file is something else.
constexpr size_t kMostRows = 100000;

struct Problem {
  const char *id;
  Words what;
};

Problem notUnderstood(const Words &column, const std::string &text, const Words &how) {
  return {
      "U1101",
      {column.en + ": '" + text + "' is not understood; " + how.en, column.zh + "：无法理解“" + text + "”；" + how.zh}};
}

std::optional<Problem> readCost(const list::Record &record, Row &row) {
  const std::string &total = record[Field::Cost].text, &each = record[Field::UnitCost].text;
  const Words how{"write yuan: 1200000, 1,200,000 or 120万", "请按人民币填写：1200000、1,200,000 或 120万"};
  const std::optional<double> all = readAmount(total), one = readAmount(each);
  if (!total.empty() && !all)
    return notUnderstood({"cost", "金额"}, total, how);
  if (!each.empty() && !one)
    return notUnderstood({"unit_cost", "单价"}, each, how);
  if (all && one && std::abs(*all - *one * row.cards) > 0.005 * *all + 1)
    return Problem{"U1104", {"cost and unit_cost contradict each other", "金额与单价、数量相互矛盾"}};
  row.cost = all ? all : one ? std::optional(*one * row.cards) : std::nullopt;
  return std::nullopt;
}

std::optional<Problem> readWatts(std::string text, const Words &column, std::optional<double> &into) {
  if (text.empty())
    return std::nullopt;
  into = readAmount(text.ends_with('W') || text.ends_with('w') ? text.substr(0, text.size() - 1) : text);
  if (into && *into <= 1e5)
    return std::nullopt;
  return notUnderstood(column, text, {"write watts of one card", "请填写单卡瓦数"});
}

std::optional<Problem> readNumbers(const list::Record &record, Row &row) {
  if (const std::string &text = record[Field::Quantity].text; !text.empty()) {
    const std::optional<double> cards = readAmount(text);
    if (!cards || *cards < 1 || *cards > 1e7 || *cards != std::floor(*cards))
      return notUnderstood({"quantity", "数量"}, text, {"write a whole number from 1", "请填写不小于 1 的整数"});
    row.cards = *cards;
  }
  if (std::optional<Problem> problem = readCost(record, row))
    return problem;
  if (const Cell &cell = record[Field::Busy]; !cell.text.empty()) {
    row.busy = readShare(cell.text, cell.isNumber);
    if (!row.busy)
      return notUnderstood({"utilisation", "利用率"}, cell.text,
                           {"write a percentage from 0% to 100%, with its sign", "请填写 0% 到 100%，并带百分号"});
  }
  if (std::optional<Problem> problem = readWatts(record[Field::Power].text, {"power_w", "功耗"}, row.watts))
    return problem;
  if (std::optional<Problem> problem =
          readWatts(record[Field::IdlePower].text, {"idle_power_w", "空闲功耗"}, row.idleWatts))
    return problem;
  if (row.watts && row.idleWatts && *row.idleWatts > *row.watts)
    return Problem{"U1104", {"idle_power_w is more than power_w", "空闲功耗大于功耗"}};
  return std::nullopt;
}

class TableReader {
public:
  TableReader(const std::string &path, Fleet &fleet, const Speaker &speaker)
      : path(path), fleet(fleet), speaker(speaker) {}

  bool take(const list::Record &record) {
    if (++seen > kMostRows)
      return false;
    for (const Cell &cell : record.cells)
      if (cell.formula) {
        aside(record.line, record.verbatim,
              {"U1105",
               {"a formula stands in a cell; formulas are not computed: paste values",
                "单元格含公式；公式不会被计算，请粘贴为数值"}});
        return true;
      }
    Row row;
    row.file = path, row.line = record.line;
    row.given = record[Field::Product].text;
    row.asset = record[Field::Asset].text, row.site = record[Field::Site].text;
    if (row.given.empty() || row.given.size() > 1000) {
      aside(record.line, record.verbatim, {"U1101", {"the row names no chip", "该行没有芯片名称"}});
      return true;
    }
    if (std::optional<Problem> problem = readNumbers(record, row)) {
      aside(record.line, record.verbatim, *problem);
      return true;
    }
    readDate(record, row);
    keep(record, std::move(row));
    return true;
  }

  bool tooMany() const { return seen > kMostRows; }

  // Rows of one asset that say different things: which is right, nobody can tell, so none counts.
  void finish() {
    for (auto &[asset, places] : assets) {
      if (!places.contradictory)
        continue;
      std::erase_if(fleet.rows, [&](const Row &row) { return row.file == path && row.asset == asset; });
      for (const auto &[line, verbatim] : places.rows)
        aside(line, verbatim,
              {"U1104", fill(Words{"rows of asset '{0}' contradict each other", "资产“{0}”的各行相互矛盾"}, {asset})});
    }
  }

private:
  struct Places {
    bool contradictory = false;
    std::vector<std::pair<size_t, std::string>> rows;
  };

  // Nobody reads a hundred thousand of them.
  void warn(const char *id, const Words &what, const Words &wayOut, size_t line) {
    constexpr size_t kShown = 50;
    if (++warned <= kShown)
      speaker.warning(id, what, wayOut, {path, static_cast<unsigned>(line), 0});
    else if (warned == kShown + 1)
      speaker.warning(id, {"more rows are like this", "还有更多类似的行"},
                      {"--json names all that are not counted", "--json 列出所有未计入的行"}, {path, 0, 0});
  }

  void aside(size_t line, const std::string &verbatim, const Problem &problem) {
    fleet.notCounted.push_back({path, line, problem.what, verbatim});
    warn(problem.id, fill(Words{"row not counted: {0}", "该行未计入：{0}"}, {speaker.say(problem.what)}),
         {"repair it and run again", "请修正后重新运行"}, line);
  }

  void readDate(const list::Record &record, Row &row) {
    const Cell &cell = record[Field::Bought];
    if (cell.text.empty())
      return;
    std::optional<list::Date> date = list::parseDate(cell.text);
    if (!date && cell.isNumber)
      date = list::dateOfSerial(std::strtod(cell.text.c_str(), nullptr), cell.from1904);
    if (date)
      row.bought = list::isoDate(*date);
    else
      speaker.warning(
          "U1106",
          {"'" + cell.text + "' is no date; the row counts without one",
           "“" + cell.text + "”不是日期；该行计入，但没有日期"},
          {"write 2026-12-26, 2026/12/26 or 2026年12月26日", "请写 2026-12-26、2026/12/26 或 2026年12月26日"},
          {path, static_cast<unsigned>(record.line), 0});
  }

  void keep(const list::Record &record, Row row) {
    const bool named = !row.asset.empty();
    std::vector<std::pair<size_t, std::string>> &before =
        named ? assets[row.asset].rows : repeated[record.verbatim].rows;
    before.emplace_back(record.line, record.verbatim);
    if (before.size() == 1) {
      fleet.rows.push_back(std::move(row));
      return;
    }
    if (named && before.front().second != record.verbatim) {
      assets[row.asset].contradictory = true;
      return;
    }
    fleet.notCounted.push_back({path, record.line, {"repeats an earlier row", "与前面的行重复"}, record.verbatim});
    warn("U1103",
         fill(Words{"this row repeats line {0} and is counted once", "该行与第 {0} 行重复，只计一次"},
              {std::to_string(before.front().first)}),
         {"if both are owned, give each an asset number", "若确为两笔，请分别填写资产编号"}, record.line);
  }

  const std::string &path;
  Fleet &fleet;
  const Speaker &speaker;
  std::map<std::string, Places> assets, repeated;
  size_t seen = 0, warned = 0;
};

} // namespace

bool readTable(const std::string &path, const std::string &sheet, Fleet &fleet, const Speaker &speaker) {
  const size_t before = fleet.rows.size();
  TableReader reader(path, fleet, speaker);
  if (!list::readRecords(
          path, {sheet}, [&](const list::Record &record) { return reader.take(record); }, speaker))
    return false;
  if (reader.tooMany())
    return list::tooLarge(path, 0, {"more than 100,000 rows", "超过 100,000 行"}, speaker);
  reader.finish();
  fleet.inputs.push_back({path, "table", "", fleet.rows.size() - before});
  return true;
}

} // namespace sampan::fleet
