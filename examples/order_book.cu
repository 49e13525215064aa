// Limit-order-book replay, a warp per instrument: the ladder of 128 price levels lives in the registers of the 32
// lanes, the best price is found by ballot and shuffle, messages are read 32 at a time and broadcast. Integers only.
//
// Check: the same messages through std::map books on the host; every count, every final level and a hash over the
// fills in their order must be equal.
#include <algorithm>
#include <functional>
#include <map>

#include "common.h"
#include "philox.h"

constexpr int kThreads = 128;
constexpr int kPerLane = 4;
constexpr int kLevels = 32 * kPerLane;
constexpr unsigned kAll = 0xffffffffu;

enum Kind { kLimit = 0, kCancel = 1, kMarket = 2 };
enum Side { kBuy = 0, kSell = 1 };

struct Message {
  unsigned char kind, side;
  unsigned short level;
  int quantity;
};

struct Summary {
  long long notional;
  unsigned long long fillHash;
  int trades, volume, cancelled, unfilled, bestBid, bestAsk, tightSpreads;
};

__host__ __device__ inline unsigned long long mixFill(unsigned long long hash, int level, int quantity) {
  return (hash ^ (static_cast<unsigned long long>(level) << 32 | static_cast<unsigned>(quantity))) * 0x100000001b3ull;
}

// Level of the best price of one side, or -1: lane l holds levels 4 l … 4 l + 3.
__device__ int bestLevel(const int (&quantity)[kPerLane], Side side) {
  int own = -1;
#pragma unroll
  for (int k = 0; k < kPerLane; ++k) {
    const int slot = side == kBuy ? k : kPerLane - 1 - k;
    if (quantity[slot] > 0)
      own = slot;
  }
  const unsigned lanes = __ballot_sync(kAll, own >= 0);
  if (lanes == 0)
    return -1;
  const int lane = side == kBuy ? 31 - __clz(lanes) : __ffs(lanes) - 1;
  return lane * kPerLane + __shfl_sync(kAll, own, lane);
}

__device__ int quantityAt(const int (&quantity)[kPerLane], int level) {
  int own = 0;
#pragma unroll
  for (int k = 0; k < kPerLane; ++k)
    if (k == level % kPerLane)
      own = quantity[k];
  return __shfl_sync(kAll, own, level / kPerLane);
}

__device__ void change(int (&quantity)[kPerLane], int level, int by) {
  if (static_cast<int>(threadIdx.x % 32) != level / kPerLane)
    return;
#pragma unroll
  for (int k = 0; k < kPerLane; ++k)
    if (k == level % kPerLane)
      quantity[k] += by;
}

__global__ void __launch_bounds__(kThreads) replayKernel(const Message *__restrict__ messages, int instruments,
                                                         int perInstrument, Summary *summaries, int2 *depth) {
  const int instrument = (blockIdx.x * kThreads + threadIdx.x) / 32, lane = threadIdx.x % 32;
  if (instrument >= instruments)
    return;
  const Message *stream = messages + size_t(instrument) * perInstrument;
  int bids[kPerLane] = {}, asks[kPerLane] = {};
  Summary s = {0, 0xcbf29ce484222325ull, 0, 0, 0, 0, -1, -1, 0};
  for (int first = 0; first < perInstrument; first += 32) {
    int packed = 0, quantity = 0;
    if (first + lane < perInstrument) {
      const Message m = stream[first + lane];
      packed = m.kind | m.side << 8 | m.level << 16;
      quantity = m.quantity;
    }
    const int count = min(32, perInstrument - first);
    for (int n = 0; n < count; ++n) {
      const int word = __shfl_sync(kAll, packed, n);
      int left = __shfl_sync(kAll, quantity, n);
      const int kind = word & 0xff, level = word >> 16;
      const Side side = static_cast<Side>(word >> 8 & 0xff);
      if (kind == kCancel) {
        const int there = side == kBuy ? quantityAt(bids, level) : quantityAt(asks, level);
        const int removed = min(left, there);
        if (side == kBuy)
          change(bids, level, -removed);
        else
          change(asks, level, -removed);
        s.cancelled += removed;
      } else {
        while (left > 0) {
          const int best = side == kBuy ? bestLevel(asks, kSell) : bestLevel(bids, kBuy);
          if (best < 0 || (kind == kLimit && (side == kBuy ? best > level : best < level)))
            break;
          const int fill = min(left, side == kBuy ? quantityAt(asks, best) : quantityAt(bids, best));
          if (side == kBuy)
            change(asks, best, -fill);
          else
            change(bids, best, -fill);
          left -= fill;
          ++s.trades;
          s.volume += fill;
          s.notional += static_cast<long long>(best) * fill;
          s.fillHash = mixFill(s.fillHash, best, fill);
        }
        if (kind == kMarket)
          s.unfilled += left;
        else if (left > 0) {
          if (side == kBuy)
            change(bids, level, left);
          else
            change(asks, level, left);
        }
      }
      s.bestBid = bestLevel(bids, kBuy);
      s.bestAsk = bestLevel(asks, kSell);
      s.tightSpreads += s.bestBid >= 0 && s.bestAsk == s.bestBid + 1;
    }
  }
  for (int k = 0; k < kPerLane; ++k)
    depth[instrument * kLevels + lane * kPerLane + k] = make_int2(bids[k], asks[k]);
  if (lane == 0)
    summaries[instrument] = s;
}

// The book as a text book has it: two sorted maps.
struct MapBook {
  std::map<int, int, std::greater<int>> bids;
  std::map<int, int> asks;
  Summary s = {0, 0xcbf29ce484222325ull, 0, 0, 0, 0, -1, -1, 0};

  template <typename Book, typename Crosses> int take(Book &book, int left, Crosses crosses) {
    while (left > 0 && !book.empty() && crosses(book.begin()->first)) {
      const int level = book.begin()->first, fill = std::min(left, book.begin()->second);
      if ((book.begin()->second -= fill) == 0)
        book.erase(book.begin());
      left -= fill;
      s.trades += 1;
      s.volume += fill;
      s.notional += static_cast<long long>(level) * fill;
      s.fillHash = mixFill(s.fillHash, level, fill);
    }
    return left;
  }
  template <typename Book> void cancel(Book &book, int level, int quantity) {
    const auto found = book.find(level);
    if (found == book.end())
      return;
    const int removed = std::min(quantity, found->second);
    s.cancelled += removed;
    if ((found->second -= removed) == 0)
      book.erase(found);
  }
  void apply(const Message &m) {
    const bool market = m.kind == kMarket;
    if (m.kind == kCancel) {
      if (m.side == kBuy)
        cancel(bids, m.level, m.quantity);
      else
        cancel(asks, m.level, m.quantity);
    } else {
      const int left = m.side == kBuy ? take(asks, m.quantity, [&](int level) { return market || level <= m.level; })
                                      : take(bids, m.quantity, [&](int level) { return market || level >= m.level; });
      if (market)
        s.unfilled += left;
      else if (left > 0 && m.side == kBuy)
        bids[m.level] += left;
      else if (left > 0)
        asks[m.level] += left;
    }
    s.bestBid = bids.empty() ? -1 : bids.begin()->first;
    s.bestAsk = asks.empty() ? -1 : asks.begin()->first;
    s.tightSpreads += s.bestBid >= 0 && s.bestAsk == s.bestBid + 1;
  }
};

static std::vector<Message> makeMessages(int instruments, int perInstrument) {
  const Philox random(8);
  std::vector<Message> messages;
  for (int i = 0; i < instruments; ++i) {
    int centre = kLevels / 2;
    for (int n = 0; n < perInstrument; ++n) {
      const uint4 w = random(n, i);
      if (w.w % 23 == 0)
        centre = std::min(std::max(centre + (w.w % 2 ? 1 : -1), 20), kLevels - 21);
      const unsigned draw = w.x % 100;
      const Kind kind = draw < 62 ? kLimit : draw < 90 ? kCancel : kMarket;
      const Side side = w.x >> 16 & 1 ? kBuy : kSell;
      // Mostly behind the centre, now and then through it.
      const int behind = int(w.y % 12) + int(w.y >> 16) % 5 - 3;
      const int level = std::min(std::max(side == kBuy ? centre - behind : centre + behind, 0), kLevels - 1);
      messages.push_back({static_cast<unsigned char>(kind), static_cast<unsigned char>(side),
                          static_cast<unsigned short>(level), int(w.z % 900) + 100});
    }
  }
  return messages;
}

int main(int argc, char **argv) {
  const int instruments = countArgument(argc, argv, 1, 30, 1, 100000);
  const int perInstrument = countArgument(argc, argv, 2, 1500, 1, 100000);
  const std::vector<Message> messages = makeMessages(instruments, perInstrument);
  DeviceArray<Message> deviceMessages(messages);
  DeviceArray<Summary> deviceSummaries(instruments);
  DeviceArray<int2> deviceDepth(size_t(instruments) * kLevels);
  {
    Timer timer("replay kernel");
    replayKernel<<<divideUp(instruments * 32, kThreads), kThreads>>>(deviceMessages.data(), instruments, perInstrument,
                                                                     deviceSummaries.data(), deviceDepth.data());
    CUDA_CHECK(cudaGetLastError());
    CUDA_CHECK(cudaDeviceSynchronize());
  }
  const std::vector<Summary> summaries = deviceSummaries.download();
  const std::vector<int2> depth = deviceDepth.download();

  int wrong = 0;
  long long trades = 0;
  std::printf(
      "instrument  trades    volume  VWAP tick  cancelled  unfilled  bid  ask  tight %%  fills (hash)      maps\n");
  for (int i = 0; i < instruments; ++i) {
    MapBook book;
    for (int n = 0; n < perInstrument; ++n)
      book.apply(messages[size_t(i) * perInstrument + n]);
    const Summary &a = summaries[i], &b = book.s;
    bool same = a.notional == b.notional && a.fillHash == b.fillHash && a.trades == b.trades && a.volume == b.volume &&
                a.cancelled == b.cancelled && a.unfilled == b.unfilled && a.bestBid == b.bestBid &&
                a.bestAsk == b.bestAsk && a.tightSpreads == b.tightSpreads;
    for (int level = 0; level < kLevels; ++level) {
      const int2 here = depth[size_t(i) * kLevels + level];
      const auto bid = book.bids.find(level);
      const auto ask = book.asks.find(level);
      same = same && here.x == (bid == book.bids.end() ? 0 : bid->second);
      same = same && here.y == (ask == book.asks.end() ? 0 : ask->second);
    }
    wrong += !same;
    trades += a.trades;
    if (i < 10)
      std::printf("%10d  %6d  %8d  %9.4f  %9d  %8d  %3d  %3d  %7.2f  %016llx  %s\n", i, a.trades, a.volume,
                  a.volume > 0 ? double(a.notional) / a.volume : 0.0, a.cancelled, a.unfilled, a.bestBid, a.bestAsk,
                  100.0 * a.tightSpreads / perInstrument, a.fillHash, same ? "equal" : "DIFFER");
  }
  return finish(wrong == 0 && (trades > 0 || perInstrument < 100),
                "%d instruments, %d messages each, %lld trades, %d books differ", instruments, perInstrument, trades,
                wrong);
}
