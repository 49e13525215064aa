#include "core/registry.h"

#include "core/limits.h"
#include "core/report.h"
#include "core/runtime.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace sampan::rt {
namespace {

constexpr uint32_t kWrapperMagic = 0x466243b1; // CUDA's own number: Clang's host code writes it

struct Wrapper {
  uint32_t magic;
  uint32_t version;
  const void *data;
  void *unused;
};

cudaError_t check(const void *address, const sampan_image *&image) {
  const Wrapper *wrapper = static_cast<const Wrapper *>(address);
  if (!wrapper || wrapper->magic != kWrapperMagic || !wrapper->data) {
    report(Level::Error, "S7020", "a part of this program was not built by Sampan's nvcc",
           "build every CUDA source and library with the same nvcc");
    return cudaErrorInvalidKernelImage;
  }
  const sampan_image *candidate = static_cast<const sampan_image *>(wrapper->data);
  if (candidate->magic != SAMPAN_IMAGE_MAGIC) {
    report(Level::Error, "S7021", "device code in this program is not in Sampan's format",
           "it was built by another CUDA compiler, or the file is damaged: build it again with Sampan's nvcc");
    return cudaErrorInvalidKernelImage;
  }
  if (candidate->abi_version != SAMPAN_ABI_VERSION) {
    report(Level::Error, "S7022",
           "device code in this program has version " + std::to_string(candidate->abi_version) +
               ", this runtime runs version " + std::to_string(SAMPAN_ABI_VERSION),
           "build the program again with the nvcc that belongs to this libsampan_rt.so");
    return cudaErrorInvalidKernelImage;
  }
  std::string why;
  if (!Runtime::get().driver->accepts(candidate->target, why)) {
    report(Level::Error, "S7023",
           std::string("this program was built for ") + (candidate->target ? candidate->target : "an unnamed chip") +
               ", which this machine cannot run: " + why,
           "build it for this machine, or run it on that chip; `sampan targets` lists what can be built for");
    return cudaErrorNoKernelImageForDevice;
  }
  image = candidate;
  return cudaSuccess;
}

int archNumber(const char *name) {
  const char *digits = name ? std::strpbrk(name, "0123456789") : nullptr;
  return digits ? std::atoi(digits) : 0;
}

} // namespace

Module *Registry::addModule(const void *wrapper) {
  auto module = std::make_unique<Module>();
  module->refused = check(wrapper, module->image);
  if (const sampan_image *image = module->image) {
    for (uint32_t i = 0; i < image->kernel_count; ++i)
      module->kernels.emplace(image->kernels[i].name, &image->kernels[i]);
    for (uint32_t i = 0; i < image->variable_count; ++i) {
      const sampan_variable &v = image->variables[i];
      module->variables.emplace(v.name, &v);
      if (v.bytes)
        Runtime::get().memory.add({static_cast<char *>(v.address), v.bytes, MemoryKind::Variable, v.flags});
    }
    int built = archNumber(image->arch);
    for (int known = arch.load(); built > known && !arch.compare_exchange_weak(known, built);) {
    }
  }
  std::unique_lock lock(mutex);
  modules.push_back(std::move(module));
  return modules.back().get();
}

bool Registry::removeModule(Module *module) {
  std::unique_lock lock(mutex);
  auto found = std::find_if(modules.begin(), modules.end(), [&](auto &m) { return m.get() == module; });
  if (found == modules.end())
    return false;
  for (const void *f : module->hostFunctions)
    kernels.erase(f);
  for (const void *v : module->hostVariables)
    variables.erase(v);
  if (const sampan_image *image = module->image)
    for (uint32_t i = 0; i < image->variable_count; ++i)
      Runtime::get().memory.remove(image->variables[i].address, MemoryKind::Variable);
  modules.erase(found);
  return modules.empty();
}

void Registry::addKernel(Module *module, const void *hostFunction, const char *deviceName) {
  auto kernel = std::make_unique<Kernel>();
  kernel->name = deviceName;
  kernel->missing = module->refused ? module->refused : cudaErrorInvalidDeviceFunction;
  auto found = module->kernels.find(deviceName);
  if (found != module->kernels.end()) {
    kernel->code = found->second;
    if (int built = archNumber(module->image->arch))
      kernel->arch = built;
    uint32_t fixed = kernel->code->static_shared_bytes;
    kernel->maxDynamicShared = fixed < kSharedPerBlock ? kSharedPerBlock - fixed : 0;
  }
  std::unique_lock lock(mutex);
  // The same template instance may come from several objects: the linker kept one stub, so any of them will do.
  if (kernels.emplace(hostFunction, std::move(kernel)).second)
    module->hostFunctions.push_back(hostFunction);
}

void Registry::addVariable(Module *module, const void *hostVariable, const char *deviceName, size_t bytes) {
  const sampan_variable *found = findInImage(module, deviceName);
  if (!found)
    return;
  auto variable = std::make_unique<Variable>();
  variable->address = static_cast<char *>(found->address);
  variable->bytes = found->bytes;
  variable->name = deviceName;
  variable->constant = found->flags & SAMPAN_VARIABLE_CONSTANT;
  std::unique_lock lock(mutex);
  if (variables.emplace(hostVariable, std::move(variable)).second)
    module->hostVariables.push_back(hostVariable);
}

const sampan_variable *Registry::findInImage(Module *module, const char *deviceName) const {
  auto found = module->variables.find(deviceName);
  return found == module->variables.end() ? nullptr : found->second;
}

Kernel *Registry::kernel(const void *hostFunction) const {
  std::shared_lock lock(mutex);
  auto found = kernels.find(hostFunction);
  return found == kernels.end() ? nullptr : found->second.get();
}

const Variable *Registry::variable(const void *hostVariable) const {
  std::shared_lock lock(mutex);
  auto found = variables.find(hostVariable);
  return found == variables.end() ? nullptr : found->second.get();
}

} // namespace sampan::rt
