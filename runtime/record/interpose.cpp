// The functions that stand before the runtime's when this library is preloaded. Each does what the runtime does, and
// notes what the recorder needs.
#include "record/real.h"
#include "record/replay.h"
#include "record/state.h"

#include <pthread.h>

using namespace sampan::record;

namespace {

template <class Allocate> cudaError_t allocated(const char *kind, void **pointer, size_t bytes, Allocate &&allocate) {
  const cudaError_t error = allocate();
  if (error == cudaSuccess && pointer && recording())
    State::get().memory.add(*pointer, bytes, kind);
  return error;
}

template <class Free> cudaError_t freed(void *pointer, Free &&free) {
  // Before: another thread may be given the same address as soon as it is free.
  if (recording())
    State::get().memory.remove(pointer);
  return free();
}

__attribute__((constructor)) void begin() {
  if (recording())
    pthread_atfork(nullptr, nullptr, [] { State::get().recorder.forked(); });
}

__attribute__((destructor)) void end() {
  if (recording())
    State::get().recorder.end();
}

using MainFunction = int (*)(int, char **, char **);

int replayMain(int, char **, char **) {
  State &state = State::get();
  return state.job.mode == Mode::Replay ? replay(state.job, state.program) : writeLayouts(state.job, state.program);
}

} // namespace

State &State::get() {
  static State &state = *new State;
  return state;
}

extern "C" {

void **__cudaRegisterFatBinary(const void *wrapper) {
  void **handle = Real::get().registerFatBinary(wrapper);
  State::get().program.addModule(handle, wrapper);
  return handle;
}

void __cudaRegisterFunction(void **handle, const char *host, char *deviceFunction, const char *name, int limit, void *a,
                            void *b, void *c, void *d, int *e) {
  Real::get().registerFunction(handle, host, deviceFunction, name, limit, a, b, c, d, e);
  State::get().program.addKernel(handle, host, name);
}

void __cudaRegisterVar(void **handle, char *host, char *address, const char *name, int external, size_t bytes,
                       int constant, int global) {
  Real::get().registerVar(handle, host, address, name, external, bytes, constant, global);
  State::get().program.addVariable(host, name, bytes, constant != 0);
}

void __cudaRegisterManagedVar(void **handle, void **pointer, char *host, const char *name, size_t bytes,
                              unsigned alignment) {
  Real::get().registerManagedVar(handle, pointer, host, name, bytes, alignment);
  State::get().program.addVariable(pointer, name, bytes, false);
}

cudaError_t cudaMalloc(void **pointer, size_t bytes) {
  return allocated("device", pointer, bytes, [&] { return Real::get().cudaMalloc(pointer, bytes); });
}

cudaError_t cudaMallocManaged(void **pointer, size_t bytes, unsigned int flags) {
  return allocated("managed", pointer, bytes, [&] { return Real::get().cudaMallocManaged(pointer, bytes, flags); });
}

cudaError_t cudaMallocPitch(void **pointer, size_t *pitch, size_t width, size_t height) {
  const cudaError_t error = Real::get().cudaMallocPitch(pointer, pitch, width, height);
  return error ? error : allocated("device", pointer, *pitch * height, [] { return cudaSuccess; });
}

cudaError_t cudaMalloc3D(struct cudaPitchedPtr *pitched, struct cudaExtent extent) {
  const cudaError_t error = Real::get().cudaMalloc3D(pitched, extent);
  return error ? error : allocated("device", &pitched->ptr, pitched->pitch * extent.height * extent.depth, [] {
    return cudaSuccess;
  });
}

cudaError_t cudaMallocAsync(void **pointer, size_t bytes, cudaStream_t stream) {
  return allocated("device", pointer, bytes, [&] { return Real::get().cudaMallocAsync(pointer, bytes, stream); });
}

cudaError_t cudaMallocFromPoolAsync(void **pointer, size_t bytes, cudaMemPool_t pool, cudaStream_t stream) {
  return allocated("device", pointer, bytes,
                   [&] { return Real::get().cudaMallocFromPoolAsync(pointer, bytes, pool, stream); });
}

cudaError_t cudaMallocHost(void **pointer, size_t bytes) {
  return allocated("pinned", pointer, bytes, [&] { return Real::get().cudaMallocHost(pointer, bytes); });
}

cudaError_t cudaHostAlloc(void **pointer, size_t bytes, unsigned int flags) {
  return allocated("pinned", pointer, bytes, [&] { return Real::get().cudaHostAlloc(pointer, bytes, flags); });
}

cudaError_t cudaHostRegister(void *pointer, size_t bytes, unsigned int flags) {
  return allocated("pinned", &pointer, bytes, [&] { return Real::get().cudaHostRegister(pointer, bytes, flags); });
}

cudaError_t cudaHostUnregister(void *pointer) {
  return freed(pointer, [&] { return Real::get().cudaHostUnregister(pointer); });
}

cudaError_t cudaFree(void *pointer) {
  return freed(pointer, [&] { return Real::get().cudaFree(pointer); });
}

cudaError_t cudaFreeAsync(void *pointer, cudaStream_t stream) {
  return freed(pointer, [&] { return Real::get().cudaFreeAsync(pointer, stream); });
}

cudaError_t cudaFreeHost(void *pointer) {
  return freed(pointer, [&] { return Real::get().cudaFreeHost(pointer); });
}

cudaError_t cudaDeviceReset() {
  State::get().memory.clear();
  return Real::get().cudaDeviceReset();
}

cudaError_t cudaLaunchKernel(const void *function, dim3 grid, dim3 block, void **arguments, size_t shared,
                             cudaStream_t stream) {
  auto forward = [&] { return Real::get().cudaLaunchKernel(function, grid, block, arguments, shared, stream); };
  return launchRecorded(function, {grid, block, arguments, shared, stream, false}, forward);
}

cudaError_t cudaLaunchCooperativeKernel(const void *function, dim3 grid, dim3 block, void **arguments, size_t shared,
                                        cudaStream_t stream) {
  auto forward = [&] {
    return Real::get().cudaLaunchCooperativeKernel(function, grid, block, arguments, shared, stream);
  };
  return launchRecorded(function, {grid, block, arguments, shared, stream, true}, forward);
}

cudaError_t cudaLaunchKernelExC(const cudaLaunchConfig_t *config, const void *function, void **arguments) {
  auto forward = [&] { return Real::get().cudaLaunchKernelExC(config, function, arguments); };
  if (!config)
    return forward();
  bool cooperative = false;
  for (unsigned i = 0; i < config->numAttrs; ++i)
    if (config->attrs[i].id == cudaLaunchAttributeCooperative)
      cooperative = config->attrs[i].val.cooperative;
  const Order order{config->gridDim,          config->blockDim, arguments,
                    config->dynamicSmemBytes, config->stream,   cooperative};
  return launchRecorded(function, order, forward);
}

cudaError_t cudaStreamBeginCapture(cudaStream_t stream, enum cudaStreamCaptureMode mode) {
  const cudaError_t error = Real::get().cudaStreamBeginCapture(stream, mode);
  if (error == cudaSuccess)
    State::get().recorder.captureBegins();
  return error;
}

cudaError_t cudaStreamEndCapture(cudaStream_t stream, cudaGraph_t *graph) {
  const cudaError_t error = Real::get().cudaStreamEndCapture(stream, graph);
  if (error == cudaSuccess || error == cudaErrorStreamCaptureInvalidated)
    State::get().recorder.captureEnds();
  return error;
}

// glibc's own way into main: constructors, which register the kernels, have run when it calls the function.
int __libc_start_main(MainFunction main, int argc, char **argv, void (*init)(), void (*fini)(), void (*loader)(),
                      void *stack) {
  const Mode mode = State::get().job.mode;
  const bool instead = mode == Mode::Replay || mode == Mode::Layouts;
  return startMain(instead ? replayMain : main, argc, argv, init, fini, loader, stack);
}

} // extern "C"
