#include "curand/mt19937_jump.h"

#include <bit>
#include <cstring>

using std::size_t;

namespace sampan::curand {
namespace {

constexpr int kDegree = 19937, kWords = (kDegree + 64) / 64;
using Polynomial = std::vector<uint64_t>; // lowest coefficient first

bool bit(const Polynomial &p, int i) { return p[i / 64] >> (i % 64) & 1; }

// By name, since a jump is three million words, and a build for a sanitizer does not vectorise.
constexpr int kTogether = 16;
using Words [[gnu::vector_size(kTogether * sizeof(uint32_t)), gnu::aligned(sizeof(uint32_t)), gnu::may_alias]] =
    uint32_t;

// Without ThreadSanitizer, under which unaligned vectors take fifty times as long; the words belong to one thread.
__attribute__((no_sanitize("thread"))) void add(uint32_t *to, const uint32_t *words, int count) {
  for (int k = 0; k < count; k += kTogether)
    (Words &)to[k] ^= (const Words &)words[k];
}

// a += b t^shift
void addShifted(Polynomial &a, const Polynomial &b, int shift) {
  const int words = shift / 64, bits = shift % 64;
  for (size_t i = 0; i < b.size(); ++i) {
    if (i + words < a.size())
      a[i + words] ^= b[i] << bits;
    if (bits && i + words + 1 < a.size())
      a[i + words + 1] ^= b[i] >> (64 - bits);
  }
}

// One bit of each word that follows the state of seed 1.
std::vector<bool> someBits(int count) {
  std::vector<uint32_t> x(kTwisterWords + count);
  x[0] = 1;
  for (int i = 1; i < kTwisterWords; ++i)
    x[i] = 1812433253u * (x[i - 1] ^ (x[i - 1] >> 30)) + i;
  std::vector<bool> bits(count);
  for (int i = 0; i < count; ++i) {
    x[kTwisterWords + i] = twisterNext(x[i], x[i + 1], x[i + kTwisterMiddle]);
    bits[i] = x[kTwisterWords + i] & 1;
  }
  return bits;
}

// Berlekamp and Massey: the shortest linear recurrence of a sequence of bits.
Polynomial characteristic() {
  const std::vector<bool> bits = someBits(2 * kDegree + 64);
  Polynomial connection(kWords + 1), before(kWords + 1), seen(kWords + 1);
  connection[0] = before[0] = 1;
  int length = 0, since = 1;
  for (size_t n = 0; n < bits.size(); ++n, ++since) {
    for (int i = kWords; i > 0; --i)
      seen[i] = seen[i] << 1 | seen[i - 1] >> 63;
    seen[0] = seen[0] << 1 | uint64_t(bits[n]);
    uint64_t sum = 0;
    for (int i = 0; i <= kWords; ++i)
      sum ^= connection[i] & seen[i];
    if (std::popcount(sum) % 2 == 0)
      continue;
    const Polynomial kept = connection;
    addShifted(connection, before, since);
    if (2 * length <= int(n)) {
      length = int(n) + 1 - length;
      before = kept;
      since = 0;
    }
  }
  Polynomial result(kWords + 1); // the connection polynomial read backwards
  for (int i = 0; i <= length; ++i)
    if (bit(connection, i))
      result[(length - i) / 64] |= uint64_t(1) << ((length - i) % 64);
  return result;
}

// The degrees of all terms but the first.
std::vector<int> termsOf(const Polynomial &p) {
  std::vector<int> terms;
  for (int i = 0; i < kDegree; ++i)
    if (bit(p, i))
      terms.push_back(i);
  return terms;
}

// p^2 mod P, P by the degrees of its terms but the first: few, and the next one far below, so that whole words go at once.
Polynomial square(const Polynomial &p, const std::vector<int> &terms) {
  Polynomial wide(2 * kWords + 2);
  for (int i = 0; i < kDegree; ++i)
    if (bit(p, i))
      wide[2 * i / 64] |= uint64_t(1) << (2 * i % 64);
  for (int low = (2 * kDegree) / 64 * 64; low + 63 >= kDegree; low -= 64) {
    uint64_t &top = wide[low / 64];
    const uint64_t mask = low >= kDegree ? ~uint64_t(0) : ~uint64_t(0) << (kDegree - low);
    const uint64_t gone = top & mask;
    top ^= gone;
    for (int term : terms) {
      const int to = low - kDegree + term;
      if (to >= 0) {
        wide[to / 64] ^= gone << (to % 64);
        if (to % 64)
          wide[to / 64 + 1] ^= gone >> (64 - to % 64);
      } else {
        wide[0] ^= gone >> -to;
      }
    }
  }
  wide.resize(kWords);
  return wide;
}

} // namespace

TwisterJump::TwisterJump(int exponent) {
  TwisterJump single;
  single.power.resize(kWords);
  single.power[0] = 2;
  *this = single.squared(exponent);
}

TwisterJump TwisterJump::squared(int times) const {
  static const std::vector<int> terms = termsOf(characteristic());
  TwisterJump jump = *this;
  for (int i = 0; i < times; ++i)
    jump.power = square(jump.power, terms);
  return jump;
}

void TwisterJump::operator()(uint32_t state[kTwisterWords], std::vector<uint32_t> &sums) const {
  // Rows have four words more than are used, and at the end of one the sums take words of the next in vain.
  constexpr int kAhead = (kDegree + kTwisterWords + 4) / kTogether * kTogether + kTogether;
  static_assert(kTwisterWords % kTogether == 0);
  // sums[d][k]: of those of the words k … k+3 that d names.
  sums.resize(16 * size_t(kAhead));
  uint32_t *x = sums.data() + kAhead;
  for (int k = 0; k < kTwisterWords; ++k)
    x[k] = state[k];
  for (int k = kTwisterWords; k < kAhead; ++k)
    x[k] = twisterNext(x[k - kTwisterWords], x[k - kTwisterWords + 1], x[k - kTwisterWords + kTwisterMiddle]);
  for (int d = 2; d < 16; ++d) {
    uint32_t *sum = sums.data() + size_t(d) * kAhead;
    std::memcpy(sum, sums.data() + size_t(d & (d - 1)) * kAhead, kAhead * sizeof *sum);
    add(sum, x + std::countr_zero(unsigned(d)), kAhead);
  }
  uint32_t ahead[kTwisterWords] = {};
  for (int i = 0; i < kDegree; i += 4)
    if (const size_t digit = power[i / 64] >> (i % 64) & 15)
      add(ahead, sums.data() + digit * kAhead + i, kTwisterWords);
  std::memcpy(state, ahead, sizeof ahead);
}

} // namespace sampan::curand
