// CUDA's error codes: their names, the last one of each host thread, and those that stay until the device is reset.
#pragma once

#include "cuda_runtime_api.h"

#include <atomic>

namespace sampan::rt {

const char *errorName(cudaError_t);
const char *errorText(cudaError_t);

// Remembers a failure for cudaGetLastError of this host thread and answers its argument.
cudaError_t recordError(cudaError_t);

// What went wrong after the call that started it had returned.
class DeviceErrors {
public:
  // From the running work. Errors that a kernel caused stay until reset(), the first one wins; others are told once.
  void raise(cudaError_t error) {
    std::atomic<int> &slot = staysUntilReset(error) ? sticky : once;
    int none = cudaSuccess;
    slot.compare_exchange_strong(none, error);
  }
  cudaError_t stickyError() const { return static_cast<cudaError_t>(sticky.load(std::memory_order_acquire)); }
  // For calls that wait: the sticky error, or one that is told once.
  cudaError_t take() {
    if (cudaError_t error = stickyError())
      return error;
    if (once.load(std::memory_order_relaxed) == cudaSuccess)
      return cudaSuccess;
    return static_cast<cudaError_t>(once.exchange(cudaSuccess));
  }
  void reset() {
    sticky.store(cudaSuccess);
    once.store(cudaSuccess);
  }

private:
  static bool staysUntilReset(cudaError_t error) {
    return error >= cudaErrorIllegalAddress && error <= cudaErrorLaunchFailure &&
           error != cudaErrorLaunchOutOfResources;
  }

  std::atomic<int> sticky{cudaSuccess};
  std::atomic<int> once{cudaSuccess};
};

} // namespace sampan::rt
