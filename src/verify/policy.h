// What a difference may be: the defaults, and a policy file (TOML) that sets it for kernels and outputs.
#pragma once

#include "support/speaker.h"
#include "verify/statistics.h"

#include <optional>
#include <regex>

namespace sampan::verify {

enum class Judge { Tolerance, MonteCarlo, Ignore };

struct Rule {
  Judge judge = Judge::Tolerance;
  Tolerance tolerance;
  std::optional<Element> element; // what the output consists of, where it cannot be told
  double standardErrors = 4;      // MonteCarlo: how far the means may be apart
  double probability = 1e-4;      // MonteCarlo: least of Kolmogorov and Smirnov's test
  std::string name;               // where it comes from, for reports
};

// The same bits for recordings of Sampan's own: it promises them. Numbers of another compiler and device may differ as two
// good libraries do: by some units in the last place, or by rounding at the output's scale. Integers are equal in any case.
Rule defaultRule(Element, bool recordedBySampan);

class Policy {
public:
  // Nothing after an error: R1050 no file, no TOML, an unknown key or a value that makes no sense.
  static std::optional<Policy> read(const std::string &file, const Speaker &);

  // The first rule whose kernel and output match. `output` as reports name it, "arg3" or a variable's name.
  Rule rule(const std::string &kernel, const std::string &output, Element, bool recordedBySampan) const;
  // What a rule says of the kind of number; nothing if none does.
  std::optional<Element> element(const std::string &kernel, const std::string &output) const;

private:
  struct Entry {
    std::regex kernel, output;
    Rule rule;
  };
  const Entry *find(const std::string &kernel, const std::string &output) const;
  std::vector<Entry> entries;
};

} // namespace sampan::verify
