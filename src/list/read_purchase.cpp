#include "list/check.h"

namespace sampan::list {
namespace {

// A purchase is a list that people make; a longer file is a mistake, and its verdicts would not be read.
constexpr size_t kMostItems = 100000;

} // namespace

std::optional<Purchase> readPurchase(const std::string &path, const FileForm &form, const Speaker &speaker) {
  Purchase purchase;
  bool tooMany = false;
  auto sink = [&](const Record &record) {
    auto aside = [&](const Words &why) { purchase.notChecked.push_back({record.line, why, record.verbatim}); };
    for (const Cell &cell : record.cells)
      if (cell.formula) {
        aside({"a formula stands in a cell; formulas are not computed: paste values",
               "单元格含公式；公式不会被计算，请粘贴为数值"});
        return true;
      }
    Item item;
    item.line = record.line;
    item.name = record[Field::Product].text;
    item.vendor = record[Field::Vendor].text;
    item.version = record[Field::Version].text;
    item.quantity = record[Field::Quantity].text;
    item.exportLicence = record[Field::ExportLicence].text;
    item.domesticApproval = record[Field::DomesticApproval].text;
    item.replaced = record[Field::Replaced].text;
    item.deadline = record[Field::Deadline].text;
    item.origin = record[Field::Origin].text;
    if (const std::string &word = record[Field::Category].text; !word.empty()) {
      // What is none of the kinds that lists have, a chair for example, is another kind.
      item.category = categoryOf(word);
      if (item.category.empty())
        item.category = "other";
    }
    if (foldName(item.name).empty())
      aside({"the row names no product", "该行没有产品名称"});
    else if (item.name.size() > kLongestName)
      aside({"the name of a product is longer than 1,000 bytes", "产品名称超过 1,000 字节"});
    else
      purchase.items.push_back(std::move(item));
    tooMany = purchase.items.size() + purchase.notChecked.size() > kMostItems;
    return !tooMany;
  };
  if (!readRecords(path, form, sink, speaker))
    return std::nullopt;
  if (tooMany) {
    tooLarge(path, 0, {"more than 100,000 items", "超过 100,000 项"}, speaker);
    return std::nullopt;
  }
  for (const NotChecked &row : purchase.notChecked)
    speaker.warning("L1302", fill(Words{"this row was not checked: {0}", "该行未核对：{0}"}, {speaker.say(row.why)}),
                    {"repair it and check again", "请修正后重新核对"}, {path, static_cast<unsigned>(row.line), 0});
  return purchase;
}

} // namespace sampan::list
