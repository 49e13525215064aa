#include "describe.h"

#include "warp_ops.h"

#include <cstdio>
#include <cstdlib>
#include <cxxabi.h>

namespace sampan::rt {

std::string describeKernel(const sampan_kernel &kernel) {
  const char *name = kernel.name ? kernel.name : "?";
  int status = 0;
  char *plain = abi::__cxa_demangle(name, nullptr, nullptr, &status);
  std::string text = std::string("kernel `") + (plain ? plain : name) + "`";
  std::free(plain);
  if (kernel.file)
    text += std::string(" (") + kernel.file + ":" + std::to_string(kernel.line) + ")";
  return text;
}

std::string describeIndex(const uint32_t i[3]) {
  return "[" + std::to_string(i[0]) + "," + std::to_string(i[1]) + "," + std::to_string(i[2]) + "]";
}

static const char *kindName(uint32_t kind) {
  switch (kind) {
  case SAMPAN_SYNC_BARRIER:
  case SAMPAN_SYNC_BARRIER_BLOCK: return "barrier";
  case SAMPAN_SYNC_BARRIER_RED: return "barrier with reduction";
  case SAMPAN_SYNC_WARP: return "__syncwarp";
  case SAMPAN_SYNC_SHFL: return "shuffle";
  case SAMPAN_SYNC_VOTE: return "vote";
  case SAMPAN_SYNC_MATCH: return "match";
  case SAMPAN_SYNC_REDUCE: return "reduce";
  case SAMPAN_SYNC_GRID: return "grid barrier";
  default: return "?";
  }
}

void WaitCounts::add(uint32_t site, uint32_t kind, uint32_t barrier, uint32_t mask) {
  ++counts[{site, kind, kind == SAMPAN_SYNC_BARRIER ? barrier : isStrong(kind) ? mask : 0}];
}

std::string WaitCounts::text() const {
  std::string all;
  for (const auto &[what, threads] : counts) {
    const auto [site, kind, detail] = what;
    char number[32] = "";
    if (kind == SAMPAN_SYNC_BARRIER)
      std::snprintf(number, sizeof number, " %u", detail);
    else if (isStrong(kind))
      std::snprintf(number, sizeof number, ", mask 0x%08x", detail);
    all += (all.empty() ? "" : ", ") + std::to_string(threads) + (threads == 1 ? " thread waits" : " threads wait") +
           " at site " + std::to_string(site) + " (" + kindName(kind) + number + ")";
  }
  return all;
}

} // namespace sampan::rt
