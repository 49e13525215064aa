// Transpose of a square matrix of floats by tiles in shared memory.
#include "bench/harness/random.h"
#include "bench/kernels/list.h"

namespace bench {

Problem transpose() {
  constexpr std::size_t n = 2048;
  Problem p;
  float *from = p.add<float>(n * n);
  p.addResult<float>(n * n);
  for (std::size_t i = 0; i < n * n; ++i)
    from[i] = float(i % 16777213);
  std::vector<Expected> expected;
  for (std::size_t i : sample(n * n, 100003))
    expected.push_back({i % n * n + i / n, double(from[i])});
  p.sizes = {int(n)};
  p.launches = {{"turn", {n, n / 4}, {32, 8}}};
  p.bound = Bound::Bandwidth;
  p.work = 2.0 * n * n * sizeof(float);
  p.tolerance = 0;
  p.error = [expected](const Problem &q) { return greatestError(q.result<float>(1), expected, 1); };
  return p;
}

} // namespace bench
