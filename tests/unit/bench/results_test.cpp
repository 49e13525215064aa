// Which side counts, ratios, means and the line that scripts read.
#include "bench/harness/results.h"
#include "bench/harness/table.h"

#include <gtest/gtest.h>

namespace bench {
namespace {

Cell cell(Column column, State state, double median) {
  Cell c{column, "label", state};
  c.median = median;
  return c;
}

Row row(Bound bound, double ours, double omp, bool calls = false) {
  Row r;
  r.name = "kernel";
  r.bound = bound;
  r.transcendental = calls;
  r.work = 8;
  r.cells = {cell(Column::Sampan, State::Right, ours), cell(Column::Omp, State::Right, omp)};
  return r;
}

std::string lastLine(const Results &results) {
  const std::string text = tableEnd(results);
  return text.substr(text.rfind('\n', text.size() - 2) + 1);
}

TEST(Row, FastestRightSideCounts) {
  Row r = row(Bound::Arithmetic, 2, 6);
  r.cells.push_back(cell(Column::Omp, State::Right, 4));
  r.cells.push_back(cell(Column::Omp, State::Wrong, 1));
  EXPECT_EQ(r.best(Column::Omp)->median, 4);
  EXPECT_EQ(r.ratio(Column::Omp), 2);
  EXPECT_EQ(r.best(Column::Pocl), nullptr);
  EXPECT_EQ(r.ratio(Column::Pocl), 0);
}

TEST(Row, NoRatioWithAWrongSide) {
  Row r = row(Bound::Arithmetic, 2, 6);
  r.cells[0].state = State::Wrong;
  EXPECT_EQ(r.ratio(Column::Omp), 0);
  EXPECT_EQ(r.share({100, 100, 100, ""}), 0);
}

TEST(Row, ShareOfTheLimitThatBinds) {
  const Limits limits{16, 32, 8, ""};
  Row r = row(Bound::Bandwidth, 1, 1);
  EXPECT_EQ(r.share(limits), 0.5);
  r.bound = Bound::Arithmetic;
  EXPECT_EQ(r.share(limits), 0.25);
  r.inDouble = true;
  EXPECT_EQ(r.share(limits), 1);
  EXPECT_EQ(r.share({}), 0);
}

TEST(Results, GeometricMeansLeaveLaunchesOut) {
  Results results;
  results.limits = {16, 1, 1, ""};
  results.rows = {row(Bound::Bandwidth, 1, 2, true), row(Bound::Bandwidth, 2, 16), row(Bound::Launch, 1, 1000)};
  EXPECT_DOUBLE_EQ(results.meanRatio(Column::Omp), 4);
  EXPECT_DOUBLE_EQ(results.meanRatio(Column::Omp, Results::Which::WithCalls), 2);
  EXPECT_DOUBLE_EQ(results.meanRatio(Column::Omp, Results::Which::WithoutCalls), 8);
  EXPECT_EQ(lastLine(results), "geomean: ispc -, omp 4.00, pocl -; stream 35%\n");
}

TEST(Results, WhatIsMissingIsSaid) {
  Results results;
  results.missing = {"ispc: there is no ispc on PATH"};
  EXPECT_EQ(tableEnd(results).find("\nispc: there is no ispc on PATH\n"), 0u);
}

TEST(Results, NothingMeasured) { EXPECT_EQ(lastLine({}), "geomean: ispc -, omp -, pocl -; stream -\n"); }

} // namespace
} // namespace bench
