// Loads and stores in PTX: vectors, narrow types, state spaces, address offsets, atomics, guarded instructions, packing.
// RUN: %nvcc -I%S/inputs --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// RUN: %nvcc -I%S/inputs --sampan-engine=fibers -Xptxas -O0 %s -o %t.fibers && %t.fibers | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>

typedef unsigned long long u64;

__global__ void vectors(const float *in, float *out) {
  const float *p = in + 4 * threadIdx.x;
  float a, b, c, d;
  asm volatile("ld.global.v4.f32 {%0, %1, %2, %3}, [%4];" : "=f"(a), "=f"(b), "=f"(c), "=f"(d) : "l"(p));
  asm volatile("st.global.v2.f32 [%0], {%1, %2};" ::"l"(out + 4 * threadIdx.x), "f"(d), "f"(c) : "memory");
  asm volatile("st.global.cs.v2.f32 [%0+8], {%1, %2};" ::"l"(out + 4 * threadIdx.x), "f"(b), "f"(a) : "memory");
}

__global__ void narrow(const signed char *in, int *out) {
  const int t = threadIdx.x;
  int s, u, half;
  asm volatile("ld.global.s8 %0, [%1];" : "=r"(s) : "l"(in + t));
  asm volatile("ld.global.nc.u8 %0, [%1];" : "=r"(u) : "l"(in + t));
  asm volatile("ld.global.s16 %0, [%1+-2];" : "=r"(half) : "l"(in + 2 * t + 2));
  out[3 * t] = s;
  out[3 * t + 1] = u;
  out[3 * t + 2] = half;
  asm volatile("st.global.u8 [%0], %1;" ::"l"(const_cast<signed char *>(in) + 64 + t), "r"(t * 300) : "memory");
}

__global__ void shared(int *out) {
  __shared__ int s[64];
  const int t = threadIdx.x;
  unsigned at;
  asm("{ .reg .u64 a; cvta.to.shared.u64 a, %1; cvt.u32.u64 %0, a; }" : "=r"(at) : "l"(s + t));
  asm volatile("st.shared.u32 [%0], %1;" ::"r"(at), "r"(t * t) : "memory");
  asm volatile("bar.sync 0;" ::: "memory");
  int v;
  asm volatile("ld.shared.u32 %0, [%1];" : "=r"(v) : "r"(static_cast<unsigned>(__cvta_generic_to_shared(s + 63 - t))));
  out[t] = v;
}

__global__ void guarded(int *out, const int *in) {
  const int t = threadIdx.x;
  int r = -1;
  asm volatile("{\n\t"
               ".reg .pred p, q;\n\t"
               "setp.ne.s32 p, %1, 0;\n\t"
               "setp.gt.s32 q, %1, 4;\n\t"
               "@p  mov.s32 %0, 10;\n\t"
               "@!p mov.s32 %0, 20; // a comment\n\t"
               "@q  add.s32 %0, %0, %1; /* another */\n\t"
               "@q  st.global.s32 [%2], %0;\n\t"
               "}"
               : "+r"(r)
               : "r"(in[t]), "l"(out + 64 + t)
               : "memory");
  out[t] = r;
}

__global__ void packing(const u64 *in, u64 *out) {
  const u64 v = in[threadIdx.x];
  unsigned low, high;
  asm("mov.b64 {%0, %1}, %2;" : "=r"(low), "=r"(high) : "l"(v));
  u64 swapped, doubled;
  asm("mov.b64 %0, {%1, %2};" : "=l"(swapped) : "r"(high), "r"(low));
  asm("{ .reg .b16 a, b, c, d; mov.b64 {a, b, c, d}, %1; mov.b64 %0, {d, c, b, a}; }" : "=l"(doubled) : "l"(v));
  double asDouble;
  asm("mov.b64 %0, %1;" : "=d"(asDouble) : "l"(v));
  u64 *r = out + 3 * threadIdx.x;
  r[0] = swapped;
  r[1] = doubled;
  r[2] = __double_as_longlong(asDouble);
}

__global__ void atomics(int *words, unsigned *counters, float *sum, int *old) {
  const int t = threadIdx.x;
  asm volatile("atom.global.add.s32 %0, [%1], %2;" : "=r"(old[t]) : "l"(words), "r"(1) : "memory");
  asm volatile("red.global.max.s32 [%0], %1;" ::"l"(words + 1), "r"(t * 7 % 64) : "memory");
  asm volatile("red.global.min.s32 [%0], %1;" ::"l"(words + 2), "r"(t - 30) : "memory");
  asm volatile("red.global.or.b32 [%0], %1;" ::"l"(words + 3), "r"(1 << t % 32) : "memory");
  asm volatile("red.global.add.f32 [%0], %1;" ::"l"(sum), "f"(0.5f) : "memory");
  unsigned was;
  asm volatile("atom.global.inc.u32 %0, [%1], 9;" : "=r"(was) : "l"(counters) : "memory");
  asm volatile("atom.global.dec.u32 %0, [%1], 9;" : "=r"(was) : "l"(counters + 1) : "memory");
  int before;
  do
    asm volatile("{ .reg .u32 now; ld.volatile.global.u32 now, [%1]; add.u32 now, now, 0; mov.u32 %0, now; }" : "=r"(before) : "l"(words + 4));
  while (atomicCAS(words + 4, before, before + 2) != before);
}

int main() {
  float *floats = check::managed<float>(128), *turned = check::managed<float>(128);
  for (int i = 0; i < 128; ++i)
    floats[i] = i + 0.5f;
  vectors<<<1, 32>>>(floats, turned);
  check::finish("vectors");
  for (int i = 0; i < 128; ++i)
    check::same("vectors", i, turned[i], i / 4 * 4 + 3 - i % 4 + 0.5f);
  signed char *bytes = check::managed<signed char>(128);
  int *ints = check::managed<int>(192);
  for (int i = 0; i < 64; ++i)
    bytes[i] = static_cast<signed char>(i * 9 - 120);
  narrow<<<1, 32>>>(bytes, ints);
  check::finish("narrow");
  for (int t = 0; t < 32; ++t) {
    check::same("s8", t, ints[3 * t], bytes[t]);
    check::same("u8", t, ints[3 * t + 1], static_cast<unsigned char>(bytes[t]));
    check::same("s16", t, ints[3 * t + 2], static_cast<short>(static_cast<unsigned char>(bytes[2 * t]) | bytes[2 * t + 1] * 256));
    check::same("store u8", t, bytes[64 + t], static_cast<signed char>(t * 300));
  }
  shared<<<1, 64>>>(ints);
  check::finish("shared");
  for (int t = 0; t < 64; ++t)
    check::same("shared", t, ints[t], (63 - t) * (63 - t));
  int *choices = check::managed<int>(64);
  for (int t = 0; t < 64; ++t)
    choices[t] = t % 8, ints[64 + t] = -5;
  guarded<<<1, 64>>>(ints, choices);
  check::finish("guarded");
  for (int t = 0; t < 64; ++t) {
    const int c = t % 8, r = (c ? 10 : 20) + (c > 4 ? c : 0);
    check::same("guarded", t, ints[t], r);
    check::same("guarded store", t, ints[64 + t], c > 4 ? r : -5);
  }
  u64 *in = check::managed<u64>(2), *out = check::managed<u64>(8);
  in[0] = 0x0123456789abcdefull;
  in[1] = 0xfffefffdfffcfffbull;
  packing<<<1, 2>>>(in, out);
  check::finish("packing");
  for (int t = 0; t < 2; ++t) {
    const u64 v = in[t];
    check::same("swapped", t, out[3 * t] == (v << 32 | v >> 32), true);
    check::same("four parts", t, out[3 * t + 1] == (v << 48 | (v >> 16 & 0xffff) << 32 | (v >> 32 & 0xffff) << 16 | v >> 48), true);
    check::same("as double", t, out[3 * t + 2] == v, true);
  }
  int *words = check::managed<int>(5), *old = check::managed<int>(64);
  unsigned *counters = check::managed<unsigned>(2);
  float *sum = check::managed<float>(1);
  atomics<<<1, 64>>>(words, counters, sum, old);
  check::finish("atomics");
  const int expected[5] = {64, 63, -30, -1, 128};
  for (int k = 0; k < 5; ++k)
    check::same("atomics", k, words[k], expected[k]);
  check::same("inc", 0, counters[0], 4u); // 64 steps through 0..9
  check::same("dec", 0, counters[1], 6u); // 0 goes to 9 first
  check::same("add.f32", 0, *sum, 32.0f);
  bool seen[64] = {};
  for (int t = 0; t < 64; ++t)
    if (old[t] >= 0 && old[t] < 64)
      seen[old[t]] = true;
  for (int t = 0; t < 64; ++t)
    check::same("each old value once", t, seen[t], true);
  return check::result();
}
