// The changes that depend on what the text means, for the kernels that will be written.
#pragma once

#include "targets/ascend950/edits.h"
#include "targets/ascend950/reach.h"

namespace sampan::ascend950 {

// Fills `edits`. Constructs that would need two different texts at one place, and what the words of a macro hide, are
// added to the reach's refusals (A5016, A5017).
void planEdits(Reach &, SourceText &, clang::ASTContext &, Edits &);

// Takes out what only the host calls of the classes that kernels use.
void dropMembers(const std::vector<Reach> &, SourceText &, Edits &);

} // namespace sampan::ascend950
