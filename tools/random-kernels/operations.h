// The table of operations: each row is what a generated program prints and what CUDA says that it yields.
#pragma once

#include "features.h"
#include "types.h"

#include <string>
#include <vector>

namespace sampan::randomkernels {

// Which ways of writing float arithmetic a row may be used in. No style lets a compiler contract a product and a sum,
// except the last, which has to be compiled with -fmad=false.
enum FloatStyle : uint8_t { kProductsExplicit = 1, kSumsExplicit = 2, kAllPlain = 4, kAnyStyle = 7 };

struct Operation {
  std::string pattern; // $0, $1, $2 are the operands; complete, needs no parentheses around it
  Type result;
  std::vector<Type> operands;
  uint64_t (*evaluate)(const uint64_t *operands);
  Feature feature = Feature::Always;
  uint8_t styles = kAnyStyle;
  int weight = 4;
};

class Operations {
public:
  static const Operations &table();
  const Operation &row(int index) const { return rows_[static_cast<size_t>(index)]; }
  const std::vector<int> &resultingIn(Type type) const { return byResult_[static_cast<int>(type)]; }
  int conversion(Type from, Type to) const { return conversions_[static_cast<int>(from)][static_cast<int>(to)]; }

  // The row that is printed as `pattern` with first operands of that type; the pattern must be in the table.
  int find(const std::string &pattern, Type operand) const;

private:
  Operations();
  std::vector<Operation> rows_;
  std::vector<int> byResult_[kTypeCount];
  int conversions_[kTypeCount][kTypeCount] = {};
};

void addIntegerRows(std::vector<Operation> &rows);
void addIntrinsicRows(std::vector<Operation> &rows);
void addFloatRows(std::vector<Operation> &rows);
Operation conversionRow(Type from, Type to);

} // namespace sampan::randomkernels
