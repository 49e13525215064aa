__device__ float sample(float x) {
  asm volatile("tex.1d.v4.f32.f32 {%0,%0,%0,%0}, [0, {%0}];" : "+f"(x));
  return x;
}
__global__ void textured(float *p) { p[threadIdx.x] = sample(p[0]); }
__global__ void plain(double *p, int n) {
  if (threadIdx.x < n)
    p[threadIdx.x] = __shfl_sync(0xffffffffu, p[0], 1);
}
template <class T> __global__ void generic(T *p) { *p = 1; }
int main() {
  float *p;
  cudaMalloc(&p, 4);
  textured<<<1, 1>>>(p);
  plain<<<1, 32>>>((double *)p, 1);
  generic<<<1, 1>>>(p);
  return cudaDeviceSynchronize();
}
