// Declared so that libraries compile that look them up by name; each answers CUDA_ERROR_NOT_SUPPORTED and says so.
#include "core/driver_api.h"

using namespace sampan::rt;

namespace {

CUresult decline(const char *function) {
  return driverResult(call([&](Runtime &) { return notSupported(function); }));
}

} // namespace

#define DECLINE(function, ...)                                                                                         \
  extern "C" CUresult function(__VA_ARGS__) { return decline(#function); }
DECLINE(cuFuncGetAttribute, int *, CUfunction_attribute, CUfunction)
DECLINE(cuFuncSetAttribute, CUfunction, CUfunction_attribute, int)
DECLINE(cuKernelGetFunction, CUfunction *, CUkernel)
DECLINE(cuKernelGetAttribute, int *, CUfunction_attribute, CUkernel, CUdevice)
DECLINE(cuKernelGetName, const char **, CUkernel)
DECLINE(cuLibraryLoadData, CUlibrary *, const void *, CUjit_option *, void **, unsigned int, CUlibraryOption *, void **,
        unsigned int)
DECLINE(cuLibraryUnload, CUlibrary)
DECLINE(cuLibraryGetKernel, CUkernel *, CUlibrary, const char *)
DECLINE(cuLibraryGetGlobal, CUdeviceptr *, size_t *, CUlibrary, const char *)
DECLINE(cuLibraryGetManaged, CUdeviceptr *, size_t *, CUlibrary, const char *)
DECLINE(cuLaunchKernelEx, const CUlaunchConfig *, CUfunction, void **, void **)
DECLINE(cuGraphAddKernelNode, CUgraphNode *, CUgraph, const CUgraphNode *, size_t, const CUDA_KERNEL_NODE_PARAMS *)
DECLINE(cuGraphKernelNodeSetAttribute, CUgraphNode, CUkernelNodeAttrID, const CUkernelNodeAttrValue *)
#undef DECLINE
