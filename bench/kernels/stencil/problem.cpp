// One step of the seven-point stencil on a cube of floats.
#include "bench/harness/random.h"
#include "bench/kernels/list.h"

namespace bench {

Problem stencil() {
  constexpr int n = 256;
  constexpr std::size_t kCount = std::size_t(n) * n * n;
  Problem p;
  float *from = p.add<float>(kCount);
  p.addResult<float>(kCount);
  Random random(3);
  for (std::size_t i = 0; i < kCount; ++i)
    from[i] = float(random.between(0, 1));
  p.sizes = {n};
  p.launches = {{"step7", {n, n * n}, {n, 1}}};
  p.bound = Bound::Bandwidth;
  p.work = 2.0 * kCount * sizeof(float);

  std::vector<Expected> expected;
  for (std::size_t place : sample(kCount, 50001)) {
    const int x = int(place % n), y = int(place / n % n), z = int(place / n / n);
    if (x == 0 || y == 0 || z == 0 || x == n - 1 || y == n - 1 || z == n - 1)
      continue; // the border is nobody's
    const float *c = from + place;
    expected.push_back({place, 0.4 * c[0] + 0.1 * (double(c[-1]) + c[1] + c[-n] + c[n] + c[-n * n] + c[n * n])});
  }
  p.tolerance = 1e-5;
  p.error = [expected](const Problem &q) { return greatestError(q.result<float>(1), expected, 0.1); };
  return p;
}

} // namespace bench
