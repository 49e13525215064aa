// What one instruction makes of its operands' shapes. Each rule is a statement about arithmetic modulo 2^bits.
#pragma once

#include "simd/shape.h"

#include <llvm/IR/Instructions.h>

#include <functional>

namespace sampan::simd {

using ShapeOf = std::function<Shape(const llvm::Value *)>;

// For instructions other than phis.
Shape shapeOfInstruction(const llvm::Instruction &, Lanes, const ShapeOf &);

} // namespace sampan::simd
