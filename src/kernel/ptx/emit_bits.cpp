// Bit operations: and or xor not cnot shl shr shf popc clz brev bfind bmsk bfe bfi prmt lop3.
#include "kernel/ptx/emit.h"

namespace sampan::kernel::ptx {

using namespace llvm;

namespace {

struct Bits {
  Emitter &e;
  const Instruction &i;
  IRBuilder<> &b = e.b;
  TypeInfo t = e.typeOf(i);
  Type *i32 = b.getInt32Ty();

  Value *operand(unsigned n) { return e.read(i, n, t.type); }
  Value *number(unsigned n) { return e.read(i, n, i32); }
  unsigned width() { return t.type->getIntegerBitWidth(); }

  // A shift amount beyond the width means the width: PTX clamps.
  Value *shift(Instruction const &, bool left) {
    Value *inside = b.CreateICmpULE(number(2), b.getInt32(width() - 1));
    Value *clamped = b.CreateBinaryIntrinsic(Intrinsic::umin, number(2), b.getInt32(width() - 1));
    Value *n = b.CreateZExtOrTrunc(clamped, t.type); // only now: a 16-bit cut would lose the upper bits of the amount
    if (!left && t.isSigned)
      return b.CreateAShr(operand(1), n);
    Value *r = left ? b.CreateShl(operand(1), n) : b.CreateLShr(operand(1), n);
    return b.CreateSelect(inside, r, ConstantInt::get(t.type, 0));
  }

  Value *funnel() {
    Value *n = number(3);
    const bool left = i.has("l");
    if (i.has("clamp")) {
      Value *all = left ? number(1) : number(2); // a shift by 32 or more gives the other word whole
      Value *inside = b.CreateICmpULT(n, b.getInt32(32));
      return b.CreateSelect(inside, funnel(left, b.CreateAnd(n, 31)), all);
    }
    return funnel(left, b.CreateAnd(n, 31));
  }
  Value *funnel(bool left, Value *n) {
    return b.CreateIntrinsic(left ? Intrinsic::fshl : Intrinsic::fshr, {i32}, {number(2), number(1), n});
  }

  // Bits [position, position + length) with both taken modulo 256 and cut at the width.
  Value *extract() {
    const unsigned w = width();
    Value *position = b.CreateZExtOrTrunc(b.CreateAnd(number(2), 255), t.type);
    Value *length = b.CreateZExtOrTrunc(b.CreateAnd(number(3), 255), t.type);
    Value *most = ConstantInt::get(t.type, w - 1), *zero = ConstantInt::get(t.type, 0);
    Value *end = b.CreateAdd(position, b.CreateSub(length, ConstantInt::get(t.type, 1)));
    Value *top = b.CreateBinaryIntrinsic(Intrinsic::umin, end, most);
    Value *empty = b.CreateICmpEQ(length, zero);
    Value *outside = b.CreateICmpUGT(position, most);
    Value *left = b.CreateAnd(b.CreateSub(most, top), most); // move the field's top bit to the word's, then back
    Value *up = b.CreateShl(operand(1), left);
    Value *down = b.CreateAnd(b.CreateAdd(left, position), most);
    Value *field = t.isSigned ? b.CreateAShr(up, down) : b.CreateLShr(up, down);
    Value *sign = t.isSigned ? b.CreateAShr(operand(1), most) : zero;
    return b.CreateSelect(empty, zero, b.CreateSelect(outside, sign, field));
  }

  Value *insert() { // a into b at position for length
    const unsigned w = width();
    Value *position = b.CreateZExtOrTrunc(b.CreateAnd(number(3), 255), t.type);
    Value *length = b.CreateZExtOrTrunc(b.CreateAnd(number(4), 255), t.type);
    Value *most = ConstantInt::get(t.type, w - 1), *ones = Constant::getAllOnesValue(t.type),
          *zero = ConstantInt::get(t.type, 0);
    Value *whole = b.CreateICmpUGT(length, most);
    Value *field = b.CreateSelect(whole, ones, b.CreateNot(b.CreateShl(ones, b.CreateAnd(length, most))));
    Value *outside = b.CreateICmpUGT(position, most);
    Value *at = b.CreateAnd(position, most);
    Value *mask = b.CreateSelect(outside, zero, b.CreateShl(field, at));
    return b.CreateOr(b.CreateAnd(b.CreateShl(operand(1), at), mask), b.CreateAnd(operand(2), b.CreateNot(mask)));
  }

  Value *permute() {
    Type *i64 = b.getInt64Ty();
    Value *pool = b.CreateOr(b.CreateZExt(number(1), i64), b.CreateShl(b.CreateZExt(number(2), i64), 32));
    Value *selector = number(3), *r = b.getInt32(0);
    for (unsigned k = 0; k < 4; ++k) {
      Value *s = b.CreateLShr(selector, 4 * k);
      Value *byte =
          b.CreateTrunc(b.CreateLShr(pool, b.CreateZExt(b.CreateShl(b.CreateAnd(s, 7), 3), i64)), b.getInt8Ty());
      Value *sign = b.CreateAShr(byte, 7);
      byte = b.CreateSelect(b.CreateICmpNE(b.CreateAnd(s, 8), b.getInt32(0)), sign, byte);
      r = b.CreateOr(r, b.CreateShl(b.CreateZExt(byte, i32), 8 * k));
    }
    return r;
  }

  Value *lop3() { // any function of three bits, by its truth table
    auto *table = dyn_cast<ConstantInt>(number(4));
    if (!table)
      return e.fail("lop3 with a table that is not a constant");
    Value *x = number(1), *y = number(2), *z = number(3), *r = b.getInt32(0);
    for (unsigned k = 0; k < 8; ++k)
      if (table->getZExtValue() >> k & 1) {
        Value *term = b.CreateAnd(k & 4 ? x : b.CreateNot(x),
                                  b.CreateAnd(k & 2 ? y : b.CreateNot(y), k & 1 ? z : b.CreateNot(z)));
        r = b.CreateOr(r, term);
      }
    return r;
  }

  // Ones from position a on, b of them: positions and lengths beyond the word are cut (clamp) or taken modulo 32 (wrap).
  Value *mask() {
    Value *position = operand(1), *length = operand(2), *ones = b.getInt64(0xffffffff);
    for (Value **v : {&position, &length})
      *v = b.CreateZExt(i.has("clamp") ? b.CreateBinaryIntrinsic(Intrinsic::umin, *v, b.getInt32(32))
                                       : b.CreateAnd(*v, 31),
                        b.getInt64Ty());
    Value *field = b.CreateAnd(b.CreateNot(b.CreateShl(b.getInt64(~0ull), length)), ones);
    return b.CreateTrunc(b.CreateShl(field, position), i32);
  }

  Value *findTop() {
    Value *x = operand(1);
    if (t.isSigned)
      x = b.CreateXor(x, b.CreateAShr(x, width() - 1));
    Value *leading = b.CreateTrunc(b.CreateBinaryIntrinsic(Intrinsic::ctlz, x, b.getFalse()), i32);
    Value *none = b.CreateICmpEQ(x, ConstantInt::get(t.type, 0));
    Value *r = i.has("shiftamt") ? leading : b.CreateSub(b.getInt32(width() - 1), leading);
    return b.CreateSelect(none, b.getInt32(~0u), r);
  }
};

} // namespace

bool emitBits(Emitter &e, const Instruction &i) {
  const TypeInfo t = e.typeOf(i);
  if (!t.type || !t.type->isIntegerTy())
    return false;
  Bits n{e, i};
  IRBuilder<> &b = e.b;
  const std::string &name = i.name;
  if (name == "and")
    e.write(i, b.CreateAnd(n.operand(1), n.operand(2)));
  else if (name == "or")
    e.write(i, b.CreateOr(n.operand(1), n.operand(2)));
  else if (name == "xor")
    e.write(i, b.CreateXor(n.operand(1), n.operand(2)));
  else if (name == "not")
    e.write(i, b.CreateNot(n.operand(1)));
  else if (name == "cnot")
    e.write(i, b.CreateZExt(b.CreateICmpEQ(n.operand(1), ConstantInt::get(t.type, 0)), t.type));
  else if (name == "shl" || name == "shr")
    e.write(i, n.shift(i, name == "shl"));
  else if (name == "shf")
    e.write(i, n.funnel());
  else if (name == "popc")
    e.write(i, b.CreateTrunc(b.CreateUnaryIntrinsic(Intrinsic::ctpop, n.operand(1)), n.i32));
  else if (name == "clz")
    e.write(i, b.CreateTrunc(b.CreateBinaryIntrinsic(Intrinsic::ctlz, n.operand(1), b.getFalse()), n.i32));
  else if (name == "brev")
    e.write(i, b.CreateUnaryIntrinsic(Intrinsic::bitreverse, n.operand(1)));
  else if (name == "bfind")
    e.write(i, n.findTop());
  else if (name == "bmsk" && n.width() == 32)
    e.write(i, n.mask());
  else if (name == "bfe")
    e.write(i, n.extract());
  else if (name == "bfi")
    e.write(i, n.insert());
  else if (name == "prmt" && i.modifiers.size() == 1)
    e.write(i, n.permute());
  else if (name == "lop3")
    e.write(i, n.lop3());
  else
    return false;
  return true;
}

} // namespace sampan::kernel::ptx
