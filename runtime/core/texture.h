// The texture objects that a program has made.
#pragma once

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
  // What a kernel finds behind the handle: include/sampan/texture_fetch.h has the same.
  struct Seen {
    const void *elements;
    size_t count;
  };
  struct Texture {
    Seen seen;
    cudaResourceDesc resource;
  };
  mutable std::mutex mutex;
  std::map<cudaTextureObject_t, std::unique_ptr<Texture>> objects;
};

} // namespace sampan::rt
