// Sparse matrix (compressed rows, 4 to 28 entries each, near the diagonal) times vector, a thread a row.
#include "bench/harness/random.h"
#include "bench/kernels/list.h"

#include <algorithm>

namespace bench {

Problem spmv() {
  constexpr int kRows = 1 << 18, kBand = 4096;
  Problem p;
  Random random(13);
  std::vector<int> starts(kRows + 1);
  for (int row = 0; row < kRows; ++row)
    starts[row + 1] = starts[row] + 4 + int(random.bits() % 25);
  const int entries = starts[kRows];
  std::copy(starts.begin(), starts.end(), p.add<int>(kRows + 1));
  int *columns = p.add<int>(entries);
  double *values = p.add<double>(entries), *x = p.add<double>(kRows);
  p.addResult<double>(kRows);
  for (int row = 0; row < kRows; ++row) {
    x[row] = random.between(-1, 1);
    for (int i = starts[row]; i < starts[row + 1]; ++i) {
      columns[i] = std::clamp(row + int(random.bits() % (2 * kBand)) - kBand, 0, kRows - 1);
      values[i] = random.between(-1, 1);
    }
    std::sort(columns + starts[row], columns + starts[row + 1]);
  }
  std::vector<Expected> expected;
  for (int row = 0; row < kRows; row += 7) {
    long double sum = 0;
    for (int i = starts[row]; i < starts[row + 1]; ++i)
      sum += (long double)values[i] * x[columns[i]];
    expected.push_back({std::size_t(row), double(sum)});
  }
  p.sizes = {kRows};
  p.launches = {launchOver("multiply", kRows, 128)};
  p.bound = Bound::Bandwidth;
  p.inDouble = true;
  p.work = double(entries) * (sizeof(int) + sizeof(double)) + double(kRows) * (sizeof(int) + 2 * sizeof(double));
  p.tolerance = 1e-13;
  p.error = [expected](const Problem &q) { return greatestError(q.result<double>(4), expected, 1); };
  return p;
}

} // namespace bench
