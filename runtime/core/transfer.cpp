#include "core/transfer.h"

namespace sampan::rt {
namespace {

enum class Place { Unknown, Inside, Outside };

struct Found {
  Place place = Place::Unknown;
  std::optional<Allocation> allocation;
};

Found locate(Runtime &runtime, End end) {
  Found f;
  f.allocation = runtime.memory.find(end.pointer);
  if (f.allocation) {
    size_t before = static_cast<const char *>(end.pointer) - f.allocation->base;
    f.place = end.bytes <= f.allocation->bytes - before ? Place::Inside : Place::Outside;
  }
  return f;
}

cudaError_t describe(const char *function, const char *what, End end, const Found &found) {
  std::string text = std::string(function) + ": " + what + " " + hex(end.pointer);
  if (found.place == Place::Outside) {
    size_t before = static_cast<const char *>(end.pointer) - found.allocation->base;
    return refuse(cudaErrorInvalidValue, "S7210",
                  text + " has " + std::to_string(found.allocation->bytes - before) +
                      " bytes to the end of its memory, " + std::to_string(end.bytes) + " are needed",
                  "check the size of the allocation and the count, which is in bytes");
  }
  return refuse(cudaErrorInvalidValue, "S7211", text + " is not device memory",
                "it was freed, or never came from cudaMalloc; check also the order of the arguments and the copy kind");
}

} // namespace

CopyCheck checkCopy(Runtime &runtime, const char *function, End target, End source, cudaMemcpyKind kind) {
  CopyCheck check;
  if (kind < cudaMemcpyHostToHost || kind > cudaMemcpyDefault) {
    check.error = refuse(cudaErrorInvalidMemcpyDirection, "S7212",
                         std::string(function) + ": " + std::to_string(static_cast<int>(kind)) + " is not a copy kind",
                         "use one of cudaMemcpyHostToHost (0) to cudaMemcpyDefault (4)");
    return check;
  }
  if (!target.pointer || !source.pointer) {
    check.error = refuse(cudaErrorInvalidValue, "S7213", std::string(function) + ": a pointer is null",
                         "check that its allocation succeeded");
    return check;
  }
  bool deviceTarget = kind == cudaMemcpyHostToDevice || kind == cudaMemcpyDeviceToDevice;
  bool deviceSource = kind == cudaMemcpyDeviceToHost || kind == cudaMemcpyDeviceToDevice;
  Found to = locate(runtime, target), from = locate(runtime, source);
  if (to.place == Place::Outside || (deviceTarget && to.place == Place::Unknown))
    check.error = describe(function, "the target", target, to);
  else if (from.place == Place::Outside || (deviceSource && from.place == Place::Unknown))
    check.error = describe(function, "the source", source, from);
  check.pageableTarget = to.place == Place::Unknown;
  check.pageableSource = from.place == Place::Unknown;
  return check;
}

cudaError_t checkDevice(Runtime &runtime, const char *function, End target) {
  if (!target.pointer)
    return refuse(cudaErrorInvalidValue, "S7213", std::string(function) + ": a pointer is null",
                  "check that its allocation succeeded");
  Found found = locate(runtime, target);
  return found.place == Place::Inside ? cudaSuccess : describe(function, "the target", target, found);
}

} // namespace sampan::rt
