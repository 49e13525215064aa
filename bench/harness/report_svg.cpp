#include "bench/harness/report.h"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace bench {
namespace {

struct Series {
  Column column;
  const char *colour;
};
constexpr Series kSeries[] = {{Column::Ispc, "#7a5195"}, {Column::Omp, "#2f6f9f"}, {Column::Pocl, "#d1793b"}};

constexpr double kLeft = 180, kWidth = 640, kTop = 56, kBar = 9, kGap = 10;
constexpr double kLeast = 0.125, kMost = 32; // ratios that fit; others are cut off at the edge

double place(double ratio) {
  const double part = std::log(ratio / kLeast) / std::log(kMost / kLeast);
  return kLeft + kWidth * std::clamp(part, 0.0, 1.0);
}

std::string text(double x, double y, const char *anchor, const std::string &what) {
  std::ostringstream out;
  out << "<text x='" << x << "' y='" << y << "' text-anchor='" << anchor << "'>";
  for (char c : what)
    out << (c == '<' ? "&lt;" : c == '&' ? "&amp;" : std::string(1, c));
  out << "</text>\n";
  return out.str();
}

} // namespace

std::string toSvg(const Results &results) {
  std::ostringstream body;
  double y = kTop;
  std::vector<Series> shown;
  for (const Series &s : kSeries)
    if (results.meanRatio(s.column) > 0)
      shown.push_back(s);
  for (const Row &row : results.rows) {
    if (row.bound == Bound::Launch)
      continue;
    const double height = kBar * std::max<std::size_t>(1, shown.size());
    body << text(kLeft - 8, y + height / 2 + 4, "end", row.name);
    for (std::size_t i = 0; i < shown.size(); ++i)
      if (const double ratio = row.ratio(shown[i].column); ratio > 0) {
        const double from = std::min(place(1), place(ratio)), to = std::max(place(1), place(ratio));
        body << "<rect x='" << from << "' y='" << y + i * kBar << "' width='" << std::max(1.0, to - from)
             << "' height='" << kBar - 1 << "' fill='" << shown[i].colour << "'/>\n";
      }
    y += height + kGap;
  }
  for (double tick = kLeast; tick <= kMost; tick *= 2) {
    body << "<line x1='" << place(tick) << "' x2='" << place(tick) << "' y1='" << kTop - 8 << "' y2='" << y
         << "' stroke='" << (tick == 1 ? "#333" : "#ddd") << "'/>\n";
    std::ostringstream label;
    label << tick;
    body << text(place(tick), y + 14, "middle", label.str());
  }
  std::ostringstream out;
  out << "<svg xmlns='http://www.w3.org/2000/svg' width='" << kLeft + kWidth + 40 << "' height='" << y + 28
      << "' font-family='sans-serif' font-size='12'>\n<rect width='100%' height='100%' fill='white'/>\n"
      << text(kLeft, 20, "start",
              "How many times faster Sampan is (right of 1), " + results.cpu + ", " + std::to_string(results.threads) +
                  " threads");
  double x = kLeft;
  for (const Series &s : shown) {
    out << "<rect x='" << x << "' y='30' width='10' height='10' fill='" << s.colour << "'/>\n"
        << text(x + 16, 39, "start", kColumnNames[int(s.column)]);
    x += 80;
  }
  out << body.str() << "</svg>\n";
  return out.str();
}

} // namespace bench
