// A device function for the kernel of another file.
__device__ int calls = 0;

__device__ int twice(int x) {
  atomicAdd(&calls, 1);
  return 2 * x;
}
