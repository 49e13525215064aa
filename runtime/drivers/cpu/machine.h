// What this machine is: read from the system, for device properties.
#pragma once

#include "core/driver.h"

namespace sampan::rt {

DeviceFacts machineFacts();
size_t availableMachineBytes(); // that could still be taken without swapping

} // namespace sampan::rt
