#include "verify/classify.h"
#include "verify/report.h"

#include "report/text_table.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace sampan::verify {
namespace {

std::string escape(const std::string &text) {
  std::string out;
  for (const char c : text)
    switch (c) {
    case '<': out += "&lt;"; break;
    case '>': out += "&gt;"; break;
    case '&': out += "&amp;"; break;
    case '"': out += "&quot;"; break;
    default: out += c;
    }
  return out;
}

constexpr const char *kStyle =
    "body{font:15px/1.5 system-ui,sans-serif;margin:2em auto;max-width:70em;padding:0 1em;color:#222}"
    "table{border-collapse:collapse}td,th{padding:.2em .7em;border-bottom:1px solid #ddd;text-align:left}"
    "td.n{text-align:right;font-variant-numeric:tabular-nums}.bad{color:#b00020;font-weight:600}.good{color:#1b6e2e}"
    "svg{margin:.5em 2em .5em 0}code{font-size:13px}small{color:#666}";

struct Bar {
  std::string label;
  double height; // of 1
  std::string title;
};

std::string bars(const std::string &caption, const std::vector<Bar> &all) {
  constexpr int kBar = 22, kHeight = 120;
  char text[256];
  std::snprintf(text, sizeof text, "<svg width=\"%d\" height=\"%d\" role=\"img\" font-size=\"10\" fill=\"#444\">",
                static_cast<int>(all.size()) * kBar + 20, kHeight + 50);
  std::string svg = text;
  svg += "<title>" + escape(caption) + "</title><text x=\"2\" y=\"12\" font-size=\"12\">" + escape(caption) + "</text>";
  for (size_t i = 0; i < all.size(); ++i) {
    const double high = std::clamp(all[i].height, 0.0, 1.0) * kHeight;
    const int x = static_cast<int>(i) * kBar + 2;
    std::snprintf(text, sizeof text, "<rect x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\" fill=\"#36648b\"><title>",
                  x, 20 + kHeight - high, kBar - 4, high);
    svg += text + escape(all[i].title) + "</title></rect>";
    std::snprintf(text, sizeof text, "<text x=\"%d\" y=\"%d\" transform=\"rotate(45 %d %d)\">", x + 4, kHeight + 30,
                  x + 4, kHeight + 30);
    svg += text + escape(all[i].label) + "</text>";
  }
  return svg + "</svg>";
}

// Counts span many orders of magnitude; one element of a million has to be seen.
double tall(uint64_t n, uint64_t of) { return n ? (1 + std::log10(double(n))) / (1 + std::log10(double(of))) : 0; }

std::string ulpPlot(const Statistics &s, Language language) {
  std::vector<Bar> all;
  size_t last = 1;
  for (size_t b = 0; b < s.steps.size(); ++b)
    if (s.steps[b])
      last = b;
  for (size_t b = 0; b <= last; ++b) {
    const std::string label = b == 0    ? "0"
                              : b <= 10 ? std::to_string(uint64_t(1) << (b - 1))
                                        : "2^" + std::to_string(b - 1);
    all.push_back({label, tall(s.steps[b], s.elements), label + " ulp: " + std::to_string(s.steps[b])});
  }
  return bars(Words{"elements by ulp (logarithmic)", "按 ulp 分布的元素数（对数）"}.in(language), all);
}

std::string lanePlot(const Statistics &s, Language language) {
  std::vector<Bar> all;
  const uint64_t most = *std::max_element(s.byLane.begin(), s.byLane.end());
  for (size_t l = 0; l < 32; ++l)
    all.push_back({std::to_string(l), most ? double(s.byLane[l]) / double(most) : 0,
                   std::to_string(l) + ": " + std::to_string(s.byLane[l])});
  return bars(Words{"differing elements by index modulo 32", "差异元素（下标模 32）"}.in(language), all);
}

std::string cell(const std::string &text, const char *kind = "") {
  return std::string("<td") + (*kind ? std::string(" class=\"") + kind + "\"" : "") + ">" + escape(text) + "</td>";
}

std::string details(const OutputResult &o, Language language) {
  const Statistics &s = o.statistics;
  const Finding finding = classify(o);
  std::string text = "<p><b>" + escape(causeText(finding.cause).in(language)) +
                     "</b>: " + escape(finding.evidence.in(language)) + "</p>" + ulpPlot(s, language) +
                     lanePlot(s, language) + "<table><tr><th>[i]</th><th>" + Words{"reference", "参照"}.in(language) +
                     "</th><th>" + Words{"here", "本次"}.in(language) + "</th><th>ulp</th></tr>";
  for (const Sample &sample : s.first) {
    char a[40], b[40];
    std::snprintf(a, sizeof a, "%.17g", sample.reference);
    std::snprintf(b, sizeof b, "%.17g", sample.here);
    text += "<tr>" + cell(std::to_string(sample.index), "n") + cell(a, "n") + cell(b, "n") +
            cell(std::to_string(sample.steps), "n") + "</tr>";
  }
  return text + "</table>";
}

std::string explanationHtml(const Explanation &e, Language language) {
  std::string text = "<h2>" + Words{"Cause: ", "原因："}.in(language) + escape(causeText(e.cause).in(language)) +
                     "</h2><p>" + escape(e.text.in(language)) + "</p><ul>";
  for (const Location &line : e.lines)
    text += "<li><code>" + escape(line.file) + ":" + std::to_string(line.line) + "</code></li>";
  text += "</ul><table>";
  for (const Trial &t : e.trials) {
    const Words end = !t.built    ? Words{"does not compile", "无法编译"}
                      : t.removed ? Words{"the same numbers", "结果相同"}
                                  : Words{"still differs", "仍不同"};
    text += "<tr>" + cell(t.what.in(language)) + cell(end.in(language)) + "</tr>";
  }
  return text + "</table>";
}

} // namespace

std::string reportHtml(const Report &r, Language language) {
  const std::string title = Words{"Numbers compared", "数值核对报告"}.in(language);
  std::string html = std::string("<!doctype html>\n<html lang=\"") + (language == Language::Chinese ? "zh-CN" : "en") +
                     "\"><meta charset=\"utf-8\"><title>" + title + "</title><style>" + kStyle + "</style><h1>" +
                     title + "</h1><p>" + escape(r.recording) + "<br>" + escape(r.program) + "<br>" + escape(r.state) +
                     "</p><p class=\"" +
                     (r.comparison.same() ? "good\">" + Words{"The same.", "相同。"}.in(language)
                                          : "bad\">" + Words{"Something differs.", "存在差异。"}.in(language)) +
                     "</p><table><tr>";
  for (const Words &head :
       {Words{"launch", "启动"}, Words{"kernel", "内核"}, Words{"output", "输出"}, Words{"type", "类型"},
        Words{"elements", "元素"}, Words{"differ", "不同"}, Words{"max ulp", "最大 ulp"},
        Words{"max relative", "最大相对误差"}, Words{"rule", "规则"}, Words{"result", "结果"}})
    html += "<th>" + head.in(language) + "</th>";
  html += "</tr>";
  std::string more;
  for (const LaunchResult &l : r.comparison.launches) {
    const std::string number = std::to_string(l.launch.index);
    if (l.errorHere)
      html +=
          "<tr>" + cell(number, "n") + cell(l.kernel) + cell("CUDA " + std::to_string(l.errorHere), "bad") + "</tr>";
    for (const OutputResult &o : l.outputs) {
      const Statistics &s = o.statistics;
      const Words verdict = s.differing == 0 ? Words{"same bits", "逐位相同"}
                            : o.same         ? Words{"accepted", "可接受"}
                                             : Words{"differs", "不同"};
      html += "<tr>" + cell(number, "n") + cell(l.kernel) + cell(o.name) + cell(factsOf(s.element).name) +
              cell(std::to_string(s.elements), "n") + cell(std::to_string(s.differing), "n") +
              cell(std::to_string(s.largestSteps), "n") + cell(report::numberText(s.largestRelative), "n") +
              cell(o.rule.name) + cell(verdict.in(language), o.same ? "good" : "bad") + "</tr>\n";
      if (s.differing)
        more += "<h3>" + number + " <code>" + escape(l.kernel) + "</code>, " + escape(o.name) + "</h3>" +
                details(o, language);
    }
  }
  html += "</table>" + (r.explanation ? explanationHtml(*r.explanation, language) : "") + more + "<p><small>" +
          Words{"digest", "摘要"}.in(language) + " " + escape(r.digest) + "</small></p></html>\n";
  return html;
}

} // namespace sampan::verify
