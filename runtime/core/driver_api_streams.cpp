// The driver API's streams and events: the runtime's, under other names.
#include "core/driver_api.h"

using namespace sampan::rt;

extern "C" CUresult cuStreamCreate(CUstream *stream, unsigned int flags) {
  return driverResult(cudaStreamCreateWithFlags(stream, flags));
}
extern "C" CUresult cuStreamCreateWithPriority(CUstream *stream, unsigned int flags, int priority) {
  return driverResult(cudaStreamCreateWithPriority(stream, flags, priority));
}
extern "C" CUresult cuStreamDestroy(CUstream stream) { return driverResult(cudaStreamDestroy(stream)); }
extern "C" CUresult cuStreamSynchronize(CUstream stream) { return driverResult(cudaStreamSynchronize(stream)); }
extern "C" CUresult cuStreamQuery(CUstream stream) { return driverResult(cudaStreamQuery(stream)); }
extern "C" CUresult cuStreamWaitEvent(CUstream stream, CUevent event, unsigned int flags) {
  return driverResult(cudaStreamWaitEvent(stream, event, flags));
}
extern "C" CUresult cuStreamGetFlags(CUstream stream, unsigned int *flags) {
  return driverResult(cudaStreamGetFlags(stream, flags));
}
extern "C" CUresult cuStreamGetPriority(CUstream stream, int *priority) {
  return driverResult(cudaStreamGetPriority(stream, priority));
}
extern "C" CUresult cuStreamGetId(CUstream stream, unsigned long long *id) {
  return driverResult(cudaStreamGetId(stream, id));
}
extern "C" CUresult cuStreamGetCtx(CUstream stream, CUcontext *context) {
  unsigned flags = 0; // asks whether there is such a stream
  if (!context)
    return CUDA_ERROR_INVALID_VALUE;
  const CUresult error = cuStreamGetFlags(stream, &flags);
  if (!error)
    *context = theContext();
  return error;
}
extern "C" CUresult cuLaunchHostFunc(CUstream stream, CUhostFn function, void *userData) {
  return driverResult(cudaLaunchHostFunc(stream, function, userData));
}

extern "C" CUresult cuEventCreate(CUevent *event, unsigned int flags) {
  return driverResult(cudaEventCreateWithFlags(event, flags));
}
extern "C" CUresult cuEventRecord(CUevent event, CUstream stream) {
  return driverResult(cudaEventRecord(event, stream));
}
extern "C" CUresult cuEventRecordWithFlags(CUevent event, CUstream stream, unsigned int flags) {
  return driverResult(cudaEventRecordWithFlags(event, stream, flags));
}
extern "C" CUresult cuEventQuery(CUevent event) { return driverResult(cudaEventQuery(event)); }
extern "C" CUresult cuEventSynchronize(CUevent event) { return driverResult(cudaEventSynchronize(event)); }
extern "C" CUresult cuEventDestroy(CUevent event) { return driverResult(cudaEventDestroy(event)); }
extern "C" CUresult cuEventElapsedTime(float *milliseconds, CUevent start, CUevent end) {
  return driverResult(cudaEventElapsedTime(milliseconds, start, end));
}
