#include "core/runtime.h"

namespace sampan::rt {

Runtime::Runtime()
    : settings(settingsFromEnvironment()), driver(makeDriver(settings)),
      memory(settings.memoryBytes ? settings.memoryBytes : driver->facts().memoryBytes),
      trace(Trace::open(settings.trace)) {}

Runtime &Runtime::get() {
  static Runtime &runtime = *new Runtime;
  return runtime;
}

} // namespace sampan::rt
