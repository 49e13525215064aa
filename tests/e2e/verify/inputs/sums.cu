// Kernels that a recording has to carry whole: pointers in memory, device variables, shared memory, atomics, printf.
#include <cstdio>
#include <cstdlib>
#include <unistd.h>

#ifndef EXTRA
#define EXTRA
#endif

struct List {
  const float *values;
  int count;
};

__constant__ float weights[4];
__device__ double total;

__global__ void weigh(List list, float *out EXTRA) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < list.count)
    out[i] = list.values[i] * weights[i % 4] + 0.1f;
}

__global__ void addAll(const float *values, int n, float *sum) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n)
    atomicAdd(sum, values[i]);
  if (i == 0)
    total = values[0];
}

// The array is reached through a pointer in memory.
__global__ void through(float *const *table, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n)
    table[1][i] = table[0][i] * 2;
}

int main(int argc, char **argv) {
  const int n = 5000;
  float *a, *b, *sum, **table, host[4] = {1, 2, 3, 0.25f};
  cudaMalloc(&a, n * sizeof(float));
  cudaMallocManaged(&b, n * sizeof(float));
  cudaMallocManaged(&sum, sizeof(float));
  cudaMallocManaged(&table, 2 * sizeof(float *));
  cudaMemcpyToSymbol(weights, host, sizeof host);
  float *start = new float[n];
  for (int i = 0; i < n; ++i)
    start[i] = 1.0f / (1 + i);
  cudaMemcpy(a, start, n * sizeof(float), cudaMemcpyHostToDevice);
  table[0] = b;
  table[1] = a;
  const int rounds = argc > 1 ? std::atoi(argv[1]) : 1;
  for (int round = 0; round < rounds; ++round) {
    weigh<<<40, 128>>>(List{a, n}, b);
    addAll<<<40, 128>>>(b, n, sum);
    through<<<40, 128>>>(table, n);
  }
  cudaDeviceSynchronize();
  if (argc > 2) // leaves without a word
    _exit(0);
  std::printf("%s %.4f\n", cudaGetErrorName(cudaGetLastError()), *sum > 0 ? b[7] : 0.0f);
}
