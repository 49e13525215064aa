// How every API function runs: sticky errors first, failures remembered, no exception past the C border.
#pragma once

#include "core/errors.h"
#include "core/report.h"
#include "core/runtime.h"

#include <new>
#include <string>

namespace sampan::rt {

// Set while this thread runs a host callback: the API is closed to it, as in CUDA, because it would wait for itself.
extern thread_local bool insideCallback;

template <class Body> cudaError_t call(Body &&body) {
  Runtime &runtime = Runtime::get();
  if (cudaError_t sticky = runtime.errors.stickyError())
    return recordError(sticky);
  if (insideCallback) {
    report(Level::Error, "S7410", "a host callback called the CUDA API",
           "callbacks may not call CUDA; do it after the stream has been synchronised");
    return recordError(cudaErrorNotPermitted);
  }
  try {
    return recordError(body(runtime));
  } catch (const std::bad_alloc &) {
    return recordError(cudaErrorMemoryAllocation);
  }
}

// Says what the code alone cannot, and answers the code.
inline cudaError_t refuse(cudaError_t error, const char *id, const std::string &text, const std::string &help = {}) {
  report(Level::Error, id, text, help);
  return error;
}

inline cudaError_t notSupported(const char *function) {
  return refuse(cudaErrorNotSupported, "S7010", std::string(function) + " is not supported",
                "see docs/coverage.md for what is, and for what to use in its place");
}

} // namespace sampan::rt
