// Shuffles with their predicate, votes, matches, reductions and lane masks in PTX.
// RUN: %nvcc -I%S/inputs --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// RUN: %nvcc -I%S/inputs --sampan-engine=fibers -Xptxas -O0 %s -o %t.fibers && %t.fibers | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>

__global__ void shuffle(unsigned *out, int mode, unsigned c) {
  const unsigned lane = threadIdx.x, value = lane * 3 + 1;
  for (unsigned b = 0; b < 32; ++b) {
    unsigned d, p;
#define SHUFFLE(name)                                                                                        \
  asm volatile("{ .reg .pred p; shfl.sync." name ".b32 %0|p, %2, %3, %4, 0xffffffff; selp.u32 %1, 1, 0, p; }" \
               : "=r"(d), "=r"(p)                                                                            \
               : "r"(value), "r"(b), "r"(c))
    if (mode == 0)
      SHUFFLE("up");
    else if (mode == 1)
      SHUFFLE("down");
    else if (mode == 2)
      SHUFFLE("bfly");
    else
      SHUFFLE("idx");
    out[b * 32 + lane] = d << 1 | p;
  }
}

static void testShuffle(unsigned *out, int mode, unsigned c) {
  shuffle<<<1, 32>>>(out, mode, c);
  check::finish("shuffle");
  for (unsigned b = 0; b < 32; ++b)
    for (int lane = 0; lane < 32; ++lane) {
      const int by = b, clamp = c & 31, segment = c >> 8 & 31;
      const int most = (lane & segment) | (clamp & ~segment), least = lane & segment;
      int j = 0;
      bool p = false;
      switch (mode) {
      case 0: j = lane - by, p = j >= most; break;
      case 1: j = lane + by, p = j <= most; break;
      case 2: j = lane ^ by, p = j <= most; break;
      default: j = least | (by & ~segment), p = j <= most;
      }
      if (!p)
        j = lane;
      const unsigned got = out[b * 32 + lane];
      check::same("shuffled, by mode, b, lane", mode * 10000 + b * 100 + lane, got >> 1, j * 3u + 1);
      check::same("predicate, by mode, b, lane", mode * 10000 + b * 100 + lane, got & 1, unsigned(p));
    }
}

__global__ void votes(unsigned *out, const int *in) {
  const int t = threadIdx.x;
  unsigned r[8] = {};
  asm volatile("{ .reg .pred p; setp.gt.s32 p, %1, 3; vote.sync.ballot.b32 %0, p, 0xffffffff; }" : "=r"(r[0]) : "r"(in[t]));
  asm volatile("{ .reg .pred p, q; setp.gt.s32 p, %1, 3; vote.sync.any.pred q, p, 0xffffffff; selp.u32 %0, 1, 0, q; }" : "=r"(r[1]) : "r"(in[t]));
  asm volatile("{ .reg .pred p, q; setp.gt.s32 p, %1, 3; vote.sync.all.pred q, !p, 0xffffffff; selp.u32 %0, 1, 0, q; }" : "=r"(r[2]) : "r"(in[t]));
  asm volatile("match.any.sync.b32 %0, %1, 0xffffffff;" : "=r"(r[3]) : "r"(in[t]));
  asm volatile("{ .reg .pred p; match.all.sync.b32 %0|p, %2, 0xffffffff; selp.u32 %1, 1, 0, p; }" : "=r"(r[4]), "=r"(r[5]) : "r"(in[t] & 0));
  asm volatile("redux.sync.add.s32 %0, %1, 0xffffffff;" : "=r"(r[6]) : "r"(in[t]));
  asm volatile("redux.sync.min.s32 %0, %1, 0xffffffff;" : "=r"(r[7]) : "r"(in[t]));
  for (int k = 0; k < 8; ++k)
    out[k * 32 + t] = r[k];
}

__global__ void registers(unsigned *out) {
  const int t = threadIdx.x + threadIdx.y * blockDim.x;
  unsigned r[14];
  asm("mov.u32 %0, %%laneid;" : "=r"(r[0]));
  asm("mov.u32 %0, %%lanemask_eq;" : "=r"(r[1]));
  asm("mov.u32 %0, %%lanemask_lt;" : "=r"(r[2]));
  asm("mov.u32 %0, %%lanemask_le;" : "=r"(r[3]));
  asm("mov.u32 %0, %%lanemask_gt;" : "=r"(r[4]));
  asm("mov.u32 %0, %%lanemask_ge;" : "=r"(r[5]));
  asm("mov.u32 %0, %%tid.x;" : "=r"(r[6]));
  asm("mov.u32 %0, %%tid.y;" : "=r"(r[7]));
  asm("mov.u32 %0, %%ntid.y;" : "=r"(r[8]));
  asm("mov.u32 %0, %%ctaid.x;" : "=r"(r[9]));
  asm("mov.u32 %0, %%nctaid.x;" : "=r"(r[10]));
  asm("mov.u32 %0, WARP_SZ;" : "=r"(r[11]));
  asm("mov.u32 %0, %%warpid;" : "=r"(r[12]));
  unsigned long long before, after;
  asm volatile("mov.u64 %0, %%globaltimer;" : "=l"(before));
  asm volatile("mov.u64 %0, %%globaltimer;" : "=l"(after));
  r[13] = before <= after && before > 0;
  for (int k = 0; k < 14; ++k)
    out[(blockIdx.x * 14 + k) * 64 + t] = r[k];
}

int main() {
  unsigned *out = check::managed<unsigned>(4096);
  const unsigned segments[] = {0, 16, 24, 28, 31};
  for (int mode = 0; mode < 4; ++mode)
    for (const unsigned segment : segments)
      testShuffle(out, mode, segment << 8 | (mode == 0 ? 0u : 31u));
  int *in = check::managed<int>(32);
  unsigned large = 0;
  int sum = 0;
  for (int t = 0; t < 32; ++t) {
    in[t] = t * 5 % 7 - 2;
    large |= unsigned(in[t] > 3) << t;
    sum += in[t];
  }
  votes<<<1, 32>>>(out, in);
  check::finish("votes");
  for (int t = 0; t < 32; ++t) {
    unsigned alike = 0;
    for (int u = 0; u < 32; ++u)
      alike |= unsigned(in[u] == in[t]) << u;
    const unsigned expected[8] = {large, 1, 0, alike, ~0u, 1, unsigned(sum), unsigned(-2)};
    for (int k = 0; k < 8; ++k)
      check::same("vote", k * 100 + t, out[k * 32 + t], expected[k]);
  }
  registers<<<2, dim3(8, 8)>>>(out);
  check::finish("registers");
  for (unsigned b = 0; b < 2; ++b)
    for (unsigned t = 0; t < 64; ++t) {
      const unsigned lane = t % 32, bit = 1u << lane, below = bit - 1;
      const unsigned expected[14] = {lane, bit, below, below | bit, ~(below | bit), ~below, t % 8, t / 8, 8, b, 2, 32, t / 32, 1};
      for (unsigned k = 0; k < 14; ++k)
        check::same("register", k * 1000 + b * 100 + t, out[(b * 14 + k) * 64 + t], expected[k]);
    }
  return check::result();
}
