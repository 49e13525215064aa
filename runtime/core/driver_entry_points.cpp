// Functions of the driver API by name, for programs and libraries that link with the runtime alone.
#include "core/driver_api.h"

#include <string_view>

using namespace sampan::rt;

namespace {

struct Entry {
  std::string_view name;
  void *function;
};

constexpr std::string_view kVersions[] = {"_v2", "_v3"};

void *entryPoint(std::string_view name) {
#define SAMPAN_THERE(function) {#function, reinterpret_cast<void *>(&function)},
  static const Entry table[] = {
#include "sampan/apis/cuda_there.def"
  };
#undef SAMPAN_THERE
  for (std::string_view version : kVersions)
    if (name.ends_with(version)) {
      name.remove_suffix(version.size());
      break;
    }
  for (const Entry &entry : table)
    if (entry.name == name)
      return entry.function;
  return nullptr;
}

} // namespace

extern "C" CUresult cuGetProcAddress(const char *symbol, void **function, int, cuuint64_t,
                                     CUdriverProcAddressQueryResult *found) {
  if (!symbol || !function)
    return CUDA_ERROR_INVALID_VALUE;
  *function = entryPoint(symbol);
  if (found)
    *found = *function ? CU_GET_PROC_ADDRESS_SUCCESS : CU_GET_PROC_ADDRESS_SYMBOL_NOT_FOUND;
  return *function ? CUDA_SUCCESS : CUDA_ERROR_NOT_FOUND;
}

// Success even for a name that is not there, as in CUDA: the result says so.
extern "C" cudaError_t cudaGetDriverEntryPoint(const char *symbol, void **function, unsigned long long,
                                               enum cudaDriverEntryPointQueryResult *found) {
  return call([&](Runtime &) {
    if (!symbol || !*symbol || !function)
      return cudaErrorInvalidValue;
    *function = entryPoint(symbol);
    if (found)
      *found = *function ? cudaDriverEntryPointSuccess : cudaDriverEntryPointSymbolNotFound;
    return cudaSuccess;
  });
}

extern "C" cudaError_t cudaGetDriverEntryPointByVersion(const char *symbol, void **function, unsigned int,
                                                        unsigned long long flags,
                                                        enum cudaDriverEntryPointQueryResult *found) {
  return cudaGetDriverEntryPoint(symbol, function, flags, found);
}
