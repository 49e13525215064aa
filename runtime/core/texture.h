// The texture objects that a program has made.
#pragma once

#include "sampan/linear_texture.h"
#include "texture_types.h"

#include <map>
#include <memory>
#include <mutex>
#include <optional>

namespace sampan::rt {

class Textures {
public:
  // The resource is linear memory with a format whose elements are whole bytes.
  cudaTextureObject_t add(const cudaResourceDesc &);
  bool remove(cudaTextureObject_t);
  std::optional<cudaResourceDesc> find(cudaTextureObject_t) const;

private:
  struct Texture {
    __sampan_linear_texture seen; // its address is the handle
    cudaResourceDesc resource;
  };
  mutable std::mutex mutex;
  std::map<cudaTextureObject_t, std::unique_ptr<Texture>> objects;
};

} // namespace sampan::rt
