// Accesses of one block of a lane program that lie side by side: the fields of a structure, the elements of a short vector, the
// consecutive elements that each thread has of an array. Between them they use up what a stride leaves out, so a few wide
// loads or stores serve all of them, where each by itself is a gather or a scatter.
#pragma once

#include "simd/lane_program.h"
#include "simd/shape.h"

namespace sampan::simd {

struct Neighbours {
  struct Member {
    llvm::CallInst *access;
    unsigned place; // elements behind the lowest member's address
  };
  llvm::SmallVector<Member, 8> members; // in the block's order, two for one place if both load from it
  int64_t lowest = 0;                   // bytes from the first member's address to the lowest's
  unsigned stride = 0;                  // elements from lane to lane, 2 to kMostNeighbours
  unsigned bytes = 0;                   // of an element

  unsigned span() const; // elements from the lowest to behind the highest member
};

inline constexpr unsigned kMostNeighbours = 8;

// The loads, from this one on, that can be made where this one is; the stores, from this one on, that can be made where the
// last of them is. All lanes are active and a lane's address is a constant number of elements behind the one of the lane
// before. Without members if the access is of another kind.
Neighbours neighboursOf(llvm::CallInst &, const Shapes &);

} // namespace sampan::simd
