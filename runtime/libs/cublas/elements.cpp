#include "cublas/elements.h"

#include <cuda_fp8.h>

#include <cstdint>

namespace sampan::cublas {

namespace {

float toFloat(float x) { return x; }
float toFloat(__half x) { return __half2float(x); }
float toFloat(__nv_bfloat16 x) { return __bfloat162float(x); }
float toFloat(int8_t x) { return x; }
float toFloat(__nv_fp8_e4m3 x) { return float(x); }
float toFloat(__nv_fp8_e5m2 x) { return float(x); }
void assign(float &to, float x) { to = x; }
void assign(__half &to, float x) { to = __float2half_rn(x); }
void assign(__nv_fp8_e4m3 &to, float x) { to = __nv_fp8_e4m3(x); }
void assign(__nv_fp8_e5m2 &to, float x) { to = __nv_fp8_e5m2(x); }
void assign(__nv_bfloat16 &to, float x) { to = __float2bfloat16_rn(x); }

template <class T> std::vector<float> gather(const T *from, int rows, int columns, long long ld) {
  std::vector<float> all(static_cast<size_t>(rows) * static_cast<size_t>(columns));
  size_t k = 0;
  for (long long j = 0; j < columns; ++j)
    for (long long i = 0; i < rows; ++i)
      all[k++] = toFloat(from[i + j * ld]);
  return all;
}

template <class T> void scatter(const std::vector<float> &all, T *to, int rows, int columns, long long ld) {
  size_t k = 0;
  for (long long j = 0; j < columns; ++j)
    for (long long i = 0; i < rows; ++i)
      assign(to[i + j * ld], all[k++]);
}

} // namespace

bool isFloatLike(cudaDataType t) {
  return t == CUDA_R_32F || t == CUDA_R_16F || t == CUDA_R_16BF || t == CUDA_R_8I || t == CUDA_R_8F_E4M3 ||
         t == CUDA_R_8F_E5M2;
}

size_t bytesOf(cudaDataType t) {
  switch (t) {
  case CUDA_R_8I:
  case CUDA_R_8F_E4M3:
  case CUDA_R_8F_E5M2: return 1;
  case CUDA_R_16F:
  case CUDA_R_16BF: return 2;
  case CUDA_R_64F:
  case CUDA_C_32F: return 8;
  case CUDA_C_64F: return 16;
  default: return 4;
  }
}

std::vector<float> asFloats(const void *from, cudaDataType t, int rows, int columns, long long ld) {
  switch (t) {
  case CUDA_R_16F: return gather(static_cast<const __half *>(from), rows, columns, ld);
  case CUDA_R_16BF: return gather(static_cast<const __nv_bfloat16 *>(from), rows, columns, ld);
  case CUDA_R_8F_E4M3: return gather(static_cast<const __nv_fp8_e4m3 *>(from), rows, columns, ld);
  case CUDA_R_8F_E5M2: return gather(static_cast<const __nv_fp8_e5m2 *>(from), rows, columns, ld);
  case CUDA_R_8I: return gather(static_cast<const int8_t *>(from), rows, columns, ld);
  default: return gather(static_cast<const float *>(from), rows, columns, ld);
  }
}

void putFloats(const std::vector<float> &all, void *to, cudaDataType t, int rows, int columns, long long ld) {
  switch (t) {
  case CUDA_R_16F: return scatter(all, static_cast<__half *>(to), rows, columns, ld);
  case CUDA_R_16BF: return scatter(all, static_cast<__nv_bfloat16 *>(to), rows, columns, ld);
  case CUDA_R_8F_E4M3: return scatter(all, static_cast<__nv_fp8_e4m3 *>(to), rows, columns, ld);
  case CUDA_R_8F_E5M2: return scatter(all, static_cast<__nv_fp8_e5m2 *>(to), rows, columns, ld);
  default: return scatter(all, static_cast<float *>(to), rows, columns, ld);
  }
}

} // namespace sampan::cublas
