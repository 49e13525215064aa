// Arithmetic Asian calls by Monte Carlo: 252 steps a path, normals by Philox and Box-Muller, one payoff a path.
#include "bench/kernels/list.h"
#include "bench/kernels/monte_carlo/parameters.h"
#include "bench/kernels/philox.h"

namespace bench {
namespace {

double payoff(std::uint32_t path) {
  double x = double(SPOT_LOG), sum = 0;
  for (std::uint32_t call = 0; call < STEPS / 4; ++call) {
    const PhiloxWords w = philox(path, call, KEY0, KEY1);
    const NormalPair a = normals(w.word[0], w.word[1]), b = normals(w.word[2], w.word[3]);
    for (double z : {a.first, a.second, b.first, b.second})
      sum += std::exp(x += double(DRIFT) + double(DEVIATION) * z);
  }
  return std::fmax(sum / STEPS - double(STRIKE), 0);
}

} // namespace

Problem monteCarlo() {
  constexpr int kPaths = 1 << 14;
  Problem p;
  p.addResult<float>(kPaths);
  p.sizes = {kPaths};
  p.launches = {launchOver("simulate", kPaths, 256)};
  p.transcendental = true;
  // Each step: a quarter of Philox (its operations are integer ones), half of log, sine and cosine, one exp.
  p.work = double(kPaths) * STEPS * (2.5 * kCallInFloat + 8);
  std::vector<Expected> expected;
  for (std::size_t path : sample(kPaths, 1000))
    expected.push_back({path, payoff(std::uint32_t(path))});
  p.tolerance = 1e-4;
  p.error = [expected](const Problem &q) { return greatestError(q.result<float>(0), expected, 100); };
  return p;
}

} // namespace bench
