#include "nvcc/architecture.h"

#include "support/text.h"

#include <algorithm>

namespace sampan::nvcc {
namespace {

constexpr unsigned kKnown[] = {20, 21, 30, 32, 35, 37, 50, 52,  53,  60,  61,  62,  70, 72,
                               75, 80, 86, 87, 88, 89, 90, 100, 101, 103, 110, 120, 121};

bool unknownArchitecture(const std::string &name, Diagnostics &out) {
  std::vector<std::string> candidates = {"native", "all", "all-major"};
  for (unsigned k : kKnown)
    candidates.push_back("sm_" + std::to_string(k));
  std::string close = nearest(name, candidates);
  return out.error("N1010", "unknown architecture '" + name + "'",
                   (close.empty() ? "" : "did you mean " + close + "? ") +
                       std::string("nvcc --list-gpu-code lists them"));
}

bool readOne(const std::string &name, std::vector<Architecture> &to, Diagnostics &out) {
  if (name == "native" || name == "all" || name == "all-major") {
    to.push_back({});
    return true;
  }
  std::string digits;
  for (std::string_view prefix : {"sm_", "compute_", "lto_"})
    if (name.starts_with(prefix))
      digits = name.substr(prefix.size());
  // 90a and 100f: features of one chip; they raise nothing that a CPU would see.
  if (digits.size() > 2 && (digits.back() == 'a' || digits.back() == 'f'))
    digits.pop_back();
  if (digits.empty() || digits.size() > 3 || digits.find_first_not_of("0123456789") != std::string::npos)
    return unknownArchitecture(name, out);
  unsigned number = static_cast<unsigned>(std::stoul(digits));
  if (std::ranges::find(kKnown, number) == std::end(kKnown))
    return unknownArchitecture(name, out);
  to.push_back({number * 10, name});
  return true;
}

// arch=compute_80,code=[sm_80,compute_80] or with quotes around the list.
bool readGenerate(const std::string &text, std::vector<Architecture> &to, Diagnostics &out) {
  std::string plain = text;
  std::erase_if(plain, [](char c) { return c == '[' || c == ']' || c == '"' || c == '\'' || c == ' '; });
  bool any = false;
  for (const std::string &piece : splitCommas(plain)) {
    std::string value = piece;
    for (std::string_view key : {"arch=", "code="})
      if (piece.starts_with(key))
        value = piece.substr(key.size());
    if (!readOne(value, to, out))
      return false;
    any = true;
  }
  if (!any)
    return out.error("N1010", "-gencode names no architecture in '" + text + "'",
                     "write -gencode arch=compute_80,code=sm_80");
  return true;
}

} // namespace

bool readArchitectures(const std::string &arch, const std::vector<std::string> &codes,
                       const std::vector<std::string> &generate, std::vector<Architecture> &to, Diagnostics &out) {
  bool good = true;
  if (!arch.empty())
    good &= readOne(arch, to, out);
  for (const std::string &code : codes)
    good &= readOne(code, to, out);
  for (const std::string &text : generate)
    good &= readGenerate(text, to, out);
  return good;
}

Architecture highest(const std::vector<Architecture> &list) {
  if (list.empty())
    return {};
  // The first of equals: it is what the user named, compute_80 or sm_80.
  return *std::ranges::max_element(list, {}, &Architecture::number);
}

std::vector<unsigned> knownArchitectures() { return {std::begin(kKnown), std::end(kKnown)}; }

} // namespace sampan::nvcc
