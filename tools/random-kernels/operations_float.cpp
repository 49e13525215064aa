// Float rows and conversions. Only functions whose result the definition fixes to the last bit.
#include "operations.h"

#include <cmath>
#include <limits>

namespace sampan::randomkernels {
namespace {

// Out-of-range values saturate and NaN is 0: what CUDA's chips do where C++ says nothing.
template <class To, class From> To saturated(From value) {
  if (value != value)
    return 0;
  const From low = static_cast<From>(std::numeric_limits<To>::min());
  const From high = std::ldexp(From{1}, std::numeric_limits<To>::digits);
  if (value < low)
    return std::numeric_limits<To>::min();
  if (value >= high)
    return std::numeric_limits<To>::max();
  return static_cast<To>(value);
}

// CUDA's minimum prefers -0 to +0 and a number to NaN; the host's library may take either zero.
template <class T> T smaller(T a, T b) {
  if (a != a)
    return b;
  if (b != b)
    return a;
  if (a == b)
    return std::signbit(a) ? a : b;
  return a < b ? a : b;
}
template <class T> T larger(T a, T b) { return -smaller(-a, -b); }

template <class T> void addRowsOf(std::vector<Operation> &rows, Feature feature) {
  const bool isSingle = std::is_same_v<T, float>;
  const Type type = typeOf<T>();
  const std::string f = isSingle ? "f" : "", prefix = isSingle ? "__f" : "__d", suffix = "_rn";
  const auto add = [&](const std::string &pattern, int operands, uint64_t (*evaluate)(const uint64_t *), int weight,
                       uint8_t styles = kAnyStyle) {
    rows.push_back(
        {pattern, type, std::vector<Type>(static_cast<size_t>(operands), type), evaluate, feature, styles, weight});
  };
  const auto sum = [](const uint64_t *x) { return put<T>(get<T>(x[0]) + get<T>(x[1])); };
  const auto difference = [](const uint64_t *x) { return put<T>(get<T>(x[0]) - get<T>(x[1])); };
  const auto product = [](const uint64_t *x) { return put<T>(get<T>(x[0]) * get<T>(x[1])); };
  const auto quotient = [](const uint64_t *x) { return put<T>(get<T>(x[0]) / get<T>(x[1])); };
  const auto fused = [](const uint64_t *x) { return put<T>(std::fma(get<T>(x[0]), get<T>(x[1]), get<T>(x[2]))); };
  const auto root = [](const uint64_t *x) { return put<T>(std::sqrt(get<T>(x[0]))); };
  add("($0 + $1)", 2, sum, 8, kProductsExplicit | kAllPlain);
  add("($0 - $1)", 2, difference, 8, kProductsExplicit | kAllPlain);
  add("($0 * $1)", 2, product, 8, kSumsExplicit | kAllPlain);
  add(prefix + "add" + suffix + "($0, $1)", 2, sum, 4, kProductsExplicit | kSumsExplicit);
  add(prefix + "sub" + suffix + "($0, $1)", 2, difference, 4, kProductsExplicit | kSumsExplicit);
  add(prefix + "mul" + suffix + "($0, $1)", 2, product, 4, kProductsExplicit | kSumsExplicit);
  add("($0 / $1)", 2, quotient, 4);
  add(prefix + "div" + suffix + "($0, $1)", 2, quotient, 1);
  add(isSingle ? "__fmaf_rn($0, $1, $2)" : "__fma_rn($0, $1, $2)", 3, fused, 2);
  add("fma" + f + "($0, $1, $2)", 3, fused, 3);
  add("sqrt" + f + "($0)", 1, root, 2);
  add(prefix + "sqrt" + suffix + "($0)", 1, root, 1);
  add(
      "(-$0)", 1, [](const uint64_t *x) { return put<T>(-get<T>(x[0])); }, 3);
  add(
      "fabs" + f + "($0)", 1, [](const uint64_t *x) { return put<T>(std::fabs(get<T>(x[0]))); }, 2);
  add(
      "floor" + f + "($0)", 1, [](const uint64_t *x) { return put<T>(std::floor(get<T>(x[0]))); }, 1);
  add(
      "ceil" + f + "($0)", 1, [](const uint64_t *x) { return put<T>(std::ceil(get<T>(x[0]))); }, 1);
  add(
      "trunc" + f + "($0)", 1, [](const uint64_t *x) { return put<T>(std::trunc(get<T>(x[0]))); }, 1);
  add(
      "rint" + f + "($0)", 1, [](const uint64_t *x) { return put<T>(std::nearbyint(get<T>(x[0]))); }, 1);
  add(
      "fmin" + f + "($0, $1)", 2, [](const uint64_t *x) { return put<T>(smaller(get<T>(x[0]), get<T>(x[1]))); }, 2);
  add(
      "fmax" + f + "($0, $1)", 2, [](const uint64_t *x) { return put<T>(larger(get<T>(x[0]), get<T>(x[1]))); }, 2);
  // The sign of a NaN is open, so it must not decide.
  add(
      "copysign" + f + "($0, noNan($1))", 2,
      [](const uint64_t *x) {
        return put<T>(std::copysign(get<T>(x[0]), get<T>(x[1]) != get<T>(x[1]) ? T(1) : get<T>(x[1])));
      },
      1);
  rows.push_back({"(bool)isnan($0)",
                  Type::Bool,
                  {type},
                  [](const uint64_t *x) -> uint64_t { return get<T>(x[0]) != get<T>(x[0]); },
                  feature,
                  kAnyStyle,
                  1});
  rows.push_back(
      {"(bool)isinf($0)",
       Type::Bool,
       {type},
       [](const uint64_t *x) -> uint64_t { return std::fabs(get<T>(x[0])) == std::numeric_limits<T>::infinity(); },
       feature,
       kAnyStyle,
       1});
}

template <class T> void addLibraryOf(std::vector<Operation> &rows, bool enabledType) {
  if (!enabledType)
    return;
  const Type type = typeOf<T>();
  const std::string f = std::is_same_v<T, float> ? "f" : "";
  const auto add = [&](const char *name, int operands, uint64_t (*evaluate)(const uint64_t *)) {
    const std::string arguments = operands == 1 ? "($0)" : "($0, $1)";
    rows.push_back({name + f + arguments, type, std::vector<Type>(static_cast<size_t>(operands), type), evaluate,
                    Feature::FloatLibrary, kAnyStyle, 1});
  };
  add("fmod", 2, [](const uint64_t *x) { return put<T>(std::fmod(get<T>(x[0]), get<T>(x[1]))); });
  add("remainder", 2, [](const uint64_t *x) { return put<T>(std::remainder(get<T>(x[0]), get<T>(x[1]))); });
  add("nextafter", 2, [](const uint64_t *x) { return put<T>(std::nextafter(get<T>(x[0]), get<T>(x[1]))); });
  add("fdim", 2, [](const uint64_t *x) { return put<T>(std::fdim(get<T>(x[0]), get<T>(x[1]))); });
  add("round", 1, [](const uint64_t *x) { return put<T>(std::round(get<T>(x[0]))); });
  rows.push_back({"ldexp" + f + "($0, $1 % 64)",
                  type,
                  {type, Type::S32},
                  [](const uint64_t *x) { return put<T>(std::ldexp(get<T>(x[0]), get<int32_t>(x[1]) % 64)); },
                  Feature::FloatLibrary,
                  kAnyStyle,
                  1});
}

template <class From, class To> uint64_t convert(const uint64_t *x) {
  const From value = get<From>(x[0]);
  if constexpr (std::is_same_v<To, bool>)
    return value != From{0};
  else if constexpr (std::is_floating_point_v<From> && std::is_integral_v<To>) {
    if constexpr (sizeof(To) < 4)
      return put<To>(static_cast<To>(saturated<int32_t>(value)));
    else
      return put<To>(saturated<To>(value));
  } else
    return put<To>(static_cast<To>(value));
}

Feature featureOf(Type type) {
  if (type == Type::F32)
    return Feature::Float;
  if (type == Type::F64)
    return Feature::Double;
  if (bitsOf(type) == 64)
    return Feature::Int64;
  return bitsOf(type) < 32 && type != Type::Bool ? Feature::Narrow : Feature::Always;
}

} // namespace

Operation conversionRow(Type from, Type to) {
  std::string pattern = std::string("((") + nameOf(to) + ")$0)";
  if (to == Type::Bool)
    pattern = isFloat(from) ? "($0 != 0.0f)" : from == Type::Bool ? "((bool)$0)" : "($0 != 0)";
  if (isFloat(from) && isInteger(to)) {
    const bool small = bitsOf(to) < 32, nanIsZero = from == Type::F32 && bitsOf(to) <= 32;
    const std::string value = nanIsZero ? "$0" : "nanToZero($0)";
    pattern = std::string("((") + nameOf(to) + ")" + (small ? "(int)" : "") + value + ")";
  }
  uint64_t (*evaluate)(const uint64_t *) = withType(from, [&](auto f) {
    return withType(to, [&](auto t) -> uint64_t (*)(const uint64_t *) { return convert<decltype(f), decltype(t)>; });
  });
  // Rows with two limited types are picked only through conversion(), where both types are known to be on.
  const Feature feature = featureOf(from) == Feature::Always ? featureOf(to) : featureOf(from);
  return {pattern, to, {from}, evaluate, feature, kAnyStyle, from == to ? 0 : 1};
}

void addFloatRows(std::vector<Operation> &rows) {
  addRowsOf<float>(rows, Feature::Float);
  addRowsOf<double>(rows, Feature::Double);
  addLibraryOf<float>(rows, true);
  addLibraryOf<double>(rows, true);
  const auto add = [&](const char *pattern, Type result, Type from, uint64_t (*evaluate)(const uint64_t *),
                       Feature feature) {
    rows.push_back({pattern, result, {from}, evaluate, feature, kAnyStyle, 1});
  };
  add(
      "bitsOf($0)", Type::U32, Type::F32, [](const uint64_t *x) { return x[0]; }, Feature::Float);
  add(
      "floatFrom($0)", Type::F32, Type::U32, [](const uint64_t *x) { return put(get<float>(x[0])); }, Feature::Float);
  add(
      "bitsOf($0)", Type::U64, Type::F64, [](const uint64_t *x) { return x[0]; }, Feature::Double);
  add(
      "doubleFrom($0)", Type::F64, Type::U64, [](const uint64_t *x) { return put(get<double>(x[0])); },
      Feature::Double);
  add(
      "__float2int_rn($0)", Type::S32, Type::F32,
      [](const uint64_t *x) { return put(saturated<int32_t>(std::nearbyint(get<float>(x[0])))); }, Feature::Float);
  add(
      "__float2int_rd($0)", Type::S32, Type::F32,
      [](const uint64_t *x) { return put(saturated<int32_t>(std::floor(get<float>(x[0])))); }, Feature::Float);
  add(
      "__float2int_ru($0)", Type::S32, Type::F32,
      [](const uint64_t *x) { return put(saturated<int32_t>(std::ceil(get<float>(x[0])))); }, Feature::Float);
  add(
      "__float2uint_rz($0)", Type::U32, Type::F32,
      [](const uint64_t *x) { return put(saturated<uint32_t>(get<float>(x[0]))); }, Feature::Float);
  add(
      "__double2int_rn(nanToZero($0))", Type::S32, Type::F64,
      [](const uint64_t *x) { return put(saturated<int32_t>(std::nearbyint(get<double>(x[0])))); }, Feature::Double);
}

} // namespace sampan::randomkernels
