// One kernel and the function that launches it.
#include "scale.h"

__global__ void scaleKernel(float *x, float by, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n)
    x[i] *= by * FACTOR;
}

float scaledSum(int n, float by) {
  float *device, *host = new float[n], sum = 0;
  for (int i = 0; i < n; ++i)
    host[i] = 1;
  cudaMalloc(&device, n * sizeof(float));
  cudaMemcpy(device, host, n * sizeof(float), cudaMemcpyHostToDevice);
  scaleKernel<<<(n + 255) / 256, 256>>>(device, by, n);
  cudaMemcpy(host, device, n * sizeof(float), cudaMemcpyDeviceToHost);
  for (int i = 0; i < n; ++i)
    sum += host[i];
  cudaFree(device);
  delete[] host;
  return sum;
}
