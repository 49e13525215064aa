// One measured function: what is called, what is true, what CUDA's programming guide allows, and where samples come
// from.
#pragma once

#include <cstdint>
#include <mpfr.h>
#include <string>
#include <vector>

namespace sampan::maths_test {

using Call = double (*)(const double *);
using Reference = void (*)(mpfr_ptr result, mpfr_ptr const *arguments);

class Random {
public:
  explicit Random(uint64_t seed) : state(seed) {}
  uint64_t bits();
  double unit(); // [0, 1)
  double between(double low, double high);
  double logarithmic(double low, double high); // both of one sign
  double anyBits(bool single);                 // every exponent alike, both signs, now and then inf or NaN

private:
  uint64_t state;
};

using Sampler = void (*)(Random &, bool single, double *arguments);

struct Row {
  std::string name;
  int arity;
  bool single;
  Call call;
  Call wide; // float rows: the double version, which selects the candidates of an exhaustive run; may be null
  Reference reference;
  double bound;                                   // ulp from the correctly rounded result, as documented for CUDA
  double absolute;                                // an error below this is within bounds, whatever its ulp,
  bool (*absoluteWhere)(const double *arguments); // for these arguments: Bessel functions, lgamma, fast functions
  double low, high;                               // where most samples lie (arity 1)
  Sampler sampler;                                // arity > 1
  bool exactResult;                               // integers and the like: only equality will do
  bool inside; // nothing is said of arguments outside [low, high] (CUDA's fast functions)
};

struct Result {
  double worst = 0; // ulp from the exact value
  double worstArguments[4] = {};
  double got = 0;
  uint64_t count = 0;
  uint64_t specials = 0; // NaN, infinity or sign of zero not as the reference has it
  double special[4] = {};
  double specialGot = 0;
  double worstAbsolute = 0;
};

constexpr int kPrecision = 240;

class Meter {
public:
  explicit Meter(const Row &row);
  ~Meter();
  Meter(const Meter &) = delete;
  Meter &operator=(const Meter &) = delete;
  void add(const double *arguments);
  void addExhaustive(); // every float of one argument
  const Result &result() const { return found; }

private:
  void compare(const double *arguments, double got);
  const Row &row;
  Result found;
  mpfr_t exact, difference, storage[4];
  mpfr_ptr values[4];
};

std::vector<Row> allRows();
Result measure(const Row &row, uint64_t samples, bool full);
bool passes(const Row &row, const Result &result);
double neighbour(double x, int steps, bool single);

} // namespace sampan::maths_test
