// A side in OpenCL, compiled from source when it is opened.
#pragma once

#include "bench/harness/opencl_api.h"
#include "bench/harness/side.h"

#include <string>
#include <vector>

namespace bench {

// PoCL's CPU device.
class OpenCl {
public:
  // Empty, or why PoCL cannot be used.
  std::string start();
  const std::string &version() const { return platformVersion; }
  // The problem must outlive the side, and this object as well.
  Opened open(const Kernel &, Problem &, const std::string &buildOptions) const;

  opencl::Api api{};
  opencl::Object context = nullptr, queue = nullptr, device = nullptr;

private:
  std::string platformVersion;
};

} // namespace bench
