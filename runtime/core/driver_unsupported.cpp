// Declared so that libraries compile that look them up by name; each answers CUDA_ERROR_NOT_SUPPORTED and says so.
#include "core/driver_api.h"

using namespace sampan::rt;

namespace {

CUresult decline(const char *function) {
  return driverResult(driverCall([&] { return call([&](Runtime &) { return notSupported(function); }); }));
}

} // namespace

#define DECLINE(function, ...)                                                                                         \
  extern "C" CUresult function(__VA_ARGS__) { return decline(#function); }
DECLINE(cuLibraryGetManaged, CUdeviceptr *, size_t *, CUlibrary, const char *)
DECLINE(cuGraphAddKernelNode, CUgraphNode *, CUgraph, const CUgraphNode *, size_t, const CUDA_KERNEL_NODE_PARAMS *)
DECLINE(cuGraphKernelNodeSetAttribute, CUgraphNode, CUkernelNodeAttrID, const CUkernelNodeAttrValue *)
#undef DECLINE
