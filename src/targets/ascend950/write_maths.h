// The part of our maths library that translated kernels call, written beside them.
#pragma once

#include "support/diagnostic.h"

#include <set>
#include <string>

namespace sampan::ascend950 {

// sampan_maths.h, and what it includes under maths/. `functions` are as the user wrote them: exp, expf, __expf.
bool writeMaths(const std::set<std::string> &functions, const std::string &toolkit, const std::string &folder,
                Diagnostics &);

} // namespace sampan::ascend950
