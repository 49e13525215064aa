// The threads that help the caller of runGrid: one oneTBB arena for all launches of the process.
#pragma once

#include "launch_state.h"

namespace sampan::rt {

// Asks up to `count` threads of the arena to take part in the launch. The caller takes part itself, so a launch ends
// even if none of them ever has time.
void callHelpers(LaunchState &, unsigned count);

// For a launch that began on its caller alone because it promised to be short: calls helpers once it is not.
void callHelpersIfSlow(LaunchState &);

// Waits for the helpers that have begun, and turns away those that have not. Before the launch's state goes.
void dismissHelpers(LaunchState &);

} // namespace sampan::rt
