#include "support/utf8.h"

namespace sampan {
namespace {

constexpr char32_t kBad = 0xFFFD;

// One code point, and how many bytes it took. Overlong forms, surrogates and what lies beyond U+10FFFF are not UTF-8.
char32_t decodeOne(std::string_view text, size_t at, size_t &length) {
  auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  unsigned char first = byte(at);
  length = 1;
  if (first < 0x80)
    return first;
  size_t more = first >= 0xF0 && first < 0xF5   ? 3
                : first >= 0xE0 && first < 0xF0 ? 2
                : first >= 0xC2 && first < 0xE0 ? 1
                                                : 0;
  if (more == 0 || at + more >= text.size())
    return kBad;
  char32_t point = first & (0x3F >> more);
  for (size_t i = 1; i <= more; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80)
      return kBad;
    point = point << 6 | (byte(at + i) & 0x3F);
  }
  constexpr char32_t kSmallest[] = {0, 0x80, 0x800, 0x10000};
  if (point < kSmallest[more] || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000))
    return kBad;
  length = more + 1;
  return point;
}

bool isWide(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF && c != 0x303F) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
         (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

} // namespace

std::u32string decodeUtf8(std::string_view text) {
  std::u32string points;
  points.reserve(text.size());
  for (size_t at = 0, length = 0; at < text.size(); at += length)
    points += decodeOne(text, at, length);
  return points;
}

std::string encodeUtf8(std::u32string_view points) {
  std::string text;
  for (char32_t c : points) {
    if (c < 0x80) {
      text += static_cast<char>(c);
    } else if (c < 0x800) {
      text += static_cast<char>(0xC0 | c >> 6);
      text += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      text += static_cast<char>(0xE0 | c >> 12);
      text += static_cast<char>(0x80 | (c >> 6 & 0x3F));
      text += static_cast<char>(0x80 | (c & 0x3F));
    } else {
      text += static_cast<char>(0xF0 | c >> 18);
      text += static_cast<char>(0x80 | (c >> 12 & 0x3F));
      text += static_cast<char>(0x80 | (c >> 6 & 0x3F));
      text += static_cast<char>(0x80 | (c & 0x3F));
    }
  }
  return text;
}

bool isUtf8(std::string_view text) {
  for (size_t at = 0, length = 0; at < text.size(); at += length)
    if (decodeOne(text, at, length) == kBad && text.substr(at, 3) != "\xEF\xBF\xBD")
      return false;
  return true;
}

size_t displayWidth(std::string_view text) {
  size_t width = 0;
  for (char32_t c : decodeUtf8(text))
    width += isWide(c) ? 2 : (c >= 0x300 && c <= 0x36F) || c == 0x200B ? 0 : 1;
  return width;
}

std::string withoutControls(std::string_view text) {
  std::u32string points = decodeUtf8(text);
  for (char32_t &c : points)
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
      c = kBad;
  return encodeUtf8(points);
}

} // namespace sampan
