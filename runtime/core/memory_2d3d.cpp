// Pitched memory: rows of equal distance, in planes and volumes.
#include "core/allocate.h"
#include "core/limits.h"
#include "core/transfer.h"

using namespace sampan::rt;

namespace {

// Rows of `width` bytes at base + plane * slicePitch + row * pitch.
struct Box {
  char *base;
  size_t pitch;
  size_t slicePitch;
};

struct Shape {
  size_t width, height, depth;
  bool empty() const { return width == 0 || height == 0 || depth == 0; }
  size_t bytes() const { return width * height * depth; }
};

// From the first to behind the last byte that is touched; false if that does not fit into an address.
bool span(const Box &box, const Shape &shape, size_t &bytes) {
  size_t planes = 0, rows = 0;
  return !__builtin_mul_overflow(shape.depth - 1, box.slicePitch, &planes) &&
         !__builtin_mul_overflow(shape.height - 1, box.pitch, &rows) && !__builtin_add_overflow(planes, rows, &bytes) &&
         !__builtin_add_overflow(bytes, shape.width, &bytes);
}

// CUDA answers cudaErrorInvalidPitchValue where a copy's pitch is too small, cudaErrorInvalidValue for a fill's.
cudaError_t badPitch(cudaError_t error, const char *function, size_t width, size_t pitch) {
  return refuse(error, "S7230",
                std::string(function) + ": rows of " + std::to_string(width) + " bytes do not fit a pitch of " +
                    std::to_string(pitch),
                "widths and pitches are in bytes; take the pitch that cudaMallocPitch answered");
}

template <class Row> void forEachRow(const Shape &shape, Row &&row) {
  for (size_t z = 0; z < shape.depth; ++z)
    for (size_t y = 0; y < shape.height; ++y)
      row(z, y);
}

cudaError_t copyBox(const char *function, Box to, Box from, Shape shape, cudaMemcpyKind kind, cudaStream_t handle,
                    bool async) {
  return call([&](Runtime &runtime) {
    std::shared_ptr<Stream> stream = streamOf(runtime, handle);
    if (!stream)
      return cudaErrorInvalidResourceHandle;
    if (shape.empty())
      return cudaSuccess;
    for (const Box *box : {&to, &from})
      if (shape.width > box->pitch || box->pitch > kMaxPitch)
        return badPitch(cudaErrorInvalidPitchValue, function, shape.width, box->pitch);
    End target{to.base, 0}, source{from.base, 0};
    if (!span(to, shape, target.bytes) || !span(from, shape, source.bytes))
      return cudaErrorInvalidValue;
    CopyCheck check = checkCopy(runtime, function, target, source, kind);
    if (check.error)
      return check.error;
    transfer(runtime, stream, async, check, shape.bytes(), [&runtime, to, from, shape, function, id = stream->id] {
      TracedWork traced(runtime.trace.get(), id, function, shape.bytes());
      forEachRow(shape, [&](size_t z, size_t y) {
        runtime.driver->copy(to.base + z * to.slicePitch + y * to.pitch,
                             from.base + z * from.slicePitch + y * from.pitch, shape.width);
      });
    });
    return async ? cudaSuccess : runtime.errors.take();
  });
}

cudaError_t fillBox(const char *function, Box box, int value, Shape shape, cudaStream_t handle) {
  return call([&](Runtime &runtime) {
    std::shared_ptr<Stream> stream = streamOf(runtime, handle);
    if (!stream)
      return cudaErrorInvalidResourceHandle;
    if (shape.empty())
      return cudaSuccess;
    if (shape.width > box.pitch && shape.height * shape.depth > 1)
      return badPitch(cudaErrorInvalidValue, function, shape.width, box.pitch);
    End target{box.base, 0};
    if (!span(box, shape, target.bytes))
      return cudaErrorInvalidValue;
    if (cudaError_t error = checkDevice(runtime, function, target))
      return error;
    Order order = shape.bytes() <= kInlineBytes ? Order::Inline : Order::Queue;
    inOrder(runtime, stream, order, [&runtime, box, value, shape, function, id = stream->id] {
      TracedWork traced(runtime.trace.get(), id, function, shape.bytes());
      forEachRow(shape, [&](size_t z, size_t y) {
        runtime.driver->fill(box.base + z * box.slicePitch + y * box.pitch, value, shape.width);
      });
    });
    return cudaSuccess;
  });
}

Box plane(const void *pointer, size_t pitch) { return {static_cast<char *>(const_cast<void *>(pointer)), pitch, 0}; }

Box volume(const cudaPitchedPtr &p, const cudaPos &at = {0, 0, 0}) {
  size_t slice = p.pitch * p.ysize;
  char *base = static_cast<char *>(p.ptr);
  return {base ? base + at.z * slice + at.y * p.pitch + at.x : nullptr, p.pitch, slice};
}

cudaError_t copyVolume(const char *function, const cudaMemcpy3DParms *p, cudaStream_t stream, bool async) {
  if (!p)
    return recordError(cudaErrorInvalidValue);
  if (p->srcArray || p->dstArray)
    return call([&](Runtime &) { return notSupported((std::string(function) + " with a cudaArray").c_str()); });
  return copyBox(function, volume(p->dstPtr, p->dstPos), volume(p->srcPtr, p->srcPos),
                 {p->extent.width, p->extent.height, p->extent.depth}, p->kind, stream, async);
}

cudaError_t allocatePitched(Runtime &runtime, const char *function, void **pointer, size_t &pitch, const Shape &shape) {
  *pointer = nullptr;
  pitch = 0;
  if (shape.empty())
    return cudaSuccess;
  size_t bytes = 0;
  if (__builtin_add_overflow(shape.width, kPitchAlignment - 1, &pitch))
    return cudaErrorMemoryAllocation;
  pitch -= pitch % kPitchAlignment;
  if (__builtin_mul_overflow(pitch, shape.height, &bytes) || __builtin_mul_overflow(bytes, shape.depth, &bytes))
    return cudaErrorMemoryAllocation;
  return allocate(runtime, function, pointer, bytes, MemoryKind::Device);
}

} // namespace

extern "C" cudaError_t cudaMallocPitch(void **pointer, size_t *pitch, size_t width, size_t height) {
  return call([&](Runtime &runtime) {
    if (!pointer || !pitch)
      return cudaErrorInvalidValue;
    return allocatePitched(runtime, "cudaMallocPitch", pointer, *pitch, {width, height, 1});
  });
}

extern "C" cudaError_t cudaMalloc3D(struct cudaPitchedPtr *pitched, struct cudaExtent extent) {
  return call([&](Runtime &runtime) {
    if (!pitched)
      return cudaErrorInvalidValue;
    pitched->xsize = extent.width;
    pitched->ysize = extent.height;
    return allocatePitched(runtime, "cudaMalloc3D", &pitched->ptr, pitched->pitch,
                           {extent.width, extent.height, extent.depth});
  });
}

extern "C" cudaError_t cudaMemcpy2D(void *dst, size_t dpitch, const void *src, size_t spitch, size_t width,
                                    size_t height, enum cudaMemcpyKind kind) {
  return copyBox("cudaMemcpy2D", plane(dst, dpitch), plane(src, spitch), {width, height, 1}, kind, nullptr, false);
}

extern "C" cudaError_t cudaMemcpy2DAsync(void *dst, size_t dpitch, const void *src, size_t spitch, size_t width,
                                         size_t height, enum cudaMemcpyKind kind, cudaStream_t stream) {
  return copyBox("cudaMemcpy2DAsync", plane(dst, dpitch), plane(src, spitch), {width, height, 1}, kind, stream, true);
}

extern "C" cudaError_t cudaMemcpy3D(const struct cudaMemcpy3DParms *parameters) {
  return copyVolume("cudaMemcpy3D", parameters, nullptr, false);
}

extern "C" cudaError_t cudaMemcpy3DAsync(const struct cudaMemcpy3DParms *parameters, cudaStream_t stream) {
  return copyVolume("cudaMemcpy3DAsync", parameters, stream, true);
}

extern "C" cudaError_t cudaMemset2D(void *pointer, size_t pitch, int value, size_t width, size_t height) {
  return fillBox("cudaMemset2D", plane(pointer, pitch), value, {width, height, 1}, nullptr);
}

extern "C" cudaError_t cudaMemset2DAsync(void *pointer, size_t pitch, int value, size_t width, size_t height,
                                         cudaStream_t stream) {
  return fillBox("cudaMemset2DAsync", plane(pointer, pitch), value, {width, height, 1}, stream);
}

extern "C" cudaError_t cudaMemset3D(struct cudaPitchedPtr pitched, int value, struct cudaExtent extent) {
  return fillBox("cudaMemset3D", volume(pitched), value, {extent.width, extent.height, extent.depth}, nullptr);
}

extern "C" cudaError_t cudaMemset3DAsync(struct cudaPitchedPtr pitched, int value, struct cudaExtent extent,
                                         cudaStream_t stream) {
  return fillBox("cudaMemset3DAsync", volume(pitched), value, {extent.width, extent.height, extent.depth}, stream);
}
