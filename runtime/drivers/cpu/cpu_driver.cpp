#include "drivers/cpu/cpu_driver.h"

#include "core/report.h"
#include "drivers/cpu/cpu_level.h"
#include "drivers/cpu/fault.h"
#include "drivers/cpu/machine.h"
#include "exec/launch.h"

#include <cstdlib>
#include <cstring>
#include <sys/mman.h>

namespace sampan::rt {
namespace {

// From here on memory comes straight from the system: it is zero without being touched, and goes back when it is freed.
constexpr size_t kMapFrom = size_t(1) << 20;
constexpr size_t kHugePage = size_t(2) << 20;
// CUDA's own granularity. Programs that read a few bytes too far do no harm there and must do none here.
constexpr size_t kGranule = 512;
constexpr size_t kAlignment = 256;

// GPUs map memory in pieces of 2 MiB, so kernels that read a little past an array (a last window, a last vector) run
// there unnoticed. Here they must not crash either: behind each allocation lies memory that can be read. It costs
// addresses, not memory, since nobody touches it.
size_t withSlack(size_t bytes) { return bytes + (bytes >= (16u << 10) ? 64u << 10 : 4u << 10); }

size_t padded(size_t bytes, size_t granule) { return (bytes + granule - 1) / granule * granule; }

cudaError_t errorOf(LaunchResult result) {
  switch (result) {
  case LaunchResult::Ok: return cudaSuccess;
  case LaunchResult::Assert: return cudaErrorAssert;
  case LaunchResult::Trap: return cudaErrorLaunchFailure;
  case LaunchResult::IllegalAddress: return cudaErrorIllegalAddress;
  case LaunchResult::CooperativeTooLarge: return cudaErrorCooperativeLaunchTooLarge;
  case LaunchResult::Deadlock: return cudaErrorLaunchTimeout;
  case LaunchResult::OutOfMemory: return cudaErrorMemoryAllocation;
  case LaunchResult::InvalidShape: return cudaErrorInvalidConfiguration;
  case LaunchResult::EngineMissing: return cudaErrorNoKernelImageForDevice;
  case LaunchResult::StackOverflow: return cudaErrorHardwareStackError;
  }
  return cudaErrorUnknown;
}

} // namespace

CpuDriver::CpuDriver(const Settings &settings) {
  configure(settings);
  deviceFacts = machineFacts();
  deviceFacts.processors = static_cast<int>(threadCount());
}

void CpuDriver::configure(const Settings &settings) {
  if (settings.threads)
    setThreads(settings.threads);
  engine = settings.engine;
  descendingBlocks = settings.descendingBlocks;
}

bool CpuDriver::accepts(const char *target, std::string &why) const { return machineRuns(target, why); }

void *CpuDriver::allocate(size_t bytes) {
  if (bytes >= kMapFrom) {
    if (bytes > SIZE_MAX - kHugePage)
      return nullptr;
    size_t mapped = padded(withSlack(bytes), 4096);
    void *memory = mmap(nullptr, mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED)
      return nullptr;
    if (bytes >= 2 * kHugePage)
      madvise(memory, mapped, MADV_HUGEPAGE);
    return memory;
  }
  void *memory = std::aligned_alloc(kAlignment, padded(withSlack(bytes), kGranule));
  if (memory)
    std::memset(memory, 0, padded(bytes, kGranule));
  return memory;
}

void CpuDriver::release(void *memory, size_t bytes) {
  if (bytes >= kMapFrom)
    munmap(memory, padded(withSlack(bytes), 4096));
  else
    std::free(memory);
}

size_t CpuDriver::availableBytes() const { return availableMachineBytes(); }
void CpuDriver::copy(void *dst, const void *src, size_t bytes) { std::memmove(dst, src, bytes); }
void CpuDriver::fill(void *dst, int value, size_t bytes) { std::memset(dst, value, bytes); }

cudaError_t CpuDriver::launch(const LaunchRequest &request) {
  LaunchShape shape;
  std::memcpy(shape.grid, request.grid, sizeof shape.grid);
  std::memcpy(shape.block, request.block, sizeof shape.block);
  shape.dynamicShared = request.dynamicShared;
  shape.cooperative = request.cooperative;
  LaunchReport outcome;
  ExecOptions options;
  options.report = &outcome;
  switch (engine.load(std::memory_order_relaxed)) {
  case EngineChoice::Auto: options.engine = Engine::Auto; break;
  case EngineChoice::Regions: options.engine = Engine::Regions; break;
  case EngineChoice::Fibers: options.engine = Engine::Fibers; break;
  }
  options.descending = descendingBlocks.load(std::memory_order_relaxed);
  FaultScope scope(*request.kernel);
  LaunchResult result = runGrid(*request.kernel, shape, request.params, options);
  // The text of a failed assert is already out, in CUDA's words.
  if (result != LaunchResult::Ok)
    report(Level::Error, "S7310", "kernel " + demangled(request.kernel->name) + " failed: " + outcome.message,
           "every CUDA call answers the error until cudaDeviceReset()");
  return errorOf(result);
}

// A kernel that spins may wait for the host; one that runs as fibers does not say whether it spins.
bool CpuDriver::mayRunInline(const sampan_kernel &kernel) const {
  if (!kernel.regions || engine.load(std::memory_order_relaxed) == EngineChoice::Fibers)
    return false;
  for (uint32_t i = 0; i + 1 < kernel.region_count; ++i)
    if (kernel.site_kinds[i] == SAMPAN_SYNC_YIELD)
      return false;
  return true;
}

void CpuDriver::setStackBytes(size_t bytes) { rt::setStackBytes(bytes); }
size_t CpuDriver::stackBytes() const { return rt::stackBytes(); }
void CpuDriver::setHeapBytes(size_t bytes) { rt::setMallocHeapBytes(bytes); }
size_t CpuDriver::heapBytes() const { return rt::mallocHeapBytes(); }
void CpuDriver::flushOutput() { flushPrintf(); }

std::unique_ptr<Driver> makeDriver(const Settings &settings) { return std::make_unique<CpuDriver>(settings); }

} // namespace sampan::rt
