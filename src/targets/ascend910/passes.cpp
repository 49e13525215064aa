#include "targets/ascend910/passes.h"

#include "simd/pipeline.h"

#include <algorithm>

namespace sampan::ascend910 {

static constexpr kernel::PassInfo kOwn[] = {
    {"flatten-grid", flattenGrid},
    {"choose-tile", chooseTile},
    {"tidy-lanes", tidyLanes},
};

std::span<const kernel::PassInfo> ownPasses() { return kOwn; }

std::vector<kernel::PassInfo> tilePasses() {
  constexpr const char *kOrder[] = {
      "inline-calls", "scalarise-vectors",
      "flatten-grid", // before a tile's length is chosen by what differs from lane to lane
      "choose-tile",  "structure-flow",
      "linearise", // relies on the form that structure-flow makes
      "tidy-lanes",   "verify-lanes",
  };
  std::vector<kernel::PassInfo> all;
  for (const std::string_view name : kOrder)
    for (auto list : {simd::lanePasses(), ownPasses()})
      std::copy_if(list.begin(), list.end(), std::back_inserter(all),
                   [&](const kernel::PassInfo &pass) { return name == pass.name; });
  return all;
}

} // namespace sampan::ascend910
