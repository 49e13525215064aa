// The records of the threads of a block, or of a warp, as arrays: see sampan_record. A lane's operands are beside its
// neighbours', so compiled code that runs lanes together writes and reads them as vectors.
#pragma once

#include "../abi.h"

#include <cstddef>
#include <cstdint>

namespace sampan::rt {

struct Records {
  uint32_t *kind, *mask, *mode, *lane, *width;
  uint64_t *value, *result;

  static Records of(const sampan_block &block) {
    const auto field = [&](size_t offset) { return block.records + offset * block.padded_count; };
    const auto narrow = [&](size_t offset) { return reinterpret_cast<uint32_t *>(field(offset)); };
    const auto wide = [&](size_t offset) { return reinterpret_cast<uint64_t *>(field(offset)); };
    return {narrow(offsetof(sampan_record, kind)),  narrow(offsetof(sampan_record, mask)),
            narrow(offsetof(sampan_record, mode)),  narrow(offsetof(sampan_record, lane)),
            narrow(offsetof(sampan_record, width)), wide(offsetof(sampan_record, value)),
            wide(offsetof(sampan_record, result))};
  }
  // Those that begin with this thread.
  Records from(uint32_t thread) const {
    return {kind + thread,  mask + thread,  mode + thread,  lane + thread,
            width + thread, value + thread, result + thread};
  }
};

} // namespace sampan::rt
