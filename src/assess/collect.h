// From Clang's tree to facts: kernels and their launches, calls of the toolkit's functions, types and idioms of device
// code, and which kernel a line of device code belongs to.
#pragma once

#include "assess/facts.h"
#include "frontend/listener.h"

#include <set>

namespace sampan::assess {

class Collector : public frontend::Listener {
public:
  // `toolkit`: the folder of our headers. `held`: symbols of its libraries.
  Collector(std::string toolkit, const std::set<std::string> &held) : toolkit(std::move(toolkit)), held(held) {}
  std::unique_ptr<clang::ASTConsumer> begin(clang::CompilerInstance &) override;

  // A device function or kernel, and who it calls.
  struct Function {
    std::string name;
    Place where;
    unsigned lastLine = 0;
    bool kernel = false;
    std::set<std::string> calls;
    std::vector<Place> launches;
  };

  // Kernels that this place is part of, or that call the function that it is part of; empty for host code.
  std::set<std::string> kernelsAt(const Place &) const;

  std::map<std::string, Function> functions; // by name and place
  std::map<std::pair<std::string, std::string>, Use> uses;
  std::map<std::string, Place> missingHeaders; // asked for and not found; reading went on
  std::set<std::string> inputs;

  void use(const char *kind, const std::string &name, const Place &, bool provided = true);
  bool ofToolkit(const std::string &file) const { return file.starts_with(toolkit); }
  bool holds(const std::string &symbol) const { return held.contains(symbol); }

private:
  std::string toolkit;
  const std::set<std::string> &held;
};

} // namespace sampan::assess
