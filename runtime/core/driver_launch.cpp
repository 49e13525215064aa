// The driver API's kernels: launches, attributes, occupancy, as the runtime's. A CUfunction is what the registry knows the
// kernel by, as it knows those of the program by their host functions.
#include "core/driver_api.h"
#include "core/launch_check.h"
#include "core/limits.h"

#include <algorithm>
#include <cstring>
#include <vector>

using namespace sampan::rt;

namespace {

CUfunction of(CUkernel kernel) { return reinterpret_cast<CUfunction>(kernel); }

// The runtime has an error of its own for what is no kernel.
CUresult kernelResult(cudaError_t error) {
  return error == cudaErrorInvalidDeviceFunction ? CUDA_ERROR_INVALID_HANDLE : driverResult(error);
}

template <class Body> CUresult with(CUfunction function, Body &&body) {
  return kernelResult(driverCall([&] {
    return call([&](Runtime &runtime) {
      cudaError_t error = cudaSuccess;
      Kernel *kernel = kernelOf(runtime, function, error);
      return kernel ? body(*kernel) : error;
    });
  }));
}

// Arguments that were packed by the program, as CUDA lays them out: `extra` is a list of words and values.
bool unpack(const sampan_kernel &code, void **extra, std::vector<void *> &arguments) {
  char *buffer = nullptr;
  const size_t *bytes = nullptr;
  for (; *extra != CU_LAUNCH_PARAM_END; extra += 2) {
    if (*extra == CU_LAUNCH_PARAM_BUFFER_POINTER)
      buffer = static_cast<char *>(extra[1]);
    else if (*extra == CU_LAUNCH_PARAM_BUFFER_SIZE)
      bytes = static_cast<const size_t *>(extra[1]);
    else
      return false;
  }
  if (!buffer || !bytes)
    return code.param_count == 0;
  for (uint32_t i = 0; i < code.param_count; ++i) {
    if (code.param_offsets[i] + size_t(code.param_sizes[i]) > *bytes)
      return false;
    arguments.push_back(buffer + code.param_offsets[i]);
  }
  return true;
}

// Hands `start`, a launch of the runtime, the list of arguments.
template <class Start> CUresult launch(CUfunction function, void **arguments, void **extra, Start &&start) {
  std::vector<void *> unpacked;
  if (extra && arguments)
    return CUDA_ERROR_INVALID_VALUE;
  if (extra) {
    const CUresult checked = with(function, [&](Kernel &kernel) {
      return unpack(*kernel.code, extra, unpacked) ? cudaSuccess : cudaErrorInvalidValue;
    });
    if (checked)
      return checked;
    unpacked.push_back(nullptr); // so that there is a list even of a kernel without parameters
    arguments = unpacked.data();
  }
  return kernelResult(driverCall([&] { return start(arguments); }));
}

} // namespace

extern "C" CUresult cuLaunchKernel(CUfunction function, unsigned int gridX, unsigned int gridY, unsigned int gridZ,
                                   unsigned int blockX, unsigned int blockY, unsigned int blockZ,
                                   unsigned int sharedBytes, CUstream stream, void **arguments, void **extra) {
  return launch(function, arguments, extra, [&](void **list) {
    return cudaLaunchKernel(function, {gridX, gridY, gridZ}, {blockX, blockY, blockZ}, list, sharedBytes, stream);
  });
}

extern "C" CUresult cuLaunchCooperativeKernel(CUfunction function, unsigned int gridX, unsigned int gridY,
                                              unsigned int gridZ, unsigned int blockX, unsigned int blockY,
                                              unsigned int blockZ, unsigned int sharedBytes, CUstream stream,
                                              void **arguments) {
  return launch(function, arguments, nullptr, [&](void **list) {
    return cudaLaunchCooperativeKernel(function, {gridX, gridY, gridZ}, {blockX, blockY, blockZ}, list, sharedBytes,
                                       stream);
  });
}

extern "C" CUresult cuLaunchKernelEx(const CUlaunchConfig *config, CUfunction function, void **arguments,
                                     void **extra) {
  if (!config || (config->numAttrs && !config->attrs))
    return CUDA_ERROR_INVALID_VALUE;
  static_assert(sizeof(cudaLaunchAttribute) == sizeof(CUlaunchAttribute)); // the same fields with the same numbers
  std::vector<cudaLaunchAttribute> attributes(config->numAttrs);
  if (!attributes.empty())
    std::memcpy(attributes.data(), config->attrs, attributes.size() * sizeof attributes[0]);
  const cudaLaunchConfig_t same{{config->gridDimX, config->gridDimY, config->gridDimZ},
                                {config->blockDimX, config->blockDimY, config->blockDimZ},
                                config->sharedMemBytes,
                                config->hStream,
                                attributes.data(),
                                config->numAttrs};
  return launch(function, arguments, extra, [&](void **list) { return cudaLaunchKernelExC(&same, function, list); });
}

extern "C" CUresult cuFuncGetAttribute(int *value, CUfunction_attribute attribute, CUfunction function) {
  if (!value)
    return CUDA_ERROR_INVALID_VALUE;
  cudaFuncAttributes all{};
  if (const cudaError_t error = cudaFuncGetAttributes(&all, function))
    return kernelResult(error);
  switch (attribute) {
  case CU_FUNC_ATTRIBUTE_MAX_THREADS_PER_BLOCK: *value = all.maxThreadsPerBlock; return CUDA_SUCCESS;
  case CU_FUNC_ATTRIBUTE_SHARED_SIZE_BYTES: *value = static_cast<int>(all.sharedSizeBytes); return CUDA_SUCCESS;
  case CU_FUNC_ATTRIBUTE_CONST_SIZE_BYTES: *value = static_cast<int>(all.constSizeBytes); return CUDA_SUCCESS;
  case CU_FUNC_ATTRIBUTE_LOCAL_SIZE_BYTES: *value = static_cast<int>(all.localSizeBytes); return CUDA_SUCCESS;
  case CU_FUNC_ATTRIBUTE_NUM_REGS: *value = all.numRegs; return CUDA_SUCCESS;
  case CU_FUNC_ATTRIBUTE_PTX_VERSION: *value = all.ptxVersion; return CUDA_SUCCESS;
  case CU_FUNC_ATTRIBUTE_BINARY_VERSION: *value = all.binaryVersion; return CUDA_SUCCESS;
  case CU_FUNC_ATTRIBUTE_CACHE_MODE_CA: *value = 0; return CUDA_SUCCESS;
  case CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES: *value = all.maxDynamicSharedSizeBytes; return CUDA_SUCCESS;
  case CU_FUNC_ATTRIBUTE_PREFERRED_SHARED_MEMORY_CARVEOUT: *value = all.preferredShmemCarveout; return CUDA_SUCCESS;
  }
  return CUDA_ERROR_INVALID_VALUE;
}

// The two that can be set have the runtime's numbers.
extern "C" CUresult cuFuncSetAttribute(CUfunction function, CUfunction_attribute attribute, int value) {
  return kernelResult(cudaFuncSetAttribute(function, static_cast<cudaFuncAttribute>(attribute), value));
}

extern "C" CUresult cuFuncSetCacheConfig(CUfunction function, CUfunc_cache config) {
  return kernelResult(cudaFuncSetCacheConfig(function, static_cast<cudaFuncCache>(config)));
}

extern "C" CUresult cuFuncGetName(const char **name, CUfunction function) {
  return kernelResult(cudaFuncGetName(name, function));
}

extern "C" CUresult cuFuncGetParamInfo(CUfunction function, size_t index, size_t *offset, size_t *bytes) {
  return with(function, [&](Kernel &kernel) {
    if (!offset || index >= kernel.code->param_count)
      return cudaErrorInvalidValue;
    *offset = kernel.code->param_offsets[index];
    if (bytes)
      *bytes = kernel.code->param_sizes[index];
    return cudaSuccess;
  });
}

extern "C" CUresult cuOccupancyMaxActiveBlocksPerMultiprocessor(int *blocks, CUfunction function, int blockSize,
                                                                size_t sharedBytes) {
  return kernelResult(cudaOccupancyMaxActiveBlocksPerMultiprocessor(blocks, function, blockSize, sharedBytes));
}

// The largest block of whole warps of which one fits: there is no other limit on a CPU.
extern "C" CUresult cuOccupancyMaxPotentialBlockSize(int *minGridSize, int *blockSize, CUfunction function,
                                                     CUoccupancyB2DSize sharedBytesOf, size_t sharedBytes,
                                                     int blockSizeLimit) {
  if (!minGridSize || !blockSize)
    return CUDA_ERROR_INVALID_VALUE;
  int most = 0, processors = 1;
  if (const CUresult error = cuFuncGetAttribute(&most, CU_FUNC_ATTRIBUTE_MAX_THREADS_PER_BLOCK, function))
    return error;
  cudaDeviceGetAttribute(&processors, cudaDevAttrMultiProcessorCount, 0);
  if (blockSizeLimit > 0)
    most = std::min(most, blockSizeLimit);
  int size = std::max(most / 32 * 32, std::min(most, 32)), blocks = 0;
  for (; size > 0; size -= size > 32 ? 32 : size) {
    const size_t shared = sharedBytesOf ? sharedBytesOf(size) : sharedBytes;
    if (const CUresult error = cuOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, function, size, shared))
      return error;
    if (blocks > 0)
      break;
  }
  *blockSize = size;
  *minGridSize = blocks * processors;
  return CUDA_SUCCESS;
}

extern "C" CUresult cuKernelGetFunction(CUfunction *function, CUkernel kernel) {
  if (!function)
    return CUDA_ERROR_INVALID_VALUE;
  *function = of(kernel);
  return CUDA_SUCCESS;
}
extern "C" CUresult cuKernelGetAttribute(int *value, CUfunction_attribute attribute, CUkernel kernel, CUdevice device) {
  return device ? CUDA_ERROR_INVALID_DEVICE : cuFuncGetAttribute(value, attribute, of(kernel));
}
extern "C" CUresult cuKernelSetAttribute(CUfunction_attribute attribute, int value, CUkernel kernel, CUdevice device) {
  return device ? CUDA_ERROR_INVALID_DEVICE : cuFuncSetAttribute(of(kernel), attribute, value);
}
extern "C" CUresult cuKernelGetName(const char **name, CUkernel kernel) { return cuFuncGetName(name, of(kernel)); }
extern "C" CUresult cuKernelGetParamInfo(CUkernel kernel, size_t index, size_t *offset, size_t *bytes) {
  return cuFuncGetParamInfo(of(kernel), index, offset, bytes);
}
