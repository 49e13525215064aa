// One step back of Longstaff-Schwartz: regress cash flows on 1, x, x*x where the put is in the money, then decide.
#include "bench/harness/random.h"
#include "bench/kernels/list.h"
#include "bench/kernels/longstaff_schwartz/parameters.h"

#include <algorithm>
#include <cmath>

namespace bench {

Problem longstaffSchwartz() {
  constexpr std::size_t kPaths = 2 << 20;
  Problem p;
  double *spot = p.add<double>(kPaths), *cash = p.add<double>(kPaths);
  p.addResult<double>(BLOCKS * MOMENTS);
  p.addResult<double>(3);
  p.addResult<double>(kPaths);
  Random random(5);
  long double m[MOMENTS] = {};
  for (std::size_t i = 0; i < kPaths; ++i) {
    spot[i] = random.between(60, 140);
    cash[i] = std::fmax(STRIKE - spot[i] + random.between(-15, 18), 0);
    if (spot[i] >= STRIKE)
      continue;
    const long double x = spot[i] / STRIKE, y = DISCOUNT * cash[i];
    const long double terms[MOMENTS] = {1, x, x * x, x * x * x, x * x * x * x, y, x * y, x * x * y};
    for (int k = 0; k < MOMENTS; ++k)
      m[k] += terms[k];
  }
  // Gauss without exchange of rows: the matrix of moments is positive.
  long double a[3][4] = {{m[0], m[1], m[2], m[5]}, {m[1], m[2], m[3], m[6]}, {m[2], m[3], m[4], m[7]}};
  for (int i = 0; i < 3; ++i)
    for (int j = 0; j < 3; ++j)
      if (i != j)
        for (int k = 3; k >= i; --k)
          a[j][k] -= a[i][k] * a[j][i] / a[i][i];
  const double c[3] = {double(a[0][3] / a[0][0]), double(a[1][3] / a[1][1]), double(a[2][3] / a[2][2])};

  p.sizes = {int(kPaths)};
  p.launches = {launchOver("moments", BLOCKS * THREADS, THREADS), launchOver("regress", MOMENTS, MOMENTS),
                launchOver("decide", kPaths, THREADS)};
  p.bound = Bound::Bandwidth;
  p.inDouble = true;
  p.work = double(kPaths) * 5 * sizeof(double); // both arrays twice, and the result
  std::vector<Expected> expected;
  for (std::size_t i : sample(kPaths, 50000)) {
    const double x = spot[i] / STRIKE, now = STRIKE - spot[i], later = c[0] + x * (c[1] + x * c[2]);
    if (std::fabs(now - later) > 1e-6) // closer than that, rounding decides
      expected.push_back({i, now > 0 && now > later ? now : DISCOUNT * cash[i]});
  }
  p.tolerance = 1e-7; // the normal equations' condition costs half of the digits
  const std::vector<Expected> wanted{{0, c[0]}, {1, c[1]}, {2, c[2]}};
  p.error = [expected, wanted](const Problem &q) {
    return std::max(greatestError(q.result<double>(3), wanted, 1), greatestError(q.result<double>(4), expected, 1));
  };
  return p;
}

} // namespace bench
