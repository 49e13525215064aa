#include "cublas/openblas.h"

#include "common/message.h"

#include <algorithm>
#include <cstdlib>
#include <dlfcn.h>
#include <string>

namespace sampan::cublas {

namespace {

bool fill(void *library, OpenBlas &all, std::string &missing) {
  const auto find = [&](const char *name, auto &to) {
    to = reinterpret_cast<std::remove_reference_t<decltype(to)>>(dlsym(library, name));
    if (!to)
      missing = name;
  };
#define SAMPAN_FIND(p, name) find("cblas_" #p #name, all.p##name);
  SAMPAN_EACH_ROUTINE(SAMPAN_FIND)
#undef SAMPAN_FIND
#define SAMPAN_FIND(p) find(#p "getrf_", all.p##getrf), find(#p "getrs_", all.p##getrs), find(#p "gels_", all.p##gels);
  SAMPAN_FIND(s)
  SAMPAN_FIND(d)
  SAMPAN_FIND(c)
  SAMPAN_FIND(z)
#undef SAMPAN_FIND
  return missing.empty();
}

// OpenBLAS has a thread for each core; who has told the runtime to use fewer means these too.
void limitThreads(void *library) {
  const char *wanted = std::getenv("SAMPAN_THREADS");
  const int limit = wanted ? std::atoi(wanted) : 0;
  auto get = reinterpret_cast<int (*)()>(dlsym(library, "openblas_get_num_threads"));
  auto set = reinterpret_cast<void (*)(int)>(dlsym(library, "openblas_set_num_threads"));
  if (limit > 0 && get && set && limit < get())
    set(limit);
}

const OpenBlas *load() {
  constexpr const char *kHelp = "install it (Debian: libopenblas0-pthread), or name the file in SAMPAN_OPENBLAS";
  const char *named = std::getenv("SAMPAN_OPENBLAS");
  const char *file = named && *named ? named : "libopenblas.so.0";
  void *library = dlopen(file, RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    tell("S8201", "cuBLAS needs OpenBLAS, and " + std::string(file) + " cannot be loaded", kHelp);
    return nullptr;
  }
  static OpenBlas all;
  std::string missing;
  if (!fill(library, all, missing)) {
    tell("S8201", "cuBLAS needs OpenBLAS, and " + std::string(file) + " has no " + missing, kHelp);
    return nullptr;
  }
  limitThreads(library);
  return &all;
}

} // namespace

const OpenBlas *openBlas() {
  static const OpenBlas *const loaded = load();
  return loaded;
}

} // namespace sampan::cublas
