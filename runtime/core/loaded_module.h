// A module of the driver API: an image that was loaded while the program runs, and its kernels by name.
#pragma once

#include "core/registry.h"

#include <map>
#include <mutex>
#include <set>
#include <string>

namespace sampan::rt {

struct Runtime;

struct LoadedModule {
  void *library = nullptr; // of dlopen; null for none
  int file = -1;           // that it was loaded from, kept open; -1: none
  Module *registered = nullptr;
  // What stands for each kernel in launches, as a host function does for kernels of the program.
  std::map<std::string, const void *, std::less<>> functions;
};

// Those that are loaded.
class LoadedModules {
public:
  // Null, with `error` set and a line written, if the bytes are no image that runs here. `shown` is what the user calls it.
  LoadedModule *load(Runtime &, const void *image, const std::string &shown, cudaError_t &error);
  // Waits for what still runs. False if there is no such module, or no more.
  bool unload(Runtime &, LoadedModule *);
  bool contains(LoadedModule *) const;

private:
  mutable std::mutex mutex;
  std::set<LoadedModule *> all;
};

} // namespace sampan::rt
