#include "list/date.h"

#include "support/utf8.h"

#include <chrono>
#include <cmath>
#include <cstdio>

namespace sampan::list {
namespace {

namespace chr = std::chrono;

std::optional<Date> checked(int year, int month, int day) {
  chr::year_month_day date{chr::year(year), chr::month(static_cast<unsigned>(month)),
                           chr::day(static_cast<unsigned>(day))};
  if (year < 1949 || year > 2199 || !date.ok())
    return std::nullopt;
  return Date{year, month, day};
}

Date fromDays(chr::sys_days days) {
  chr::year_month_day date(days);
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

} // namespace

std::optional<Date> parseDate(std::string_view text) {
  std::u32string plain;
  for (char32_t c : decodeUtf8(text)) {
    if (c >= 0xFF01 && c <= 0xFF5E)
      c -= 0xFEE0;
    if (c > ' ' && c != 0x3000 && c != 0xA0 && c != 0xFEFF)
      plain += c;
  }
  std::u32string marks;
  int numbers[3] = {}, digits[3] = {};
  size_t which = 0;
  for (char32_t c : plain) {
    if (c >= '0' && c <= '9') {
      if (which > 2 || ++digits[which] > 4)
        return std::nullopt;
      numbers[which] = numbers[which] * 10 + static_cast<int>(c - '0');
    } else {
      marks += c;
      ++which;
    }
  }
  bool style = marks == U"--" || marks == U"//" || marks == U".." || marks == U"\u5E74\u6708\u65E5";
  if (!style || digits[0] != 4 || digits[1] < 1 || digits[1] > 2 || digits[2] < 1 || digits[2] > 2)
    return std::nullopt;
  return checked(numbers[0], numbers[1], numbers[2]);
}

std::optional<Date> dateOfSerial(double serial, bool from1904) {
  // Before March 1900 the count of 1900 is off by a day that never was; no list is that old.
  if (!(serial >= 61 && serial < 200000) || serial != std::floor(serial))
    return std::nullopt;
  chr::sys_days start = from1904 ? chr::sys_days(chr::year(1904) / 1 / 1) : chr::sys_days(chr::year(1899) / 12 / 30);
  Date date = fromDays(start + chr::days(static_cast<int>(serial)));
  return checked(date.year, date.month, date.day);
}

std::string isoDate(Date date) {
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
  return text;
}

Date addYears(Date date, int years) {
  Date later{date.year + years, date.month, date.day};
  chr::year_month_day day{chr::year(later.year), chr::month(static_cast<unsigned>(later.month)),
                          chr::day(static_cast<unsigned>(later.day))};
  if (!day.ok())
    later.day = 28;
  return later;
}

Date dayBefore(Date date) {
  chr::sys_days day = chr::year(date.year) / date.month / date.day;
  return fromDays(day - chr::days(1));
}

} // namespace sampan::list
