#include "list/show_chips.h"

#include "report/text_table.h"

#include <algorithm>

namespace sampan::list {
namespace {

using report::numberText;

std::string valueText(const facts::Figure &figure, Language language) {
  const double *number = std::get_if<double>(&figure.value);
  return number ? numberText(*number) : std::get<Words>(figure.value).in(language);
}

std::string trust(const std::string &word, Language language) {
  return facts::confidence(word).value_or(Words{word, word}).in(language);
}

// Of a figure that is a number.
std::string cell(const facts::Chip &chip, const char *key) {
  const facts::Figure *figure = chip.find(key);
  return figure ? valueText(*figure, Language::English) : "-";
}

std::string targetText(const Offer &offer, const facts::Chip &chip, Language language) {
  const TargetState *target = offer.target(chip);
  if (!target)
    return "-";
  return target->name +
         Words{target->works ? " (works)" : " (not built yet)", target->works ? "（可用）" : "（尚未实现）"}.in(
             language);
}

std::string mentionText(const Mention &mention, Language language) {
  Words text = mention.entry->name.empty()
                   ? Words{"vendor reported, no product named", "据报道列有该厂商，未列具体产品"}
               : mention.sure ? Words{"reported as {0}", "据报道列为“{0}”"}
                              : Words{"may be {0}: uncertain", "可能是“{0}”：不确定"};
  return fill(text, {mention.entry->name}).in(language);
}

std::string sectionOf(const std::string &key) { return key.substr(0, key.rfind('.')); }

std::string sectionTitle(const std::string &section, Language language) {
  static const std::vector<std::pair<std::string, Words>> kTitles = {
      {"peak.vector",
       {"Peaks of the vector units (what ordinary kernels can reach)", "向量单元峰值（普通内核所能达到）"}},
      {"peak.matrix", {"Peaks of the matrix units (matrix multiplication only)", "矩阵单元峰值（仅矩阵乘法）"}},
      {"peak.unstated", {"Peaks whose units the source does not state", "来源未说明单元的峰值"}},
      {"measured", {"Measured", "实测"}},
      {"memory", {"Memory", "内存"}},
      {"onchip", {"Memory on the chip", "片上存储"}},
      {"chip", {"The chip", "芯片"}}};
  for (auto &[name, words] : kTitles)
    if (name == section)
      return words.in(language);
  return section;
}

Words kindName(const facts::FigureKind &kind) { return {kind.en, kind.zh}; }

} // namespace

std::string chipTable(const Offer &offer, const std::vector<const facts::Chip *> &chips, Language language) {
  auto say = [&](const char *en, const char *zh) { return Words{en, zh}.in(language); };
  report::TextTable table({say("CHIP", "芯片"), say("VENDOR", "厂商"), say("KIND", "类别"),
                           say("FP64 vec", "FP64 向量"), say("FP32 vec", "FP32 向量"), say("FP16 mat", "FP16 矩阵"),
                           say("GB", "GB"), say("GB/s", "GB/s"), say("W", "W"), say("TARGET", "Sampan 目标"),
                           say("LISTS", "清单")});
  for (size_t column = 3; column < 9; ++column)
    table.alignRight(column);
  for (const facts::Chip *chip : chips) {
    std::string lists;
    for (const Mention &mention : offer.mentions(*chip)) {
      std::string word = mention.list->id + (mention.sure ? "" : "?");
      if (lists.find(word) == lists.npos)
        lists += (lists.empty() ? "" : " ") + word;
    }
    table.add({chip->id, offer.catalogue.vendorName(chip->vendor, language),
               chip->kind + (chip->reference ? say(", reference", "，参照") : ""),
               cell(*chip, "peak.vector.fp64_tflops"), cell(*chip, "peak.vector.fp32_tflops"),
               cell(*chip, "peak.matrix.fp16_tflops"), cell(*chip, "memory.size_gb"),
               cell(*chip, "memory.bandwidth_gb_per_s"), cell(*chip, "chip.power_w"),
               targetText(offer, *chip, language), lists.empty() ? "-" : lists});
  }
  return table.text() + "\n" +
         fill(Words{"{0} chips. Peaks in TFLOPS, of vector and matrix units apart; - is: no source gives it. All list "
                    "entries are "
                    "reported by others, none was read in an official notice; a ? says that the row may be this chip, "
                    "or names "
                    "its vendor only. sampan list CHIP shows the source of every figure.\n",
                    "共 {0} 款芯片。峰值单位为 TFLOPS，向量与矩阵单元分开列出；- "
                    "表示没有来源给出。清单条目均为他人报道，未读到官方公告原文；"
                    "? 表示该条目可能是此芯片，或仅列出厂商。sampan list 芯片名 可查看每个数字的来源。\n"},
              {std::to_string(chips.size())})
             .in(language);
}

std::string chipSheet(const Offer &offer, const facts::Chip &chip, Language language) {
  auto say = [&](const char *en, const char *zh) { return Words{en, zh}.in(language); };
  std::string text = chip.name + "\n" + say("id ", "标识 ") + chip.id + say(", vendor ", "，厂商 ") +
                     offer.catalogue.vendorName(chip.vendor, language) + say(", kind ", "，类别 ") + chip.kind +
                     say(", family ", "，系列 ") + chip.family + "\n" + say("Sampan target: ", "Sampan 目标：") +
                     targetText(offer, chip, language) + "\n";
  if (!chip.note.en.empty())
    text += say("Note: ", "说明：") + chip.note.in(language) + "\n";
  std::string section;
  report::TextTable table({});
  std::vector<std::string> used;
  auto flush = [&] {
    if (!section.empty())
      text += "\n" + sectionTitle(section, language) + table.text();
  };
  for (const facts::Figure &figure : chip.figures) {
    if (sectionOf(figure.key) != section) {
      flush();
      section = sectionOf(figure.key);
      table = report::TextTable({});
    }
    const facts::FigureKind &kind = *facts::figureKind(figure.key);
    std::string source = "[" + figure.source + ", " + trust(figure.confidence, language) + "]";
    table.add({"  " + kindName(kind).in(language),
               valueText(figure, language) + (*kind.unit ? std::string(" ") + kind.unit : ""),
               source + (figure.note.en.empty() ? "" : " " + figure.note.in(language))});
    if (std::ranges::find(used, figure.source) == used.end())
      used.push_back(figure.source);
  }
  flush();
  std::vector<Mention> mentions = offer.mentions(chip);
  text += "\n" +
          say("Lists (publicly known; a firm's own copy decides: sampan list check)",
              "清单（公开所知；以本单位副本为准：sampan list check）") +
          "\n";
  for (const Mention &m : mentions) {
    text += "  " + m.list->name.in(language) + ": " + m.notice->issue + ", " + mentionText(m, language) + " [" +
            m.notice->source + ", " + trust(m.notice->confidence, language) + "]\n";
    if (std::ranges::find(used, m.notice->source) == used.end())
      used.push_back(m.notice->source);
  }
  if (mentions.empty())
    text += "  " + say("no row that was found", "未查到相关条目") + "\n";
  text += "\n" + say("Sources", "来源") + "\n";
  for (const std::string &id : used)
    if (const facts::Source *source = offer.catalogue.source(id))
      text += "  " + id + ": " + source->title.in(language) + (source->url.empty() ? "" : ", " + source->url) +
              (source->place.en.empty() ? "" : ", " + source->place.in(language)) + "\n";
  return text;
}

std::string chipComparison(const Offer &offer, const std::vector<const facts::Chip *> &chips, Language language) {
  std::vector<std::string> titles = {""}, targets = {Words{"Sampan target", "Sampan 目标"}.in(language)};
  for (const facts::Chip *chip : chips) {
    titles.push_back(chip->id + (chip->reference ? Words{" (reference)", "（参照）"}.in(language) : ""));
    targets.push_back(targetText(offer, *chip, language));
  }
  report::TextTable table(titles);
  table.add(targets);
  std::string section;
  for (const facts::FigureKind &kind : facts::figureKinds()) {
    if (std::ranges::none_of(chips, [&](const facts::Chip *c) { return c->find(kind.key); }))
      continue;
    if (sectionOf(kind.key) != section) {
      section = sectionOf(kind.key);
      table.add({});
      table.add({sectionTitle(section, language)});
    }
    std::vector<std::string> row = {"  " + kindName(kind).in(language) +
                                    (*kind.unit ? std::string(", ") + kind.unit : "")};
    for (const facts::Chip *chip : chips) {
      const facts::Figure *figure = chip->find(kind.key);
      row.push_back(figure ? valueText(*figure, language) + " [" + figure->source + "]" : "-");
    }
    table.add(row);
  }
  return table.text() + "\n" +
         Words{"Each figure is followed by its source; sampan list CHIP says what that is and how far the figure can "
               "be trusted.\n",
               "每个数字后为其来源；sampan list 芯片名 说明来源及可信程度。\n"}
             .in(language);
}

} // namespace sampan::list
