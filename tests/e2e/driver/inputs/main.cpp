// A C++ source beside CUDA ones, with the runtime's header.
#include "scale.h"

#include <cuda_runtime.h>

#include <cstdio>

int main() {
  int devices = 0;
  cudaGetDeviceCount(&devices);
  std::printf("devices: %d sum: %g\n", devices, scaledSum(1000, 2));
}
