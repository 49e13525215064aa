// What a value of a lane program is in a tile program. A tile has one element for each lane; a scalar unit beside the vector
// unit holds what all lanes share.
#pragma once

#include <llvm/IR/Type.h>

#include <cstdint>
#include <string>

namespace sampan::ascend910 {

// The lanes [lo, hi) of a tile; names of values of type index. What bounds-tests of consecutive numbers give: `i < n`.
struct Interval {
  std::string lo, hi;
};

struct TileValue {
  enum Kind {
    None,
    Scalar,  // the same in all lanes
    Strided, // `name` in lane 0, plus `stride` from lane to lane
    Tile,    // a tensor
    Lanes,   // a truth value: true in an interval
    Wide,    // a 64-bit number: `name` + scale * factor * (the extension of 32-bit tile `tile`)
    Address  // bytes behind the beginning of memory `base`: `name`, `stride`, and a tile as for Wide
  };
  Kind kind = None;
  std::string name;
  int64_t stride = 0;
  Interval lanes{};
  std::string tile{}; // Wide, Address: empty if lanes' offsets are strided
  int64_t scale = 0;
  std::string factor{}; // of the tile besides `scale`, an i64 that all lanes share; empty: 1
  bool isSigned = true;
  int base = -1;

  static TileValue scalar(std::string s) { return {Scalar, std::move(s)}; }
  static TileValue strided(std::string s, int64_t stride) { return {stride ? Strided : Scalar, std::move(s), stride}; }
  static TileValue ofTile(std::string s) { return {Tile, std::move(s)}; }
  static TileValue ofLanes(Interval i) {
    TileValue v{Lanes, {}};
    v.lanes = std::move(i);
    return v;
  }
  bool isUniform() const { return kind == Scalar; }
};

} // namespace sampan::ascend910
