#include "core/errors.h"

#include "core/runtime.h"

namespace sampan::rt {
namespace {

thread_local cudaError_t lastError = cudaSuccess;

} // namespace

cudaError_t recordError(cudaError_t error) {
  if (error != cudaSuccess)
    lastError = error;
  return error;
}

} // namespace sampan::rt

using namespace sampan::rt;

extern "C" cudaError_t cudaGetLastError(void) {
  cudaError_t error = cudaPeekAtLastError();
  lastError = cudaSuccess;
  return error;
}

// A sticky error counts even if no call of this thread has met it yet.
extern "C" cudaError_t cudaPeekAtLastError(void) {
  if (cudaError_t sticky = Runtime::get().errors.stickyError())
    return sticky;
  return lastError;
}

extern "C" const char *cudaGetErrorName(cudaError_t error) { return errorName(error); }
extern "C" const char *cudaGetErrorString(cudaError_t error) { return errorText(error); }
