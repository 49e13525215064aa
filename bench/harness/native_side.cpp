#include "bench/harness/native_side.h"

#include <cfenv>
#include <dlfcn.h>

namespace bench {
namespace {

class NativeSide : public Side {
public:
  NativeSide(Problem &problem, int threads) {
    for (Buffer &b : problem.arrays)
      arrays.push_back({b.as<void>(), b.bytes(), b.written()});
    view = {arrays.data(), static_cast<int>(arrays.size()), problem.sizes.data(), threads};
  }
  // The library stays loaded: runtimes leave threads behind that would come back to code that is gone.
  ~NativeSide() override {
    if (state)
      side.release(state);
  }

  std::string open(const std::string &path) {
    // A library made with -ffast-math sets this thread's floating-point mode (denormals are zero) when it is loaded.
    // All threads that are started later would inherit that, those of other sides as well.
    std::fenv_t mode;
    std::fegetenv(&mode);
    void *library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    std::fesetenv(&mode);
    if (!library)
      return dlerror();
    auto *entry = reinterpret_cast<BenchSide (*)()>(dlsym(library, "benchSide"));
    if (!entry)
      return dlerror();
    side = entry();
    state = side.prepare(&view);
    return state ? "" : "its data could not be prepared";
  }

  std::string run() override { return text(side.run(state)); }
  std::string fetch() override { return text(side.fetch(state)); }

private:
  static std::string text(const char *message) { return message ? message : ""; }

  std::vector<BenchArray> arrays;
  BenchProblem view{};
  BenchSide side{};
  void *state = nullptr;
};

} // namespace

Opened openLibrary(const std::string &path, Problem &problem, int threads) {
  auto side = std::make_unique<NativeSide>(problem, threads);
  if (std::string error = side->open(path); !error.empty())
    return {nullptr, error};
  return {std::move(side), ""};
}

} // namespace bench
