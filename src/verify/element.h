// What the bytes of an output are: numbers of which kind.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sampan::verify {

enum class Element { F64, F32, F16, BF16, I64, I32, I16, I8 };

struct ElementFacts {
  const char *name; // "f64"
  unsigned bytes;
  bool floating;
};
const ElementFacts &factsOf(Element);
std::optional<Element> elementNamed(std::string_view);

// Of a C++ type, as in `float const*`: F32. Nothing for structures and what else has no one kind of number.
std::optional<Element> elementOfType(std::string_view type);

// Types of a kernel's arguments, from its mangled name; empty if it does not tell them (extern "C", redacted).
std::vector<std::string> argumentTypes(const std::string &mangled);
std::string plainName(const std::string &mangled);

// What these bytes look like. A guess, and reports say so.
Element guessElement(std::string_view bytes);

// The value as double, exact but for I64 beyond 2^53.
double valueOf(Element, const char *at);
// Steps between two numbers of the kind in its own order; for integers their distance. NaN is none of a step's ends.
uint64_t stepsBetween(Element, const char *a, const char *b);

} // namespace sampan::verify
