// Inclusive prefix sum of integers: sums of blocks, a scan of those, then the blocks' own scans on top.
#include "bench/harness/random.h"
#include "bench/kernels/list.h"
#include "bench/kernels/scan/parameters.h"

namespace bench {

Problem scan() {
  constexpr std::size_t kCount = 8 << 20, kBlocks = kCount / BLOCK;
  Problem p;
  int *values = p.add<int>(kCount);
  p.addResult<int>(kBlocks);
  p.addResult<int>(kCount);
  Random random(12);
  std::vector<Expected> expected;
  int sum = 0;
  for (std::size_t i = 0; i < kCount; ++i) {
    sum += values[i] = int(random.bits() % 201) - 100;
    if (i % 97 == 0 || i + 1 == kCount)
      expected.push_back({i, double(sum)});
  }
  p.sizes = {int(kCount)};
  p.launches = {launchOver("blockSums", kBlocks * THREADS, THREADS), launchOver("scanSums", THREADS, THREADS),
                launchOver("scanBlocks", kBlocks * THREADS, THREADS)};
  p.bound = Bound::Bandwidth;
  p.work = 2.0 * kCount * sizeof(int); // what any scan moves; this one reads twice
  p.tolerance = 0;
  p.error = [expected](const Problem &q) { return greatestError(q.result<int>(2), expected, 1); };
  return p;
}

} // namespace bench
