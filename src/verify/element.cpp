#include "verify/element.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <cxxabi.h>
#include <memory>

namespace sampan::verify {
namespace {

constexpr ElementFacts kFacts[] = {{"f64", 8, true},  {"f32", 4, true},  {"f16", 2, true},  {"bf16", 2, true},
                                   {"i64", 8, false}, {"i32", 4, false}, {"i16", 2, false}, {"i8", 1, false}};

template <class T> T load(const char *at) {
  T value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

double halfToDouble(uint16_t bits, int exponentBits, int fractionBits) {
  const int bias = (1 << (exponentBits - 1)) - 1, most = (1 << exponentBits) - 1;
  const int exponent = (bits >> fractionBits) & most, fraction = bits & ((1 << fractionBits) - 1);
  double value = exponent == most ? (fraction ? NAN : INFINITY)
                 : exponent == 0  ? std::ldexp(fraction, 1 - bias - fractionBits)
                                  : std::ldexp(fraction + (1 << fractionBits), exponent - bias - fractionBits);
  return bits & 0x8000 ? -value : value;
}

// Floats in the order of their values: consecutive numbers are one apart.
template <class Bits> uint64_t floatSteps(Bits a, Bits b) {
  constexpr Bits sign = Bits(1) << (8 * sizeof(Bits) - 1);
  auto place = [](Bits v) { return v & sign ? uint64_t(sign) - (v & Bits(~sign)) : uint64_t(sign) + v; };
  const uint64_t x = place(a), y = place(b);
  return x > y ? x - y : y - x;
}

template <class Integer> uint64_t distance(Integer a, Integer b) {
  return a > b ? uint64_t(a) - uint64_t(b) : uint64_t(b) - uint64_t(a);
}

} // namespace

const ElementFacts &factsOf(Element element) { return kFacts[static_cast<size_t>(element)]; }

std::optional<Element> elementNamed(std::string_view name) {
  for (size_t i = 0; i < std::size(kFacts); ++i)
    if (name == kFacts[i].name)
      return static_cast<Element>(i);
  return std::nullopt;
}

std::optional<Element> elementOfType(std::string_view type) {
  std::string t(type);
  for (const char *word : {" const", " volatile", " __restrict__", " __restrict", "*", "&", " "})
    for (size_t at; (at = t.find(word)) != t.npos;)
      t.erase(at, std::strlen(word));
  struct Name {
    const char *type;
    Element element;
  };
  constexpr Name kNames[] = {{"double", Element::F64},
                             {"double2", Element::F64},
                             {"double3", Element::F64},
                             {"double4", Element::F64},
                             {"float", Element::F32},
                             {"float2", Element::F32},
                             {"float3", Element::F32},
                             {"float4", Element::F32},
                             {"__half", Element::F16},
                             {"__half2", Element::F16},
                             {"__nv_bfloat16", Element::BF16},
                             {"__nv_bfloat162", Element::BF16},
                             {"long", Element::I64},
                             {"unsignedlong", Element::I64},
                             {"longlong", Element::I64},
                             {"unsignedlonglong", Element::I64},
                             {"int", Element::I32},
                             {"unsignedint", Element::I32},
                             {"int2", Element::I32},
                             {"int4", Element::I32},
                             {"uint2", Element::I32},
                             {"uint4", Element::I32},
                             {"short", Element::I16},
                             {"unsignedshort", Element::I16},
                             {"char", Element::I8},
                             {"unsignedchar", Element::I8},
                             {"signedchar", Element::I8},
                             {"bool", Element::I8}};
  for (const Name &name : kNames)
    if (t == name.type)
      return name.element;
  return std::nullopt;
}

std::string plainName(const std::string &mangled) {
  int status = 0;
  std::unique_ptr<char, void (*)(void *)> text(abi::__cxa_demangle(mangled.c_str(), nullptr, nullptr, &status),
                                               std::free);
  return text ? text.get() : mangled;
}

std::vector<std::string> argumentTypes(const std::string &mangled) {
  const std::string plain = plainName(mangled);
  std::vector<std::string> types;
  if (plain == mangled || plain.back() != ')')
    return types;
  // The last parenthesis at depth 0 opens the arguments.
  size_t open = plain.size(), depth = 0;
  while (open-- > 0) {
    depth += plain[open] == ')';
    if (plain[open] == '(' && --depth == 0)
      break;
  }
  int nested = 0;
  std::string type;
  for (size_t i = open + 1; i + 1 < plain.size(); ++i) {
    const char c = plain[i];
    nested += (c == '<' || c == '(' || c == '[') - (c == '>' || c == ')' || c == ']');
    if (c == ',' && nested == 0) {
      types.push_back(std::move(type));
      type.clear();
      ++i; // the space behind it
    } else {
      type += c;
    }
  }
  if (!type.empty())
    types.push_back(std::move(type));
  return types;
}

Element guessElement(std::string_view bytes) {
  // Numbers of a computation lie within some 60 binary orders of magnitude around one, or are zero.
  auto plausible = [](double v) { return v == 0 || (std::abs(v) > 1e-18 && std::abs(v) < 1e18); };
  uint64_t doubles = 0, floats = 0, words = 0, zeros = 0, round = 0;
  for (size_t at = 0; at + 8 <= bytes.size(); at += 8, ++words) {
    const uint64_t bits = load<uint64_t>(bytes.data() + at);
    zeros += bits == 0;
    round +=
        bits != 0 && (bits & 0xffffffff) == 0; // few numbers of every second place are zero, many doubles are round
    doubles += bits != 0 && plausible(load<double>(bytes.data() + at));
    floats += bits != 0 && plausible(load<float>(bytes.data() + at)) && plausible(load<float>(bytes.data() + at + 4));
  }
  // Two floats make a plausible double; the low half of a double is a plausible float every second time only.
  const uint64_t some = words - zeros;
  if (some && floats * 10 >= some * 9 && round * 2 < some)
    return Element::F32;
  if (some && doubles * 10 >= some * 9)
    return Element::F64;
  return bytes.size() % 4 ? Element::I8 : Element::I32;
}

double valueOf(Element element, const char *at) {
  switch (element) {
  case Element::F64: return load<double>(at);
  case Element::F32: return load<float>(at);
  case Element::F16: return halfToDouble(load<uint16_t>(at), 5, 10);
  case Element::BF16: return halfToDouble(load<uint16_t>(at), 8, 7);
  case Element::I64: return static_cast<double>(load<int64_t>(at));
  case Element::I32: return load<int32_t>(at);
  case Element::I16: return load<int16_t>(at);
  case Element::I8: return load<int8_t>(at);
  }
  return 0;
}

uint64_t stepsBetween(Element element, const char *a, const char *b) {
  switch (element) {
  case Element::F64: return floatSteps(load<uint64_t>(a), load<uint64_t>(b));
  case Element::F32: return floatSteps(load<uint32_t>(a), load<uint32_t>(b));
  case Element::F16:
  case Element::BF16: return floatSteps(load<uint16_t>(a), load<uint16_t>(b));
  case Element::I64: return distance(load<int64_t>(a), load<int64_t>(b));
  case Element::I32: return distance(load<int32_t>(a), load<int32_t>(b));
  case Element::I16: return distance(load<int16_t>(a), load<int16_t>(b));
  case Element::I8: return distance(load<int8_t>(a), load<int8_t>(b));
  }
  return 0;
}

} // namespace sampan::verify
