// MLIR as text: lines with fresh names, and the constants of a function, each once at its top.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace sampan::ascend910 {

class Text {
public:
  // "%v7 = <op>"; answers the name.
  std::string define(const std::string &op);
  // The same for an operation with several results: the names are "%v7#0" and so on.
  std::vector<std::string> defineMany(const std::string &op, size_t results);
  void line(const std::string &);
  void open(const std::string &); // a line that ends in "{"
  void close(const std::string &suffix = {});
  void reopen(const std::string &); // "} else {"
  std::string fresh() { return "%v" + std::to_string(next++); }
  // The name of arith.constant `value` : `type`.
  std::string constant(const std::string &value, const std::string &type);
  std::string index(int64_t value) { return constant(std::to_string(value), "index"); }

  const std::string &body() const { return lines; }
  std::string constants() const;

private:
  std::string lines;
  unsigned next = 0, depth = 2;
  std::map<std::pair<std::string, std::string>, std::string> known; // (value, type) -> name
};

} // namespace sampan::ascend910
