// Launches as newer compilers of NVIDIA's make them, and those of programs that were built for one default stream for each
// thread. Sampan's runtime has none of these; where the program's has not, nobody calls them.
#include "record/real.h"
#include "record/state.h"

#include <dlfcn.h>

using namespace sampan::record;

namespace {

using Launch = cudaError_t (*)(const void *, dim3, dim3, void **, size_t, cudaStream_t);

template <class Function> Function next(const char *name) { return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name)); }

// Handles of kernels (cudaKernel_t), by which they are launched instead of by the host function.
class Handles {
public:
  void add(const void *handle, const void *host) {
    std::unique_lock lock(mutex);
    hosts[handle] = host;
  }
  const void *host(const void *handle) const {
    std::shared_lock lock(mutex);
    auto found = hosts.find(handle);
    return found == hosts.end() ? handle : found->second;
  }
  static Handles &get() {
    static Handles &handles = *new Handles;
    return handles;
  }

private:
  mutable std::shared_mutex mutex;
  std::unordered_map<const void *, const void *> hosts;
};

// In such programs stream 0 is the thread's own.
cudaStream_t ofThread(cudaStream_t stream) { return stream ? stream : cudaStreamPerThread; }

cudaError_t launch(Launch real, const void *function, Order order, cudaStream_t given) {
  return launchRecorded(Handles::get().host(function), order,
                        [&] { return real(function, order.grid, order.block, order.arguments, order.shared, given); });
}

} // namespace

extern "C" {

cudaError_t __cudaGetKernel(const void **handle, const void *host) {
  static const auto real = next<cudaError_t (*)(const void **, const void *)>("__cudaGetKernel");
  const cudaError_t error = real(handle, host);
  if (error == cudaSuccess)
    Handles::get().add(*handle, host);
  return error;
}

cudaError_t __cudaLaunchKernel(const void *kernel, dim3 grid, dim3 block, void **arguments, size_t shared,
                               cudaStream_t stream) {
  static const auto real = next<Launch>("__cudaLaunchKernel");
  return launch(real, kernel, {grid, block, arguments, shared, stream, false}, stream);
}

cudaError_t __cudaLaunchKernel_ptsz(const void *kernel, dim3 grid, dim3 block, void **arguments, size_t shared,
                                    cudaStream_t stream) {
  static const auto real = next<Launch>("__cudaLaunchKernel_ptsz");
  return launch(real, kernel, {grid, block, arguments, shared, ofThread(stream), false}, stream);
}

cudaError_t cudaLaunchKernel_ptsz(const void *function, dim3 grid, dim3 block, void **arguments, size_t shared,
                                  cudaStream_t stream) {
  static const auto real = next<Launch>("cudaLaunchKernel_ptsz");
  return launch(real, function, {grid, block, arguments, shared, ofThread(stream), false}, stream);
}

cudaError_t cudaLaunchCooperativeKernel_ptsz(const void *function, dim3 grid, dim3 block, void **arguments,
                                             size_t shared, cudaStream_t stream) {
  static const auto real = next<Launch>("cudaLaunchCooperativeKernel_ptsz");
  return launch(real, function, {grid, block, arguments, shared, ofThread(stream), true}, stream);
}

cudaError_t cudaMallocAsync_ptsz(void **pointer, size_t bytes, cudaStream_t stream) {
  static const auto real = next<cudaError_t (*)(void **, size_t, cudaStream_t)>("cudaMallocAsync_ptsz");
  const cudaError_t error = real(pointer, bytes, stream);
  if (error == cudaSuccess && recording())
    State::get().memory.add(*pointer, bytes, "device");
  return error;
}

cudaError_t cudaFreeAsync_ptsz(void *pointer, cudaStream_t stream) {
  static const auto real = next<cudaError_t (*)(void *, cudaStream_t)>("cudaFreeAsync_ptsz");
  if (recording())
    State::get().memory.remove(pointer);
  return real(pointer, stream);
}

} // extern "C"
