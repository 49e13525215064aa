#include "targets/ascend910/passes.h"

#include "kernel/pipeline.h"
#include "simd/pipeline.h"

#include <algorithm>

namespace sampan::ascend910 {

static constexpr kernel::PassInfo kOwn[] = {
    {"join-block", joinBlock},   {"spread-threads", spreadThreads}, {"flatten-grid", flattenGrid},
    {"choose-tile", chooseTile}, {"tidy-lanes", tidyLanes},
};

std::span<const kernel::PassInfo> ownPasses() { return kOwn; }

std::vector<kernel::PassInfo> tilePasses() {
  constexpr const char *kOrder[] = {
      "find-fiber-kernels", "inline-sites",
      "join-block", // before kernels are cut at what it takes away
      "simplify",           "move-locals",    "spill-across-sites",
      "split-regions",      "inline-calls",   "scalarise-vectors",
      "spread-threads", // before shapes are asked for
      "flatten-grid",   // before a tile's length is chosen by what differs from lane to lane
      "choose-tile",        "structure-flow",
      "linearise", // relies on the form that structure-flow makes
      "tidy-lanes",         "verify-lanes",
  };
  std::vector<kernel::PassInfo> all;
  for (const std::string_view name : kOrder)
    for (auto list : {kernel::regionPasses(), simd::lanePasses(), ownPasses()})
      std::copy_if(list.begin(), list.end(), std::back_inserter(all),
                   [&](const kernel::PassInfo &pass) { return name == pass.name; });
  return all;
}

} // namespace sampan::ascend910
