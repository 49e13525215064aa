#include "list/show_check.h"

#include "report/csv_out.h"
#include "report/text_table.h"

#include <algorithm>

namespace sampan::list {
namespace {

std::string join(const std::vector<std::string> &all, const char *between) {
  std::string text;
  for (const std::string &one : all)
    text += (text.empty() ? "" : between) + one;
  return text;
}

std::string notesText(const Finding &finding, Language language) {
  std::vector<std::string> notes;
  for (const Words &note : finding.notes)
    notes.push_back(note.in(language));
  return join(notes, language == Language::Chinese ? "；" : "; ");
}

// Rules are numbered in the order in which items need them.
class Rules {
public:
  size_t number(const facts::Rule *rule) {
    auto found = std::ranges::find(all, rule);
    if (found == all.end()) {
      all.push_back(rule);
      return all.size();
    }
    return static_cast<size_t>(found - all.begin()) + 1;
  }
  std::string text(const facts::Catalogue &catalogue, Language language) const {
    std::string text;
    for (size_t i = 0; i < all.size(); ++i)
      text += "  (" + std::to_string(i + 1) + ") " + mandateWords(all[i]->mandate).in(language) + ": " +
              all[i]->text.in(language) + "\n      " + citation(catalogue, *all[i], language) + "\n";
    return text;
  }
  bool empty() const { return all.empty(); }

private:
  std::vector<const facts::Rule *> all;
};

std::string heading(const CheckResult &result, Language language) {
  return fill(Words{"Checked for: {0}. Day: {1}.\n\n", "单位类型：{0}。核对日期：{1}。\n\n"},
              {result.entity->name.in(language), isoDate(result.on)})
      .in(language);
}

std::string footing(const CheckOrder &order, const CheckResult &result, const Rules &rules, Language language) {
  auto say = [&](const char *en, const char *zh) { return Words{en, zh}.in(language); };
  std::string text = "\n" + std::string(say("Rules for this kind of buyer", "适用于此类单位的规定")) + "\n" +
                     (rules.empty() ? say("  none: no item has a known category\n", "  无：没有任何项的类别已知\n")
                                    : rules.text(order.catalogue, language));
  text += "\n" + std::string(say("Lists", "清单")) + "\n";
  for (const CheckedList &list : result.lists) {
    text += fill(Words{"  {0}: {1}. ", "  {0}：{1}。"}, {list.id, list.name.in(language)}).in(language);
    text += list.supplied ? say("The firm's own copy is in the store.", "存储中有本单位副本。")
                          : say("Only what is publicly known, from secondary sources.", "仅有公开所知，来自二手来源。");
    if (list.setAside)
      text +=
          fill(Words{" {0} rows of imports could not be understood and count for nothing: sampan list log --aside N.",
                     "导入中有 {0} 行无法理解，不计入核对：sampan list log --aside N。"},
               {std::to_string(list.setAside)})
              .in(language);
    if (!list.note.en.empty())
      text += say(" ", "") + list.note.in(language);
    text += "\n";
  }
  text += std::string("\n") + say("Only the firm's own copy or an official notice gives \"on the list\". A name that "
                                  "is close is never taken for the product.\n",
                                  "只有本单位副本或官方公告才能得出“在清单内”。名称相近绝不视为同一产品。\n");
  return text;
}

} // namespace

std::string findingText(const Finding &finding, Language language) {
  std::string text = verdictWords(finding.verdict).in(language);
  std::string inside;
  if (finding.verdict == Verdict::Expired)
    inside = finding.until;
  else if (finding.verdict == Verdict::Uncertain || (finding.verdict == Verdict::Reported && !finding.which.empty()))
    inside = join(finding.which, ", ");
  if (inside.empty())
    return text;
  return text + (language == Language::Chinese ? "（" + inside + "）" : " (" + inside + ")");
}

std::string citation(const facts::Catalogue &catalogue, const facts::Rule &rule, Language language) {
  const facts::Source *source = catalogue.source(rule.source);
  if (!source)
    return rule.source;
  return source->title.in(language) + ", " + (source->url.empty() ? source->place.in(language) : source->url) + " [" +
         facts::confidence(rule.confidence).value_or(Words{}).in(language) + "]";
}

Words mandateWords(const std::string &mandate) {
  return mandate == "must"       ? Words{"binding", "强制"}
         : mandate == "reported" ? Words{"reported, text not read", "据报道，未读原文"}
                                 : Words{"no rule found", "未查到规定"};
}

std::string evidence(const std::string &given, Language language) {
  return given.empty() ? Words{"unknown", "未知"}.in(language) : given;
}

std::string checkText(const CheckOrder &order, const CheckResult &result, Language language) {
  auto say = [&](const char *en, const char *zh) { return Words{en, zh}.in(language); };
  std::vector<std::string> titles = {say("LINE", "行"), say("ITEM", "采购项")};
  for (const CheckedList &list : result.lists)
    titles.push_back(list.id);
  titles.push_back(say("RULE", "规定"));
  report::TextTable table(titles);
  Rules rules;
  std::string notes, licences;
  for (const CheckedItem &item : result.items) {
    std::vector<std::string> row = {std::to_string(item.item.line), item.item.name};
    for (size_t l = 0; l < item.findings.size(); ++l) {
      row.push_back(findingText(item.findings[l], language));
      if (std::string why = notesText(item.findings[l], language); !why.empty())
        notes += "  " + std::to_string(item.item.line) + ", " + result.lists[l].id + ": " + why + "\n";
    }
    row.push_back(item.rule ? "(" + std::to_string(rules.number(item.rule)) + ")"
                            : say("category unknown", "类别未知"));
    if (item.item.needsLicences)
      licences +=
          fill(Words{"  {0}: export licence: {1}; domestic approval: {2}\n", "  {0}：出口许可：{1}；国内审批：{2}\n"},
               {std::to_string(item.item.line), evidence(item.item.exportLicence, language),
                evidence(item.item.domesticApproval, language)})
              .in(language);
    table.add(row);
  }
  std::string text = heading(result, language) + table.text();
  if (!notes.empty())
    text += "\n" + std::string(say("Why", "说明")) + "\n" + notes;
  if (!licences.empty())
    text += "\n" +
            std::string(say("NVIDIA cards: two separate questions, answered by your own evidence",
                            "NVIDIA 卡：两个独立问题，以本单位证据为准")) +
            "\n" + licences;
  for (const NotChecked &row : result.notChecked)
    text += fill(Words{"\nnot checked, line {0}: {1}", "\n未核对，第 {0} 行：{1}"},
                 {std::to_string(row.line), row.why.in(language)})
                .in(language);
  return text + (result.notChecked.empty() ? "" : "\n") + footing(order, result, rules, language);
}

std::string checkCsv(const CheckOrder &order, const CheckResult &result, Language language) {
  auto say = [&](const char *en, const char *zh) { return Words{en, zh}.in(language); };
  std::vector<std::string> titles = {say("line", "行"), say("item", "采购项"), say("vendor", "厂商"),
                                     say("category", "类别"), say("quantity", "数量")};
  for (const CheckedList &list : result.lists) {
    titles.push_back(list.name.in(language));
    titles.push_back(list.name.in(language) + say(": why", "：说明"));
  }
  titles.push_back(say("rule", "规定"));
  titles.push_back(say("citation", "出处"));
  titles.push_back(say("export licence", "出口许可"));
  titles.push_back(say("domestic approval", "国内审批"));
  std::string text = "\xEF\xBB\xBF" + report::csvLine(titles);
  for (const CheckedItem &item : result.items) {
    std::vector<std::string> row = {std::to_string(item.item.line), item.item.name,
                                    item.item.vendor.empty() ? item.vendor : item.item.vendor, item.category,
                                    item.item.quantity};
    for (const Finding &finding : item.findings) {
      row.push_back(findingText(finding, language));
      row.push_back(notesText(finding, language));
    }
    row.push_back(item.rule ? mandateWords(item.rule->mandate).in(language) + ": " + item.rule->text.in(language)
                            : say("category unknown", "类别未知"));
    row.push_back(item.rule ? citation(order.catalogue, *item.rule, language) : "");
    row.push_back(item.item.needsLicences ? evidence(item.item.exportLicence, language) : "");
    row.push_back(item.item.needsLicences ? evidence(item.item.domesticApproval, language) : "");
    text += report::csvLine(row);
  }
  for (const NotChecked &missed : result.notChecked) {
    std::vector<std::string> row(titles.size());
    row[0] = std::to_string(missed.line);
    row[1] = missed.verbatim;
    row[5] = say("not checked: ", "未核对：") + missed.why.in(language);
    text += report::csvLine(row);
  }
  return text;
}

std::string inventoryText(const CheckOrder &order, const CheckResult &result, const std::vector<Asset> &assets,
                          Language language) {
  auto say = [&](const char *en, const char *zh) { return Words{en, zh}.in(language); };
  report::TextTable table({say("LINE", "行"), say("IN USE", "在用"), say("ORIGIN", "来源地"), say("REPLACED", "已替换"),
                           say("DEADLINE", "期限"), say("RULE", "规定")});
  Rules rules;
  std::string substitutes;
  auto originName = [&](const std::string &origin) {
    return origin == "foreign"    ? say("foreign", "国外")
           : origin == "domestic" ? say("domestic", "国产")
                                  : say("unknown", "未知");
  };
  for (const Asset &asset : assets) {
    const Item &item = asset.checked.item;
    std::string progress = say("not stated", "未填写");
    if (asset.counted)
      progress = report::numberText(asset.replaced) + "/" + report::numberText(asset.owned) + " (" +
                 report::numberText(100 * asset.replaced / asset.owned) + " %)";
    table.add({std::to_string(item.line), item.name, originName(asset.origin), progress,
               asset.deadline.empty()
                   ? say("none known", "未知")
                   : asset.deadline + (asset.deadlineReported ? say(" (reported)", "（据报道）") : ""),
               asset.checked.rule ? "(" + std::to_string(rules.number(asset.checked.rule)) + ")"
                                  : say("category unknown", "类别未知")});
    if (asset.origin != "foreign")
      continue;
    substitutes += "  " + std::to_string(item.line) + ", " + item.name + ":\n";
    constexpr size_t kShown = 8;
    for (size_t i = 0; i < asset.substitutes.size() && i < kShown; ++i) {
      const Substitute &s = asset.substitutes[i];
      substitutes +=
          "    " + s.product + ", " + order.catalogue.vendorName(s.vendor, language) + ": " + s.list + ", " +
          verdictWords(s.status).in(language) +
          (s.target.empty() ? ""
                            : say(", Sampan target ", "，Sampan 目标 ") + s.target +
                                  (s.targetWorks ? say(" works", " 可用") : say(" not built yet", " 尚未实现"))) +
          "\n";
    }
    if (asset.substitutes.size() > kShown)
      substitutes += fill(Words{"    and {0} more: --json has them all\n", "    另有 {0} 项：--json 列出全部\n"},
                          {std::to_string(asset.substitutes.size() - kShown)})
                         .in(language);
    if (asset.substitutes.empty())
      substitutes += std::string("    ") +
                     say("none known: no list names a product of this category\n", "未知：没有清单列出此类产品\n");
    if (item.needsLicences)
      substitutes +=
          fill(Words{"    export licence: {0}; domestic approval: {1}\n", "    出口许可：{0}；国内审批：{1}\n"},
               {evidence(item.exportLicence, language), evidence(item.domesticApproval, language)})
              .in(language);
  }
  return heading(result, language) + table.text() +
         (substitutes.empty()
              ? ""
              : "\n" +
                    std::string(
                        say("What the lists name for the same use. Whether it runs your kernels is another question.",
                            "清单中同类用途的产品。能否运行您的内核是另一个问题。")) +
                    "\n" + substitutes) +
         footing(order, result, rules, language);
}

std::string inventoryCsv(const CheckOrder &order, const CheckResult &, const std::vector<Asset> &assets,
                         Language language) {
  auto say = [&](const char *en, const char *zh) { return Words{en, zh}.in(language); };
  std::string text =
      "\xEF\xBB\xBF" + report::csvLine({say("line", "行"), say("in use", "在用"), say("category", "类别"),
                                        say("origin", "来源地"), say("owned", "数量"), say("replaced", "已替换"),
                                        say("deadline", "期限"), say("deadline is", "期限性质"),
                                        say("substitutes", "可替代产品"), say("rule", "规定"), say("citation", "出处"),
                                        say("export licence", "出口许可"), say("domestic approval", "国内审批")});
  for (const Asset &asset : assets) {
    const Item &item = asset.checked.item;
    std::vector<std::string> names;
    for (const Substitute &s : asset.substitutes)
      names.push_back(s.product + " [" + s.list + ": " + verdictWords(s.status).in(language) + "]");
    text += report::csvLine({std::to_string(item.line), item.name, asset.checked.category, asset.origin, item.quantity,
                             item.replaced, asset.deadline,
                             asset.deadline.empty()   ? ""
                             : asset.deadlineReported ? say("reported", "据报道")
                                                      : say("your own, or binding", "自定或强制"),
                             join(names, "; "), asset.checked.rule ? asset.checked.rule->text.in(language) : "",
                             asset.checked.rule ? citation(order.catalogue, *asset.checked.rule, language) : "",
                             item.needsLicences ? evidence(item.exportLicence, language) : "",
                             item.needsLicences ? evidence(item.domesticApproval, language) : ""});
  }
  return text;
}

} // namespace sampan::list
