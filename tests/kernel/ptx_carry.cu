// Carry chains: sums, differences and products of several words, against 128-bit arithmetic on the host.
// RUN: %nvcc -I%S/inputs --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// RUN: %nvcc -I%S/inputs --sampan-engine=fibers -Xptxas -O0 %s -o %t.fibers && %t.fibers | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>

typedef unsigned long long u64;
typedef unsigned __int128 u128;

__device__ void add128(unsigned *r, const unsigned *a, const unsigned *b) {
  asm("add.cc.u32 %0, %4, %8;\n\t"
      "addc.cc.u32 %1, %5, %9;\n\t"
      "addc.cc.u32 %2, %6, %10;\n\t"
      "addc.u32 %3, %7, %11;"
      : "=r"(r[0]), "=r"(r[1]), "=r"(r[2]), "=r"(r[3])
      : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b[0]), "r"(b[1]), "r"(b[2]), "r"(b[3]));
}

__device__ void sub128(u64 *r, const u64 *a, const u64 *b) {
  asm("sub.cc.u64 %0, %2, %4;\n\tsubc.u64 %1, %3, %5;" : "=l"(r[0]), "=l"(r[1]) : "l"(a[0]), "l"(a[1]), "l"(b[0]), "l"(b[1]));
}

// 64 by 64 bits in 32-bit pieces, as multi-word libraries write it; r is read and written.
__device__ void multiply(unsigned *r, const unsigned *a, const unsigned *b) {
  asm("{\n\t"
      "mul.lo.u32      %0, %4, %6;\n\t"
      "mul.hi.u32      %1, %4, %6;\n\t"
      "mad.lo.cc.u32   %1, %4, %7, %1;\n\t"
      "madc.hi.u32     %2, %4, %7, 0;\n\t"
      "mad.lo.cc.u32   %1, %5, %6, %1;\n\t"
      "madc.hi.cc.u32  %2, %5, %6, %2;\n\t"
      "addc.u32        %3, 0, 0;\n\t"
      "mad.lo.cc.u32   %2, %5, %7, %2;\n\t"
      "madc.hi.u32     %3, %5, %7, %3;\n\t"
      "}"
      : "=&r"(r[0]), "=&r"(r[1]), "=&r"(r[2]), "=&r"(r[3])
      : "r"(a[0]), "r"(a[1]), "r"(b[0]), "r"(b[1]));
}

// Is the sum of two words too large? The carry becomes a number by adding it to nothing.
__device__ unsigned carryOf(unsigned a, unsigned b) {
  unsigned c;
  asm("{ .reg .u32 t; add.cc.u32 t, %1, %2; addc.u32 %0, 0, 0; }" : "=r"(c) : "r"(a), "r"(b));
  return c;
}

__global__ void run(const u64 *in, u64 *out, int n) {
  const int i = threadIdx.x / n, j = threadIdx.x % n;
  const u64 a[2] = {in[i], in[j]}, b[2] = {in[(i + 3) % n], in[(j + 5) % n]};
  u64 *r = out + threadIdx.x * 8;
  add128(reinterpret_cast<unsigned *>(r), reinterpret_cast<const unsigned *>(a), reinterpret_cast<const unsigned *>(b));
  sub128(r + 2, a, b);
  multiply(reinterpret_cast<unsigned *>(r + 4), reinterpret_cast<const unsigned *>(a), reinterpret_cast<const unsigned *>(b));
  r[6] = carryOf(a[0], b[0]);
  asm("mul.hi.u64 %0, %1, %2;" : "=l"(r[7]) : "l"(a[0]), "l"(b[0]));
}

int main() {
  const u64 values[] = {0, 1, ~0ull, 0x8000000000000000ull, 0xffffffffull, 0x100000000ull, 0x123456789abcdef0ull, 0xfffffffe00000001ull};
  const int n = 8;
  u64 *in = check::managed<u64>(n), *out = check::managed<u64>(n * n * 8);
  for (int i = 0; i < n; ++i)
    in[i] = values[i];
  run<<<1, n * n>>>(in, out, n);
  check::finish("launch");
  for (int t = 0; t < n * n; ++t) {
    const int i = t / n, j = t % n;
    const u128 a = u128(in[j]) << 64 | in[i], b = u128(in[(j + 5) % n]) << 64 | in[(i + 3) % n];
    const u128 sum = a + b, difference = a - b, product = u128(u64(a)) * u64(b);
    const u64 *r = out + t * 8;
    check::same("sum, low", t, r[0], u64(sum));
    check::same("sum, high", t, r[1], u64(sum >> 64));
    check::same("difference, low", t, r[2], u64(difference));
    check::same("difference, high", t, r[3], u64(difference >> 64));
    check::same("product, low", t, r[4], u64(product));
    check::same("product, high", t, r[5], u64(product >> 64));
    check::same("carry", t, r[6], (u64(unsigned(a)) + unsigned(b)) >> 32);
    check::same("mul.hi.u64", t, r[7], u64(product >> 64));
  }
  return check::result();
}
