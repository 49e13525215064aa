// Conversions that saturate to the destination's own range, and zeros with a sign in min and max.
// RUN: %nvcc -I%S/inputs --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// RUN: %nvcc -I%S/inputs --sampan-engine=fibers -Xptxas -O0 %s -o %t.fibers && %t.fibers | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>

#include <cmath>
#include <cstring>

struct Results {
  float sat, min, max;
  int toByte, toShort, byteFromInt;
  unsigned toUnsignedByte, toUnsignedShort;
};

__global__ void run(const float *xs, Results *out, int n) {
  const int t = threadIdx.x;
  const float x = xs[t];
  Results *r = out + t;
  asm("cvt.sat.f32.f32 %0, %1;" : "=f"(r->sat) : "f"(x));
  asm("cvt.rzi.s8.f32 %0, %1;" : "=r"(r->toByte) : "f"(x));
  asm("{ .reg .s16 h; cvt.rzi.s16.f32 h, %1; cvt.s32.s16 %0, h; }" : "=r"(r->toShort) : "f"(x));
  asm("cvt.rzi.u8.f32 %0, %1;" : "=r"(r->toUnsignedByte) : "f"(x));
  asm("{ .reg .u16 h; cvt.rzi.u16.f32 h, %1; cvt.u32.u16 %0, h; }" : "=r"(r->toUnsignedShort) : "f"(x));
  asm("cvt.s32.s8 %0, %1;" : "=r"(r->byteFromInt) : "r"(200 + t));
  asm("min.f32 %0, %1, %2;" : "=f"(r->min) : "f"(x), "f"(xs[1 - t % 2]));
  asm("max.f32 %0, %1, %2;" : "=f"(r->max) : "f"(x), "f"(xs[1 - t % 2]));
}

static double clampTo(double v, double low, double high) { return std::isnan(v) ? 0 : v < low ? low : v > high ? high : v; }

int main() {
  const float values[] = {0.0f, -0.0f, 300.7f, -300.2f, 127.9f, 1e9f, -1e9f, NAN, 70000.0f, 0.25f, -3.0f, 200.5f};
  const int n = 12;
  float *in = check::managed<float>(n);
  std::memcpy(in, values, sizeof values);
  Results *out = check::managed<Results>(n);
  run<<<1, n>>>(in, out, n);
  check::finish("launch");
  for (int t = 0; t < n; ++t) {
    const double x = values[t], whole = std::trunc(x);
    check::same("cvt.sat.f32.f32", t, out[t].sat, float(clampTo(x, 0, 1)));
    check::same("cvt.rzi.s8.f32", t, out[t].toByte, int(clampTo(whole, -128, 127)));
    check::same("cvt.rzi.s16.f32", t, out[t].toShort, int(clampTo(whole, -32768, 32767)));
    check::same("cvt.rzi.u8.f32", t, out[t].toUnsignedByte, unsigned(clampTo(whole, 0, 255)));
    check::same("cvt.rzi.u16.f32", t, out[t].toUnsignedShort, unsigned(clampTo(whole, 0, 65535)));
    check::same("cvt.s32.s8", t, out[t].byteFromInt, static_cast<signed char>(200 + t));
  }
  for (int t = 0; t < 2; ++t) { // one zero of each sign: -0 is the smaller one
    check::same("min of zeros", t, std::signbit(out[t].min), true);
    check::same("max of zeros", t, std::signbit(out[t].max), false);
  }
  return check::result();
}
