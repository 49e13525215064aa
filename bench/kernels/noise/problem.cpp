// Gradient noise in two dimensions, four octaves: integer hashes and float polynomials.
#include "bench/kernels/list.h"
#include "bench/kernels/noise/parameters.h"

namespace bench {
namespace {

#define FUNCTION inline
#define REAL double
#include "bench/kernels/noise/lattice.h"

} // namespace

Problem noise() {
  constexpr int kWidth = 1024, kHeight = 768;
  Problem p;
  p.addResult<float>(kWidth * kHeight);
  p.sizes = {kWidth, kHeight};
  p.launches = {{"paint", {kWidth, kHeight}, {32, 8}}};
  p.work = double(kWidth) * kHeight * OCTAVES * (4 * 4 + 35.0); // its floats' operations; the hashes' are not counted
  std::vector<Expected> expected;
  for (std::size_t i : sample(kWidth * kHeight, 50021))
    expected.push_back({i, noiseAt(int(i % kWidth), int(i / kWidth))});
  p.tolerance = 1e-4;
  p.error = [expected](const Problem &q) { return greatestError(q.result<float>(0), expected, 1); };
  return p;
}

} // namespace bench
