// Which code this machine's CPU can run.
#pragma once

#include <string>

namespace sampan::rt {

// Does this machine run code of that target ("cpu-x86-64-v3", "cpu-arm64", …)? If not, `why` says what is missing.
bool machineRuns(const char *target, std::string &why);

} // namespace sampan::rt
