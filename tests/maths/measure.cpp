#include "measure.h"

#include <bit>
#include <cmath>
#include <limits>

namespace sampan::maths_test {

uint64_t Random::bits() {
  uint64_t z = (state += 0x9e3779b97f4a7c15u);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

double Random::unit() { return double(bits() >> 11) * 0x1p-53; }
double Random::between(double low, double high) { return low + (high - low) * unit(); }
double Random::logarithmic(double low, double high) {
  double sign = low < 0 ? -1 : 1;
  return sign * std::exp2(between(std::log2(std::fabs(low)), std::log2(std::fabs(high))));
}
double Random::anyBits(bool single) {
  return single ? double(std::bit_cast<float>(uint32_t(bits()))) : std::bit_cast<double>(bits());
}

double neighbour(double x, int steps, bool single) {
  for (; steps > 0; --steps)
    x = single ? double(std::nextafterf(float(x), INFINITY)) : std::nextafter(x, INFINITY);
  for (; steps < 0; ++steps)
    x = single ? double(std::nextafterf(float(x), -INFINITY)) : std::nextafter(x, -INFINITY);
  return x;
}

Meter::Meter(const Row &measured) : row(measured) {
  mpfr_init2(exact, kPrecision);
  mpfr_init2(difference, kPrecision);
  for (int i = 0; i < 4; ++i) {
    mpfr_init2(storage[i], 64);
    values[i] = storage[i];
  }
}

Meter::~Meter() {
  mpfr_clear(exact);
  mpfr_clear(difference);
  for (auto &value : storage)
    mpfr_clear(value);
}

void Meter::add(const double *arguments) { compare(arguments, row.call(arguments)); }

namespace {

bool sameSpecial(double got, mpfr_srcptr exact) {
  if (mpfr_nan_p(exact))
    return std::isnan(got);
  if (mpfr_inf_p(exact))
    return std::isinf(got) && std::signbit(got) == (mpfr_signbit(exact) != 0);
  return got == 0 && std::signbit(got) == (mpfr_signbit(exact) != 0);
}

} // namespace

void Meter::compare(const double *arguments, double got) {
  ++found.count;
  for (int i = 0; i < row.arity; ++i)
    mpfr_set_d(storage[i], arguments[i], MPFR_RNDN);
  row.reference(exact, values);
  auto noteSpecial = [&] {
    if (found.specials++ == 0) {
      for (int i = 0; i < row.arity; ++i)
        found.special[i] = arguments[i];
      found.specialGot = got;
    }
  };
  if (!mpfr_regular_p(exact)) {
    if (!sameSpecial(got, exact))
      noteSpecial();
    return;
  }
  if (std::isnan(got) || (got != 0 && std::signbit(got) != (mpfr_signbit(exact) != 0)) ||
      (got == 0 && std::signbit(got) != (mpfr_signbit(exact) != 0))) {
    noteSpecial();
    return;
  }
  // Beyond the format both count as its first power of two that is too great.
  long top = row.single ? 128 : 1024, least = row.single ? -149 : -1074, digits = row.single ? 24 : 53;
  if (mpfr_get_exp(exact) > top)
    mpfr_set_si_2exp(exact, mpfr_signbit(exact) ? -1 : 1, top, MPFR_RNDN);
  if (std::isinf(got))
    mpfr_set_si_2exp(difference, got < 0 ? -1 : 1, top, MPFR_RNDN);
  else
    mpfr_set_d(difference, got, MPFR_RNDN);
  mpfr_sub(difference, difference, exact, MPFR_RNDN);
  mpfr_abs(difference, difference, MPFR_RNDN);
  double absolute = mpfr_get_d(difference, MPFR_RNDU);
  long ulpExponent = std::max(long(mpfr_get_exp(exact)) - digits, least);
  mpfr_mul_2si(difference, difference, -ulpExponent, MPFR_RNDN);
  double error = mpfr_get_d(difference, MPFR_RNDU);
  if (row.absolute != 0 && absolute <= row.absolute && row.absoluteWhere(arguments))
    found.worstAbsolute = std::max(found.worstAbsolute, absolute);
  else if (error > found.worst) {
    found.worst = error;
    found.got = got;
    for (int i = 0; i < row.arity; ++i)
      found.worstArguments[i] = arguments[i];
  }
}

void Meter::addExhaustive() {
  uint64_t passed = 0;
  double margin = 0.01;
  for (uint64_t bits = 0; bits <= 0xffffffffu; ++bits) {
    double x = std::bit_cast<float>(uint32_t(bits));
    double got = row.call(&x), wide = row.wide(&x);
    // Only what differs from the double version by more than the worst so far can be a new worst.
    double ulp = std::ldexp(1.0, std::max(std::isfinite(wide) && wide != 0 ? std::ilogb(wide) - 23 : -149, -149));
    bool sure = std::isfinite(got) && std::isfinite(wide) && std::fabs(got - wide) < (found.worst - margin) * ulp;
    // The rounded double is right but for ties; it also settles overflow, underflow and the sign of zero.
    bool rounded = got == double(float(wide)) && std::signbit(got) == std::signbit(wide);
    if (sure || rounded || (std::isnan(got) && std::isnan(wide)))
      ++passed;
    else
      compare(&x, got);
  }
  found.count += passed;
}

namespace {

// Where functions change branch, have zeros, or are at the end of a format.
void addSpecials(Meter &meter, const Row &row) {
  double least = row.single ? 0x1p-149 : 0x1p-1074, normal = row.single ? 0x1p-126 : 0x1p-1022;
  double greatest = row.single ? double(std::numeric_limits<float>::max()) : std::numeric_limits<double>::max();
  std::vector<double> points = {0.0,     least,   2 * least, normal,  normal - least, greatest, INFINITY, NAN,
                                0x1p-60, 0x1p-30, 0x1p-14,   0x1p-12, 0x1p24,         0x1p53,   0x1p62,   0x1p100};
  for (int i = 1; i <= 80; ++i)
    points.push_back(i / 4.0);
  for (int i = 21; i <= 180; ++i)
    points.push_back(i);
  for (double edge : {row.low, row.high})
    points.push_back(std::fabs(edge));
  for (int i = 1; i <= 24; ++i)
    points.push_back(i * 0.7853981633974483);
  for (double point : points)
    for (double sign : {1.0, -1.0})
      for (int step = -2; step <= 2; ++step) {
        double base = row.single ? double(float(sign * point)) : sign * point;
        double x = std::isfinite(base) ? neighbour(base, step, row.single) : base;
        if (!row.inside || (x >= row.low && x <= row.high))
          meter.add(&x);
      }
}

} // namespace

Result measure(const Row &row, uint64_t samples, bool full) {
  Meter meter(row);
  Random random(0x53414d50414eu + row.name.size() * 77 + (row.single ? 1 : 0));
  if (row.arity == 1) {
    addSpecials(meter, row);
    if (full && row.single && row.wide != nullptr)
      meter.addExhaustive();
    for (uint64_t i = 0; i < samples; ++i) {
      double x;
      if (i % 10 < 6)
        x = random.between(row.low, row.high);
      else if (i % 10 < 8)
        x = random.logarithmic(1e-9, std::max(std::fabs(row.low), std::fabs(row.high))) * (random.bits() & 1 ? 1 : -1);
      else
        x = random.anyBits(row.single);
      if (row.single)
        x = double(float(x));
      if (row.inside && !(x >= row.low && x <= row.high))
        continue;
      meter.add(&x);
    }
  } else {
    double arguments[4];
    for (uint64_t i = 0; i < samples; ++i) {
      row.sampler(random, row.single, arguments);
      if (row.single)
        for (double &argument : arguments)
          argument = double(float(argument));
      meter.add(arguments);
    }
  }
  return meter.result();
}

// CUDA counts from the correctly rounded result, which is itself up to half an ulp from the exact one.
bool passes(const Row &row, const Result &result) {
  double allowed = row.exactResult || row.bound == 0 ? (row.exactResult ? 0.0 : 0.5) : row.bound + 0.5;
  return result.specials == 0 && result.worst <= allowed * (1 + 1e-9);
}

} // namespace sampan::maths_test
