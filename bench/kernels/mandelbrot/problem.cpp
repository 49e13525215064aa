// Escape times: neighbouring pixels leave their loop after different counts.
#include "bench/kernels/list.h"
#include "bench/kernels/mandelbrot/parameters.h"

#include <cmath>

namespace bench {

Problem mandelbrot() {
  constexpr int kWidth = 1024, kHeight = 768;
  Problem p;
  p.addResult<int>(kWidth * kHeight);
  p.sizes = {kWidth, kHeight};
  p.launches = {{"escape", {kWidth, kHeight}, {32, 8}}};

  std::vector<double> expected(kWidth * kHeight);
  double rounds = 0;
  for (int y = 0; y < kHeight; ++y)
    for (int x = 0; x < kWidth; ++x) {
      const double cr = LEFT + x * double(PIXEL), ci = TOP + y * double(PIXEL);
      double r = 0, i = 0;
      int n = 0;
      for (; n < ROUNDS && r * r + i * i <= 4; ++n) {
        const double next = r * r - i * i + cr;
        i = 2 * r * i + ci;
        r = next;
      }
      rounds += expected[y * kWidth + x] = n;
    }
  p.work = rounds * 8;
  // Rounding moves the border: what can be compared is how many pixels differ, not by how much.
  p.tolerance = 0.01;
  p.error = [expected](const Problem &q) {
    const int *counts = q.result<int>(0);
    int differ = 0;
    for (std::size_t i = 0; i < expected.size(); ++i)
      differ += counts[i] < 0 || counts[i] > ROUNDS || std::fabs(counts[i] - expected[i]) > 1;
    return double(differ) / double(expected.size());
  };
  return p;
}

} // namespace bench
