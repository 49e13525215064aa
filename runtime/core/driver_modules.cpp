// The driver API's modules and libraries, which are the same thing here: images loaded while the program runs.
#include "core/driver_api.h"
#include "core/loaded_module.h"

#include <fstream>
#include <iterator>

using namespace sampan::rt;

namespace {

LoadedModule *of(CUmodule module) { return reinterpret_cast<LoadedModule *>(module); }
CUmodule of(CUlibrary library) { return reinterpret_cast<CUmodule>(library); }

CUresult load(CUmodule *module, const void *image, const std::string &shown) {
  if (!module || !image)
    return CUDA_ERROR_INVALID_VALUE;
  return driverResult(driverCall([&] {
    return call([&](Runtime &runtime) {
      cudaError_t error = cudaSuccess;
      if (LoadedModule *loaded = runtime.modules.load(runtime, image, shown, error))
        *module = reinterpret_cast<CUmodule>(loaded);
      return error;
    });
  }));
}

// CUDA_ERROR_INVALID_HANDLE for what was never loaded, or is no more.
template <class Body> CUresult with(CUmodule module, Body &&body) {
  if (!Runtime::get().modules.contains(of(module)))
    return CUDA_ERROR_INVALID_HANDLE;
  return driverResult(driverCall([&] { return call([&](Runtime &runtime) { return body(runtime, *of(module)); }); }));
}

std::string listOf(const LoadedModule &module) {
  constexpr size_t kMost = 8;
  std::string list;
  size_t shown = 0;
  for (const auto &[name, code] : module.functions) {
    if (++shown > kMost)
      return list + ", …";
    list += (list.empty() ? "" : ", ") + name;
  }
  return list.empty() ? "none" : list;
}

} // namespace

extern "C" CUresult cuModuleLoadData(CUmodule *module, const void *image) { return load(module, image, "the image"); }

// Options are for a compiler of GPU code.
extern "C" CUresult cuModuleLoadDataEx(CUmodule *module, const void *image, unsigned int, CUjit_option *, void **) {
  return cuModuleLoadData(module, image);
}

extern "C" CUresult cuModuleLoadFatBinary(CUmodule *module, const void *image) {
  return cuModuleLoadData(module, image);
}

extern "C" CUresult cuModuleLoad(CUmodule *module, const char *path) {
  if (!module || !path)
    return CUDA_ERROR_INVALID_VALUE;
  std::ifstream file(path, std::ios::binary);
  if (!file)
    return CUDA_ERROR_FILE_NOT_FOUND;
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  return load(module, bytes.c_str(), std::string("'") + path + "'");
}

extern "C" CUresult cuModuleUnload(CUmodule module) {
  return with(module, [&](Runtime &runtime, LoadedModule &loaded) {
    return runtime.modules.unload(runtime, &loaded) ? cudaSuccess : cudaErrorInvalidResourceHandle;
  });
}

extern "C" CUresult cuModuleGetFunction(CUfunction *function, CUmodule module, const char *name) {
  if (!function || !name)
    return CUDA_ERROR_INVALID_VALUE;
  return with(module, [&](Runtime &, LoadedModule &loaded) {
    const auto found = loaded.functions.find(name);
    if (found == loaded.functions.end())
      return refuse(cudaErrorSymbolNotFound, "S7503",
                    std::string("there is no kernel '") + name + "' in this module; it has: " + listOf(loaded),
                    "declare it extern \"C\", or ask for the name that nvrtcGetLoweredName gives");
    *function = static_cast<CUfunction>(const_cast<void *>(found->second));
    return cudaSuccess;
  });
}

extern "C" CUresult cuModuleGetFunctionCount(unsigned int *count, CUmodule module) {
  if (!count)
    return CUDA_ERROR_INVALID_VALUE;
  return with(module, [&](Runtime &, LoadedModule &loaded) {
    *count = static_cast<unsigned>(loaded.functions.size());
    return cudaSuccess;
  });
}

extern "C" CUresult cuModuleEnumerateFunctions(CUfunction *functions, unsigned int most, CUmodule module) {
  if (!functions || !most)
    return CUDA_ERROR_INVALID_VALUE;
  return with(module, [&](Runtime &, LoadedModule &loaded) {
    for (const auto &[name, code] : loaded.functions)
      if (most-- > 0)
        *functions++ = static_cast<CUfunction>(const_cast<void *>(code));
      else
        break;
    return cudaSuccess;
  });
}

// No line for a name that is not there: programs look for variables that a module may lack.
extern "C" CUresult cuModuleGetGlobal(CUdeviceptr *pointer, size_t *bytes, CUmodule module, const char *name) {
  if (!name)
    return CUDA_ERROR_INVALID_VALUE;
  return with(module, [&](Runtime &runtime, LoadedModule &loaded) {
    const sampan_variable *variable = runtime.registry.findInImage(loaded.registered, name);
    if (!variable)
      return cudaErrorSymbolNotFound;
    if (pointer)
      *pointer = reinterpret_cast<uintptr_t>(variable->address);
    if (bytes)
      *bytes = variable->bytes;
    return cudaSuccess;
  });
}

extern "C" CUresult cuLibraryLoadData(CUlibrary *library, const void *code, CUjit_option *, void **, unsigned int,
                                      CUlibraryOption *, void **, unsigned int) {
  return cuModuleLoadData(reinterpret_cast<CUmodule *>(library), code);
}
extern "C" CUresult cuLibraryLoadFromFile(CUlibrary *library, const char *file, CUjit_option *, void **, unsigned int,
                                          CUlibraryOption *, void **, unsigned int) {
  return cuModuleLoad(reinterpret_cast<CUmodule *>(library), file);
}
extern "C" CUresult cuLibraryUnload(CUlibrary library) { return cuModuleUnload(of(library)); }
extern "C" CUresult cuLibraryGetModule(CUmodule *module, CUlibrary library) {
  if (!module)
    return CUDA_ERROR_INVALID_VALUE;
  *module = of(library);
  return Runtime::get().modules.contains(of(*module)) ? CUDA_SUCCESS : CUDA_ERROR_INVALID_HANDLE;
}
extern "C" CUresult cuLibraryGetKernel(CUkernel *kernel, CUlibrary library, const char *name) {
  return cuModuleGetFunction(reinterpret_cast<CUfunction *>(kernel), of(library), name);
}
extern "C" CUresult cuLibraryGetKernelCount(unsigned int *count, CUlibrary library) {
  return cuModuleGetFunctionCount(count, of(library));
}
extern "C" CUresult cuLibraryGetGlobal(CUdeviceptr *pointer, size_t *bytes, CUlibrary library, const char *name) {
  return cuModuleGetGlobal(pointer, bytes, of(library), name);
}
