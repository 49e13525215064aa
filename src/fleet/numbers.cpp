// Amounts and percentages as people write them in two languages. What may be read in two ways is not read at all.
#include "fleet/fleet.h"

#include "support/utf8.h"

#include <charconv>
#include <cmath>

namespace sampan::fleet {
namespace {

// Half-width, without blanks, small letters.
std::string plain(std::string_view text) {
  std::u32string out;
  for (char32_t c : decodeUtf8(text)) {
    if (c >= 0xFF01 && c <= 0xFF5E)
      c -= 0xFEE0;
    if (c >= 'A' && c <= 'Z')
      c += 'a' - 'A';
    if (c > ' ' && c != 0x3000 && c != 0xA0 && c != 0xFEFF)
      out += c;
  }
  return encodeUtf8(out);
}

bool dropFront(std::string &text, std::string_view word) {
  const bool there = text.starts_with(word);
  if (there)
    text.erase(0, word.size());
  return there;
}

bool dropBack(std::string &text, std::string_view word) {
  const bool there = text.ends_with(word);
  if (there)
    text.erase(text.size() - word.size());
  return there;
}

// Commas part thousands or nothing: "1,5" is 1.5 to some readers and 15 to others.
bool dropCommas(std::string &text) {
  const size_t first = text.find(',');
  if (first == text.npos)
    return true;
  const size_t point = std::min(text.find('.'), text.size());
  if (first == 0 || first > 3)
    return false;
  for (size_t i = first; i < point; i += 4)
    if (text[i] != ',' || i + 4 > point || text.substr(i + 1, 3).find_first_not_of("0123456789") != text.npos)
      return false;
  std::erase(text, ',');
  return true;
}

std::optional<double> number(std::string text) {
  double value = 0;
  if (!dropCommas(text) || text.empty() || text.find_first_not_of("0123456789.") != text.npos)
    return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value) || value >= 1e13)
    return std::nullopt;
  return value;
}

} // namespace

std::optional<double> readAmount(std::string_view given) {
  std::string text = plain(given);
  for (const char *mark : {"¥", "￥", "rmb", "cny", "人民币"})
    dropFront(text, mark);
  for (const char *mark : {"元", "yuan", "rmb", "cny"})
    dropBack(text, mark);
  const double times = dropBack(text, "亿") ? 1e8 : dropBack(text, "万") ? 1e4 : 1;
  const std::optional<double> value = number(text);
  return value ? std::optional(*value * times) : std::nullopt;
}

std::optional<double> readShare(std::string_view given, bool fromSpreadsheet) {
  std::string text = plain(given);
  const bool sign = dropBack(text, "%");
  const std::optional<double> value = number(text);
  if (!value || *value > 100)
    return std::nullopt;
  // A spreadsheet keeps 12% as 0.12, and 100% as 1.
  if (!sign && *value > 0 && (*value < 1 || (fromSpreadsheet && *value == 1)))
    return std::nullopt;
  return *value / 100;
}

} // namespace sampan::fleet
