// Allocation as the API functions share it: counted against the device's memory, entered in the table.
#pragma once

#include "core/api.h"

namespace sampan::rt {

// *pointer is null for zero bytes. `function` is named in messages.
cudaError_t allocate(Runtime &, const char *function, void **pointer, size_t bytes, MemoryKind, unsigned flags = 0);
// Gives the memory of an allocation that was taken out of the table back.
void release(Runtime &, const Allocation &);
// Gives memory that the pool holds and that is free back until it holds at most `most` bytes. Answers whether it gave any.
bool giveBack(Runtime &, size_t most);
// At a synchronisation: of what was freed in stream order, all beyond the pool's release threshold goes back.
void giveBackUnused(Runtime &);
cudaError_t noSuchAllocation(const char *function, const void *pointer);

} // namespace sampan::rt
