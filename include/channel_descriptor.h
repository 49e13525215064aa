// The format of a texture's element, made from its type.
#pragma once

#include "cuda_runtime_api.h"

#ifdef __cplusplus
extern "C++" {
namespace __sampan {
template <class T> constexpr cudaChannelFormatKind kindOf() {
  return static_cast<T>(0.5f) != static_cast<T>(0) ? cudaChannelFormatKindFloat
         : static_cast<T>(-1) < static_cast<T>(0)  ? cudaChannelFormatKindSigned
                                                   : cudaChannelFormatKindUnsigned;
}
template <class T, int N> inline cudaChannelFormatDesc channels() {
  const int bits = static_cast<int>(sizeof(T)) * 8;
  return cudaCreateChannelDesc(bits, N > 1 ? bits : 0, N > 2 ? bits : 0, N > 3 ? bits : 0, kindOf<T>());
}
} // namespace __sampan

// What has no format of its own (structs, double) has none, as in CUDA.
template <class T> inline cudaChannelFormatDesc cudaCreateChannelDesc() {
  return cudaCreateChannelDesc(0, 0, 0, 0, cudaChannelFormatKindNone);
}
#define SAMPAN_CHANNELS(type, scalar, n)                                                                               \
  template <> inline cudaChannelFormatDesc cudaCreateChannelDesc<type>() { return __sampan::channels<scalar, n>(); }
#define SAMPAN_CHANNELS_OF(scalar, vector)                                                                             \
  SAMPAN_CHANNELS(scalar, scalar, 1)                                                                                   \
  SAMPAN_CHANNELS(vector##1, scalar, 1)                                                                                \
  SAMPAN_CHANNELS(vector##2, scalar, 2)                                                                                \
  SAMPAN_CHANNELS(vector##4, scalar, 4)
SAMPAN_CHANNELS(char, char, 1)
SAMPAN_CHANNELS_OF(signed char, char)
SAMPAN_CHANNELS_OF(unsigned char, uchar)
SAMPAN_CHANNELS_OF(short, short)
SAMPAN_CHANNELS_OF(unsigned short, ushort)
SAMPAN_CHANNELS_OF(int, int)
SAMPAN_CHANNELS_OF(unsigned int, uint)
SAMPAN_CHANNELS_OF(float, float)
#undef SAMPAN_CHANNELS_OF
#undef SAMPAN_CHANNELS
}
#endif
