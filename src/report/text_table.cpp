#include "report/text_table.h"

#include "support/utf8.h"

#include <algorithm>
#include <cstdio>

namespace sampan::report {

std::string TextTable::text() const {
  std::vector<size_t> widths;
  std::vector<std::vector<std::string>> cells = rows;
  for (std::vector<std::string> &row : cells)
    for (size_t i = 0; i < row.size(); ++i) {
      row[i] = withoutControls(row[i]);
      if (i >= widths.size())
        widths.push_back(0);
      if (row.size() > 1) // a row of one cell is a heading, and runs over the columns
        widths[i] = std::max(widths[i], displayWidth(row[i]));
    }
  std::string all;
  for (const std::vector<std::string> &row : cells) {
    std::string line;
    for (size_t i = 0; i < row.size(); ++i) {
      size_t width = displayWidth(row[i]);
      std::string space(widths[i] > width ? widths[i] - width : 0, ' ');
      bool toTheRight = std::ranges::find(right, i) != right.end();
      line += (i ? "  " : "") + (toTheRight ? space + row[i] : row[i] + space);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    all += line + "\n";
  }
  return all;
}

std::string numberText(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", value);
  return text;
}

} // namespace sampan::report
