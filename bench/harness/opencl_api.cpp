#include "bench/harness/opencl_api.h"

#include <dlfcn.h>

namespace bench::opencl {

std::string load(Api &api) {
  void *library = dlopen("libOpenCL.so.1", RTLD_NOW | RTLD_LOCAL);
  if (!library)
    return "no OpenCL loader (libOpenCL.so.1)";
  std::string missing;
  const auto find = [&](auto &function, const char *name) {
    void *address = dlsym(library, name);
    if (!address)
      missing = std::string("the OpenCL loader has no ") + name;
    function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(address);
  };
  find(api.getPlatformIds, "clGetPlatformIDs");
  find(api.getPlatformInfo, "clGetPlatformInfo");
  find(api.getDeviceIds, "clGetDeviceIDs");
  find(api.createContext, "clCreateContext");
  find(api.createCommandQueue, "clCreateCommandQueue");
  find(api.createProgramWithSource, "clCreateProgramWithSource");
  find(api.buildProgram, "clBuildProgram");
  find(api.getProgramBuildInfo, "clGetProgramBuildInfo");
  find(api.createKernel, "clCreateKernel");
  find(api.setKernelArg, "clSetKernelArg");
  find(api.createBuffer, "clCreateBuffer");
  find(api.enqueueNDRangeKernel, "clEnqueueNDRangeKernel");
  find(api.enqueueReadBuffer, "clEnqueueReadBuffer");
  find(api.finish, "clFinish");
  find(api.releaseMemObject, "clReleaseMemObject");
  find(api.releaseKernel, "clReleaseKernel");
  find(api.releaseProgram, "clReleaseProgram");
  return missing;
}

} // namespace bench::opencl
