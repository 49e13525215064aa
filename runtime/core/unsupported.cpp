// Declared so that programs build; each answers cudaErrorNotSupported and says so.
#include "core/api.h"

using namespace sampan::rt;

namespace {

cudaError_t decline(const char *function) {
  return call([&](Runtime &) { return notSupported(function); });
}

} // namespace

extern "C" {
cudaError_t cudaIpcGetMemHandle(cudaIpcMemHandle_t *, void *) { return decline("cudaIpcGetMemHandle"); }
cudaError_t cudaIpcOpenMemHandle(void **, cudaIpcMemHandle_t, unsigned int) { return decline("cudaIpcOpenMemHandle"); }
cudaError_t cudaIpcCloseMemHandle(void *) { return decline("cudaIpcCloseMemHandle"); }
cudaError_t cudaIpcGetEventHandle(cudaIpcEventHandle_t *, cudaEvent_t) { return decline("cudaIpcGetEventHandle"); }
cudaError_t cudaIpcOpenEventHandle(cudaEvent_t *, cudaIpcEventHandle_t) { return decline("cudaIpcOpenEventHandle"); }
}
