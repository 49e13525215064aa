// What every example needs around its kernels: error checks, device arrays, a timer, the last line.
#pragma once

#include <cuda_runtime.h>

#include <chrono>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <vector>

#define CUDA_CHECK(call)                                                                                               \
  do {                                                                                                                 \
    cudaError_t status_ = (call);                                                                                      \
    if (status_ != cudaSuccess) {                                                                                      \
      std::fprintf(stderr, "%s:%d: %s: %s\n", __FILE__, __LINE__, #call, cudaGetErrorString(status_));                 \
      std::exit(2);                                                                                                    \
    }                                                                                                                  \
  } while (0)

// An array on the device that frees itself. Copies are synchronous; examples with streams call CUDA themselves.
template <typename T> class DeviceArray {
public:
  explicit DeviceArray(size_t count) : count_(count) { CUDA_CHECK(cudaMalloc(&data_, count * sizeof(T))); }
  explicit DeviceArray(const std::vector<T> &host) : DeviceArray(host.size()) {
    CUDA_CHECK(cudaMemcpy(data_, host.data(), count_ * sizeof(T), cudaMemcpyHostToDevice));
  }
  DeviceArray(const DeviceArray &) = delete;
  DeviceArray &operator=(const DeviceArray &) = delete;
  ~DeviceArray() { cudaFree(data_); }

  T *data() { return data_; }
  const T *data() const { return data_; }
  std::vector<T> download() const {
    std::vector<T> host(count_);
    CUDA_CHECK(cudaMemcpy(host.data(), data_, count_ * sizeof(T), cudaMemcpyDeviceToHost));
    return host;
  }

private:
  size_t count_;
  T *data_ = nullptr;
};

// Times go to stderr: stdout must be the same, byte for byte, in every run.
class Timer {
public:
  explicit Timer(const char *what) : what_(what), start_(std::chrono::steady_clock::now()) {}
  ~Timer() {
    const std::chrono::duration<double, std::milli> elapsed = std::chrono::steady_clock::now() - start_;
    std::fprintf(stderr, "%s: %.2f ms\n", what_, elapsed.count());
  }

private:
  const char *what_;
  std::chrono::steady_clock::time_point start_;
};

// The optional argument number `index`, a count in [least, most]; anything else ends the program.
inline int countArgument(int argc, char **argv, int index, int fallback, int least, int most) {
  if (argc <= index)
    return fallback;
  char *end = nullptr;
  const long value = std::strtol(argv[index], &end, 10);
  if (*argv[index] == '\0' || *end != '\0' || value < least || value > most) {
    std::fprintf(stderr, "%s: argument %d must be a whole number from %d to %d, not '%s'\n", argv[0], index, least,
                 most, argv[index]);
    std::exit(2);
  }
  return static_cast<int>(value);
}

// Prints the verdict with its figures; what it returns is the exit status of the program.
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
inline int
finish(bool passed, const char *format, ...) {
  std::printf("check: %s (", passed ? "PASS" : "FAIL");
  va_list arguments;
  va_start(arguments, format);
  std::vprintf(format, arguments);
  va_end(arguments);
  std::printf(")\n");
  return passed ? 0 : 1;
}

inline unsigned divideUp(unsigned a, unsigned b) { return (a + b - 1) / b; }
