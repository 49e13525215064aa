// Copies and fills of one row.
#include "core/transfer.h"

#include <algorithm>
#include <cstring>
#include <vector>

using namespace sampan::rt;

namespace {

// CUDA copies pageable memory into a buffer of its own before it returns; programs reuse the source at once.
constexpr size_t kStagedBytes = 1 << 20;

cudaError_t copy(const char *function, void *dst, const void *src, size_t count, cudaMemcpyKind kind,
                 cudaStream_t handle, bool async) {
  return call([&](Runtime &runtime) {
    std::shared_ptr<Stream> stream = streamOf(runtime, handle);
    if (!stream)
      return cudaErrorInvalidResourceHandle;
    if (count == 0 && kind >= cudaMemcpyHostToHost && kind <= cudaMemcpyDefault)
      return cudaSuccess;
    CopyCheck check = checkCopy(runtime, function, {dst, count}, {src, count}, kind);
    if (check.error)
      return check.error;
    // A captured copy reads its source when the graph is launched.
    if (async && check.pageableSource && !check.pageableTarget && count <= kStagedBytes &&
        !runtime.streams.capture(*stream) && !runtime.streams.unfinished(stream).empty()) {
      const char *bytes = static_cast<const char *>(src);
      std::vector<char> staged(bytes, bytes + count);
      inOrder(runtime, stream, Order::Queue, [&runtime, dst, staged = std::move(staged), function, id = stream->id] {
        TracedWork traced(runtime.trace.get(), id, function, staged.size());
        runtime.driver->copy(dst, staged.data(), staged.size());
      });
      return cudaSuccess;
    }
    transfer(runtime, stream, async, check, count, [&runtime, dst, src, count, function, id = stream->id] {
      TracedWork traced(runtime.trace.get(), id, function, count);
      runtime.driver->copy(dst, src, count);
    });
    return async ? cudaSuccess : runtime.errors.take();
  });
}

// A fill of device memory is asynchronous even without Async, as in CUDA.
cudaError_t fill(const char *function, void *pointer, int value, size_t count, cudaStream_t handle) {
  return call([&](Runtime &runtime) {
    std::shared_ptr<Stream> stream = streamOf(runtime, handle);
    if (!stream)
      return cudaErrorInvalidResourceHandle;
    if (count == 0)
      return cudaSuccess;
    if (cudaError_t error = checkDevice(runtime, function, {pointer, count}))
      return error;
    inOrder(runtime, stream, count <= kInlineBytes ? Order::Inline : Order::Queue,
            [&runtime, pointer, value, count, function, id = stream->id] {
              TracedWork traced(runtime.trace.get(), id, function, count);
              runtime.driver->fill(pointer, value, count);
            });
    return cudaSuccess;
  });
}

bool areDevices(int a, int b) { return a == 0 && b == 0; }

} // namespace

namespace sampan::rt {

cudaError_t fillElements(const char *function, void *pointer, unsigned element, size_t elementBytes, size_t count,
                         cudaStream_t handle) {
  return call([&](Runtime &runtime) {
    std::shared_ptr<Stream> stream = streamOf(runtime, handle);
    if (!stream)
      return cudaErrorInvalidResourceHandle;
    if (reinterpret_cast<uintptr_t>(pointer) % elementBytes || count > SIZE_MAX / elementBytes)
      return cudaErrorInvalidValue;
    if (count == 0)
      return cudaSuccess;
    const size_t bytes = count * elementBytes;
    if (cudaError_t error = checkDevice(runtime, function, {pointer, bytes}))
      return error;
    inOrder(runtime, stream, bytes <= kInlineBytes ? Order::Inline : Order::Queue,
            [&runtime, pointer, element, elementBytes, bytes, function, id = stream->id] {
              TracedWork traced(runtime.trace.get(), id, function, bytes);
              char *memory = static_cast<char *>(pointer);
              runtime.driver->copy(memory, &element, elementBytes);
              for (size_t done = elementBytes; done < bytes;) { // what is filled doubles
                const size_t next = std::min(done, bytes - done);
                runtime.driver->copy(memory + done, memory, next);
                done += next;
              }
            });
    return cudaSuccess;
  });
}

} // namespace sampan::rt

extern "C" cudaError_t cudaMemcpy(void *dst, const void *src, size_t count, enum cudaMemcpyKind kind) {
  return copy("cudaMemcpy", dst, src, count, kind, nullptr, false);
}

extern "C" cudaError_t cudaMemcpyAsync(void *dst, const void *src, size_t count, enum cudaMemcpyKind kind,
                                       cudaStream_t stream) {
  return copy("cudaMemcpyAsync", dst, src, count, kind, stream, true);
}

extern "C" cudaError_t cudaMemcpyPeer(void *dst, int dstDevice, const void *src, int srcDevice, size_t count) {
  if (!areDevices(dstDevice, srcDevice))
    return recordError(cudaErrorInvalidDevice);
  return copy("cudaMemcpyPeer", dst, src, count, cudaMemcpyDeviceToDevice, nullptr, false);
}

extern "C" cudaError_t cudaMemcpyPeerAsync(void *dst, int dstDevice, const void *src, int srcDevice, size_t count,
                                           cudaStream_t stream) {
  if (!areDevices(dstDevice, srcDevice))
    return recordError(cudaErrorInvalidDevice);
  return copy("cudaMemcpyPeerAsync", dst, src, count, cudaMemcpyDeviceToDevice, stream, true);
}

extern "C" cudaError_t cudaMemset(void *pointer, int value, size_t count) {
  return fill("cudaMemset", pointer, value, count, nullptr);
}

extern "C" cudaError_t cudaMemsetAsync(void *pointer, int value, size_t count, cudaStream_t stream) {
  return fill("cudaMemsetAsync", pointer, value, count, stream);
}
