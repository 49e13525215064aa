// libstdc++'s std::generate_canonical, which every distribution of <random> calls for every number, divides two logarithms of
// long double constants. g++ computes them while it compiles; LLVM leaves the calls, and random numbers on the host take ten
// times as long as users are used to.
#pragma once

#include <llvm/Passes/PassBuilder.h>

namespace sampan::cpu {

// Has logl of a constant computed during optimisation, by this machine's logl, if long double is the same type on the machine
// that the code is for.
void foldLogarithms(llvm::PassBuilder &, const llvm::Module &);

} // namespace sampan::cpu
