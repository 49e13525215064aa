// The part of OpenCL that we call, found in the loader at run time: nothing need be installed to build the harness.
// Names and numbers are those of the OpenCL 1.2 specification.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace bench::opencl {

using Int = std::int32_t;
using Flags = std::uint64_t;
using Object = void *; // platform, device, context, queue, program, kernel, buffer, event

constexpr Int kSuccess = 0, kBuildFailure = -11;
constexpr Flags kDeviceCpu = 1u << 1;
constexpr Flags kReadWrite = 1u << 0, kCopyHostPointer = 1u << 5;
constexpr std::uint32_t kPlatformVersion = 0x0901, kPlatformName = 0x0902, kBuildLog = 0x1183;

struct Api {
  Int (*getPlatformIds)(std::uint32_t, Object *, std::uint32_t *);
  Int (*getPlatformInfo)(Object, std::uint32_t, std::size_t, void *, std::size_t *);
  Int (*getDeviceIds)(Object, Flags, std::uint32_t, Object *, std::uint32_t *);
  Object (*createContext)(const std::intptr_t *, std::uint32_t, const Object *, void *, void *, Int *);
  Object (*createCommandQueue)(Object, Object, Flags, Int *);
  Object (*createProgramWithSource)(Object, std::uint32_t, const char **, const std::size_t *, Int *);
  Int (*buildProgram)(Object, std::uint32_t, const Object *, const char *, void *, void *);
  Int (*getProgramBuildInfo)(Object, Object, std::uint32_t, std::size_t, void *, std::size_t *);
  Object (*createKernel)(Object, const char *, Int *);
  Int (*setKernelArg)(Object, std::uint32_t, std::size_t, const void *);
  Object (*createBuffer)(Object, Flags, std::size_t, void *, Int *);
  Int (*enqueueNDRangeKernel)(Object, Object, std::uint32_t, const std::size_t *, const std::size_t *,
                              const std::size_t *, std::uint32_t, const Object *, Object *);
  Int (*enqueueReadBuffer)(Object, Object, std::uint32_t, std::size_t, std::size_t, void *, std::uint32_t,
                           const Object *, Object *);
  Int (*finish)(Object);
  Int (*releaseMemObject)(Object);
  Int (*releaseKernel)(Object);
  Int (*releaseProgram)(Object);
};

// Empty, or why there is no OpenCL.
std::string load(Api &);

} // namespace bench::opencl
