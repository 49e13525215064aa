// printf, malloc and clocks of device code.
#include "runtime/exec/format_packed.h"
#include "step_kernel.h"

#include <cstdio>

using namespace step;
using namespace sampan::rt;

namespace {

// Packs arguments as Clang does for nvptx.
class Packed {
public:
  template <class T> Packed &add(T value) {
    bytes.resize((bytes.size() + sizeof(T) - 1) / sizeof(T) * sizeof(T));
    bytes.resize(bytes.size() + sizeof(T));
    std::memcpy(bytes.data() + bytes.size() - sizeof(T), &value, sizeof(T));
    return *this;
  }
  const void *data() const { return bytes.data(); }

private:
  std::vector<char> bytes;
};

std::string format(const char *f, const Packed &p, int *count = nullptr) {
  std::string out;
  const int n = formatPacked(out, f, p.data());
  if (count)
    *count = n;
  return out;
}

TEST(DevicePrintf, conversions) {
  int count = 0;
  EXPECT_EQ(format("a %d b %lld c %f%%\n", Packed().add(-3).add(1ll << 40).add(1.5), &count),
            "a -3 b 1099511627776 c 1.500000%\n");
  EXPECT_EQ(count, 3);
  EXPECT_EQ(format("%5d|%-5u|%05x|%+d|%#X|%o", Packed().add(42).add(7u).add(255u).add(1).add(171u).add(8u)),
            "   42|7    |000ff|+1|0XAB|10");
  EXPECT_EQ(format("%8.3f|%-10.2e|%g|%.0f|%a", Packed().add(3.14159).add(12345.678).add(1e-7).add(2.5).add(1.0)),
            "   3.142|1.23e+04  |1e-07|2|0x1p+0");
  EXPECT_EQ(format("%*d|%-*d|%.*f", Packed().add(6).add(1).add(4).add(2).add(3).add(2.0)), "     1|2   |2.000");
  EXPECT_EQ(format("%c%c %s %10s %.2s", Packed().add(int('o')).add(int('k')).add("str").add("right").add("cut")),
            "ok str      right cu");
  EXPECT_EQ(format("%hhd %hd %lu %zu %ld", Packed().add(257).add(65537).add(1ul << 63).add(size_t(9)).add(-1l)),
            "1 1 9223372036854775808 9 -1");
  EXPECT_EQ(format("%p %s", Packed().add(reinterpret_cast<void *>(0x1234)).add(static_cast<const char *>(nullptr))),
            "0x1234 (null)");
  EXPECT_EQ(format("no arguments %% %", Packed(), &count), "no arguments % %");
  EXPECT_EQ(count, 0);
  EXPECT_EQ(format("%y %l", Packed()), "%y %l");
  EXPECT_EQ(format("%300d", Packed().add(1)).size(), 300u);
}

struct Prints {
  struct State {};
  static constexpr uint32_t kinds[] = {SAMPAN_SYNC_BARRIER};
  static uint32_t step(Lane &l, State &, uint32_t site) {
    struct {
      uint32_t block, thread;
      double half;
    } arguments{l.blockNumber(), l.linear(), l.linear() / 2.0};
    if (__sampan_rt_vprintf(l.thread, site == kEntry ? "%d.%d %g\n" : "then %d.%d %g\n", &arguments) != 3)
      ++l.parameter<uint32_t>();
    return site == kEntry ? l.barrier(0) : kEnd;
  }
};

struct Allocates {
  struct State {
    uint32_t *memory;
  };
  static constexpr uint32_t kinds[] = {SAMPAN_SYNC_BARRIER};
  static uint32_t step(Lane &l, State &s, uint32_t site) {
    auto &out = l.parameter<std::vector<uint32_t>>();
    if (site == kEntry) {
      s.memory = static_cast<uint32_t *>(__sampan_rt_malloc(l.thread, 1000));
      if (s.memory)
        s.memory[249] = l.global();
      return l.barrier(0);
    }
    out[l.global()] = s.memory ? s.memory[249] == l.global() : 2;
    __sampan_rt_free(l.thread, s.memory);
    return kEnd;
  }
};

struct FreesTwice {
  struct State {};
  static constexpr uint32_t kinds[] = {SAMPAN_SYNC_BARRIER};
  static uint32_t step(Lane &l, State &, uint32_t) {
    alignas(16) uint64_t notFromMalloc[4] = {};
    __sampan_rt_free(l.thread, &notFromMalloc[2]);
    return kEnd;
  }
};

class DeviceCalls : public ExecTest {};

TEST_P(DeviceCalls, printfInOrderOfBlocks) {
  uint32_t errors = 0;
  testing::internal::CaptureStdout();
  std::printf("host before\n");
  ASSERT_EQ(launch<Prints>(30, 3, errors), LaunchResult::Ok);
  std::printf("host after\n");
  flushPrintf();
  const std::string text = testing::internal::GetCapturedStdout();
  std::string expected = "host before\n";
  for (int b = 0; b < 30; ++b)
    for (const char *then : {"", "then "})
      for (int t = 0; t < 3; ++t)
        expected += then + std::to_string(b) + "." + std::to_string(t) +
                    (t == 0   ? " 0"
                     : t == 1 ? " 0.5"
                              : " 1") +
                    "\n";
  EXPECT_EQ(text, expected + "host after\n");
  EXPECT_EQ(errors, 0u);
}

TEST_P(DeviceCalls, heap) {
  const size_t limit = mallocHeapBytes();
  std::vector<uint32_t> out(64 * 20);
  ASSERT_EQ(launch<Allocates>(20, 64, out), LaunchResult::Ok);
  EXPECT_EQ(mallocHeapUsed(), 0u);
  for (uint32_t v : out)
    ASSERT_EQ(v, 1u);
  // Room for ten pieces: the eleventh thread of a block gets null.
  setMallocHeapBytes(10 * 1016 + 8);
  ASSERT_EQ(launch<Allocates>(1, 64, out), LaunchResult::Ok);
  for (uint32_t t = 0; t < 64; ++t)
    EXPECT_EQ(out[t], t < 10 ? 1u : 2u);
  setMallocHeapBytes(limit);
  EXPECT_EQ(mallocHeapUsed(), 0u);
}

TEST_P(DeviceCalls, freeOfWhatWasNotAllocatedTraps) {
  uint32_t nothing = 0;
  EXPECT_EQ(launch<FreesTwice>(1, 1, nothing), LaunchResult::Trap);
}

TEST(DeviceClock, counts) {
  const uint64_t a = __sampan_rt_clock(nullptr), c = __sampan_rt_globaltimer(nullptr);
  __sampan_rt_nanosleep(nullptr, 1000000);
  uint64_t b = a;
  while (b - a < kClockHz / 1000) // a millisecond
    b = __sampan_rt_clock(nullptr);
  EXPECT_GE(__sampan_rt_globaltimer(nullptr) - c, 500000u);
}

INSTANTIATE_TEST_SUITE_P(Exec, DeviceCalls, allConfigs(), configName);

} // namespace
