#include "cli/commands.h"
namespace sampan::cli {
int verifyCommand(const Arguments &) { return 2; }
} // namespace sampan::cli
