// Makes rows from functions: any signature of double, float and int arguments becomes a call on doubles.
#pragma once

#include "measure.h"
#include "reference.h"

#include <type_traits>
#include <utility>

namespace sampan::maths_test {

template <auto F> struct Caller;

template <class R, class... A, R (*F)(A...)> struct Caller<F> {
  static constexpr int kArity = int(sizeof...(A));
  static constexpr bool kSingle = (std::is_same_v<A, float> || ...);
  template <size_t... I> static double apply(const double *arguments, std::index_sequence<I...>) {
    return double(F(A(arguments[I])...));
  }
  static double call(const double *arguments) { return apply(arguments, std::index_sequence_for<A...>()); }
};

struct Span {
  double bound, low, high, absolute = 0;
};

inline bool fromEight(const double *arguments) { return arguments[0] >= 8 || arguments[0] <= -8; }
inline bool everywhere(const double *) { return true; }

template <auto Double, auto Single>
void addUnary(std::vector<Row> &rows, const char *name, Reference reference, Span d, Span f, bool exact = false,
              bool (*absoluteWhere)(const double *) = fromEight) {
  rows.push_back({name, 1, false, &Caller<Double>::call, nullptr, reference, d.bound, d.absolute, absoluteWhere, d.low,
                  d.high, nullptr, exact, false});
  rows.push_back({std::string(name) + "f", 1, true, &Caller<Single>::call, &Caller<Double>::call, reference, f.bound,
                  f.absolute, absoluteWhere, f.low, f.high, nullptr, exact, false});
}

template <auto Double, auto Single>
void addMany(std::vector<Row> &rows, const char *name, Reference reference, double d, double f, Sampler sampler,
             bool exact = false, double absoluteD = 0, double absoluteF = 0) {
  constexpr int arity = Caller<Double>::kArity;
  rows.push_back({name, arity, false, &Caller<Double>::call, nullptr, reference, d, absoluteD, everywhere, 0, 0,
                  sampler, exact, false});
  rows.push_back({std::string(name) + "f", arity, true, &Caller<Single>::call, nullptr, reference, f, absoluteF,
                  everywhere, 0, 0, sampler, exact, false});
}

// CUDA's fast functions: float only, and only where the guide says something.
template <auto Single>
void addFast(std::vector<Row> &rows, const char *name, Reference reference, Span f,
             bool (*absoluteWhere)(const double *) = everywhere, Sampler sampler = nullptr) {
  rows.push_back({name, Caller<Single>::kArity, true, &Caller<Single>::call, nullptr, reference, f.bound, f.absolute,
                  absoluteWhere, f.low, f.high, sampler, false, true});
}

} // namespace sampan::maths_test
