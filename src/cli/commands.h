// The subcommands of `sampan`. Each takes what follows its name and answers the exit status.
#pragma once

#include <optional>
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
int fleetCommand(const Arguments &);
int assessCommand(const Arguments &);
int assessRecordCommand(const Arguments &); // what the compilers of `assess -- make` call, not people
int recordCommand(const Arguments &);
int verifyCommand(const Arguments &);
int reproduceCommand(const Arguments &);
int pythonCommand(const Arguments &);

// Makes `--target NAME` or `--target=NAME` nvcc's option and answers the name. Nothing after saying that the target cannot be
// used.
std::optional<std::string> takeTarget(Arguments &);

bool asksForHelp(const Arguments &);

} // namespace sampan::cli
