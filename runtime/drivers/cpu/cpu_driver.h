// The CPU as a device: memory is the machine's, kernels run through runtime/exec.
#pragma once

#include "core/driver.h"

#include <atomic>

namespace sampan::rt {

class CpuDriver final : public Driver {
public:
  explicit CpuDriver(const Settings &);
  const DeviceFacts &facts() const override { return deviceFacts; }
  void configure(const Settings &) override;
  bool accepts(const char *target, std::string &why) const override;
  void *allocate(size_t bytes) override;
  void release(void *memory, size_t bytes) override;
  size_t availableBytes() const override;
  void copy(void *dst, const void *src, size_t bytes) override;
  void fill(void *dst, int value, size_t bytes) override;
  cudaError_t launch(const LaunchRequest &) override;
  bool mayRunInline(const sampan_kernel &) const override;
  void setStackBytes(size_t) override;
  size_t stackBytes() const override;
  void setHeapBytes(size_t) override;
  size_t heapBytes() const override;
  void flushOutput() override;

private:
  DeviceFacts deviceFacts;
  std::atomic<EngineChoice> engine{EngineChoice::Auto};
  std::atomic<bool> descendingBlocks{false};
};

} // namespace sampan::rt
