// One copy or fill: its ends checked against the memory table, then run in stream order.
#pragma once

#include "core/stream.h"

#include <functional>

namespace sampan::rt {

// `bytes` is the span from the first to behind the last byte that is touched.
struct End {
  const void *pointer;
  size_t bytes;
};

struct CopyCheck {
  cudaError_t error = cudaSuccess;
  bool pageableSource = false;
  bool pageableTarget = false;
};

// Device ends must lie in known memory; host ends only must not leave an allocation that they begin in.
CopyCheck checkCopy(Runtime &, const char *function, End target, End source, cudaMemcpyKind);
cudaError_t checkDevice(Runtime &, const char *function, End target);

// `count` elements of 2 or 4 bytes, the low bytes of `element`; cudaErrorInvalidValue if the pointer is not aligned.
cudaError_t fillElements(const char *function, void *pointer, unsigned element, size_t elementBytes, size_t count,
                         cudaStream_t);

// Small enough for the calling thread to do it faster than to hand it over.
constexpr size_t kInlineBytes = 256 << 10;

// A copy that the calls without Async make, or that has a pageable end, is done when this returns.
template <class Work>
void transfer(Runtime &runtime, const std::shared_ptr<Stream> &stream, bool async, const CopyCheck &check, size_t bytes,
              Work &&work) {
  bool wait = !async || check.pageableSource || check.pageableTarget;
  inOrder(runtime, stream,
          wait                    ? Order::Blocking
          : bytes <= kInlineBytes ? Order::Inline
                                  : Order::Queue,
          std::forward<Work>(work));
}

} // namespace sampan::rt
