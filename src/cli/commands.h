// The subcommands of `sampan`. Each takes what follows its name and answers the exit status.
#pragma once

#include <string>
#include <vector>

namespace sampan::cli {

using Arguments = std::vector<std::string>;

int runCommand(const Arguments &);
int buildCommand(const Arguments &);
int translateCommand(const Arguments &);
int targetsCommand(const Arguments &);
int doctorCommand(const Arguments &);
int listCommand(const Arguments &);
int recordCommand(const Arguments &);
int verifyCommand(const Arguments &);
int reproduceCommand(const Arguments &);

// Takes `--target NAME` or `--target=NAME` out of the arguments. False after saying that the target cannot be used.
bool takeTarget(Arguments &);

bool asksForHelp(const Arguments &);

} // namespace sampan::cli
