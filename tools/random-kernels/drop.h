// Numbers the statements of a kernel and takes some out, so that a script can make a failing kernel small.
#pragma once

#include "ast.h"

#include <set>

namespace sampan::randomkernels {

int numberStatements(Kernel &kernel); // answers how many there are
// Statements that hold the kernel together (barriers, masks, ends) stay; answers the numbers that were really dropped.
std::set<int> dropStatements(Kernel &kernel, const std::set<int> &numbers);

} // namespace sampan::randomkernels
