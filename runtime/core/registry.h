// What the program's objects registered before main: images, and which host address stands for which kernel or
// variable.
#pragma once

#include "abi.h"
#include "cuda_runtime_api.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sampan::rt {

struct Kernel {
  const sampan_kernel *code = nullptr; // null: `missing` says why
  cudaError_t missing = cudaSuccess;
  std::string name;
  int arch = 80; // that it was built for: sm_80

  // Dynamic shared memory that a launch may ask for; cudaFuncSetAttribute raises it.
  std::atomic<uint32_t> maxDynamicShared{0};
  std::atomic<int> carveout{-1};

  // The last launch that ran: what tells whether the next is short enough for the calling thread.
  std::atomic<uint64_t> lastNs{~uint64_t(0)};
  std::atomic<uint64_t> lastThreads{0};
};

struct Variable {
  char *address = nullptr;
  size_t bytes = 0;
  std::string name;
  bool constant = false;
};

// An image that was registered: the handle that __cudaRegisterFatBinary answers points to one.
struct Module {
  const sampan_image *image = nullptr; // null: refused
  cudaError_t refused = cudaSuccess;
  std::unordered_map<std::string_view, const sampan_kernel *> kernels;
  std::unordered_map<std::string_view, const sampan_variable *> variables;
  std::vector<const void *> hostFunctions;
  std::vector<const void *> hostVariables;
};

class Registry {
public:
  // Checks the wrapper and the image; a module that was refused answers launches with its error.
  Module *addModule(const void *wrapper);
  // Answers whether it was the last module.
  bool removeModule(Module *);
  void addKernel(Module *, const void *hostFunction, const char *deviceName);
  void addVariable(Module *, const void *hostVariable, const char *deviceName, size_t bytes);
  const sampan_variable *findInImage(Module *, const char *deviceName) const;

  Kernel *kernel(const void *hostFunction) const; // null: nobody registered it
  const Variable *variable(const void *hostVariable) const;
  // Largest architecture that a registered image was built for, as 80; 0: none.
  int highestArch() const { return arch.load(std::memory_order_relaxed); }

private:
  mutable std::shared_mutex mutex;
  std::vector<std::unique_ptr<Module>> modules;
  std::unordered_map<const void *, std::unique_ptr<Kernel>> kernels;
  std::unordered_map<const void *, std::unique_ptr<Variable>> variables;
  std::atomic<int> arch{0};
};

} // namespace sampan::rt
