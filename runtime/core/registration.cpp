// The calls that compiled host code makes before and after main. Their names and arguments are what Clang emits.
#include "core/registry.h"
#include "core/runtime.h"

using namespace sampan::rt;

namespace {

Module *moduleOf(void **handle) { return reinterpret_cast<Module *>(handle); }

} // namespace

extern "C" void **__cudaRegisterFatBinary(const void *wrapper) {
  return reinterpret_cast<void **>(Runtime::get().registry.addModule(wrapper));
}

extern "C" void __cudaRegisterFatBinaryEnd(void **) {}
extern "C" char __cudaInitModule(void **) { return 1; }

extern "C" void __cudaRegisterFunction(void **handle, const char *hostFunction, char *, const char *deviceName, int,
                                       void *, void *, void *, void *, int *) {
  Runtime::get().registry.addKernel(moduleOf(handle), hostFunction, deviceName);
}

extern "C" void __cudaRegisterVar(void **handle, char *hostVariable, char *, const char *deviceName, int, size_t bytes,
                                  int, int) {
  Runtime::get().registry.addVariable(moduleOf(handle), hostVariable, deviceName, bytes);
}

// The host reads a managed variable through `pointer`; both sides share the image's storage.
extern "C" void __cudaRegisterManagedVar(void **handle, void **pointer, char *hostVariable, const char *deviceName,
                                         size_t bytes, unsigned) {
  Registry &registry = Runtime::get().registry;
  if (const sampan_variable *found = registry.findInImage(moduleOf(handle), deviceName))
    *pointer = found->address;
  registry.addVariable(moduleOf(handle), pointer, deviceName, bytes);
  registry.addVariable(moduleOf(handle), hostVariable, deviceName, bytes);
}

// Runs at exit, and when a shared library with kernels is closed: its code must not go while a kernel still runs.
extern "C" void __cudaUnregisterFatBinary(void **handle) {
  Runtime &runtime = Runtime::get();
  runtime.streams.abandon();
  runtime.driver->flushOutput();
  if (runtime.trace)
    runtime.trace->finish();
  runtime.registry.removeModule(moduleOf(handle));
}
