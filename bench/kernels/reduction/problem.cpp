// Sum of an array that is larger than caches: partial sums, then their sum.
#include "bench/harness/random.h"
#include "bench/kernels/list.h"

namespace bench {

Problem reduction() {
  constexpr std::size_t kCount = 16 << 20, kBlocks = 256, kThreads = 256;
  Problem p;
  float *values = p.add<float>(kCount);
  p.addResult<float>(kBlocks); // partial sums
  p.addResult<float>(1);
  Random random(2);
  long double sum = 0;
  for (std::size_t i = 0; i < kCount; ++i)
    sum += values[i] = float(random.between(0, 1));
  p.sizes = {int(kCount)};
  p.launches = {launchOver("partialSums", kBlocks * kThreads, kThreads), launchOver("lastSum", kBlocks, kBlocks)};
  p.bound = Bound::Bandwidth;
  p.work = kCount * sizeof(float);
  p.tolerance = 1e-5;
  p.error = [sum](const Problem &q) { return greatestError(q.result<float>(2), {{0, double(sum)}}, 1); };
  return p;
}

} // namespace bench
