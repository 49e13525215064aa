// Bit instructions at and beyond their edges: positions and amounts of 32 and more, empty fields, nothing found.
// RUN: %nvcc -I%S/inputs --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// RUN: %nvcc -I%S/inputs --sampan-engine=fibers -Xptxas -O0 %s -o %t.fibers && %t.fibers | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>

typedef unsigned long long u64;

struct Results {
  unsigned bfeU, bfeS, bfi, shl, shr, sar, shfLeft, shfRight, shfLeftWrap, shfRightWrap, bfindU, bfindS, shiftamt, brev, clz, popc, prmt, lop3, cnot;
  u64 bfeU64, bfeS64, bfi64, shl64, sar64;
  unsigned bfind64, clz64;
};

__global__ void run(const unsigned *in, Results *out, int n) {
  const int t = threadIdx.x;
  Results *r = out + t;
  const unsigned a = in[t % n], b = in[(t * 7 + 1) % n], c = in[(t * 5 + 2) % n], position = in[n + t], length = in[n + 256 + t];
  const u64 wide = static_cast<u64>(a) << 32 | b, other = static_cast<u64>(c) << 32 | a;
  asm("bfe.u32 %0, %1, %2, %3;" : "=r"(r->bfeU) : "r"(a), "r"(position), "r"(length));
  asm("bfe.s32 %0, %1, %2, %3;" : "=r"(r->bfeS) : "r"(a), "r"(position), "r"(length));
  asm("bfi.b32 %0, %1, %2, %3, %4;" : "=r"(r->bfi) : "r"(a), "r"(b), "r"(position), "r"(length));
  asm("shl.b32 %0, %1, %2;" : "=r"(r->shl) : "r"(a), "r"(position));
  asm("shr.u32 %0, %1, %2;" : "=r"(r->shr) : "r"(a), "r"(position));
  asm("shr.s32 %0, %1, %2;" : "=r"(r->sar) : "r"(a), "r"(position));
  asm("shf.l.clamp.b32 %0, %1, %2, %3;" : "=r"(r->shfLeft) : "r"(a), "r"(b), "r"(position));
  asm("shf.r.clamp.b32 %0, %1, %2, %3;" : "=r"(r->shfRight) : "r"(a), "r"(b), "r"(position));
  asm("shf.l.wrap.b32 %0, %1, %2, %3;" : "=r"(r->shfLeftWrap) : "r"(a), "r"(b), "r"(position));
  asm("shf.r.wrap.b32 %0, %1, %2, %3;" : "=r"(r->shfRightWrap) : "r"(a), "r"(b), "r"(position));
  asm("bfind.u32 %0, %1;" : "=r"(r->bfindU) : "r"(a));
  asm("bfind.s32 %0, %1;" : "=r"(r->bfindS) : "r"(a));
  asm("bfind.shiftamt.u32 %0, %1;" : "=r"(r->shiftamt) : "r"(a));
  asm("brev.b32 %0, %1;" : "=r"(r->brev) : "r"(a));
  asm("clz.b32 %0, %1;" : "=r"(r->clz) : "r"(a));
  asm("popc.b32 %0, %1;" : "=r"(r->popc) : "r"(a));
  asm("prmt.b32 %0, %1, %2, %3;" : "=r"(r->prmt) : "r"(a), "r"(b), "r"(c));
  asm("lop3.b32 %0, %1, %2, %3, 0xe2;" : "=r"(r->lop3) : "r"(a), "r"(b), "r"(c)); // 0xe2 is b ? a : c
  asm("cnot.b32 %0, %1;" : "=r"(r->cnot) : "r"(a));
  asm("bfe.u64 %0, %1, %2, %3;" : "=l"(r->bfeU64) : "l"(wide), "r"(position), "r"(length));
  asm("bfe.s64 %0, %1, %2, %3;" : "=l"(r->bfeS64) : "l"(wide), "r"(position), "r"(length));
  asm("bfi.b64 %0, %1, %2, %3, %4;" : "=l"(r->bfi64) : "l"(wide), "l"(other), "r"(position), "r"(length));
  asm("shl.b64 %0, %1, %2;" : "=l"(r->shl64) : "l"(wide), "r"(position));
  asm("shr.s64 %0, %1, %2;" : "=l"(r->sar64) : "l"(wide), "r"(position));
  asm("bfind.u64 %0, %1;" : "=r"(r->bfind64) : "l"(wide));
  asm("clz.b64 %0, %1;" : "=r"(r->clz64) : "l"(wide));
}

// Bit by bit, as the PTX manual defines them.
static u64 extract(u64 a, unsigned position, unsigned length, int width, bool isSigned) {
  position &= 255, length &= 255;
  const unsigned top = width - 1;
  const bool sign = isSigned && length && (a >> (position + length - 1 < top ? position + length - 1 : top) & 1);
  u64 d = 0;
  for (unsigned i = 0; i <= top; ++i)
    d |= u64(i < length && position + i <= top ? a >> (position + i) & 1 : sign) << i;
  return d;
}

static u64 insert(u64 a, u64 b, unsigned position, unsigned length, int width) {
  position &= 255, length &= 255;
  for (unsigned i = 0; i < length && position + i < unsigned(width); ++i)
    b = (b & ~(1ull << (position + i))) | (a >> i & 1) << (position + i);
  return b;
}

static unsigned highest(u64 v, int width) {
  for (int i = width - 1; i >= 0; --i)
    if (v >> i & 1)
      return i;
  return ~0u;
}

static unsigned permute(unsigned a, unsigned b, unsigned selector) {
  const u64 pool = u64(b) << 32 | a;
  unsigned r = 0;
  for (int k = 0; k < 4; ++k) {
    const unsigned s = selector >> 4 * k & 15, byte = pool >> 8 * (s & 7) & 255;
    r |= (s & 8 ? (byte & 128 ? 255 : 0) : byte) << 8 * k;
  }
  return r;
}

int main() {
  const unsigned words[] = {0, 1, 0xffffffff, 0x80000000, 0x7fffffff, 0x12345678, 0xdeadbeef, 0x00ff00ff, 0xba987654, 0xfffffffe, 0x3};
  const unsigned edges[] = {0, 1, 5, 31, 32, 33, 63, 64, 100, 255, 256, 0x10000, 0xffffffff, 16, 8, 30};
  const int n = 11;
  unsigned *in = check::managed<unsigned>(n + 512);
  Results *out = check::managed<Results>(256);
  for (int i = 0; i < n; ++i)
    in[i] = words[i];
  for (int i = 0; i < 256; ++i)
    in[n + i] = edges[i / 16], in[n + 256 + i] = edges[i % 16];
  run<<<1, 256>>>(in, out, n);
  check::finish("launch");
  for (int t = 0; t < 256; ++t) {
    const unsigned a = words[t % n], b = words[(t * 7 + 1) % n], c = words[(t * 5 + 2) % n], p = in[n + t], l = in[n + 256 + t];
    const u64 wide = u64(a) << 32 | b, other = u64(c) << 32 | a, pair = u64(b) << 32 | a;
    const unsigned q = p > 32 ? 32 : p, w = p & 31;
    const Results &r = out[t];
    check::same("bfe.u32", t, r.bfeU, unsigned(extract(a, p, l, 32, false)));
    check::same("bfe.s32", t, r.bfeS, unsigned(extract(a, p, l, 32, true)));
    check::same("bfi.b32", t, r.bfi, unsigned(insert(a, b, p, l, 32)));
    check::same("shl.b32", t, r.shl, p < 32 ? a << p : 0u);
    check::same("shr.u32", t, r.shr, p < 32 ? a >> p : 0u);
    check::same("shr.s32", t, r.sar, unsigned(int(a) >> (p < 32 ? p : 31)));
    check::same("shf.l.clamp", t, r.shfLeft, q == 32 ? a : unsigned((pair << q) >> 32));
    check::same("shf.r.clamp", t, r.shfRight, unsigned(pair >> q));
    check::same("shf.l.wrap", t, r.shfLeftWrap, unsigned((pair << w) >> 32));
    check::same("shf.r.wrap", t, r.shfRightWrap, unsigned(pair >> w));
    check::same("bfind.u32", t, r.bfindU, highest(a, 32));
    check::same("bfind.s32", t, r.bfindS, highest(a >> 31 ? ~a : a, 32));
    check::same("bfind.shiftamt", t, r.shiftamt, a ? 31 - highest(a, 32) : ~0u);
    check::same("clz", t, r.clz, 31 - highest(a, 32));
    check::same("prmt", t, r.prmt, permute(a, b, c));
    check::same("lop3", t, r.lop3, (a & b) | (c & ~b));
    check::same("cnot", t, r.cnot, a == 0);
    unsigned turned = 0, ones = 0;
    for (int i = 0; i < 32; ++i)
      turned |= (a >> i & 1) << (31 - i), ones += a >> i & 1;
    check::same("brev", t, r.brev, turned);
    check::same("popc", t, r.popc, ones);
    check::same("bfe.u64", t, r.bfeU64 == extract(wide, p, l, 64, false), true);
    check::same("bfe.s64", t, r.bfeS64 == extract(wide, p, l, 64, true), true);
    check::same("bfi.b64", t, r.bfi64 == insert(wide, other, p, l, 64), true);
    check::same("shl.b64", t, r.shl64 == (p < 64 ? wide << p : 0), true);
    check::same("shr.s64", t, r.sar64 == u64(static_cast<long long>(wide) >> (p < 64 ? p : 63)), true);
    check::same("bfind.u64", t, r.bfind64, highest(wide, 64));
    check::same("clz.b64", t, r.clz64, 63 - highest(wide, 64));
  }
  return check::result();
}
