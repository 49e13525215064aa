#include "report/csv_out.h"

#include "support/utf8.h"

namespace sampan::report {
namespace {

// Programs skip blanks before the sign, and read full-width signs as the plain ones.
bool looksLikeFormula(std::string_view text) {
  for (char32_t c : decodeUtf8(text)) {
    if (c == ' ' || c == 0x3000 || c == 0xA0 || c == 0xFEFF)
      continue;
    return std::u32string_view(U"=+-@|%\t\r\n\uFF1D\uFF0B\uFF0D\uFF20").find(c) != std::u32string_view::npos;
  }
  return false;
}

} // namespace

std::string csvCell(std::string_view text) {
  std::string cell = looksLikeFormula(text) ? "'" : "";
  cell += text;
  if (cell.find_first_of(",;\t\"\r\n'") == std::string::npos)
    return cell;
  std::string quoted = "\"";
  for (char c : cell) {
    if (c == '"')
      quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string csvLine(const std::vector<std::string> &cells) {
  std::string line;
  for (size_t i = 0; i < cells.size(); ++i)
    line += (i ? "," : "") + csvCell(cells[i]);
  return line + "\r\n";
}

} // namespace sampan::report
