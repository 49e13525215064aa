// Integer arithmetic: add sub mul mad sad div rem abs neg min max, with carry where PTX has it, dp4a and dp2a.
#include "kernel/ptx/emit.h"

namespace sampan::kernel::ptx {

using namespace llvm;

namespace {

struct Integers {
  Emitter &e;
  const Instruction &i;
  TypeInfo t = e.typeOf(i);
  IRBuilder<> &b = e.b;

  Value *operand(unsigned n) { return e.read(i, n, t.type); }
  unsigned width() { return t.type->getIntegerBitWidth(); }

  Value *extend(Value *v) {
    Type *wide = b.getIntNTy(2 * width());
    return t.isSigned ? b.CreateSExt(v, wide) : b.CreateZExt(v, wide);
  }

  // lo, hi or wide product of operands 1 and 2.
  Value *product() {
    if (i.has("lo"))
      return b.CreateMul(operand(1), operand(2));
    Value *full = b.CreateMul(extend(operand(1)), extend(operand(2)));
    return i.has("wide") ? full : b.CreateTrunc(b.CreateLShr(full, width()), t.type);
  }

  // x + y (+ carry in), setting the carry if the instruction says .cc.
  Value *addWithCarry(Value *x, Value *y, bool carryIn) {
    Value *first = b.CreateBinaryIntrinsic(Intrinsic::uadd_with_overflow, x, y);
    Value *sum = b.CreateExtractValue(first, 0), *carry = b.CreateExtractValue(first, 1);
    if (carryIn) {
      Value *in = b.CreateZExt(e.carry ? e.carry : b.getFalse(), t.type);
      Value *second = b.CreateBinaryIntrinsic(Intrinsic::uadd_with_overflow, sum, in);
      sum = b.CreateExtractValue(second, 0);
      carry = b.CreateOr(carry, b.CreateExtractValue(second, 1));
    }
    if (i.has("cc"))
      e.carry = carry;
    return sum;
  }

  Value *subtractWithBorrow(Value *x, Value *y, bool borrowIn) {
    Value *first = b.CreateBinaryIntrinsic(Intrinsic::usub_with_overflow, x, y);
    Value *rest = b.CreateExtractValue(first, 0), *borrow = b.CreateExtractValue(first, 1);
    if (borrowIn) {
      Value *in = b.CreateZExt(e.carry ? e.carry : b.getFalse(), t.type);
      Value *second = b.CreateBinaryIntrinsic(Intrinsic::usub_with_overflow, rest, in);
      rest = b.CreateExtractValue(second, 0);
      borrow = b.CreateOr(borrow, b.CreateExtractValue(second, 1));
    }
    if (i.has("cc"))
      e.carry = borrow;
    return rest;
  }

  Value *saturating(Intrinsic::ID id) { return b.CreateBinaryIntrinsic(id, operand(1), operand(2)); }

  Value *dot(unsigned bits) {
    const TypeInfo a = e.typeOf(i.modifiers[i.modifiers.size() - 2]), c = t;
    Type *i32 = b.getInt32Ty();
    Value *x = e.read(i, 1, i32), *y = e.read(i, 2, i32), *sum = e.read(i, 3, i32);
    const unsigned base = bits == 16 && i.has("hi") ? 16 : 0;
    for (unsigned k = 0; k < 32 / bits; ++k) {
      const auto part = [&](Value *v, unsigned at, unsigned n, bool isSigned) {
        Value *p = b.CreateTrunc(b.CreateLShr(v, at), b.getIntNTy(n));
        return isSigned ? b.CreateSExt(p, i32) : b.CreateZExt(p, i32);
      };
      sum = b.CreateAdd(sum, b.CreateMul(part(x, k * bits, bits, a.isSigned), part(y, base + k * 8, 8, c.isSigned)));
    }
    return sum;
  }
};

} // namespace

bool emitArithmetic(Emitter &e, const Instruction &i) {
  const TypeInfo t = e.typeOf(i);
  if (!t.type || !t.type->isIntegerTy())
    return false;
  Integers n{e, i};
  IRBuilder<> &b = e.b;
  const std::string &name = i.name;
  const bool carries = i.has("cc");
  if (name == "add" && i.has("sat"))
    e.write(i, n.saturating(Intrinsic::sadd_sat));
  else if (name == "sub" && i.has("sat"))
    e.write(i, n.saturating(Intrinsic::ssub_sat));
  else if (name == "add" && !carries)
    e.write(i, b.CreateAdd(n.operand(1), n.operand(2)));
  else if (name == "sub" && !carries)
    e.write(i, b.CreateSub(n.operand(1), n.operand(2)));
  else if (name == "add" || name == "addc")
    e.write(i, n.addWithCarry(n.operand(1), n.operand(2), name == "addc"));
  else if (name == "sub" || name == "subc")
    e.write(i, n.subtractWithBorrow(n.operand(1), n.operand(2), name == "subc"));
  else if (name == "mul")
    e.write(i, n.product());
  else if ((name == "mad" || name == "madc") && !i.has("wide"))
    e.write(i, carries || name == "madc" ? n.addWithCarry(n.product(), n.operand(3), name == "madc")
                                         : b.CreateAdd(n.product(), n.operand(3)));
  else if (name == "mad")
    e.write(i, b.CreateAdd(n.product(), e.read(i, 3, b.getIntNTy(2 * n.width()))));
  else if (name == "div")
    e.write(i, t.isSigned ? b.CreateSDiv(n.operand(1), n.operand(2)) : b.CreateUDiv(n.operand(1), n.operand(2)));
  else if (name == "rem")
    e.write(i, t.isSigned ? b.CreateSRem(n.operand(1), n.operand(2)) : b.CreateURem(n.operand(1), n.operand(2)));
  else if (name == "min")
    e.write(i, b.CreateBinaryIntrinsic(t.isSigned ? Intrinsic::smin : Intrinsic::umin, n.operand(1), n.operand(2)));
  else if (name == "max")
    e.write(i, b.CreateBinaryIntrinsic(t.isSigned ? Intrinsic::smax : Intrinsic::umax, n.operand(1), n.operand(2)));
  else if (name == "abs")
    e.write(i, b.CreateBinaryIntrinsic(Intrinsic::abs, n.operand(1), b.getFalse()));
  else if (name == "neg")
    e.write(i, b.CreateNeg(n.operand(1)));
  else if (name == "sad") {
    Value *x = n.operand(1), *y = n.operand(2);
    Value *high = b.CreateBinaryIntrinsic(t.isSigned ? Intrinsic::smax : Intrinsic::umax, x, y);
    Value *low = b.CreateBinaryIntrinsic(t.isSigned ? Intrinsic::smin : Intrinsic::umin, x, y);
    e.write(i, b.CreateAdd(b.CreateSub(high, low), n.operand(3)));
  } else if (name == "dp4a" || name == "dp2a")
    e.write(i, n.dot(name == "dp4a" ? 8 : 16));
  else
    return false;
  return true;
}

} // namespace sampan::kernel::ptx
