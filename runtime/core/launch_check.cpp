#include "core/launch_check.h"

#include "core/limits.h"

namespace sampan::rt {
namespace {

std::string text(const dim3 &d) {
  return "(" + std::to_string(d.x) + ", " + std::to_string(d.y) + ", " + std::to_string(d.z) + ")";
}

bool within(const dim3 &d, const uint32_t (&limit)[3]) {
  return d.x && d.y && d.z && d.x <= limit[0] && d.y <= limit[1] && d.z <= limit[2];
}

std::string named(const Kernel &kernel) { return "kernel " + demangled(kernel.name.c_str()); }

} // namespace

Kernel *kernelOf(Runtime &runtime, const void *function, cudaError_t &error) {
  Kernel *kernel = runtime.registry.kernel(function);
  if (!kernel) {
    error = refuse(cudaErrorInvalidDeviceFunction, "S7301", hex(function) + " is not a kernel of this program",
                   "pass the __global__ function itself; its source must be compiled by Sampan's nvcc");
    return nullptr;
  }
  if (!kernel->code) {
    error = refuse(kernel->missing, "S7302", "there is no code for " + named(*kernel) + " on this machine",
                   "see the message about its image at the start of the program; build everything with one nvcc");
    return nullptr;
  }
  return kernel;
}

cudaError_t checkShape(const Kernel &kernel, const Shape &shape) {
  if (!within(shape.grid, kGridLimit))
    return refuse(cudaErrorInvalidConfiguration, "S7303",
                  named(kernel) + ": a grid of " + text(shape.grid) + " blocks is not possible",
                  "each dimension is at least 1 and at most 2147483647, 65535, 65535");
  uint64_t threads = uint64_t(shape.block.x) * shape.block.y * shape.block.z;
  if (!within(shape.block, kBlockLimit) || threads > kThreadsPerBlock)
    return refuse(cudaErrorInvalidConfiguration, "S7304",
                  named(kernel) + ": a block of " + text(shape.block) + " threads is not possible",
                  "each dimension is at least 1 and at most 1024, 1024, 64; a block has at most 1024 threads");
  if (threads > kernel.code->max_threads)
    return refuse(cudaErrorInvalidValue, "S7305",
                  named(kernel) + ": " + std::to_string(threads) +
                      " threads in a block, but its __launch_bounds__ say " + std::to_string(kernel.code->max_threads),
                  "launch smaller blocks or raise the bound");
  uint32_t most = kernel.maxDynamicShared.load(std::memory_order_relaxed);
  if (shape.dynamicShared > most)
    return refuse(cudaErrorInvalidValue, "S7306",
                  named(kernel) + ": " + std::to_string(shape.dynamicShared) + " bytes of dynamic shared memory, " +
                      std::to_string(most) + " are allowed beside " + std::to_string(kernel.code->static_shared_bytes) +
                      " static ones",
                  "cudaFuncSetAttribute(kernel, cudaFuncAttributeMaxDynamicSharedMemorySize, bytes) allows up to " +
                      std::to_string(kSharedPerBlockOptin) + " bytes in all");
  return cudaSuccess;
}

} // namespace sampan::rt
