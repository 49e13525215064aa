// Kernel launches: arguments are copied, then the grid runs in stream order.
#include "core/launch_check.h"
#include "core/stream.h"

#include <cstdlib>
#include <cstring>
#include <vector>

using namespace sampan::rt;

namespace {

// A launch that took less than this last time runs in the calling thread: handing it over would take longer.
constexpr uint64_t kInlineNs = 30000;
constexpr size_t kStackParams = 512;
constexpr size_t kParamAlignment = 64;

void pack(const sampan_kernel &code, void **arguments, char *params) {
  for (uint32_t i = 0; i < code.param_count; ++i)
    std::memcpy(params + code.param_offsets[i], arguments[i], code.param_sizes[i]);
}

uint64_t threadsOf(const LaunchRequest &r) {
  return uint64_t(r.grid[0]) * r.grid[1] * r.grid[2] * r.block[0] * r.block[1] * r.block[2];
}

void run(Runtime &runtime, Kernel &kernel, const LaunchRequest &request, uint64_t stream) {
  uint64_t begin = Trace::now();
  if (cudaError_t error = runtime.driver->launch(request))
    runtime.errors.raise(error);
  kernel.lastThreads.store(threadsOf(request), std::memory_order_relaxed);
  kernel.lastNs.store(Trace::now() - begin, std::memory_order_relaxed);
  if (runtime.trace)
    runtime.trace->work(stream, demangled(kernel.name.c_str()), begin, 0);
}

// Only what is known to be short, and only code that cannot wait for this very host thread.
bool isShort(Runtime &runtime, const Kernel &kernel, const LaunchRequest &request) {
  uint64_t ns = kernel.lastNs.load(std::memory_order_relaxed);
  uint64_t threads = kernel.lastThreads.load(std::memory_order_relaxed);
  return ns <= kInlineNs && threadsOf(request) <= 2 * threads && !request.cooperative &&
         runtime.driver->mayRunInline(*kernel.code);
}

struct FreeDeleter {
  void operator()(void *p) const { std::free(p); }
};

cudaError_t launch(const void *function, const Shape &shape, void **arguments, cudaStream_t handle, bool cooperative) {
  return call([&](Runtime &runtime) {
    cudaError_t error = cudaSuccess;
    Kernel *kernel = kernelOf(runtime, function, error);
    if (!kernel || (error = checkShape(*kernel, shape)))
      return error;
    const sampan_kernel &code = *kernel->code;
    if (code.param_count && !arguments)
      return cudaErrorInvalidValue;
    std::shared_ptr<Stream> stream = streamOf(runtime, handle);
    if (!stream)
      return cudaErrorInvalidResourceHandle;

    LaunchRequest request;
    request.kernel = &code;
    const unsigned grid[3] = {shape.grid.x, shape.grid.y, shape.grid.z};
    const unsigned block[3] = {shape.block.x, shape.block.y, shape.block.z};
    std::memcpy(request.grid, grid, sizeof grid);
    std::memcpy(request.block, block, sizeof block);
    request.dynamicShared = static_cast<uint32_t>(shape.dynamicShared);
    request.cooperative = cooperative;

    if (code.param_bytes <= kStackParams && isShort(runtime, *kernel, request) && runtime.streams.begin(*stream)) {
      alignas(kParamAlignment) char params[kStackParams];
      pack(code, arguments, params);
      request.params = params;
      run(runtime, *kernel, request, stream->id);
      runtime.streams.finish(*stream);
      return cudaSuccess;
    }
    size_t bytes = (code.param_bytes + kParamAlignment) / kParamAlignment * kParamAlignment;
    std::shared_ptr<char> params(static_cast<char *>(std::aligned_alloc(kParamAlignment, bytes)), FreeDeleter());
    if (!params)
      return cudaErrorMemoryAllocation;
    pack(code, arguments, params.get());
    request.params = params.get();
    inOrder(runtime, stream, Order::Queue,
            [&runtime, kernel, request, params, id = stream->id] { run(runtime, *kernel, request, id); });
    return cudaSuccess;
  });
}

struct Configuration {
  Shape shape;
  cudaStream_t stream = nullptr;
};

// A stack: the arguments of one <<<…>>> may contain another.
thread_local std::vector<Configuration> configurations;

} // namespace

extern "C" cudaError_t cudaLaunchKernel(const void *function, dim3 gridDim, dim3 blockDim, void **arguments,
                                        size_t sharedMem, cudaStream_t stream) {
  return launch(function, {gridDim, blockDim, sharedMem}, arguments, stream, false);
}

extern "C" cudaError_t cudaLaunchCooperativeKernel(const void *function, dim3 gridDim, dim3 blockDim, void **arguments,
                                                   size_t sharedMem, cudaStream_t stream) {
  return launch(function, {gridDim, blockDim, sharedMem}, arguments, stream, true);
}

extern "C" cudaError_t cudaLaunchKernelExC(const cudaLaunchConfig_t *config, const void *function, void **arguments) {
  if (!config || (config->numAttrs && !config->attrs))
    return recordError(cudaErrorInvalidValue);
  bool cooperative = false;
  for (unsigned i = 0; i < config->numAttrs; ++i) {
    const cudaLaunchAttribute &attribute = config->attrs[i];
    if (attribute.id == cudaLaunchAttributeCooperative)
      cooperative = attribute.val.cooperative;
    const auto &cluster = attribute.val.clusterDim;
    if (attribute.id == cudaLaunchAttributeClusterDimension && uint64_t(cluster.x) * cluster.y * cluster.z > 1)
      return call([](Runtime &) { return notSupported("a launch in thread block clusters"); });
  }
  return launch(function, {config->gridDim, config->blockDim, config->dynamicSmemBytes}, arguments, config->stream,
                cooperative);
}

extern "C" unsigned __cudaPushCallConfiguration(dim3 gridDim, dim3 blockDim, size_t sharedMem,
                                                struct CUstream_st *stream) {
  configurations.push_back({{gridDim, blockDim, sharedMem}, stream});
  return 0;
}

extern "C" cudaError_t __cudaPopCallConfiguration(dim3 *gridDim, dim3 *blockDim, size_t *sharedMem, void *stream) {
  if (configurations.empty())
    return recordError(cudaErrorMissingConfiguration);
  const Configuration &top = configurations.back();
  *gridDim = top.shape.grid;
  *blockDim = top.shape.block;
  *sharedMem = top.shape.dynamicShared;
  *static_cast<cudaStream_t *>(stream) = top.stream;
  configurations.pop_back();
  return cudaSuccess;
}
