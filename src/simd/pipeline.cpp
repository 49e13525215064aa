#include "simd/pipeline.h"

#include "simd/passes.h"

namespace sampan::simd {

// The order matters; where it does, the reason stands beside the line.
static constexpr kernel::PassInfo kLanes[] = {
    {"inline-calls", inlineCalls},
    {"scalarise-vectors", scalariseVectors},
    {"choose-width", chooseWidth},           // by the types that are left
    {"interleave-locals", interleaveLocals}, // by the width
    {"structure-flow", structureFlow},
    {"linearise", linearise},        // relies on the form that structure-flow makes
    {"estimate-gain", estimateGain}, // sees the masks, and each operation only once
    {"mark-rows", markRows},         // before code is copied
    {"fork-full", forkFull},
    {"fork-loops", forkLoops}, // those that fork-full has given full masks
    {"verify-lanes", verifyLanes},
};

std::span<const kernel::PassInfo> lanePasses() { return kLanes; }

} // namespace sampan::simd
