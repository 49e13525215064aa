// Sizes and alignments of the vectors decide where kernel parameters and struct members lie.
// RUN: %clang-device -fsyntax-only %s
// RUN: %clang-host -fsyntax-only %s
// RUN: clang++ -x c++ -std=c++14 -isystem %include -include cuda_runtime.h -fsyntax-only %s

#define SAME(type, size, alignment)                                                                                  \
  static_assert(sizeof(type) == size && alignof(type) == alignment, #type " has another layout in CUDA");
SAME(char1, 1, 1) SAME(char2, 2, 2) SAME(char3, 3, 1) SAME(char4, 4, 4) SAME(uchar4, 4, 4)
SAME(short1, 2, 2) SAME(short2, 4, 4) SAME(short3, 6, 2) SAME(short4, 8, 8) SAME(ushort2, 4, 4)
SAME(int1, 4, 4) SAME(int2, 8, 8) SAME(int3, 12, 4) SAME(int4, 16, 16) SAME(uint3, 12, 4) SAME(uint4, 16, 16)
SAME(float1, 4, 4) SAME(float2, 8, 8) SAME(float3, 12, 4) SAME(float4, 16, 16)
SAME(long1, 8, 8) SAME(long2, 16, 16) SAME(long3, 24, 8) SAME(long4, 32, 16) SAME(ulong4, 32, 16)
SAME(longlong1, 8, 8) SAME(longlong2, 16, 16) SAME(longlong3, 24, 8) SAME(longlong4, 32, 16) SAME(ulonglong2, 16, 16)
SAME(double1, 8, 8) SAME(double2, 16, 16) SAME(double3, 24, 8) SAME(double4, 32, 16)
SAME(dim3, 12, 4)

float4 makes() {
  int3 whole = make_int3(1, 2, 3);
  dim3 d = make_uint3(4, 5, 6);
  uint3 back = d;
  return make_float4((float)whole.x, (float)back.y, 0, 1);
}
