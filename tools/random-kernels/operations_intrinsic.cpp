// CUDA's integer intrinsics, computed here from their definitions and not with the host's own instructions.
#include "operations.h"

#include <bit>

namespace sampan::randomkernels {
namespace {

constexpr Type S32 = Type::S32, U32 = Type::U32, S64 = Type::S64, U64 = Type::U64;

uint64_t reversed(uint64_t value, int bits) {
  uint64_t result = 0;
  for (int i = 0; i < bits; ++i)
    result |= (value >> i & 1) << (bits - 1 - i);
  return result;
}

uint64_t highProduct(uint64_t a, uint64_t b) {
  return static_cast<uint64_t>(static_cast<unsigned __int128>(a) * b >> 64);
}

uint64_t bytePermuted(const uint64_t *x) {
  const uint64_t both = x[1] << 32 | x[0];
  uint64_t result = 0;
  for (int i = 0; i < 4; ++i)
    result |= (both >> (x[2] >> (4 * i) & 7) * 8 & 0xff) << (8 * i);
  return result;
}

int32_t signed24(uint64_t value) { return static_cast<int32_t>(static_cast<uint32_t>(value) << 8) >> 8; }

} // namespace

void addIntrinsicRows(std::vector<Operation> &rows) {
  const auto add = [&](const char *pattern, Type result, std::vector<Type> operands,
                       uint64_t (*evaluate)(const uint64_t *), Feature feature = Feature::Always) {
    rows.push_back({pattern, result, std::move(operands), evaluate, feature, kAnyStyle, 1});
  };
  const Feature wide = Feature::Int64;
  add("__popc($0)", S32, {U32}, [](const uint64_t *x) -> uint64_t { return std::popcount(x[0]); });
  add(
      "__popcll($0)", S32, {U64}, [](const uint64_t *x) -> uint64_t { return std::popcount(x[0]); }, wide);
  add("__clz($0)", S32, {S32}, [](const uint64_t *x) -> uint64_t { return std::countl_zero(uint32_t(x[0])); });
  add(
      "__clzll($0)", S32, {S64}, [](const uint64_t *x) -> uint64_t { return std::countl_zero(x[0]); }, wide);
  add("__ffs($0)", S32, {S32},
      [](const uint64_t *x) -> uint64_t { return uint32_t(x[0]) ? std::countr_zero(uint32_t(x[0])) + 1 : 0; });
  add(
      "__ffsll($0)", S32, {S64}, [](const uint64_t *x) -> uint64_t { return x[0] ? std::countr_zero(x[0]) + 1 : 0; },
      wide);
  add("__brev($0)", U32, {U32}, [](const uint64_t *x) { return reversed(x[0], 32); });
  add(
      "__brevll($0)", U64, {U64}, [](const uint64_t *x) { return reversed(x[0], 64); }, wide);
  add("__umulhi($0, $1)", U32, {U32, U32}, [](const uint64_t *x) { return x[0] * x[1] >> 32; });
  add("__mulhi($0, $1)", S32, {S32, S32},
      [](const uint64_t *x) { return put(int32_t(int64_t(x[0]) * int64_t(x[1]) >> 32)); });
  add(
      "__umul64hi($0, $1)", U64, {U64, U64}, [](const uint64_t *x) { return highProduct(x[0], x[1]); }, wide);
  add(
      "__mul64hi($0, $1)", S64, {S64, S64},
      [](const uint64_t *x) {
        return static_cast<uint64_t>(static_cast<__int128>(int64_t(x[0])) * int64_t(x[1]) >> 64);
      },
      wide);
  add("__byte_perm($0, $1, $2 & 0x7777u)", U32, {U32, U32, U32}, bytePermuted);
  add("__funnelshift_l($0, $1, $2)", U32, {U32, U32, U32},
      [](const uint64_t *x) -> uint64_t { return uint32_t((x[1] << 32 | x[0]) << (x[2] & 31) >> 32); });
  add("__funnelshift_r($0, $1, $2)", U32, {U32, U32, U32},
      [](const uint64_t *x) -> uint64_t { return uint32_t((x[1] << 32 | x[0]) >> (x[2] & 31)); });
  add("__mul24($0, $1)", S32, {S32, S32},
      [](const uint64_t *x) { return put(int32_t(int64_t{signed24(x[0])} * signed24(x[1]))); });
  add("__umul24($0, $1)", U32, {U32, U32},
      [](const uint64_t *x) -> uint64_t { return uint32_t((x[0] & 0xffffff) * (x[1] & 0xffffff)); });
  add("__sad($0, $1, $2)", U32, {S32, S32, U32}, [](const uint64_t *x) -> uint64_t {
    const int64_t difference = int64_t(x[0]) - int64_t(x[1]);
    return uint32_t(uint64_t(difference < 0 ? -difference : difference) + x[2]);
  });
  add("__usad($0, $1, $2)", U32, {U32, U32, U32},
      [](const uint64_t *x) -> uint64_t { return uint32_t((x[0] > x[1] ? x[0] - x[1] : x[1] - x[0]) + x[2]); });
  add("__hadd($0, $1)", S32, {S32, S32},
      [](const uint64_t *x) { return put(int32_t((int64_t(x[0]) + int64_t(x[1])) >> 1)); });
  add("__rhadd($0, $1)", S32, {S32, S32},
      [](const uint64_t *x) { return put(int32_t((int64_t(x[0]) + int64_t(x[1]) + 1) >> 1)); });
  add("__uhadd($0, $1)", U32, {U32, U32}, [](const uint64_t *x) { return (x[0] + x[1]) >> 1; });
  add("__urhadd($0, $1)", U32, {U32, U32}, [](const uint64_t *x) { return (x[0] + x[1] + 1) >> 1; });
  add("abs($0 | 1)", S32, {S32}, [](const uint64_t *x) {
    const int64_t value = int64_t(x[0] | 1);
    return put(int32_t(value < 0 ? -value : value));
  });
  add(
      "llabs($0 | 1)", S64, {S64},
      [](const uint64_t *x) {
        const int64_t value = int64_t(x[0] | 1);
        return put(value < 0 ? -value : value);
      },
      wide);
  add("__dp4a($0, $1, $2)", U32, {U32, U32, U32}, [](const uint64_t *x) -> uint64_t {
    uint64_t sum = x[2];
    for (int i = 0; i < 4; ++i)
      sum += (x[0] >> 8 * i & 0xff) * (x[1] >> 8 * i & 0xff);
    return uint32_t(sum);
  });
}

} // namespace sampan::randomkernels
