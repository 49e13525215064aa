#include "list/record.h"

#include "list/name.h"

#include <algorithm>

namespace sampan::list {
namespace {

struct Title {
  Field field;
  std::vector<const char *> words;
};

const std::vector<Title> &titles() {
  static const std::vector<Title> kTitles = {
      {Field::List, {"list_id", "list", "清单", "清单编号"}},
      {Field::Issuer, {"issuer", "发布单位", "发布机构"}},
      {Field::Issue, {"issue_no", "issue", "notice", "期号", "公告", "公告期号", "公告编号"}},
      {Field::Published, {"published", "date", "发布日期", "公告日期", "公布日期", "发布时间"}},
      {Field::ValidUntil, {"valid_until", "expires", "有效期至", "有效期", "到期日", "截止日期", "有效截止日期"}},
      {Field::ValidYears, {"valid_years", "有效年限", "有效期（年）", "有效期限（年）"}},
      {Field::Category, {"category", "type", "类别", "产品类别", "品类", "产品类型"}},
      {Field::Product,
       {"product_name", "product", "name", "item", "产品名称", "名称", "产品", "品名", "产品型号", "型号", "物品名称",
        "chip", "芯片", "芯片型号"}},
      {Field::Aliases, {"aliases", "alias", "别名", "又名"}},
      {Field::Vendor,
       {"vendor", "manufacturer", "submitting_unit", "brand", "厂商", "厂家", "送测单位", "申报单位", "品牌",
        "生产厂家", "生产厂商"}},
      {Field::Level, {"level", "等级", "级别", "安全可靠等级", "测评等级"}},
      {Field::Version, {"version", "kernel", "版本", "内核版本", "版本号", "内核"}},
      {Field::Source, {"source_url", "source", "来源", "出处"}},
      {Field::EnteredBy, {"entered_by", "录入人"}},
      {Field::Basis, {"basis", "依据"}},
      {Field::Quantity, {"quantity", "qty", "数量"}},
      {Field::Replaced, {"replaced", "已替换", "已替换数量"}},
      {Field::Deadline, {"deadline", "替换期限", "期限"}},
      {Field::Origin, {"origin", "产地", "国别"}},
      {Field::ExportLicence, {"export_licence", "export_license", "出口许可"}},
      {Field::DomesticApproval, {"domestic_approval", "国内审批", "国内批准"}},
      {Field::Asset, {"asset", "asset_id", "资产编号", "编号"}},
      {Field::Site, {"site", "host", "location", "机房", "主机", "地点"}},
      {Field::Cost, {"cost", "total_cost", "amount", "金额", "总价", "采购金额"}},
      {Field::UnitCost, {"unit_cost", "unit_price", "单价"}},
      {Field::Busy, {"utilisation", "utilization", "busy", "利用率", "使用率"}},
      {Field::Power, {"power_w", "power", "功耗", "功耗（W）", "单卡功耗"}},
      {Field::IdlePower, {"idle_power_w", "idle_power", "空闲功耗", "闲置功耗"}},
      {Field::Bought, {"bought", "purchased", "purchase_date", "购买日期", "采购日期", "购置日期"}},
  };
  return kTitles;
}

// Titles are looked for behind headings such as the name and date of a notice.
constexpr size_t kHeadingRows = 30;

std::string join(const Cells &cells) {
  std::string all;
  for (size_t i = 0; i < cells.size(); ++i)
    all += (i ? " | " : "") + cells[i].text;
  return all;
}

} // namespace

std::optional<Field> fieldOf(const std::string &title) {
  std::u32string folded = foldName(title);
  if (folded.empty())
    return std::nullopt;
  for (const Title &known : titles())
    for (const char *word : known.words)
      if (foldName(word) == folded)
        return known.field;
  return std::nullopt;
}

bool Columns::take(size_t line, const Cells &cells, const RecordSink &sink) {
  if (fields.empty()) {
    if (++looked > kHeadingRows)
      return false;
    std::vector<std::optional<Field>> found;
    std::vector<std::string> strangers;
    for (const Cell &cell : cells) {
      std::optional<Field> field = fieldOf(cell.text);
      if (field && std::ranges::find(found, field) != found.end())
        field = std::nullopt; // the first column of a meaning counts
      if (!field && !cell.text.empty())
        strangers.push_back(cell.text);
      found.push_back(field);
    }
    if (std::ranges::find(found, std::optional(Field::Product)) != found.end()) {
      fields = std::move(found);
      unknownTitles = std::move(strangers);
    }
    return true;
  }
  Record record{line, {}, {}};
  bool empty = true;
  for (size_t i = 0; i < cells.size(); ++i) {
    empty = empty && cells[i].text.empty() && !cells[i].formula;
    if (i < fields.size() && fields[i])
      record[*fields[i]] = cells[i];
  }
  if (empty)
    return true;
  record.verbatim = join(cells);
  return sink(record);
}

} // namespace sampan::list
