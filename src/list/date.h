// Days of the calendar, in the three styles in which lists write them.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace sampan::list {

struct Date {
  int year = 0, month = 0, day = 0;
  auto operator<=>(const Date &) const = default;
};

// 2026-12-26, 2026/12/26 or 2026.12.26, 2026年12月26日; full-width digits too. Nothing else: 03/04/2026 is two dates.
std::optional<Date> parseDate(std::string_view);

// Day number of a spreadsheet, from 1900 or from 1904.
std::optional<Date> dateOfSerial(double serial, bool from1904);

std::string isoDate(Date);
// The same day of a later year; 29 February becomes the 28th where there is none.
Date addYears(Date, int years);
Date dayBefore(Date);

} // namespace sampan::list
