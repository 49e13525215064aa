// A table for a terminal: columns as wide as their widest cell, Chinese characters counted as two.
#pragma once

#include <string>
#include <vector>

namespace sampan::report {

class TextTable {
public:
  explicit TextTable(std::vector<std::string> titles) { rows.push_back(std::move(titles)); }
  void add(std::vector<std::string> row) { rows.push_back(std::move(row)); }
  // Numbers look better to the right.
  void alignRight(size_t column) { right.push_back(column); }
  std::string text() const;

private:
  std::vector<std::vector<std::string>> rows;
  std::vector<size_t> right;
};

// At most six digits, no trailing zeros.
std::string numberText(double);

} // namespace sampan::report
