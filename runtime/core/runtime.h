// The one process-wide object: what all API functions share.
#pragma once

#include "core/driver.h"
#include "core/errors.h"
#include "core/kept_memory.h"
#include "core/loaded_module.h"
#include "core/memory_table.h"
#include "core/registry.h"
#include "core/settings.h"
#include "core/stream_set.h"
#include "core/texture.h"
#include "core/trace.h"

#include <atomic>
#include <memory>
#include <mutex>

namespace sampan::rt {

struct Runtime {
  Runtime();
  // Made at first use and never destroyed: objects register before main and unregister after it.
  static Runtime &get();

  std::mutex settingsMutex;
  Settings settings;
  std::unique_ptr<Driver> driver;
  DeviceErrors errors;
  MemoryTable memory;
  KeptMemory kept;
  Registry registry;
  StreamSet streams;
  Textures textures;
  LoadedModules modules;
  const std::unique_ptr<Trace> trace; // null: none is written

  // Settings that a program makes and may read back.
  std::atomic<int> cacheConfig{cudaFuncCachePreferNone};
  std::atomic<int> sharedConfig{cudaSharedMemBankSizeFourByte};
  std::atomic<unsigned> deviceFlags{0};
  std::atomic<size_t> printfBytes{size_t(1) << 20};
  std::atomic<size_t> syncDepth{2};
  std::atomic<size_t> pendingLaunches{2048};
  std::atomic<size_t> fetchGranularity{64};
  std::atomic<size_t> persistingCache{0};
  std::atomic<uint64_t> poolThreshold{0}; // bytes that `kept` may hold across a synchronisation
};

} // namespace sampan::rt
