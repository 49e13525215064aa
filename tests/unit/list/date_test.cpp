#include "list/date.h"
#include "list/entry.h"

#include <gtest/gtest.h>

namespace sampan::list {

TEST(DateTest, ThreeStylesAndFullWidthDigitsAreTheSameDay) {
  for (const char *text :
       {"2026-12-26", "2026/12/26", "2026.12.26", "2026年12月26日", "２０２６年１２月２６日", " 2026 - 12 - 26 "})
    EXPECT_EQ(parseDate(text), (Date{2026, 12, 26})) << text;
  EXPECT_EQ(parseDate("2026年3月1日"), (Date{2026, 3, 1}));
}

TEST(DateTest, WhatMayBeTwoDatesOrNoneIsNoDate) {
  for (const char *text :
       {"", "03/04/2026", "26-12-2026", "2026-13-01", "2026-02-29", "2026-12", "2026年12月", "20261226", "2026-12-26-1",
        "2026-12/26", "tomorrow", "2026-00-10", "99999-1-1", "2026-001-01", "1900-01-01"})
    EXPECT_FALSE(parseDate(text)) << text;
}

TEST(DateTest, NumbersOfSpreadsheetsCountFrom1900OrFrom1904) {
  EXPECT_EQ(dateOfSerial(46382, false), (Date{2026, 12, 26}));
  EXPECT_EQ(dateOfSerial(46382 - 1462, true), (Date{2026, 12, 26}));
  EXPECT_FALSE(dateOfSerial(46382.5, false));
  EXPECT_FALSE(dateOfSerial(3, false));
  EXPECT_FALSE(dateOfSerial(1e300, false));
}

TEST(DateTest, YearsFromALeapDayEndOnTheTwentyEighth) {
  EXPECT_EQ(addYears({2024, 2, 29}, 3), (Date{2027, 2, 28}));
  EXPECT_EQ(dayBefore({2027, 1, 1}), (Date{2026, 12, 31}));
}

TEST(ValidityTest, ThreeYearsLapseOnTheSameDayThreeYearsLater) {
  Entry entry;
  entry.published = "2023-12-26";
  entry.validYears = 3;
  EXPECT_TRUE(entry.validity().holds({2026, 12, 25}));
  EXPECT_FALSE(entry.validity().holds({2026, 12, 26}));
  EXPECT_EQ(entry.validity().shown, (Date{2026, 12, 26}));
}

TEST(ValidityTest, AStatedLastDayCountsItself) {
  Entry entry;
  entry.validUntil = "2026-12-26";
  EXPECT_TRUE(entry.validity().holds({2026, 12, 26}));
  EXPECT_FALSE(entry.validity().holds({2026, 12, 27}));
}

TEST(ValidityTest, OfTwoEndsTheEarlierCounts) {
  Entry entry;
  entry.published = "2023-12-26";
  entry.validYears = 3;
  entry.validUntil = "2030-01-01";
  EXPECT_FALSE(entry.validity().holds({2027, 1, 1}));
}

TEST(ValidityTest, AnEntryWithoutAnEndIsNotOneThatHoldsForEver) {
  Entry entry;
  EXPECT_FALSE(entry.validity().holds({2026, 1, 1}));
  entry.validUntil = "none";
  EXPECT_TRUE(entry.validity().holds({2026, 1, 1}));
}

} // namespace sampan::list
