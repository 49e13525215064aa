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
cudaError_t cudaStreamBeginCapture(cudaStream_t, enum cudaStreamCaptureMode) {
  return decline("cudaStreamBeginCapture");
}
cudaError_t cudaStreamEndCapture(cudaStream_t, cudaGraph_t *) { return decline("cudaStreamEndCapture"); }
cudaError_t cudaGraphCreate(cudaGraph_t *, unsigned int) { return decline("cudaGraphCreate"); }
cudaError_t cudaGraphInstantiate(cudaGraphExec_t *, cudaGraph_t, unsigned long long) {
  return decline("cudaGraphInstantiate");
}
cudaError_t cudaGraphLaunch(cudaGraphExec_t, cudaStream_t) { return decline("cudaGraphLaunch"); }
cudaError_t cudaGraphDestroy(cudaGraph_t) { return decline("cudaGraphDestroy"); }
cudaError_t cudaGraphExecDestroy(cudaGraphExec_t) { return decline("cudaGraphExecDestroy"); }

// No stream can be capturing, so this one has an answer.
cudaError_t cudaStreamIsCapturing(cudaStream_t, enum cudaStreamCaptureStatus *status) {
  return call([&](Runtime &) {
    if (!status)
      return cudaErrorInvalidValue;
    *status = cudaStreamCaptureStatusNone;
    return cudaSuccess;
  });
}
}
