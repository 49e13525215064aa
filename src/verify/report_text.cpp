#include "report/text_table.h"
#include "verify/classify.h"
#include "verify/report.h"

namespace sampan::verify {
namespace {

using report::numberText;

std::string verdict(const OutputResult &o, Language language) {
  const Words words = o.statistics.differing == 0 ? Words{"same bits", "逐位相同"}
                      : o.same                    ? Words{"accepted", "可接受"}
                                                  : Words{"DIFFERS", "不同"};
  return words.in(language);
}

std::string place(const recording::Launch &launch) {
  return launch.file.empty() ? "" : " (" + launch.file + ":" + std::to_string(launch.line) + ")";
}

std::string details(const OutputResult &o, Language language) {
  const Statistics &s = o.statistics;
  std::string text;
  auto line = [&](const Words &words, const std::vector<std::string> &values) {
    text += "    " + fill(words, values).in(language) + "\n";
  };
  const Finding finding = classify(o);
  line({"looks like {0}: {1}", "特征：{0}；{1}"},
       {causeText(finding.cause).in(language), finding.evidence.in(language)});
  line({"{0} of {1} elements differ, {2} beyond the rule '{3}'; elements {4} to {5}",
        "{1} 个元素中有 {0} 个不同，{2} 个超出规则“{3}”；范围 {4} 至 {5}"},
       {std::to_string(s.differing), std::to_string(s.elements), std::to_string(s.rejected), o.rule.name,
        std::to_string(s.firstIndex), std::to_string(s.lastIndex)});
  if (s.nanAppeared + s.nanVanished + s.infinite + s.zeroSigns)
    line({"NaN appeared {0}, vanished {1}; infinities {2}; signs of zero {3}",
          "NaN 新增 {0}，消失 {1}；无穷 {2}；零的符号 {3}"},
         {std::to_string(s.nanAppeared), std::to_string(s.nanVanished), std::to_string(s.infinite),
          std::to_string(s.zeroSigns)});
  if (o.rule.judge == Judge::MonteCarlo)
    line({"Monte Carlo: means {0} standard errors apart, p = {1}", "蒙特卡罗：均值相差 {0} 个标准误，p = {1}"},
         {numberText(o.standardErrors), numberText(o.probability)});
  for (size_t i = 0; i < s.first.size() && i < 4; ++i) {
    char values[128];
    std::snprintf(values, sizeof values, "[%llu] %.17g -> %.17g", static_cast<unsigned long long>(s.first[i].index),
                  s.first[i].reference, s.first[i].here);
    text += std::string("    ") + values + "\n";
  }
  return text;
}

std::string explanationText(const Explanation &e, Language language) {
  std::string text = fill(Words{"\nCause: {0}\n  {1}\n", "\n原因：{0}\n  {1}\n"},
                          {causeText(e.cause).in(language), e.text.in(language)})
                         .in(language);
  for (const Location &line : e.lines)
    text += "  " + line.file + ":" + std::to_string(line.line) + "\n";
  for (const Trial &trial : e.trials) {
    const Words end = !trial.built    ? Words{"does not compile", "无法编译"}
                      : trial.removed ? Words{"the same numbers", "结果相同"}
                                      : Words{"still differs", "仍不同"};
    text += fill(Words{"  tried {0}: {1}\n", "  实验 {0}：{1}\n"}, {trial.what.in(language), end.in(language)})
                .in(language);
  }
  return text;
}

} // namespace

std::string reportText(const Report &r, Language language) {
  report::TextTable table({Words{"launch", "启动"}.in(language), Words{"kernel", "内核"}.in(language),
                           Words{"output", "输出"}.in(language), Words{"type", "类型"}.in(language),
                           Words{"elements", "元素"}.in(language), Words{"differ", "不同"}.in(language),
                           Words{"max ulp", "最大 ulp"}.in(language),
                           Words{"max relative", "最大相对误差"}.in(language), Words{"result", "结果"}.in(language)});
  for (size_t column : {4, 5, 6, 7})
    table.alignRight(column);
  std::string more;
  // Of long recordings only what differs.
  constexpr size_t kMostRows = 60;
  size_t rows = 0, left = 0;
  for (const LaunchResult &l : r.comparison.launches)
    rows += l.outputs.size();
  for (const LaunchResult &l : r.comparison.launches) {
    const std::string number = std::to_string(l.launch.index);
    if (l.errorHere) {
      const std::string failed = Words{"FAILED", "失败"}.in(language);
      table.add({number, l.kernel, "", "", "", "", "", "", failed + " (CUDA " + std::to_string(l.errorHere) + ")"});
    }
    for (const OutputResult &o : l.outputs) {
      const Statistics &s = o.statistics;
      if (rows > kMostRows && s.differing == 0) {
        ++left;
        continue;
      }
      table.add({number, l.kernel, o.name, std::string(factsOf(s.element).name) + (o.guessed ? "?" : ""),
                 std::to_string(s.elements), std::to_string(s.differing), std::to_string(s.largestSteps),
                 numberText(s.largestRelative), verdict(o, language)});
      if (s.differing)
        more += "\n" + number + " " + l.kernel + place(l.launch) + ", " + o.name + "\n" + details(o, language);
    }
  }
  std::string text = fill(Words{"{0}: {1}\n", "{0}：{1}\n"}, {r.recording, r.state}).in(language) + table.text() + more;
  if (left)
    text += fill(Words{"{0} outputs with the same bits are not listed\n", "{0} 个逐位相同的输出未列出\n"},
                 {std::to_string(left)})
                .in(language);
  for (const Words &remark : r.remarks)
    text += "\n" + remark.in(language) + "\n";
  if (r.explanation)
    text += explanationText(*r.explanation, language);
  size_t wrong = 0;
  for (const LaunchResult &l : r.comparison.launches)
    wrong += !l.same();
  return text + "\n" +
         fill(wrong ? Words{"{0} of {1} launches differ", "{1} 次启动中有 {0} 次不同"}
                    : Words{"{1} launches: the same", "{1} 次启动：相同"},
              {std::to_string(wrong), std::to_string(r.comparison.launches.size())})
             .in(language) +
         "\n";
}

} // namespace sampan::verify
