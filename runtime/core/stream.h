// What the API functions share about streams.
#pragma once

#include "core/api.h"

namespace sampan::rt {

// Null, with a line said, if the handle is not that of a stream.
inline std::shared_ptr<Stream> streamOf(Runtime &runtime, cudaStream_t handle) {
  std::shared_ptr<Stream> stream = runtime.streams.find(handle);
  if (!stream)
    report(Level::Error, "S7402", hex(handle) + " is not a stream",
           "it was destroyed, or never created by cudaStreamCreate");
  return stream;
}

// How work runs in stream order. Inline: at once in this thread if nothing is before it, else queued. Blocking: in this
// thread, when its turn comes.
enum class Order { Queue, Inline, Blocking };

template <class Work> void inOrder(Runtime &runtime, const std::shared_ptr<Stream> &stream, Order order, Work &&work) {
  if (order == Order::Blocking && !runtime.streams.capture(*stream)) {
    runtime.streams.claim(*stream);
  } else if (order != Order::Inline || !runtime.streams.begin(*stream)) {
    runtime.streams.enqueue(stream, [&runtime, work = std::forward<Work>(work)]() mutable {
      if (!runtime.errors.stickyError())
        work();
    });
    return;
  }
  if (!runtime.errors.stickyError())
    work();
  runtime.streams.finish(*stream);
}

} // namespace sampan::rt
