// Streams: creation, waiting, host callbacks.
#include "core/stream.h"
#include "core/allocate.h"

#include "core/limits.h"

#include <algorithm>

using namespace sampan::rt;

namespace sampan::rt {

thread_local bool insideCallback = false;

} // namespace sampan::rt

namespace {

cudaError_t create(Runtime &runtime, cudaStream_t *stream, unsigned flags, int priority) {
  if (!stream || (flags & ~unsigned(cudaStreamNonBlocking)))
    return cudaErrorInvalidValue;
  priority = std::clamp(priority, kGreatestPriority, kLeastPriority);
  StreamKind kind = flags & cudaStreamNonBlocking ? StreamKind::NonBlocking : StreamKind::Blocking;
  *stream = runtime.streams.create(kind, priority);
  return cudaSuccess;
}

template <class Callback> void runCallback(Callback &&callback) {
  insideCallback = true;
  callback();
  insideCallback = false;
}

} // namespace

extern "C" cudaError_t cudaStreamCreate(cudaStream_t *stream) {
  return call([&](Runtime &runtime) { return create(runtime, stream, 0, 0); });
}

extern "C" cudaError_t cudaStreamCreateWithFlags(cudaStream_t *stream, unsigned int flags) {
  return call([&](Runtime &runtime) { return create(runtime, stream, flags, 0); });
}

extern "C" cudaError_t cudaStreamCreateWithPriority(cudaStream_t *stream, unsigned int flags, int priority) {
  return call([&](Runtime &runtime) { return create(runtime, stream, flags, priority); });
}

extern "C" cudaError_t cudaStreamDestroy(cudaStream_t stream) {
  return call([&](Runtime &runtime) {
    if (!stream || stream == cudaStreamLegacy || stream == cudaStreamPerThread || !runtime.streams.destroy(stream))
      return refuse(cudaErrorInvalidResourceHandle, "S7403", "cudaStreamDestroy: " + hex(stream) + " is not a stream",
                    "destroy each stream once; the default streams cannot be destroyed");
    return cudaSuccess;
  });
}

extern "C" cudaError_t cudaStreamSynchronize(cudaStream_t handle) {
  return call([&](Runtime &runtime) {
    std::shared_ptr<Stream> stream = streamOf(runtime, handle);
    if (!stream)
      return cudaErrorInvalidResourceHandle;
    if (runtime.streams.spoilCapture(*stream))
      return cudaErrorStreamCaptureUnsupported;
    for (const Ticket &ticket : runtime.streams.unfinished(stream))
      runtime.streams.wait(ticket);
    giveBackUnused(runtime);
    runtime.driver->flushOutput();
    return runtime.errors.take();
  });
}

extern "C" cudaError_t cudaStreamQuery(cudaStream_t handle) {
  return call([&](Runtime &runtime) {
    std::shared_ptr<Stream> stream = streamOf(runtime, handle);
    if (!stream)
      return cudaErrorInvalidResourceHandle;
    if (runtime.streams.spoilCapture(*stream))
      return cudaErrorStreamCaptureUnsupported;
    return runtime.streams.unfinished(stream).empty() ? runtime.errors.take() : cudaErrorNotReady;
  });
}

extern "C" cudaError_t cudaStreamAddCallback(cudaStream_t handle, cudaStreamCallback_t callback, void *userData,
                                             unsigned int flags) {
  return call([&](Runtime &runtime) {
    if (!callback || flags)
      return cudaErrorInvalidValue;
    std::shared_ptr<Stream> stream = streamOf(runtime, handle);
    if (!stream)
      return cudaErrorInvalidResourceHandle;
    // Called even after a failure: it is told of it.
    auto work = [=, &runtime] { runCallback([&] { callback(handle, runtime.errors.stickyError(), userData); }); };
    runtime.streams.enqueue(stream, work, {}, false);
    return cudaSuccess;
  });
}

extern "C" cudaError_t cudaLaunchHostFunc(cudaStream_t handle, cudaHostFn_t function, void *userData) {
  return call([&](Runtime &runtime) {
    if (!function)
      return cudaErrorInvalidValue;
    std::shared_ptr<Stream> stream = streamOf(runtime, handle);
    if (!stream)
      return cudaErrorInvalidResourceHandle;
    auto work = [=, &runtime] {
      if (!runtime.errors.stickyError())
        runCallback([&] { function(userData); });
    };
    runtime.streams.enqueue(stream, work, {}, false);
    return cudaSuccess;
  });
}

extern "C" cudaError_t cudaStreamGetFlags(cudaStream_t handle, unsigned int *flags) {
  return call([&](Runtime &runtime) {
    std::shared_ptr<Stream> stream = streamOf(runtime, handle);
    if (!stream || !flags)
      return stream ? cudaErrorInvalidValue : cudaErrorInvalidResourceHandle;
    *flags = stream->kind == StreamKind::NonBlocking ? cudaStreamNonBlocking : cudaStreamDefault;
    return cudaSuccess;
  });
}

extern "C" cudaError_t cudaStreamGetPriority(cudaStream_t handle, int *priority) {
  return call([&](Runtime &runtime) {
    std::shared_ptr<Stream> stream = streamOf(runtime, handle);
    if (!stream || !priority)
      return stream ? cudaErrorInvalidValue : cudaErrorInvalidResourceHandle;
    *priority = stream->priority;
    return cudaSuccess;
  });
}

extern "C" cudaError_t cudaStreamGetId(cudaStream_t handle, unsigned long long *id) {
  return call([&](Runtime &runtime) {
    std::shared_ptr<Stream> stream = streamOf(runtime, handle);
    if (!stream || !id)
      return stream ? cudaErrorInvalidValue : cudaErrorInvalidResourceHandle;
    *id = stream->id;
    return cudaSuccess;
  });
}

// Managed memory is one memory here: attaching it changes who may touch it when, which is the program's promise.
extern "C" cudaError_t cudaStreamAttachMemAsync(cudaStream_t handle, void *pointer, size_t, unsigned int flags) {
  return call([&](Runtime &runtime) {
    if (flags != cudaMemAttachGlobal && flags != cudaMemAttachHost && flags != cudaMemAttachSingle)
      return cudaErrorInvalidValue;
    if (!streamOf(runtime, handle))
      return cudaErrorInvalidResourceHandle;
    auto found = runtime.memory.find(pointer);
    return found && found->kind == MemoryKind::Managed ? cudaSuccess : cudaErrorInvalidValue;
  });
}
