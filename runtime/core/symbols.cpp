// Device variables, named by the host variable that Clang makes for each.
#include "core/transfer.h"

using namespace sampan::rt;

namespace {

cudaError_t resolve(Runtime &runtime, const char *function, const void *symbol, const Variable *&variable) {
  variable = runtime.registry.variable(symbol);
  if (variable)
    return cudaSuccess;
  return refuse(cudaErrorInvalidSymbol, "S7220",
                std::string(function) + ": " + hex(symbol) + " is not a device variable",
                "pass the __device__ or __constant__ variable itself, not its name and not an address");
}

cudaError_t resolveRange(Runtime &runtime, const char *function, const void *symbol, size_t offset, size_t count,
                         char *&address) {
  const Variable *variable = nullptr;
  if (cudaError_t error = resolve(runtime, function, symbol, variable))
    return error;
  if (offset > variable->bytes || count > variable->bytes - offset)
    return refuse(cudaErrorInvalidValue, "S7221",
                  std::string(function) + ": " + std::to_string(count) + " bytes at offset " + std::to_string(offset) +
                      " leave " + demangled(variable->name.c_str()) + ", which has " + std::to_string(variable->bytes) +
                      " bytes",
                  "offset and count are in bytes");
  address = variable->address + offset;
  return cudaSuccess;
}

using CopyFunction = cudaError_t (*)(void *, const void *, size_t, cudaMemcpyKind, cudaStream_t);

cudaError_t copyNow(void *dst, const void *src, size_t count, cudaMemcpyKind kind, cudaStream_t) {
  return cudaMemcpy(dst, src, count, kind);
}

cudaError_t toSymbol(const char *function, const void *symbol, const void *src, size_t count, size_t offset,
                     cudaMemcpyKind kind, cudaStream_t stream, CopyFunction copy) {
  char *address = nullptr;
  cudaError_t error = call([&](Runtime &runtime) {
    if (kind != cudaMemcpyHostToDevice && kind != cudaMemcpyDeviceToDevice && kind != cudaMemcpyDefault)
      return cudaErrorInvalidMemcpyDirection;
    return resolveRange(runtime, function, symbol, offset, count, address);
  });
  return error ? error : copy(address, src, count, kind, stream);
}

cudaError_t fromSymbol(const char *function, void *dst, const void *symbol, size_t count, size_t offset,
                       cudaMemcpyKind kind, cudaStream_t stream, CopyFunction copy) {
  char *address = nullptr;
  cudaError_t error = call([&](Runtime &runtime) {
    if (kind != cudaMemcpyDeviceToHost && kind != cudaMemcpyDeviceToDevice && kind != cudaMemcpyDefault)
      return cudaErrorInvalidMemcpyDirection;
    return resolveRange(runtime, function, symbol, offset, count, address);
  });
  return error ? error : copy(dst, address, count, kind, stream);
}

} // namespace

extern "C" cudaError_t cudaMemcpyToSymbol(const void *symbol, const void *src, size_t count, size_t offset,
                                          enum cudaMemcpyKind kind) {
  return toSymbol("cudaMemcpyToSymbol", symbol, src, count, offset, kind, nullptr, copyNow);
}

extern "C" cudaError_t cudaMemcpyFromSymbol(void *dst, const void *symbol, size_t count, size_t offset,
                                            enum cudaMemcpyKind kind) {
  return fromSymbol("cudaMemcpyFromSymbol", dst, symbol, count, offset, kind, nullptr, copyNow);
}

extern "C" cudaError_t cudaMemcpyToSymbolAsync(const void *symbol, const void *src, size_t count, size_t offset,
                                               enum cudaMemcpyKind kind, cudaStream_t stream) {
  return toSymbol("cudaMemcpyToSymbolAsync", symbol, src, count, offset, kind, stream, cudaMemcpyAsync);
}

extern "C" cudaError_t cudaMemcpyFromSymbolAsync(void *dst, const void *symbol, size_t count, size_t offset,
                                                 enum cudaMemcpyKind kind, cudaStream_t stream) {
  return fromSymbol("cudaMemcpyFromSymbolAsync", dst, symbol, count, offset, kind, stream, cudaMemcpyAsync);
}

extern "C" cudaError_t cudaGetSymbolAddress(void **pointer, const void *symbol) {
  return call([&](Runtime &runtime) {
    const Variable *variable = nullptr;
    if (!pointer)
      return cudaErrorInvalidValue;
    cudaError_t error = resolve(runtime, "cudaGetSymbolAddress", symbol, variable);
    if (!error)
      *pointer = variable->address;
    return error;
  });
}

extern "C" cudaError_t cudaGetSymbolSize(size_t *size, const void *symbol) {
  return call([&](Runtime &runtime) {
    const Variable *variable = nullptr;
    if (!size)
      return cudaErrorInvalidValue;
    cudaError_t error = resolve(runtime, "cudaGetSymbolSize", symbol, variable);
    if (!error)
      *size = variable->bytes;
    return error;
  });
}
