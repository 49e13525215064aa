// What lane programs call that run in lockstep.
#include "../abi.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

uint64_t valueOf(const sampan_shape_claim &claim, const void *values, uint32_t lane) {
  uint64_t v = 0; // little-endian machines only, as everything here
  std::memcpy(&v, static_cast<const char *>(values) + size_t(lane) * claim.bytes, claim.bytes);
  return v;
}

uint64_t low(uint64_t v, uint32_t bits) { return bits < 64 ? v & ((uint64_t(1) << bits) - 1) : v; }
int64_t extended(uint64_t v, uint32_t bits) { return static_cast<int64_t>(v << (64 - bits)) >> (64 - bits); }

[[noreturn]] void fail(const sampan_shape_claim &c, uint32_t lane, uint64_t v, uint32_t first, uint64_t atFirst) {
  std::fprintf(
      stderr,
      "sampan: S7112: %s: a wrong claim about lanes%s%s:%u\n  claimed: %s\n  of: %s\n  lane %u has 0x%llx, lane %u has "
      "0x%llx\n",
      c.kernel, *c.file ? " at " : ", compiled without -lineinfo", c.file, c.line, c.shape, c.instruction, lane,
      static_cast<unsigned long long>(v), first, static_cast<unsigned long long>(atFirst));
  std::fflush(stderr);
  std::_Exit(1); // nothing that the program goes on to say could be trusted
}

} // namespace

extern "C" void __sampan_rt_assert_shape(const sampan_shape_claim *claim, const void *values, const uint8_t *poison,
                                         const uint8_t *active) {
  const sampan_shape_claim &c = *claim;
  const auto counts = [&](uint32_t l) { return (active[l] & 1) && !(poison[l] & 1); };
  uint32_t first = 0;
  while (first < c.lanes && !counts(first))
    ++first;
  if (first == c.lanes)
    return;
  const uint64_t base = low(valueOf(c, values, first), c.bits);
  if (c.align && low(base - c.stride * first, c.align < c.bits ? c.align : c.bits))
    fail(c, first, base, first, base);
  for (uint32_t l = first + 1; l < c.lanes; ++l) {
    if (!counts(l))
      continue;
    const uint64_t v = low(valueOf(c, values, l), c.bits), step = c.stride * (l - first);
    const bool holds =
        v == low(base + step, c.bits) &&
        (!(c.flags & SAMPAN_CLAIM_EXACT_SIGNED) ||
         extended(v, c.bits) == static_cast<int64_t>(static_cast<uint64_t>(extended(base, c.bits)) + step)) &&
        (!(c.flags & SAMPAN_CLAIM_EXACT_UNSIGNED) || v == base + step);
    if (!holds)
      fail(c, l, v, first, base);
  }
}

extern "C" uint32_t __sampan_rt_shuffle_source(uint32_t lane, uint32_t mode, uint32_t operand, uint32_t width) {
  return sampan_shuffle_source(lane, mode, operand, width);
}
