// Stands for a CUDA runtime of another maker: kernels are host functions, images are not ours, and launches go by handles as
// newer compilers make them. With MAIN: the program that uses it.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>

extern "C" {
struct dim3 {
  unsigned x, y, z;
};
using Kernel = void (*)(dim3 grid, dim3 block, void **arguments);

#ifdef MAIN

void **__cudaRegisterFatBinary(const void *);
void __cudaRegisterFunction(void **, const char *, char *, const char *, int, void *, void *, void *, void *, int *);
int __cudaGetKernel(const void **, const void *);
int __cudaLaunchKernel(const void *, dim3, dim3, void **, size_t, void *);
int cudaMalloc(void **, size_t);
int cudaMemcpy(void *, const void *, size_t, int);

// void scale(float *, float, int)
static void scale(dim3 grid, dim3 block, void **arguments) {
  float *x = *static_cast<float **>(arguments[0]);
  const float by = *static_cast<float *>(arguments[1]);
  for (int i = 0; i < *static_cast<int *>(arguments[2]); ++i)
    x[i] = x[i] * by + FAULT;
}

static const unsigned kWrapper[8] = {0x466243b1, 1, 0, 0, 0, 0, 0, 0};
static struct Registration {
  Registration() {
    static const void *wrapper[3] = {nullptr, "a foreign image", nullptr};
    std::memcpy(&wrapper[0], kWrapper, sizeof(void *));
    __cudaRegisterFunction(__cudaRegisterFatBinary(wrapper), reinterpret_cast<const char *>(&scale), nullptr,
                           "_Z5scalePffi", -1, nullptr, nullptr, nullptr, nullptr, nullptr);
  }
} registration;

int main() {
  int n = 1000;
  float by = 1.5f, start[1000], *x;
  for (int i = 0; i < n; ++i)
    start[i] = 1.0f + i;
  cudaMalloc(reinterpret_cast<void **>(&x), sizeof start);
  cudaMemcpy(x, start, sizeof start, 1);
  void *arguments[] = {&x, &by, &n};
  const void *handle = nullptr;
  __cudaGetKernel(&handle, reinterpret_cast<const void *>(&scale));
  const int error = __cudaLaunchKernel(handle, {8, 1, 1}, {128, 1, 1}, arguments, 0, nullptr);
  cudaMemcpy(start, x, sizeof start, 2);
  std::printf("%d %g\n", error, start[999]);
}

#else

void **__cudaRegisterFatBinary(const void *) { return new void *; }
void __cudaRegisterFunction(void **, const char *, char *, const char *, int, void *, void *, void *, void *, int *) {}
int __cudaGetKernel(const void **handle, const void *host) {
  *handle = new const void *(host);
  return 0;
}
int cudaLaunchKernel(const void *host, dim3 grid, dim3 block, void **arguments, size_t, void *) {
  reinterpret_cast<Kernel>(const_cast<void *>(host))(grid, block, arguments);
  return 0;
}
int __cudaLaunchKernel(const void *handle, dim3 grid, dim3 block, void **arguments, size_t shared, void *stream) {
  return cudaLaunchKernel(*static_cast<const void *const *>(handle), grid, block, arguments, shared, stream);
}
#ifdef TELLS
int cudaFuncGetParamInfo(const void *, size_t index, size_t *offset, size_t *bytes) {
  constexpr size_t kOffsets[] = {0, 8, 12}, kBytes[] = {8, 4, 4};
  if (index > 2)
    return 1;
  *offset = kOffsets[index];
  *bytes = kBytes[index];
  return 0;
}
#endif
int cudaMalloc(void **pointer, size_t bytes) { return (*pointer = std::malloc(bytes)) ? 0 : 2; }
int cudaFree(void *pointer) {
  std::free(pointer);
  return 0;
}
int cudaMemcpy(void *to, const void *from, size_t bytes, int) {
  std::memcpy(to, from, bytes);
  return 0;
}
int cudaStreamQuery(void *) { return 0; }
int cudaDeviceSynchronize() { return 0; }
int cudaGetLastError() { return 0; }
int cudaPeekAtLastError() { return 0; }
int cudaGetSymbolAddress(void **, const void *) { return 13; }
const char *cudaGetErrorName(int) { return "cudaError"; }
const char *cudaGetErrorString(int) { return "an error"; }
int cudaGetDevice(int *number) { return *number = 0; }
int cudaDeviceGetAttribute(int *value, int, int) { return (*value = 9) - 9; }
int cudaRuntimeGetVersion(int *version) { return (*version = 13000) - 13000; }
int cudaDriverGetVersion(int *version) { return (*version = 13000) - 13000; }
#endif
}
