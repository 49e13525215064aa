// What Sampan has of CUDA's libraries: a row for each function. Values of apis/*.toml.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sampan::facts {

struct ApiFunction {
  std::string name;
  std::string topic;   // "Matrix products": a heading of the tables
  std::string instead; // what to use, for a function that Sampan lacks; empty: Sampan has it

  bool declared = false; // missing, and yet its declaration is among ours: it answers an error when called

  bool implemented() const { return instead.empty(); }
};

struct Api {
  std::string id;   // "cusparse", the file's name
  std::string name; // "cuSPARSE"
  std::vector<std::string> headers;
  std::vector<std::string> libraries; // as behind -l
  // How a function that is missing is refused. With a status: by a stub that says so and answers `refusal`, of that type.
  // Without: it is declared so that the compiler names it and says what to use.
  std::string status;
  std::string refusal;
  std::vector<ApiFunction> functions; // topic by topic, as in the file

  const ApiFunction *find(std::string_view function) const;
};

} // namespace sampan::facts
