// What the program's objects registered: kernels with the layout of their arguments, and device variables.
#pragma once

#include "record/job.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

namespace sampan::record {

struct Kernel {
  const void *host = nullptr;
  std::string name; // mangled
  std::vector<Field> fields;
  std::string layout; // who told them: image, runtime, source; empty: nobody
  std::string path, file;
  uint32_t line = 0;
  std::atomic<uint64_t> launches{0};
  std::atomic<int> chosen{-1}; // does its name match the job? -1: not asked yet
};

struct Variable {
  const void *host = nullptr;
  std::string name; // "table", and "table#1" if an object before has one of the same name
  size_t bytes = 0;
  bool constant = false;
};

class Program {
public:
  void addModule(void **handle, const void *wrapper);
  void addKernel(void **handle, const void *host, const char *name);
  void addVariable(const void *host, const char *name, size_t bytes, bool constant);

  Kernel *find(const void *host) const;
  // By mangled name, or by what redactedName() makes of it.
  Kernel *find(const std::string &name) const;
  std::vector<Kernel *> kernels() const;
  std::vector<Variable> variables() const;

  // Asks the runtime, then the job, for a kernel whose image tells nothing. False if nobody knows.
  bool completeLayout(Kernel &, const Job &) const;

private:
  mutable std::shared_mutex mutex;
  std::unordered_map<const void *, std::unique_ptr<Kernel>> byHost;
  std::unordered_map<void **, const void *> images; // sampan_image, where it is one
  std::vector<Variable> variableList;
  std::unordered_map<std::string, unsigned> sameName;
};

std::string redactedName(const std::string &mangled);

} // namespace sampan::record
