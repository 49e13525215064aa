// Puts the text of one .asc together.
#pragma once

#include "targets/ascend950/plan_edits.h"
#include "targets/ascend950/translate.h"

namespace sampan::ascend950 {

// `all`: the kernels to write. `name` is the source's, for the first line.
void writeSource(const std::string &name, const std::vector<Reach> &all, SourceText &, const Edits &,
                 clang::CompilerInstance &, Translation &);

} // namespace sampan::ascend950
