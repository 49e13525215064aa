// Floating-point instructions: NaN in comparisons, min and max, saturation, conversions at the ends of their ranges.
// RUN: %nvcc -I%S/inputs --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// RUN: %nvcc -I%S/inputs --sampan-engine=fibers -Xptxas -O0 %s -o %t.fibers && %t.fibers | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>

#include <climits>
#include <cmath>
#include <cstring>

struct Results {
  float add, fma, sat, min, max, abs, copysign, rcp, sqrt, ex2, lg2, sin, cos, rsqrt, minNaN, fromHalf, truncated, fromInt;
  int toInt, floorInt, ceilInt, nearInt, setp[8], both, set, slct;
  unsigned toUnsigned, setFloatBits, half;
  double wide, fma64;
};

__global__ void run(const float *xs, Results *out, int n) {
  const int t = threadIdx.x;
  const float x = xs[t / n], y = xs[t % n], z = 0.75f;
  Results *r = out + t;
  asm("add.f32 %0, %1, %2;" : "=f"(r->add) : "f"(x), "f"(y));
  asm("fma.rn.f32 %0, %1, %2, %3;" : "=f"(r->fma) : "f"(x), "f"(y), "f"(z));
  asm("add.sat.f32 %0, %1, %2;" : "=f"(r->sat) : "f"(x), "f"(y));
  asm("min.f32 %0, %1, %2;" : "=f"(r->min) : "f"(x), "f"(y));
  asm("max.f32 %0, %1, %2;" : "=f"(r->max) : "f"(x), "f"(y));
  asm("min.NaN.f32 %0, %1, %2;" : "=f"(r->minNaN) : "f"(x), "f"(y));
  asm("abs.f32 %0, %1;" : "=f"(r->abs) : "f"(x));
  asm("copysign.f32 %0, %1, %2;" : "=f"(r->copysign) : "f"(x), "f"(y));
  asm("rcp.rn.f32 %0, %1;" : "=f"(r->rcp) : "f"(x));
  asm("sqrt.rn.f32 %0, %1;" : "=f"(r->sqrt) : "f"(x));
  asm("ex2.approx.f32 %0, %1;" : "=f"(r->ex2) : "f"(x));
  asm("lg2.approx.f32 %0, %1;" : "=f"(r->lg2) : "f"(x));
  asm("sin.approx.f32 %0, %1;" : "=f"(r->sin) : "f"(x));
  asm("cos.approx.f32 %0, %1;" : "=f"(r->cos) : "f"(x));
  asm("rsqrt.approx.f32 %0, %1;" : "=f"(r->rsqrt) : "f"(x));
  asm("cvt.rzi.f32.f32 %0, %1;" : "=f"(r->truncated) : "f"(x));
  asm("{ .reg .b16 h; cvt.rn.f16.f32 h, %2; mov.b32 %1, {h, h}; cvt.f32.f16 %0, h; }" : "=f"(r->fromHalf), "=r"(r->half) : "f"(x));
  asm("cvt.rzi.s32.f32 %0, %1;" : "=r"(r->toInt) : "f"(x));
  asm("cvt.rmi.s32.f32 %0, %1;" : "=r"(r->floorInt) : "f"(x));
  asm("cvt.rpi.s32.f32 %0, %1;" : "=r"(r->ceilInt) : "f"(x));
  asm("cvt.rni.s32.f32 %0, %1;" : "=r"(r->nearInt) : "f"(x));
  asm("cvt.rzi.u32.f32 %0, %1;" : "=r"(r->toUnsigned) : "f"(x));
  asm("cvt.rn.f32.s32 %0, %1;" : "=f"(r->fromInt) : "r"(0x7fffffbf - t));
  asm("cvt.f64.f32 %0, %1;" : "=d"(r->wide) : "f"(x));
  asm("fma.rn.f64 %0, %1, %2, 0d3FE8000000000000;" : "=d"(r->fma64) : "d"(double(x)), "d"(double(y)));
#define COMPARE(k, op) asm("{ .reg .pred p; setp." op ".f32 p, %1, %2; selp.s32 %0, 1, 0, p; }" : "=r"(r->setp[k]) : "f"(x), "f"(y))
  COMPARE(0, "eq");
  COMPARE(1, "ne");
  COMPARE(2, "lt");
  COMPARE(3, "geu");
  COMPARE(4, "neu");
  COMPARE(5, "num");
  COMPARE(6, "nan");
  COMPARE(7, "gt");
  asm("{ .reg .pred p, q, c; setp.lt.f32 c, %1, 0f40000000; setp.lt.and.f32 p|q, %1, %2, c;\n\t"
      "selp.s32 %0, 1, 0, p; }"
      : "=r"(r->both)
      : "f"(x), "f"(y));
  asm("set.ge.s32.f32 %0, %1, %2;" : "=r"(r->set) : "f"(x), "f"(y));
  asm("{ .reg .f32 f; set.lt.f32.f32 f, %1, %2; mov.b32 %0, f; }" : "=r"(r->setFloatBits) : "f"(x), "f"(y));
  asm("slct.s32.f32 %0, 11, 22, %1;" : "=r"(r->slct) : "f"(x));
}

static double clampTo(double v, double low, double high) { return std::isnan(v) ? 0 : v < low ? low : v > high ? high : v; }

// Within so many units of 2^-22 of the right answer, or of it relatively: what the .approx instructions promise at least.
static bool near(float got, double expected) {
  if (std::isnan(expected) || std::isinf(expected))
    return std::isnan(expected) ? std::isnan(got) : double(got) == expected;
  return std::abs(got - expected) <= 2.4e-7 * 4 * std::fmax(1, std::abs(expected));
}

int main() {
  const float values[] = {0.0f, -0.0f, 1.0f, -2.5f, 0.5f, 1.5f, 300.7f, -1e10f, 3e9f, NAN, INFINITY, 0.1f, 2.5f};
  const int n = 13;
  float *in = check::managed<float>(n);
  std::memcpy(in, values, sizeof values);
  Results *out = check::managed<Results>(n * n);
  run<<<1, n * n>>>(in, out, n);
  check::finish("launch");
  for (int t = 0; t < n * n; ++t) {
    const float x = values[t / n], y = values[t % n];
    const Results &r = out[t];
    const bool nan = std::isnan(x) || std::isnan(y);
    check::same("add", t, r.add, x + y);
    check::same("fma", t, r.fma, std::fma(x, y, 0.75f));
    check::same("add.sat", t, r.sat, float(clampTo(x + y, 0, 1)));
    check::same("min", t, r.min, std::isnan(x) ? y : std::isnan(y) ? x : x < y ? x : y);
    check::same("max", t, r.max, std::isnan(x) ? y : std::isnan(y) ? x : x > y ? x : y);
    check::same("min.NaN", t, r.minNaN, nan ? NAN : x < y ? x : y);
    check::same("abs", t, r.abs, std::abs(x));
    check::same("copysign", t, r.copysign, std::copysign(y, x));
    check::same("rcp", t, r.rcp, 1.0f / x);
    check::same("sqrt", t, r.sqrt, std::sqrt(x));
    check::same("ex2", t, near(r.ex2, float(std::exp2(double(x)))), true);
    check::same("lg2", t, near(r.lg2, std::log2(double(x))), true);
    if (std::abs(x) < 3) {
      check::same("sin", t, near(r.sin, std::sin(double(x))), true);
      check::same("cos", t, near(r.cos, std::cos(double(x))), true);
    }
    check::same("rsqrt", t, near(r.rsqrt, 1 / std::sqrt(double(x))), true);
    check::same("cvt.rzi.f32", t, r.truncated, std::trunc(x));
    check::same("cvt.rzi.s32", t, r.toInt, int(clampTo(std::trunc(x), INT_MIN, INT_MAX)));
    check::same("cvt.rmi.s32", t, r.floorInt, int(clampTo(std::floor(x), INT_MIN, INT_MAX)));
    check::same("cvt.rpi.s32", t, r.ceilInt, int(clampTo(std::ceil(x), INT_MIN, INT_MAX)));
    check::same("cvt.rni.s32", t, r.nearInt, int(clampTo(std::nearbyint(x), INT_MIN, INT_MAX)));
    check::same("cvt.rzi.u32", t, r.toUnsigned, unsigned(clampTo(std::trunc(x), 0, UINT_MAX)));
    check::same("cvt.rn.f32.s32", t, r.fromInt, float(0x7fffffbf - t));
    check::same("cvt.f64", t, r.wide, double(x));
    check::same("fma.f64", t, r.fma64, std::fma(double(x), double(y), 0.75));
    if (std::abs(x) <= 2.5f && x != 0.1f) {
      check::same("half", t, r.fromHalf, x);
      check::same("half, twice", t, r.half >> 16, r.half & 0xffff);
    }
    const int compared[8] = {x == y, !nan && x != y, x < y, !(x < y), x != y, !nan, nan, x > y};
    for (int k = 0; k < 8; ++k)
      check::same("setp", k * 1000 + t, r.setp[k], compared[k]);
    const bool c = x < 2;
    check::same("setp.lt.and p", t, r.both, x < y && c);
    check::same("set", t, r.set, x >= y ? -1 : 0);
    check::same("set.f32", t, r.setFloatBits, x < y ? 0x3f800000u : 0u);
    check::same("slct", t, r.slct, x >= 0 ? 11 : 22);
  }
  return check::result();
}
