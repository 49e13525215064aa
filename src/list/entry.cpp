#include "list/entry.h"

#include "list/name.h"

#include "support/utf8.h"

namespace sampan::list {

Validity Entry::validity() const {
  Validity result;
  if (validUntil == "none")
    result.kind = Validity::Unlimited;
  else if (std::optional<Date> until = parseDate(validUntil))
    result = {Validity::Limited, *until, *until};
  std::optional<Date> from = parseDate(published);
  if (from && validYears > 0) {
    // Three years from 26 December lapse on 26 December: the day before is the last one that counts.
    Date lapses = addYears(*from, validYears);
    Date last = dayBefore(lapses);
    if (result.kind != Validity::Limited || last < result.lastDay)
      result = {Validity::Limited, last, lapses};
  }
  return result;
}

std::string categoryOf(std::string_view word) {
  struct Word {
    const char *word;
    const char *category;
  };
  static constexpr Word kWords[] = {{"cpu", "cpu"},
                                    {"processor", "cpu"},
                                    {"中央处理器", "cpu"},
                                    {"处理器", "cpu"},
                                    {"中央处理器（CPU）", "cpu"},
                                    {"os", "os"},
                                    {"operating system", "os"},
                                    {"操作系统", "os"},
                                    {"database", "database"},
                                    {"数据库", "database"},
                                    {"集中式数据库", "database"},
                                    {"分布式数据库", "database"},
                                    {"ai-chip", "ai-chip"},
                                    {"ai chip", "ai-chip"},
                                    {"ai", "ai-chip"},
                                    {"accelerator", "ai-chip"},
                                    {"gpu", "ai-chip"},
                                    {"npu", "ai-chip"},
                                    {"ai芯片", "ai-chip"},
                                    {"人工智能芯片", "ai-chip"},
                                    {"人工智能训练推理芯片", "ai-chip"},
                                    {"ai training and inference chips", "ai-chip"},
                                    {"加速卡", "ai-chip"},
                                    {"other", "other"},
                                    {"其他", "other"}};
  std::u32string folded = foldName(word);
  for (const Word &known : kWords)
    if (foldName(known.word) == folded)
      return known.category;
  return {};
}

std::string basisName(Basis basis) {
  constexpr const char *kNames[] = {"own-copy", "official", "reported"};
  return kNames[static_cast<int>(basis)];
}

} // namespace sampan::list
