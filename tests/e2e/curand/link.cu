// The library is found under the names that makefiles use, with the dynamic and the static runtime; a program in plain C++
// uses the host interface, and one in C the header.
// RUN: %nvcc %s -o %t -lcurand && %t | %FileCheck %s
// RUN: %nvcc -cudart shared %s -o %t.shared -lcurand && %t.shared | %FileCheck %s
// RUN: %nvcc %s -o %t.static -lcurand_static -lculibos && %t.static | %FileCheck %s
// RUN: cp %s %t.cpp && g++ -isystem %include %t.cpp -o %t.host -L%toolkit/lib64 -lcurand -lcudart -Wl,-rpath,%toolkit/lib64 && %t.host | %FileCheck %s
// RUN: echo '#include <curand.h>' > %t.c && gcc -std=c99 -Wall -Werror -isystem %include -fsyntax-only %t.c
// RUN: echo "#include <curand_kernel.h>" > %t.kernel.cpp && echo "static_assert(sizeof(curandState) == 48);" >> %t.kernel.cpp && g++ -std=c++17 -isystem %include -fsyntax-only %t.kernel.cpp
// CHECK: bd7f03b6 6627e8d5
#include <cstdio>
#include <curand.h>

unsigned first(curandRngType_t type) {
  curandGenerator_t g;
  unsigned bits = 0;
  curandCreateGeneratorHost(&g, type);
  curandGenerate(g, &bits, 1);
  curandDestroyGenerator(g);
  return bits;
}

int main() { std::printf("%08x %08x\n", first(CURAND_RNG_PSEUDO_DEFAULT), first(CURAND_RNG_PSEUDO_PHILOX4_32_10)); }
