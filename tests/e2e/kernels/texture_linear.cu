// Kernels read textures over linear memory; outside they read zeros.
// RUN: %nvcc %s -o %t && %t | %FileCheck %s
// CHECK: 3 5 0 0
// CHECK: 2.5 (1 2)
// CHECK: formats 32 0 float, 16 16 unsigned
#include <cstdio>

__global__ void read(cudaTextureObject_t ints, cudaTextureObject_t floats, cudaTextureObject_t pairs, int *i, float *f) {
  i[0] = tex1Dfetch<int>(ints, 0);
  i[1] = tex1Dfetch<int>(ints, 1);
  i[2] = tex1Dfetch<int>(ints, 2);
  i[3] = tex1Dfetch<int>(ints, -1);
  tex1Dfetch(&f[0], floats, 1);
  const ushort2 p = tex1Dfetch<ushort2>(pairs, 0);
  f[1] = p.x;
  f[2] = p.y;
}

template <class T> static cudaTextureObject_t textureOf(const T *values, int n) {
  T *memory;
  cudaMalloc(&memory, n * sizeof(T));
  cudaMemcpy(memory, values, n * sizeof(T), cudaMemcpyHostToDevice);
  cudaResourceDesc resource = {};
  resource.resType = cudaResourceTypeLinear;
  resource.res.linear.devPtr = memory;
  resource.res.linear.desc = cudaCreateChannelDesc<T>();
  resource.res.linear.sizeInBytes = n * sizeof(T);
  cudaTextureDesc description = {};
  cudaTextureObject_t texture = 0;
  if (cudaCreateTextureObject(&texture, &resource, &description, nullptr) != cudaSuccess)
    std::printf("not made\n");
  return texture;
}

int main() {
  const int ints[] = {3, 5};
  const float floats[] = {0, 2.5f};
  const ushort2 pairs[] = {{1, 2}};
  int *i;
  float *f;
  cudaMallocManaged(&i, 4 * sizeof *i);
  cudaMallocManaged(&f, 3 * sizeof *f);
  const cudaTextureObject_t a = textureOf(ints, 2), b = textureOf(floats, 2), c = textureOf(pairs, 1);
  read<<<1, 1>>>(a, b, c, i, f);
  cudaDeviceSynchronize();
  std::printf("%d %d %d %d\n%g (%g %g)\n", i[0], i[1], i[2], i[3], f[0], f[1], f[2]);
  const cudaChannelFormatDesc one = cudaCreateChannelDesc<float>(), two = cudaCreateChannelDesc<ushort2>();
  std::printf("formats %d %d %s, %d %d %s\n", one.x, one.y, one.f == cudaChannelFormatKindFloat ? "float" : "other", two.x,
              two.y, two.f == cudaChannelFormatKindUnsigned ? "unsigned" : "other");
  cudaDestroyTextureObject(a);
}
