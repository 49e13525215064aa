// European calls in Heston's model by Monte Carlo: Euler with full truncation, 252 steps, two normals a step.
#include "bench/kernels/heston/parameters.h"
#include "bench/kernels/list.h"
#include "bench/kernels/philox.h"

namespace bench {
namespace {

double payoff(std::uint32_t path) {
  double x = double(SPOT_LOG), v = double(START);
  for (std::uint32_t call = 0; call < STEPS / 2; ++call) {
    const PhiloxWords w = philox(path, call, KEY0, KEY1);
    for (int i = 0; i < 4; i += 2) {
      const NormalPair z = normals(w.word[i], w.word[i + 1]);
      const double variance = std::fmax(v, 0), deviation = std::sqrt(variance) * double(ROOT_TIME);
      x += (double(RATE) - 0.5 * variance) * double(STEP_TIME) + deviation * z.first;
      v += double(REVERSION) * (double(LONG_RUN) - variance) * double(STEP_TIME) +
           double(VOL_OF_VOL) * deviation * (double(CORRELATION) * z.first + double(REST) * z.second);
    }
  }
  return std::fmax(std::exp(x) - double(STRIKE), 0);
}

} // namespace

Problem heston() {
  constexpr int kPaths = 1 << 14;
  Problem p;
  p.addResult<float>(kPaths);
  p.sizes = {kPaths};
  p.launches = {launchOver("simulate", kPaths, 256)};
  p.transcendental = true;
  p.work = double(kPaths) * STEPS * (3 * kCallInFloat + 22); // log, sine, cosine and the step
  std::vector<Expected> expected;
  for (std::size_t path : sample(kPaths, 1000))
    expected.push_back({path, payoff(std::uint32_t(path))});
  p.tolerance = 1e-3; // where the variance comes near zero its root makes a rounding large
  p.error = [expected](const Problem &q) { return greatestError(q.result<float>(0), expected, 100); };
  return p;
}

} // namespace bench
