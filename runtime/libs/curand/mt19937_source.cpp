// MT19937: 8192 sequences, 2^2048 numbers apart. Eight numbers of each in turn make a round, and 78 rounds use up the 624
// numbers that a sequence makes at a time. In which order a round takes them comes from how eight threads of a GPU share
// a state.
#include "curand/mt19937_jump.h"
#include "curand/poisson.h"
#include "curand/source.h"
#include "curand/transform.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <thread>

namespace sampan::curand {
namespace {

constexpr int kApart = 2048, kSequences = 8192, kSequencesExponent = 13, kShare = 8, kRounds = kTwisterWords / kShare;

// Word by word, the words of all sequences side by side, so that vectors work on several sequences.
using States = std::vector<uint32_t>;

uint32_t *wordsOf(States &s, int word) { return s.data() + size_t(word) * kSequences; }

// Which number of 624 is number `turn` of a sequence's eight in a round: eight single ones first, then rows of 56 that go
// by sevens.
int wordOf(int round, int turn) {
  constexpr int kSingle[kShare] = {0, 113, 170, 283, 340, 397, 510, 567};
  constexpr int kRows[11] = {1, 57, 114, 171, 227, 284, 341, 398, 454, 511, 568};
  return round == 0 ? kSingle[turn] : kRows[(round - 1) / 7] + 7 * turn + (round - 1) % 7;
}

void jumpAll(States &states, uint32_t *state, int first, int count, const TwisterJump &jump) {
  std::vector<uint32_t> room;
  for (int i = first; i < first + count; ++i, jump(state, room))
    for (int k = 0; k < kTwisterWords; ++k)
      wordsOf(states, k)[i] = state[k];
}

States seeded(uint32_t seed) {
  static const TwisterJump jump(kApart);
  int exponent = 0; // of the number of threads
  while (exponent < 3 && (2u << exponent) <= std::thread::hardware_concurrency())
    ++exponent;
  const int threads = 1 << exponent, count = kSequences / threads;
  const TwisterJump far = jump.squared(kSequencesExponent - exponent);
  States states(size_t(kTwisterWords) * kSequences);
  std::vector<uint32_t> state(kTwisterWords);
  state[0] = seed;
  for (int i = 1; i < kTwisterWords; ++i)
    state[i] = 1812433253u * (state[i - 1] ^ (state[i - 1] >> 30)) + i;
  std::vector<std::thread> workers;
  std::vector<uint32_t> room;
  for (int t = 0; t < threads; ++t, far(state.data(), room))
    workers.emplace_back(
        [&states, own = state, t, count]() mutable { jumpAll(states, own.data(), t * count, count, jump); });
  for (std::thread &worker : workers)
    worker.join();
  return states;
}

// Seeding takes a second, and programs make generators of one seed again and again: the last seed's states are kept.
States statesOf(uint32_t seed) {
  static std::mutex &mutex = *new std::mutex;
  static std::pair<uint32_t, States> &kept = *new std::pair<uint32_t, States>;
  std::lock_guard<std::mutex> lock(mutex);
  if (kept.second.empty() || kept.first != seed)
    kept = {seed, seeded(seed)};
  return kept.second;
}

uint32_t tempered(uint32_t y) {
  y ^= y >> 11;
  y ^= (y << 7) & 0x9d2c5680u;
  y ^= (y << 15) & 0xefc60000u;
  return y ^ (y >> 18);
}

template <class Maths> class TwisterSource final : public Source {
public:
  explicit TwisterSource(const Settings &settings) : states(statesOf(uint32_t(settings.seed))) {}

  curandStatus_t fill(const Wanted &wanted, void *out, size_t count) override {
    const double mean = wanted.mean, deviation = wanted.deviation;
    switch (wanted.kind) {
    case Kind::Bits: run((uint32_t *)out, count, [](uint32_t x) { return x; }); break;
    case Kind::Uniform: run((float *)out, count, [](uint32_t x) { return float(probability(x, 0.0)); }); break;
    case Kind::UniformDouble: run((double *)out, count, [](uint32_t x) { return probability(x, 0.0); }); break;
    case Kind::Normal:
    case Kind::LogNormal:
      run((float *)out, count, [=, log = wanted.kind == Kind::LogNormal](uint32_t x) {
        const float n = Maths::multiplyAdd(inverse<Maths>(x, 0.0f), float(deviation), float(mean));
        return log ? Maths::exponential(n) : n;
      });
      break;
    case Kind::NormalDouble:
    case Kind::LogNormalDouble:
      run((double *)out, count, [=, log = wanted.kind == Kind::LogNormalDouble](uint32_t x) {
        const double n = Maths::multiplyAdd(inverse<Maths>(x, 0.0), deviation, mean);
        return log ? Maths::exponential(n) : n;
      });
      break;
    case Kind::Poisson:
      run((uint32_t *)out, count,
          [table = PoissonTable(wanted.mean)](uint32_t x) { return table(probability(x, 0.0)); });
      break;
    case Kind::Bits64: return CURAND_STATUS_TYPE_ERROR;
    }
    return CURAND_STATUS_SUCCESS;
  }

private:
  // The next 624 words of all sequences.
  void twist() {
    for (int k = 0; k < kTwisterWords; ++k) {
      uint32_t *now = wordsOf(states, k);
      const uint32_t *next = wordsOf(states, (k + 1) % kTwisterWords);
      const uint32_t *middle = wordsOf(states, (k + kTwisterMiddle) % kTwisterWords);
      for (int i = 0; i < kSequences; ++i)
        now[i] = twisterNext(now[i], next[i], middle[i]);
    }
  }

  template <class T, class Make> void run(T *out, size_t count, Make make) {
    while (count > 0) {
      if (at == 0 && round == 0)
        twist();
      const uint32_t *words[kShare];
      for (int turn = 0; turn < kShare; ++turn)
        words[turn] = wordsOf(states, wordOf(round, turn));
      const size_t here = std::min(count, size_t(kSequences * kShare - at));
      for (size_t i = at; i < at + here; ++i)
        *out++ = make(tempered(words[i % kShare][i / kShare]));
      count -= here;
      at = (at + int(here)) % (kSequences * kShare);
      if (at == 0)
        round = (round + 1) % kRounds;
    }
  }

  States states;
  int round = 0, at = 0; // of the next number: its round, and its place in it
};

} // namespace

std::unique_ptr<Source> mt19937Source(const Settings &settings) {
  if (settings.onHost)
    return std::make_unique<TwisterSource<HostMaths>>(settings);
  return std::make_unique<TwisterSource<KernelMaths>>(settings);
}

} // namespace sampan::curand
