// Names of the runtime API's objects, for the trace: streams have theirs there, devices and events are not shown.
#pragma once

#include "nvToolsExt.h"

#include "../cuda_runtime_api.h"

SAMPAN_NVTX void nvtxNameCudaStreamA(cudaStream_t stream, const char *name) {
  if (SAMPAN_NVTX_ON)
    sampan_trace_name_stream(stream, name);
}
SAMPAN_NVTX void nvtxNameCudaStreamW(cudaStream_t stream, const wchar_t *name) {
  if (SAMPAN_NVTX_ON)
    sampan_trace_name_stream(stream, sampan_trace_wide_text(name));
}
SAMPAN_NVTX void nvtxNameCudaDeviceA(int device, const char *name) { (void)device, (void)name; }
SAMPAN_NVTX void nvtxNameCudaDeviceW(int device, const wchar_t *name) { (void)device, (void)name; }
SAMPAN_NVTX void nvtxNameCudaEventA(cudaEvent_t event, const char *name) { (void)event, (void)name; }
SAMPAN_NVTX void nvtxNameCudaEventW(cudaEvent_t event, const wchar_t *name) { (void)event, (void)name; }
