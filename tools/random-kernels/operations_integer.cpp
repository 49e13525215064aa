// Integer and boolean rows. Signed arithmetic is done in unsigned, shift counts are masked and divisors kept from 0 and
// -1: what C++ leaves undefined is never generated, so that a difference is always a fault of the compiler.
#include "operations.h"

#include <type_traits>

namespace sampan::randomkernels {
namespace {

template <class T> struct Names {
  using Wide = std::conditional_t<(sizeof(T) > 4), uint64_t, uint32_t>;
  std::string t = nameOf(typeOf<T>());
  std::string w = nameOf(typeOf<Wide>());
  std::string mask = std::to_string(sizeof(T) * 8 - 1);
  std::string open = "(" + std::string("(") + t + ")("; // ((T)(
};

template <class T> constexpr T kDivisorMask = static_cast<T>((T{1} << (sizeof(T) * 8 - 3)) - 1);

template <class T> void addArithmetic(std::vector<Operation> &rows, Feature feature) {
  using Wide = typename Names<T>::Wide;
  const Names<T> n;
  const Type type = typeOf<T>();
  const std::string a = "(" + n.w + ")$0", b = "(" + n.w + ")$1";
  const auto binary = [&](const std::string &text, uint64_t (*evaluate)(const uint64_t *), int weight) {
    rows.push_back({n.open + text + "))", type, {type, type}, evaluate, feature, kAnyStyle, weight});
  };
  binary(
      a + " + " + b, [](const uint64_t *x) { return put<T>(T(Wide(get<T>(x[0])) + Wide(get<T>(x[1])))); }, 8);
  binary(
      a + " - " + b, [](const uint64_t *x) { return put<T>(T(Wide(get<T>(x[0])) - Wide(get<T>(x[1])))); }, 8);
  binary(
      a + " * " + b, [](const uint64_t *x) { return put<T>(T(Wide(get<T>(x[0])) * Wide(get<T>(x[1])))); }, 6);
  binary(
      "$0 & $1", [](const uint64_t *x) { return put<T>(T(get<T>(x[0]) & get<T>(x[1]))); }, 3);
  binary(
      "$0 | $1", [](const uint64_t *x) { return put<T>(T(get<T>(x[0]) | get<T>(x[1]))); }, 3);
  binary(
      "$0 ^ $1", [](const uint64_t *x) { return put<T>(T(get<T>(x[0]) ^ get<T>(x[1]))); }, 5);
  rows.push_back({n.open + "~" + a + "))",
                  type,
                  {type},
                  [](const uint64_t *x) { return put<T>(T(~Wide(get<T>(x[0])))); },
                  feature,
                  kAnyStyle,
                  2});
  rows.push_back({n.open + "0u - " + a + "))",
                  type,
                  {type},
                  [](const uint64_t *x) { return put<T>(T(Wide{0} - Wide(get<T>(x[0])))); },
                  feature,
                  kAnyStyle,
                  2});
  rows.push_back({n.open + a + " << ($1 & " + n.mask + "u)))",
                  type,
                  {type, Type::U32},
                  [](const uint64_t *x) { return put<T>(T(Wide(get<T>(x[0])) << (x[1] & (sizeof(T) * 8 - 1)))); },
                  feature,
                  kAnyStyle,
                  3});
  rows.push_back({n.open + "$0 >> ($1 & " + n.mask + "u)))",
                  type,
                  {type, Type::U32},
                  [](const uint64_t *x) { return put<T>(T(get<T>(x[0]) >> (x[1] & (sizeof(T) * 8 - 1)))); },
                  feature,
                  kAnyStyle,
                  4});
  // No cast to unsigned: the compiler may take these for sums that don't overflow, and they don't.
  if constexpr (std::is_same_v<T, int32_t>) {
    rows.push_back({"(($0 & 0x3fffffff) + ($1 >> 2))", type, {type, type}, [](const uint64_t *x) {
                      return put<T>((get<T>(x[0]) & 0x3fffffff) + (get<T>(x[1]) >> 2));
                    }});
    rows.push_back({"(($0 & 0xffff) * ($1 & 0x7fff))", type, {type, type}, [](const uint64_t *x) {
                      return put<T>((get<T>(x[0]) & 0xffff) * (get<T>(x[1]) & 0x7fff));
                    }});
  }
}

template <class T> void addDivision(std::vector<Operation> &rows, Feature feature) {
  const Names<T> n;
  const Type type = typeOf<T>();
  const auto add = [&](const std::string &text, uint64_t (*evaluate)(const uint64_t *)) {
    rows.push_back({n.open + text + "))", type, {type, type}, evaluate, feature, kAnyStyle, 2});
  };
  if constexpr (std::is_unsigned_v<T>) {
    const std::string d = "(" + n.t + ")($1 | 1)";
    add("$0 / " + d, [](const uint64_t *x) { return put<T>(T(get<T>(x[0]) / T(get<T>(x[1]) | 1))); });
    add("$0 % " + d, [](const uint64_t *x) { return put<T>(T(get<T>(x[0]) % T(get<T>(x[1]) | 1))); });
  } else {
    const std::string m = "($1 & " + std::to_string(int64_t(kDivisorMask<T>)) + (sizeof(T) > 4 ? "ll)" : ")");
    const std::string up = "(" + n.t + ")(" + m + " + 1)", down = "(" + n.t + ")(-2 - " + m + ")";
    add("$0 / " + up, [](const uint64_t *x) { return put<T>(T(get<T>(x[0]) / ((get<T>(x[1]) & kDivisorMask<T>)+1))); });
    add("$0 % " + up, [](const uint64_t *x) { return put<T>(T(get<T>(x[0]) % ((get<T>(x[1]) & kDivisorMask<T>)+1))); });
    add("$0 / " + down,
        [](const uint64_t *x) { return put<T>(T(get<T>(x[0]) / (-2 - (get<T>(x[1]) & kDivisorMask<T>)))); });
    add("$0 % " + down,
        [](const uint64_t *x) { return put<T>(T(get<T>(x[0]) % (-2 - (get<T>(x[1]) & kDivisorMask<T>)))); });
  }
}

template <class T> void addComparisons(std::vector<Operation> &rows, Feature feature, int weight) {
  const Type type = typeOf<T>();
  const auto add = [&](const char *sign, uint64_t (*evaluate)(const uint64_t *)) {
    rows.push_back(
        {std::string("($0 ") + sign + " $1)", Type::Bool, {type, type}, evaluate, feature, kAnyStyle, weight});
  };
  add("<", [](const uint64_t *x) -> uint64_t { return get<T>(x[0]) < get<T>(x[1]); });
  add("<=", [](const uint64_t *x) -> uint64_t { return get<T>(x[0]) <= get<T>(x[1]); });
  add(">", [](const uint64_t *x) -> uint64_t { return get<T>(x[0]) > get<T>(x[1]); });
  add(">=", [](const uint64_t *x) -> uint64_t { return get<T>(x[0]) >= get<T>(x[1]); });
  add("==", [](const uint64_t *x) -> uint64_t { return get<T>(x[0]) == get<T>(x[1]); });
  add("!=", [](const uint64_t *x) -> uint64_t { return get<T>(x[0]) != get<T>(x[1]); });
}

template <class T> void addMinMax(std::vector<Operation> &rows, Feature feature) {
  const Type type = typeOf<T>();
  rows.push_back({"min($0, $1)",
                  type,
                  {type, type},
                  [](const uint64_t *x) { return put<T>(get<T>(x[0]) < get<T>(x[1]) ? get<T>(x[0]) : get<T>(x[1])); },
                  feature,
                  kAnyStyle,
                  2});
  rows.push_back({"max($0, $1)",
                  type,
                  {type, type},
                  [](const uint64_t *x) { return put<T>(get<T>(x[0]) > get<T>(x[1]) ? get<T>(x[0]) : get<T>(x[1])); },
                  feature,
                  kAnyStyle,
                  2});
}

template <class T> void addAll(std::vector<Operation> &rows, Feature feature) {
  addArithmetic<T>(rows, feature);
  addDivision<T>(rows, feature);
  addComparisons<T>(rows, feature, feature == Feature::Narrow ? 1 : 4);
}

} // namespace

void addIntegerRows(std::vector<Operation> &rows) {
  addAll<int32_t>(rows, Feature::Always);
  addAll<uint32_t>(rows, Feature::Always);
  addAll<int64_t>(rows, Feature::Int64);
  addAll<uint64_t>(rows, Feature::Int64);
  addAll<int8_t>(rows, Feature::Narrow);
  addAll<uint8_t>(rows, Feature::Narrow);
  addAll<int16_t>(rows, Feature::Narrow);
  addAll<uint16_t>(rows, Feature::Narrow);
  addComparisons<float>(rows, Feature::Float, 3);
  addComparisons<double>(rows, Feature::Double, 3);
  addMinMax<int32_t>(rows, Feature::Always);
  addMinMax<uint32_t>(rows, Feature::Always);
  addMinMax<int64_t>(rows, Feature::Int64);
  addMinMax<uint64_t>(rows, Feature::Int64);
  const std::vector<Type> two{Type::Bool, Type::Bool};
  rows.push_back({"(!$0)", Type::Bool, {Type::Bool}, [](const uint64_t *x) -> uint64_t { return !x[0]; }});
  rows.push_back({"($0 != $1)", Type::Bool, two, [](const uint64_t *x) { return x[0] ^ x[1]; }});
  rows.push_back({"((bool)($0 & $1))", Type::Bool, two, [](const uint64_t *x) { return x[0] & x[1]; }});
  rows.push_back({"((bool)($0 | $1))", Type::Bool, two, [](const uint64_t *x) { return x[0] | x[1]; }});
}

} // namespace sampan::randomkernels
