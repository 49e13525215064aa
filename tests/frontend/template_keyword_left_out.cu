// `Converter<A, B>::convert<N>(…)` without the keyword template, as nvcc lets it pass: nested, twice in a line, in an
// expression that is a comparison at first sight, and where the keyword stands already.
// RUN: %nvcc -o %t %s 2>&1 | %FileCheck --allow-empty --check-prefix=QUIET %s
// RUN: %t | %FileCheck %s
// RUN: not %nvcc -DWRONG -o %t %s 2>&1 | %FileCheck --check-prefix=WRONG %s
// QUIET-NOT: error
// CHECK: 7 14
// CHECK: 7 14
// With something else wrong the message is about the source as it is.
// WRONG: error: {{.*}}'absent'
// WRONG: template_keyword_left_out.cu:[[# @LINE + 14]]:10: error: missing 'template' keyword
// WRONG: return Converter<To, From>::convert<N>(x) + Converter
#include <cstdio>

template <class To, class From> struct Converter {
  template <unsigned N> __host__ __device__ static To convert(From x) { return To(x) + To(N); }
  template <unsigned N> __host__ __device__ static To scale(From x) { return To(x) * To(N); }
};
template <> struct Converter<int, float> {
  template <unsigned N> __host__ __device__ static int convert(float x) { return int(x * N); }
  template <unsigned N> __host__ __device__ static int scale(float x) { return int(x) * int(N); }
};

template <class To, class From, unsigned N> __host__ __device__ To both(From x) {
  return Converter<To, From>::convert<N>(x) + Converter<To, From>::scale<N>(x);
}

template <class To, class From, unsigned N> __host__ __device__ To deeper(From x) {
  return Converter<To, From>::convert<N>(Converter<From, To>::scale<N>(To(x))) +
         Converter<To, From>::template scale<N + 1>(x);
}

__global__ void kernel(int *p) {
  p[0] = both<int, float, 3>(1.5f);
  p[1] = deeper<int, float, 2>(2.5f);
}

#ifdef WRONG
int absentOne = absent;
#endif

int main() {
  int *p;
  cudaMallocManaged(&p, 8);
  kernel<<<1, 1>>>(p);
  cudaDeviceSynchronize();
  std::printf("%d %d\n", p[0], p[1]);
  std::printf("%d %d\n", both<int, float, 3>(1.5f), deeper<int, float, 2>(2.5f));
}
