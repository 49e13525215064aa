// Integer instructions: products, sums with saturation, min, max, abs, sad, division, dot products.
// RUN: %nvcc -I%S/inputs --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// RUN: %nvcc -I%S/inputs --sampan-engine=fibers -Xptxas -O0 %s -o %t.fibers && %t.fibers | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>

#include <algorithm>
#include <climits>

typedef long long i64;

__global__ void run(const int *xs, i64 *out, int n) {
  const int t = threadIdx.x, x = xs[t / n], y = xs[t % n], z = xs[(t / n + t % n) % n];
  i64 *r = out + t * 24;
  int v;
  unsigned u;
#define INT(k, text)                                    \
  asm(text : "=r"(v) : "r"(x), "r"(y), "r"(z)); \
  r[k] = v
#define WORD(k, text)                                   \
  asm(text : "=r"(u) : "r"(x), "r"(y), "r"(z)); \
  r[k] = u
#define LONG(k, text) asm(text : "=l"(r[k]) : "r"(x), "r"(y), "l"(static_cast<i64>(z)))
  LONG(0, "mul.wide.s32 %0, %1, %2;");
  LONG(1, "mul.wide.u32 %0, %1, %2;");
  INT(2, "mul.hi.s32 %0, %1, %2;");
  WORD(3, "mul.hi.u32 %0, %1, %2;");
  INT(4, "mad.lo.s32 %0, %1, %2, %3;");
  LONG(5, "mad.wide.s32 %0, %1, %2, %3;");
  WORD(6, "mad.hi.u32 %0, %1, %2, %3;");
  INT(7, "add.sat.s32 %0, %1, %2;");
  INT(8, "sub.sat.s32 %0, %1, %2;");
  INT(9, "min.s32 %0, %1, %2;");
  WORD(10, "max.u32 %0, %1, %2;");
  INT(11, "abs.s32 %0, %1;");
  INT(12, "neg.s32 %0, %1;");
  WORD(13, "sad.s32 %0, %1, %2, %3;");
  WORD(14, "sad.u32 %0, %1, %2, %3;");
  INT(15, "div.s32 %0, %1, %2;");
  INT(16, "rem.s32 %0, %1, %2;");
  WORD(17, "div.u32 %0, %1, %2;");
  INT(18, "dp4a.s32.s32 %0, %1, %2, %3;");
  INT(19, "dp4a.u32.s32 %0, %1, %2, %3;");
  INT(20, "dp2a.lo.s32.u32 %0, %1, %2, %3;");
  INT(21, "dp2a.hi.s32.s32 %0, %1, %2, %3;");
  LONG(22, "{ .reg .s64 a, b; cvt.s64.s32 a, %1; cvt.s64.s32 b, %2; mad.lo.s64 %0, a, b, %3; }");
  asm("{ .reg .u16 a, b; cvt.u16.u32 a, %1; cvt.u16.u32 b, %2; mul.wide.u16 %0, a, b; }" : "=r"(u) : "r"(x), "r"(y));
  r[23] = u;
}

static int byte(int v, int k, bool isSigned) { return isSigned ? static_cast<signed char>(v >> 8 * k) : (v >> 8 * k) & 255; }

static int dot4(int x, int y, int z, bool xs, bool ys) {
  unsigned sum = z;
  for (int k = 0; k < 4; ++k)
    sum += byte(x, k, xs) * byte(y, k, ys);
  return sum;
}

static int dot2(int x, int y, int z, int first, bool ys) { // 16-bit parts of x are signed
  unsigned sum = z;
  for (int k = 0; k < 2; ++k)
    sum += static_cast<short>(x >> 16 * k) * byte(y, first + k, ys);
  return sum;
}

int main() {
  const int n = 9, values[n] = {0, 1, -1, INT_MIN, INT_MAX, 0x12345678, -77, -0x7f0080ff, 65536};
  int *in = check::managed<int>(n);
  std::copy(values, values + n, in);
  i64 *out = check::managed<i64>(n * n * 24);
  run<<<1, n * n>>>(in, out, n);
  check::finish("launch");
  for (int t = 0; t < n * n; ++t) {
    const int x = values[t / n], y = values[t % n], z = values[(t / n + t % n) % n];
    const unsigned a = x, b = y, c = z;
    const unsigned long long wide = static_cast<unsigned long long>(a) * b;
    const i64 product = static_cast<i64>(x) * y, sum = static_cast<i64>(x) + y, difference = static_cast<i64>(x) - y;
    const i64 bounded[2] = {std::clamp<i64>(sum, INT_MIN, INT_MAX), std::clamp<i64>(difference, INT_MIN, INT_MAX)};
    const unsigned apart = std::max(a, b) - std::min(a, b);
    const i64 expected[24] = {
        product, static_cast<i64>(wide), product >> 32, static_cast<i64>(wide >> 32), static_cast<int>(a * b + c),
        static_cast<i64>(static_cast<unsigned long long>(product) + z), static_cast<unsigned>((wide >> 32) + c), bounded[0], bounded[1], std::min(x, y), std::max(a, b),
        static_cast<int>(x < 0 ? 0u - a : a), static_cast<int>(0u - a), static_cast<unsigned>((difference < 0 ? -difference : difference) + c), apart + c,
        y == 0 ? -1 : static_cast<int>(static_cast<i64>(x) / y), y == 0 ? -1 : static_cast<int>(static_cast<i64>(x) % y), b == 0 ? ~0u : a / b,
        dot4(x, y, z, true, true), dot4(x, y, z, false, true), dot2(x, y, z, 0, false), dot2(x, y, z, 2, true),
        static_cast<i64>(static_cast<unsigned long long>(product) + z), (a & 0xffff) * (b & 0xffff)};
    for (int k = 0; k < 24; ++k)
      check::same("instruction", k * 1000 + t, out[t * 24 + k], expected[k]);
  }
  return check::result();
}
