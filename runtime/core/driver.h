// What the API needs of a chip. One implementation per chip under runtime/drivers; core knows no chip.
#pragma once

#include "abi.h"
#include "core/settings.h"
#include "cuda_runtime_api.h"

#include <cstddef>
#include <memory>
#include <string>

namespace sampan::rt {

struct DeviceFacts {
  std::string name;
  size_t memoryBytes = 0;
  int processors = 1;
  int clockKhz = 0;
  int memoryClockKhz = 0;
  int memoryBusBits = 0;
  int lastCacheBytes = 0;
};

struct LaunchRequest {
  const sampan_kernel *kernel = nullptr;
  uint32_t grid[3] = {1, 1, 1};
  uint32_t block[3] = {1, 1, 1};
  uint32_t dynamicShared = 0;
  bool cooperative = false;
  const char *params = nullptr; // packed, aligned to 64
};

class Driver {
public:
  virtual ~Driver() = default;
  virtual const DeviceFacts &facts() const = 0;
  virtual void configure(const Settings &) = 0;
  // Can this machine run code of that target? If not, `why` says what is missing.
  virtual bool accepts(const char *target, std::string &why) const = 0;

  // Zeroed, aligned to 256; null when there is none.
  virtual void *allocate(size_t bytes) = 0;
  virtual void release(void *memory, size_t bytes) = 0;
  virtual size_t availableBytes() const = 0; // what the machine could still give
  virtual void copy(void *dst, const void *src, size_t bytes) = 0;
  virtual void fill(void *dst, int value, size_t bytes) = 0;

  // Runs to the end; says on standard error what the code cannot.
  virtual cudaError_t launch(const LaunchRequest &) = 0;
  // May the calling host thread run this kernel itself, or could it wait for something that thread does later?
  virtual bool mayRunInline(const sampan_kernel &) const = 0;
  virtual void setStackBytes(size_t) = 0;
  virtual size_t stackBytes() const = 0;
  virtual void setHeapBytes(size_t) = 0;
  virtual size_t heapBytes() const = 0;
  virtual void flushOutput() = 0;
};

std::unique_ptr<Driver> makeDriver(const Settings &);

} // namespace sampan::rt
