#include "targets/cpu/pipeline.h"

#include "targets/cpu/fuse_minimums.h"
#include "targets/cpu/lockstep_regions.h"
#include "targets/cpu/relax_atomics.h"
#include "targets/cpu/widen_regions.h"

namespace sampan::cpu {

static constexpr kernel::PassInfo kWiden[] = {{"widen-regions", widenRegions}};
static constexpr kernel::PassInfo kLockstep[] = {{"lockstep-regions", lockstepRegions}};
static constexpr kernel::PassInfo kLast[] = {
    {"relax-atomics", relaxAtomics},
    {"fuse-minimums", fuseMinimums},
};

std::span<const kernel::PassInfo> widenPasses() { return kWiden; }
std::span<const kernel::PassInfo> lockstepPasses() { return kLockstep; }
std::span<const kernel::PassInfo> lastPasses() { return kLast; }

} // namespace sampan::cpu
