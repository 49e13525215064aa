#include "bench/harness/limits.h"

#include "bench/harness/measure.h"
#include "bench/harness/native_side.h"

#include <algorithm>

namespace bench {
namespace {

constexpr int kElements = 8 << 20; // 64 MiB an array, to be larger than caches
// Below a millisecond a run, so that some are not interrupted.
constexpr int kRounds = 100'000, kRuns = 100;
enum { Triad, PeakInFloat, PeakInDouble };

// The best of some runs: others on the machine can only take away.
double leastSeconds(Side &side, int runs, std::string &error) {
  double least = 1e30;
  for (int i = 0; i <= runs && error.empty(); ++i)
    if (const double seconds = timeOnce(side, 1, error); i > 0) // the first touches the memory
      least = std::min(least, seconds);
  return least;
}

} // namespace

Limits measureLimits(const std::vector<Compiler> &compilers, const Options &options) {
  Limits limits;
  const auto compiler =
      std::find_if(compilers.begin(), compilers.end(), [](const Compiler &c) { return c.column == Column::Omp; });
  if (compiler == compilers.end()) {
    limits.error = "no compiler with OpenMP (g++ or clang++)";
    return limits;
  }
  const Built built = buildOne("limits", sourceFolder() + "/limits/limits.omp.cpp", {}, *compiler, options);
  if (built.library.empty()) {
    limits.error = built.error;
    return limits;
  }
  const int runs = options.quick ? 20 : 60;
  for (int what : {Triad, PeakInFloat, PeakInDouble}) {
    Problem problem;
    for (int i = 0; i < 3; ++i)
      problem.addResult<double>(kElements);
    const double *out = problem.addResult<double>(2);
    problem.sizes = {kElements, what, kRounds, kRuns};
    const Opened opened = openLibrary(built.library, problem, options.threads);
    if (!opened.side) {
      limits.error = opened.error;
      return limits;
    }
    const double seconds = leastSeconds(*opened.side, what == Triad ? runs : 1, limits.error);
    if (what == Triad)
      limits.bandwidth = 3.0 * kElements * sizeof(double) / seconds;
    else
      (what == PeakInFloat ? limits.inFloat : limits.inDouble) = out[1];
  }
  return limits;
}

} // namespace bench
