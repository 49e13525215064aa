#include "targets/ascend910/text.h"

namespace sampan::ascend910 {

void Text::line(const std::string &s) { lines += std::string(2 * depth, ' ') + s + "\n"; }

std::string Text::define(const std::string &op) {
  const std::string name = fresh();
  line(name + " = " + op);
  return name;
}

std::vector<std::string> Text::defineMany(const std::string &op, size_t results) {
  const std::string name = fresh();
  line(name + (results > 1 ? ":" + std::to_string(results) : "") + " = " + op);
  std::vector<std::string> names;
  for (size_t k = 0; k < results; ++k)
    names.push_back(results > 1 ? name + "#" + std::to_string(k) : name);
  return names;
}

void Text::open(const std::string &s) {
  line(s);
  ++depth;
}

void Text::close(const std::string &suffix) {
  --depth;
  line("}" + suffix);
}

void Text::reopen(const std::string &s) {
  --depth;
  line(s);
  ++depth;
}

std::string Text::constant(const std::string &value, const std::string &type) {
  auto [at, isNew] = known.try_emplace({value, type});
  if (isNew)
    at->second = "%c" + std::to_string(known.size() - 1);
  return at->second;
}

std::string Text::constants() const {
  std::map<size_t, std::string> inOrder;
  for (const auto &[what, name] : known)
    inOrder[std::stoul(name.substr(2))] =
        "    " + name + " = arith.constant " + what.first + (what.second == "i1" ? "" : " : " + what.second) + "\n";
  std::string all;
  for (const auto &[number, text] : inOrder)
    all += text;
  return all;
}

} // namespace sampan::ascend910
