#include "assess/libraries.h"

#include <string_view>

namespace sampan::assess {
namespace {

struct Row {
  std::string_view start; // of the header's name
  const char *library;
};

constexpr Row kRows[] = {
    {"cub/", "CUB"},
    {"thrust/", "Thrust"},
    {"cuda/std/", "libcu++"},
    {"cuda/", "libcu++"},
    {"nv/", "libcu++"},
    {"cooperative_groups", "cooperative groups"},
    {"cublas", "cuBLAS"},
    {"cufft", "cuFFT"},
    {"curand", "cuRAND"},
    {"cusparse", "cuSPARSE"},
    {"cusolver", "cuSOLVER"},
    {"cudnn", "cuDNN"},
    {"nccl", "NCCL"},
    {"npp", "NPP"},
    {"nvjpeg", "nvJPEG"},
    {"nvrtc", "NVRTC"},
    {"nvml", "NVML"},
    {"nvtx3/", "NVTX"},
    {"nvToolsExt", "NVTX"},
    {"cupti", "CUPTI"},
    {"mma.h", "WMMA (tensor cores)"},
    {"cuda_gl_interop", "OpenGL interoperability"},
    {"cudaGL", "OpenGL interoperability"},
    {"cuda_d3d", "Direct3D interoperability"},
    {"texture_", "textures"},
    {"surface_", "surfaces"},
    {"cuda_texture_types", "textures"},
    {"cuda_surface_types", "surfaces"},
};

} // namespace

std::string libraryOf(const std::string &header) {
  for (const Row &row : kRows)
    if (header.starts_with(row.start))
      return row.library;
  return {};
}

} // namespace sampan::assess
