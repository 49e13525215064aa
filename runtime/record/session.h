// What a recording says of the process that made it.
#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace sampan::record {

// Program, its hash and arguments, device, runtime, driver, and the environment that CUDA and Sampan look at. Redacted:
// without names, paths, arguments and environment. `about`: a file with more, or empty.
nlohmann::json describeSession(bool redact, const std::string &about = {});

} // namespace sampan::record
