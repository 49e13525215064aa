#include "features.h"

#include <iterator>

namespace sampan::randomkernels {
namespace {

constexpr const char *kNames[] = {
    "always",      "narrow",         "int64",      "float",     "double",         "float-library",
    "float-plain", "loops",          "while",      "switch",    "local-arrays",   "volatile",
    "shared",      "dynamic-shared", "global",     "barriers",  "barrier-reduce", "warp",
    "warp-match",  "warp-reduce",    "atomics",    "calls",     "recursion",      "function-pointers",
    "virtual",     "structs",        "lambdas",    "templates", "early-exit",     "exit-before-sync",
    "3d",          "many-blocks",    "odd-blocks", "done-flag"};
static_assert(std::size(kNames) == static_cast<size_t>(Feature::Count));

constexpr uint64_t kAll = (1ull << static_cast<int>(Feature::Count)) - 1;
constexpr uint64_t bit(Feature feature) { return 1ull << static_cast<int>(feature); }

} // namespace

Features::Features() : bits_(kAll & ~bit(Feature::FloatPlain)) {}

void Features::set(Feature feature, bool on) { bits_ = on ? bits_ | bit(feature) : bits_ & ~bit(feature); }

std::string Features::parse(std::string_view list) {
  while (!list.empty()) {
    const size_t comma = list.find(',');
    std::string_view word = list.substr(0, comma);
    list = comma == std::string_view::npos ? "" : list.substr(comma + 1);
    if (word == "all") {
      bits_ = Features().bits_;
      continue;
    }
    if (word == "none") {
      bits_ = bit(Feature::Always);
      continue;
    }
    const bool on = !word.starts_with('-');
    if (word.starts_with('-') || word.starts_with('+'))
      word.remove_prefix(1);
    size_t which = 1;
    while (which < std::size(kNames) && word != kNames[which])
      ++which;
    if (which == std::size(kNames))
      return std::string(word);
    set(static_cast<Feature>(which), on);
  }
  return "";
}

std::string Features::text() const {
  std::string text = "none";
  for (size_t which = 1; which < std::size(kNames); ++which)
    if (has(static_cast<Feature>(which)))
      text += std::string(",") + kNames[which];
  return text;
}

std::string Features::names() {
  std::string text;
  for (size_t which = 1; which < std::size(kNames); ++which)
    text += std::string(which > 1 ? " " : "") + kNames[which];
  return text;
}

} // namespace sampan::randomkernels
