#include "core/loaded_module.h"

#include "core/api.h"
#include "core/read_image.h"

#include <cstdlib>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace sampan::rt {
namespace {

struct Wrapper { // what host code registers; see registry.cpp
  uint32_t magic = 0x466243b1;
  uint32_t version = 1;
  const void *data = nullptr;
  void *unused = nullptr;
};

void closeModule(LoadedModule &module) {
  if (module.library)
    dlclose(module.library);
  if (module.file >= 0)
    close(module.file);
}

bool writeAll(int file, const std::string &bytes) {
  for (size_t done = 0; done < bytes.size();) {
    const ssize_t now = write(file, bytes.data() + done, bytes.size() - done);
    if (now <= 0)
      return false;
    done += static_cast<size_t>(now);
  }
  return true;
}

// Kernels call the runtime by name, and an image has no list of libraries: the runtime is made visible to all.
void showRuntime() {
  Dl_info self{};
  if (dladdr(reinterpret_cast<const void *>(&closeModule), &self) && self.dli_fname)
    dlopen(self.dli_fname, RTLD_NOW | RTLD_GLOBAL | RTLD_NOLOAD);
}

// In memory, so that nothing is left behind however the program ends; in a temporary file where /proc is not there. The
// loader tells objects apart by their paths: the file stays open as long as the object, so that no other gets its number.
void *openObject(const std::string &object, int &kept, std::string &why) {
  showRuntime();
  int file = memfd_create("sampan image", MFD_CLOEXEC);
  if (file >= 0 && writeAll(file, object)) {
    const std::string path = "/proc/self/fd/" + std::to_string(file);
    if (access(path.c_str(), R_OK) == 0) {
      void *library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
      if (!library)
        why = dlerror();
      kept = file;
      return library;
    }
  }
  if (file >= 0)
    close(file);
  const char *folder = std::getenv("TMPDIR");
  std::string path = std::string(folder && *folder ? folder : "/tmp") + "/sampan-image-XXXXXX";
  file = mkostemp(path.data(), O_CLOEXEC);
  if (file < 0) {
    why = "no temporary file can be made";
    return nullptr;
  }
  const bool written = writeAll(file, object);
  close(file);
  void *library = written ? dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL) : nullptr;
  if (!library) {
    const char *problem = written ? dlerror() : nullptr;
    why = problem ? problem : "the temporary file cannot be written";
  }
  unlink(path.c_str());
  return library;
}

} // namespace

LoadedModule *LoadedModules::load(Runtime &runtime, const void *image, const std::string &shown, cudaError_t &error) {
  std::string why;
  error = cudaErrorInvalidKernelImage;
  const std::optional<std::string> object = readImage(image, why);
  if (!object) {
    refuse(error, "S7501", shown + " is not an image that can be loaded: " + why,
           "take it from nvrtcGetPTX or nvrtcGetCUBIN of Sampan's libnvrtc, or compile the source into the program");
    return nullptr;
  }
  auto module = std::make_unique<LoadedModule>();
  module->library = openObject(*object, module->file, why);
  Wrapper wrapper;
  wrapper.data = module->library ? dlsym(module->library, "__sampan_image") : nullptr;
  if (!wrapper.data) {
    refuse(error, "S7502", shown + " cannot be loaded: " + (why.empty() ? "it holds no kernels" : why),
           "compile it again with this version of Sampan; a program with the runtime inside it (-cudart static) must "
           "be linked with -lcuda");
    closeModule(*module);
    return nullptr;
  }
  module->registered = runtime.registry.addModule(&wrapper);
  if (module->registered->refused) {
    error = module->registered->refused;
    runtime.registry.removeModule(module->registered);
    closeModule(*module);
    return nullptr;
  }
  for (const auto &[name, code] : module->registered->kernels) {
    runtime.registry.addKernel(module->registered, code, code->name);
    module->functions.emplace(name, code);
  }
  error = cudaSuccess;
  LoadedModule *made = module.release();
  std::lock_guard lock(mutex);
  all.insert(made);
  return made;
}

bool LoadedModules::contains(LoadedModule *module) const {
  std::lock_guard lock(mutex);
  return all.contains(module);
}

bool LoadedModules::unload(Runtime &runtime, LoadedModule *module) {
  {
    std::lock_guard lock(mutex);
    if (!all.erase(module))
      return false;
  }
  runtime.streams.waitAll();
  runtime.registry.removeModule(module->registered);
  closeModule(*module);
  delete module;
  return true;
}

} // namespace sampan::rt
