// What was measured, for the table, the JSON file and the picture.
#pragma once

#include "bench/harness/compile.h"

#include <string>
#include <vector>

namespace bench {

enum class State { Missing, Failed, Wrong, Right };
constexpr const char *kStateNames[] = {"missing", "failed", "wrong", "right"};

// One side of one kernel.
struct Cell {
  Column column;
  std::string label; // compiler and flags
  State state = State::Missing;
  std::string message;          // why it is not Right
  double median = 0, least = 0; // seconds
  int rounds = 0;
  double error = 0; // measured, if Right or Wrong
};

// The best this machine did, per second; 0: not measured.
struct Limits {
  double bandwidth = 0, inFloat = 0, inDouble = 0;
  std::string error;
};

struct Row {
  std::string name;
  Bound bound = Bound::Arithmetic;
  bool inDouble = false, transcendental = false;
  double work = 0, tolerance = 0;
  std::vector<Cell> cells;

  // The fastest right side of a column, otherwise one that says what is wrong there; null: the column has none.
  const Cell *best(Column) const;
  // How many times faster ours is than the column's best; 0: one of them has no right result.
  double ratio(Column) const;
  // What part of the machine's limit ours reaches; 0: unknown.
  double share(const Limits &) const;
};

struct Results {
  std::string cpu, level, pocl;
  std::vector<std::string> missing; // "ispc: there is no ispc on PATH"
  int threads = 0;
  bool quick = false;
  Limits limits;
  std::vector<Row> rows;

  enum class Which { All, WithCalls, WithoutCalls };
  // Geometric means over the rows where both sides are right; 0: there are none.
  double meanRatio(Column, Which = Which::All) const;
  double meanStreamShare() const;
};

} // namespace bench
