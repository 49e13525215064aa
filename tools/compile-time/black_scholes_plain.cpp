// examples/black_scholes.cu as a plain C++ program: the kernel is a loop, arrays lie on the heap. For measure_compile_time.
#include <algorithm>
#include <cstring>

#include "../../examples/reference.h"
#include "plain_common.h"

template <typename Real> struct Market {
  Real spot, strike, rate, yield, volatility, maturity;
  int sign; // +1 call, -1 put
};

template <typename Real> struct Greeks { Real price, delta, gamma, vega, theta, rho; };

inline float cumulative(float x) { return 0.5f * std::erfc(-x * 0.70710678f); }
inline double cumulative(double x) { return 0.5 * std::erfc(-x * 0.70710678118654752440); }

template <typename Real>
void price(const Market<Real> *__restrict__ market, Greeks<Real> *__restrict__ out, int count) {
  for (int i = 0; i < count; ++i) {
    const Market<Real> m = market[i];
    const Real sign = Real(m.sign);
    const Real root = std::sqrt(m.maturity);
    const Real deviation = m.volatility * root;
    const Real d1 = (std::log(m.spot / m.strike) + (m.rate - m.yield) * m.maturity) / deviation + Real(0.5) * deviation;
    const Real d2 = d1 - deviation;
    const Real discount = std::exp(-m.rate * m.maturity), carry = std::exp(-m.yield * m.maturity);
    const Real n1 = cumulative(sign * d1), n2 = cumulative(sign * d2);
    const Real density = std::exp(Real(-0.5) * d1 * d1) * Real(0.3989422804014326779);
    Greeks<Real> g;
    g.price = sign * (m.spot * carry * n1 - m.strike * discount * n2);
    g.delta = sign * carry * n1;
    g.gamma = carry * density / (m.spot * deviation);
    g.vega = m.spot * carry * density * root;
    g.theta = -m.spot * carry * density * m.volatility / (Real(2) * root) +
              sign * (m.yield * m.spot * carry * n1 - m.rate * m.strike * discount * n2);
    g.rho = sign * m.strike * m.maturity * discount * n2;
    out[i] = g;
  }
}

template <typename Real>
std::vector<Greeks<double>> priceAll(const std::vector<Market<double>> &market, const char *what) {
  std::vector<Market<Real>> input;
  for (const auto &m : market)
    input.push_back(
        {Real(m.spot), Real(m.strike), Real(m.rate), Real(m.yield), Real(m.volatility), Real(m.maturity), m.sign});
  const int count = static_cast<int>(input.size());
  std::vector<Greeks<Real>> output(count);
  {
    Timer timer(what);
    price<Real>(input.data(), output.data(), count);
  }
  std::vector<Greeks<double>> result;
  for (const auto &g : output)
    result.push_back({g.price, g.delta, g.gamma, g.vega, g.theta, g.rho});
  return result;
}

// The parameters as long double, moved by `bump` along one of them.
static long double bumped(const Market<double> &m, int which, long double bump) {
  long double p[] = {m.spot, m.strike, m.rate, m.yield, m.volatility, m.maturity};
  if (which >= 0)
    p[which] += bump;
  return reference::blackScholes(p[0], p[1], p[2], p[3], p[4], p[5], m.sign);
}

static long double slope(const Market<double> &m, int which, long double h) {
  return (8 * (bumped(m, which, h) - bumped(m, which, -h)) - (bumped(m, which, 2 * h) - bumped(m, which, -2 * h))) /
         (12 * h);
}

static Greeks<double> greeksByDifferences(const Market<double> &m) {
  const long double h = m.spot * 1e-3L, centre = bumped(m, -1, 0);
  const long double curvature =
      (16 * (bumped(m, 0, h) + bumped(m, 0, -h)) - bumped(m, 0, 2 * h) - bumped(m, 0, -2 * h) - 30 * centre) /
      (12 * h * h);
  return {double(centre),
          double(slope(m, 0, h)),
          double(curvature),
          double(slope(m, 4, 1e-4L)),
          double(-slope(m, 5, 1e-4L)),
          double(slope(m, 2, 1e-4L))};
}

int main(int argc, char **argv) {
  const int count = countArgument(argc, argv, 1, 20000, 8, 10000000);
  const Philox random(20240102);
  std::vector<Market<double>> market(count);
  for (int i = 0; i < count; ++i) {
    // Rounded to float, so that both precisions price the same contract.
    const uint4 a = random(i, 0), b = random(i, 1);
    const auto between = [](unsigned word, double low, double high) {
      return double(float(low + (high - low) * uniform(word)));
    };
    market[i] = {between(a.x, 60, 140),  100,
                 between(a.y, 0, 0.06),  between(a.z, 0, 0.03),
                 between(a.w, 0.1, 0.6), between(b.x, 0.25, 3),
                 b.y % 2 ? 1 : -1};
  }
  const auto inDouble = priceAll<double>(market, "double loop");
  const auto inFloat = priceAll<float>(market, "float loop");

  const char *names[] = {"price", "delta", "gamma", "vega", "theta", "rho"};
  // Against differences: h^4 times the fifth derivative, below 1e-8 of each scale for the maturities above.
  const double scale[] = {100, 1, 0.05, 100, 100, 100};
  double worstDouble[6] = {}, worstFloat[6] = {};
  const int stride = std::max(1, count / 5000); // long double references for 5,000 options are enough
  for (int i = 0; i < count; i += stride) {
    double expected[6], d[6], f[6];
    const Greeks<double> byDifferences = greeksByDifferences(market[i]);
    std::memcpy(expected, &byDifferences, sizeof expected);
    std::memcpy(d, &inDouble[i], sizeof d);
    std::memcpy(f, &inFloat[i], sizeof f);
    if (i < 6 * stride) {
      std::printf("%s S %7.3f K %.0f r %.4f q %.4f vol %.4f T %.3f\n", market[i].sign > 0 ? "call" : "put ",
                  market[i].spot, market[i].strike, market[i].rate, market[i].yield, market[i].volatility,
                  market[i].maturity);
      for (int g = 0; g < 6; ++g)
        std::printf("  %-6s double %13.9f  float %11.5f  reference %13.9f  differences %9.1e %9.1e\n", names[g], d[g],
                    f[g], expected[g], d[g] - expected[g], f[g] - expected[g]);
    }
    for (int g = 0; g < 6; ++g) {
      worstDouble[g] = std::max(worstDouble[g], std::fabs(d[g] - expected[g]) / scale[g]);
      worstFloat[g] = std::max(worstFloat[g], std::fabs(f[g] - expected[g]) / scale[g]);
    }
  }
  bool passed = worstDouble[0] < 1e-14;
  std::printf("\nlargest difference, as a part of the scale    double     float\n");
  for (int g = 0; g < 6; ++g) {
    std::printf("  %-6s (scale %6.2f)                      %9.1e %9.1e\n", names[g], scale[g], worstDouble[g],
                worstFloat[g]);
    passed = passed && worstDouble[g] < 1e-8 && worstFloat[g] < 5e-6;
  }
  return finish(passed, "%d options, price within %.1e in double and %.1e in float", count, worstDouble[0],
                worstFloat[0]);
}
