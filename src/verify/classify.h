// What a pattern of differences looks like. Said with its evidence: the pattern is a hint, an experiment is a proof.
#pragma once

#include "support/language.h"
#include "verify/compare.h"

namespace sampan::verify {

enum class Cause {
  None,
  OrderNoise,     // repeated runs differ as much among themselves
  FlippedBit,     // always the same bit
  SwappedLanes,   // the right values in other places of their warp
  FloatForDouble, // as exact as float, and stored as such
  RandomStream,   // other numbers of the same distribution
  Race,           // depends on how threads are run
  FastFunction,   // an approximate function of CUDA's for the exact one
  Contraction,    // a multiplication and an addition fused or not
  ReorderedSum,   // the same terms in another order
  Rounding,       // a few units in the last place
  Other
};

const char *causeName(Cause); // "flipped-bit", in JSON
Words causeText(Cause);

struct Finding {
  Cause cause = Cause::None;
  Words evidence;
};

Finding classify(const OutputResult &);

} // namespace sampan::verify
