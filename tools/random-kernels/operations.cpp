#include "operations.h"

#include <stdexcept>

namespace sampan::randomkernels {

Operations::Operations() {
  addIntegerRows(rows_);
  addIntrinsicRows(rows_);
  addFloatRows(rows_);
  for (int from = 0; from < kTypeCount; ++from)
    for (int to = 0; to < kTypeCount; ++to) {
      conversions_[from][to] = static_cast<int>(rows_.size());
      rows_.push_back(conversionRow(static_cast<Type>(from), static_cast<Type>(to)));
    }
  for (size_t index = 0; index < rows_.size(); ++index)
    byResult_[static_cast<int>(rows_[index].result)].push_back(static_cast<int>(index));
}

int Operations::find(const std::string &pattern, Type operand) const {
  for (size_t index = 0; index < rows_.size(); ++index)
    if (rows_[index].pattern == pattern && rows_[index].operands[0] == operand)
      return static_cast<int>(index);
  throw std::logic_error("no operation is printed as " + pattern);
}

const Operations &Operations::table() {
  static const Operations kTable;
  return kTable;
}

} // namespace sampan::randomkernels
