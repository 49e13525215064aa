// Texture objects over plain device memory. Arrays, filters and normalised reads are refused: a kernel would read other
// numbers than its author's.
#include "core/texture.h"
#include "core/api.h"

using namespace sampan::rt;

namespace {

size_t elementBytes(const cudaChannelFormatDesc &format) {
  const int bits = format.x + format.y + format.z + format.w;
  return bits > 0 && bits % 8 == 0 ? static_cast<size_t>(bits / 8) : 0;
}

cudaError_t refuseTexture(const std::string &what) {
  return refuse(cudaErrorNotSupported, "S7120", "cudaCreateTextureObject: " + what + " is not supported",
                "textures over linear memory, read by tex1Dfetch, are; else read plain device memory");
}

} // namespace

namespace sampan::rt {

cudaTextureObject_t Textures::add(const cudaResourceDesc &resource) {
  auto texture = std::make_unique<Texture>();
  const auto &linear = resource.res.linear;
  const size_t bytes = elementBytes(linear.desc);
  texture->resource = resource;
  texture->seen = {linear.devPtr, linear.sizeInBytes / bytes};
  const auto handle = reinterpret_cast<cudaTextureObject_t>(&texture->seen);
  std::lock_guard lock(mutex);
  objects.emplace(handle, std::move(texture));
  return handle;
}

bool Textures::remove(cudaTextureObject_t handle) {
  std::lock_guard lock(mutex);
  return objects.erase(handle) != 0;
}

std::optional<cudaResourceDesc> Textures::find(cudaTextureObject_t handle) const {
  std::lock_guard lock(mutex);
  const auto found = objects.find(handle);
  return found == objects.end() ? std::nullopt : std::optional(found->second->resource);
}

} // namespace sampan::rt

extern "C" cudaError_t cudaCreateTextureObject(cudaTextureObject_t *texture, const struct cudaResourceDesc *resource,
                                               const struct cudaTextureDesc *description,
                                               const struct cudaResourceViewDesc *) {
  return call([&](Runtime &runtime) {
    if (!texture || !resource || !description)
      return cudaErrorInvalidValue;
    if (resource->resType != cudaResourceTypeLinear)
      return refuseTexture("a texture over an array or over rows of a pitch");
    if (description->readMode != cudaReadModeElementType)
      return refuseTexture("reading integers as normalised floats");
    const auto &linear = resource->res.linear;
    const size_t bytes = elementBytes(linear.desc);
    const auto memory = runtime.memory.find(linear.devPtr);
    if (!linear.devPtr || bytes == 0 || !memory ||
        linear.sizeInBytes > memory->bytes - static_cast<size_t>(static_cast<char *>(linear.devPtr) - memory->base))
      return cudaErrorInvalidValue;
    *texture = runtime.textures.add(*resource);
    return cudaSuccess;
  });
}

// Kernels that are in flight still read it.
extern "C" cudaError_t cudaDestroyTextureObject(cudaTextureObject_t texture) {
  return call([&](Runtime &runtime) {
    runtime.streams.waitAll();
    return texture == 0 || runtime.textures.remove(texture) ? cudaSuccess : cudaErrorInvalidValue;
  });
}

extern "C" cudaError_t cudaGetTextureObjectResourceDesc(struct cudaResourceDesc *resource,
                                                        cudaTextureObject_t texture) {
  return call([&](Runtime &runtime) {
    const auto found = runtime.textures.find(texture);
    if (!resource || !found)
      return cudaErrorInvalidValue;
    *resource = *found;
    return cudaSuccess;
  });
}

extern "C" struct cudaChannelFormatDesc cudaCreateChannelDesc(int x, int y, int z, int w,
                                                              enum cudaChannelFormatKind kind) {
  return {x, y, z, w, kind};
}
