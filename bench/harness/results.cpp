#include "bench/harness/results.h"

#include <cmath>

namespace bench {

const Cell *Row::best(Column column) const {
  const Cell *found = nullptr;
  for (const Cell &c : cells) {
    if (c.column != column)
      continue;
    if (!found || c.state > found->state ||
        (c.state == State::Right && found->state == State::Right && c.median < found->median))
      found = &c;
  }
  return found;
}

double Row::ratio(Column column) const {
  const Cell *ours = best(Column::Sampan), *other = best(column);
  const bool both = ours && other && ours->state == State::Right && other->state == State::Right && ours->median > 0;
  return both ? other->median / ours->median : 0;
}

double Row::share(const Limits &limits) const {
  const Cell *ours = best(Column::Sampan);
  if (!ours || ours->state != State::Right || bound == Bound::Launch || ours->median <= 0)
    return 0;
  const double limit = bound == Bound::Bandwidth ? limits.bandwidth : inDouble ? limits.inDouble : limits.inFloat;
  return limit > 0 ? work / ours->median / limit : 0;
}

namespace {

class GeometricMean {
public:
  void add(double value) {
    if (value > 0)
      sum += std::log(value), ++count;
  }
  double value() const { return count ? std::exp(sum / count) : 0; }

private:
  double sum = 0;
  int count = 0;
};

} // namespace

double Results::meanRatio(Column column, Which which) const {
  GeometricMean mean;
  for (const Row &row : rows)
    if (row.bound != Bound::Launch && (which == Which::All || row.transcendental == (which == Which::WithCalls)))
      mean.add(row.ratio(column));
  return mean.value();
}

double Results::meanStreamShare() const {
  GeometricMean mean;
  for (const Row &row : rows)
    if (row.bound == Bound::Bandwidth)
      mean.add(row.share(limits));
  return mean.value();
}

} // namespace bench
