#include "verify/policy.h"

#include <cmath>
#include <toml++/toml.h>

namespace sampan::verify {

Rule defaultRule(Element element, bool recordedBySampan) {
  Rule rule;
  rule.name = "bits";
  if (recordedBySampan || !factsOf(element).floating)
    return rule;
  rule.name = "rounding";
  rule.tolerance.signedZeros = true;
  switch (element) {
  case Element::F64:
    rule.tolerance.steps = 16;
    rule.tolerance.ofScale = std::ldexp(1, -48);
    break;
  case Element::F32:
    rule.tolerance.steps = 8;
    rule.tolerance.ofScale = std::ldexp(1, -21);
    break;
  default: rule.tolerance.steps = 1; break;
  }
  return rule;
}

namespace {

struct EntryReader {
  const toml::table &table;
  std::string wrong; // the first key that is

  void number(const char *key, double &to) {
    if (auto value = table[key].value<double>(); value && *value >= 0 && std::isfinite(*value))
      to = *value;
    else if (table.contains(key))
      wrong = key;
  }
  void flag(const char *key, bool &to) {
    if (auto value = table[key].value_exact<bool>())
      to = *value;
    else if (table.contains(key))
      wrong = key;
  }
  void pattern(const char *key, std::regex &to) {
    try {
      if (!table.contains(key))
        to = std::regex("");
      else if (auto text = table[key].value_exact<std::string>())
        to = std::regex(*text);
      else
        wrong = key;
    } catch (const std::regex_error &) {
      wrong = key;
    }
  }
};

constexpr std::string_view kKeys[] = {"kernel",      "output",          "type",       "judge",        "ulp",
                                      "relative",    "of_scale",        "absolute",   "signed_zeros", "nan_payloads",
                                      "order_noise", "standard_errors", "probability"};

std::string readRule(EntryReader &r, Rule &rule) {
  for (const auto &[key, value] : r.table)
    if (std::find(std::begin(kKeys), std::end(kKeys), key.str()) == std::end(kKeys))
      return std::string(key.str());
  double steps = 0;
  r.number("ulp", steps);
  rule.tolerance.steps = static_cast<uint64_t>(std::min(steps, 1e18));
  r.number("relative", rule.tolerance.relative);
  r.number("of_scale", rule.tolerance.ofScale);
  r.number("absolute", rule.tolerance.absolute);
  r.flag("signed_zeros", rule.tolerance.signedZeros);
  r.flag("nan_payloads", rule.tolerance.nanPayloads);
  r.flag("order_noise", rule.tolerance.orderNoise);
  r.number("standard_errors", rule.standardErrors);
  r.number("probability", rule.probability);
  if (r.table.contains("type") && !(rule.element = elementNamed(r.table["type"].value_or(std::string_view()))))
    return "type";
  const std::string_view judge = r.table["judge"].value_or(std::string_view("tolerance"));
  if (judge == "monte-carlo")
    rule.judge = Judge::MonteCarlo;
  else if (judge == "ignore")
    rule.judge = Judge::Ignore;
  else if (judge != "tolerance")
    return "judge";
  return r.wrong;
}

} // namespace

std::optional<Policy> Policy::read(const std::string &file, const Speaker &speaker) {
  auto refuse = [&](const std::string &what, unsigned line) {
    speaker.error("R1050", {"the policy cannot be used: " + what, "策略文件不可用：" + what},
                  {"docs/verify.md shows what a policy may say", "docs/verify.md 说明策略文件的写法"}, {file, line, 0});
    return std::nullopt;
  };
  Policy policy;
  try {
    const toml::table root = toml::parse_file(file);
    for (const auto &[key, value] : root)
      if (key.str() != "rule" || !value.is_array_of_tables())
        return refuse("'" + std::string(key.str()) + "' is not [[rule]]", value.source().begin.line);
    if (const toml::array *rules = root["rule"].as_array())
      for (const toml::node &node : *rules) {
        EntryReader reader{*node.as_table(), {}};
        Entry entry;
        reader.pattern("kernel", entry.kernel);
        reader.pattern("output", entry.output);
        if (const std::string wrong = readRule(reader, entry.rule); !wrong.empty())
          return refuse("'" + wrong + "'", node.source().begin.line);
        entry.rule.name = "policy line " + std::to_string(node.source().begin.line);
        policy.entries.push_back(std::move(entry));
      }
  } catch (const toml::parse_error &error) {
    return refuse(std::string(error.description()), error.source().begin.line);
  }
  return policy;
}

const Policy::Entry *Policy::find(const std::string &kernel, const std::string &output) const {
  for (const Entry &entry : entries)
    if (std::regex_search(kernel, entry.kernel) && std::regex_search(output, entry.output))
      return &entry;
  return nullptr;
}

Rule Policy::rule(const std::string &kernel, const std::string &output, Element element, bool recordedBySampan) const {
  const Entry *entry = find(kernel, output);
  return entry ? entry->rule : defaultRule(element, recordedBySampan);
}

std::optional<Element> Policy::element(const std::string &kernel, const std::string &output) const {
  const Entry *entry = find(kernel, output);
  return entry ? entry->rule.element : std::nullopt;
}

} // namespace sampan::verify
