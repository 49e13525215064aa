// mov (with packing and unpacking), cvt, cvta, selp, setp, set, slct.
#include "kernel/ptx/emit.h"

namespace sampan::kernel::ptx {

using namespace llvm;

static void move(Emitter &e, const Instruction &i, TypeInfo t) {
  IRBuilder<> &b = e.b;
  const Operand &to = i.operands[0], &from = i.operands[1];
  const unsigned bits = t.type->getPrimitiveSizeInBits();
  Type *whole = b.getIntNTy(bits);
  if (to.isList) {
    const unsigned part = bits / to.names.size();
    Value *v = e.read(from.names[0], whole);
    for (unsigned k = 0; k < to.names.size(); ++k)
      e.write(to.names[k], b.CreateTrunc(b.CreateLShr(v, k * part), b.getIntNTy(part)));
  } else if (from.isList) {
    const unsigned part = bits / from.names.size();
    Value *v = ConstantInt::get(whole, 0);
    for (unsigned k = 0; k < from.names.size(); ++k)
      v = b.CreateOr(v, b.CreateShl(b.CreateZExt(e.read(from.names[k], b.getIntNTy(part)), whole), k * part));
    e.write(i, v);
  } else
    e.write(i, e.read(i, 1, t.type));
}

// To the range of the destination, narrow ones included, which casts in C++ do otherwise: see define_conversions.
static Value *toInteger(Emitter &e, Value *v, const TypeInfo &to) {
  IRBuilder<> &b = e.b;
  const unsigned width = to.type->getScalarSizeInBits();
  Type *wide = width < 32 ? b.getInt32Ty() : to.type;
  v = b.CreateIntrinsic(to.isSigned ? Intrinsic::fptosi_sat : Intrinsic::fptoui_sat, {wide, v->getType()}, {v});
  if (width >= 32)
    return v;
  if (!to.isSigned)
    return b.CreateTrunc(b.CreateBinaryIntrinsic(Intrinsic::umin, v, b.getInt32((1u << width) - 1)), to.type);
  const int most = (1 << (width - 1)) - 1;
  v = b.CreateBinaryIntrinsic(Intrinsic::smin, v, ConstantInt::getSigned(wide, most));
  v = b.CreateBinaryIntrinsic(Intrinsic::smax, v, ConstantInt::getSigned(wide, -most - 1));
  return b.CreateTrunc(v, to.type);
}

// cvt[.rounding][.ftz][.sat].to.from
static void convert(Emitter &e, const Instruction &i) {
  IRBuilder<> &b = e.b;
  if (i.modifiers.size() < 2) {
    e.fail("cvt without two types");
    return;
  }
  const TypeInfo to = e.typeOf(i.modifiers[i.modifiers.size() - 2]), from = e.typeOf(i);
  if (!to.type || !from.type || to.type->isVectorTy() || from.type->isVectorTy()) {
    e.fail("this form of cvt");
    return;
  }
  Value *v = e.read(i, 1, from.type);
  const auto round = [&](Value *x) -> Value * { // roundings to an integral value: rni rzi rmi rpi
    if (i.has("rni"))
      return b.CreateUnaryIntrinsic(Intrinsic::roundeven, x);
    if (i.has("rmi"))
      return b.CreateUnaryIntrinsic(Intrinsic::floor, x);
    if (i.has("rpi"))
      return b.CreateUnaryIntrinsic(Intrinsic::ceil, x);
    return i.has("rzi") ? b.CreateUnaryIntrinsic(Intrinsic::trunc, x) : x;
  };
  if (from.isFloat && to.isFloat) {
    if (i.has("rz") || i.has("rm") || i.has("rp")) {
      e.fail("directed rounding of cvt");
      return;
    }
    v = round(v);
    const unsigned a = from.type->getScalarSizeInBits(), c = to.type->getScalarSizeInBits();
    v = c > a ? b.CreateFPExt(v, to.type) : c < a ? b.CreateFPTrunc(v, to.type) : v;
    if (i.has("sat"))
      v = saturate(e, v);
  } else if (from.isFloat) {
    v = round(v);
    v = toInteger(e, v, to);
  } else if (to.isFloat && (i.has("rz") || i.has("rm") || i.has("rp"))) {
    e.fail("directed rounding of cvt");
    return;
  } else if (to.isFloat)
    v = from.isSigned ? b.CreateSIToFP(v, to.type) : b.CreateUIToFP(v, to.type);
  else if (i.has("sat")) {
    e.fail("cvt.sat between integers");
    return;
  } else
    v = from.isSigned ? b.CreateSExtOrTrunc(v, to.type) : b.CreateZExtOrTrunc(v, to.type);
  const std::string &name = i.operands[0].names[0];
  // A narrow result in a wider register is extended by the sign of the destination's type.
  if (const auto it = e.types.find(name);
      it != e.types.end() && to.type->isIntegerTy() && it->second->isIntegerTy() && to.isSigned)
    v = b.CreateSExtOrTrunc(v, it->second);
  e.write(name, v);
}

static CmpInst::Predicate comparison(const std::string &word, TypeInfo t) {
  struct Row {
    const char *word;
    CmpInst::Predicate isSigned, isUnsigned, isFloat;
  };
  static const Row kRows[] = {
      {"eq", CmpInst::ICMP_EQ, CmpInst::ICMP_EQ, CmpInst::FCMP_OEQ},
      {"ne", CmpInst::ICMP_NE, CmpInst::ICMP_NE, CmpInst::FCMP_ONE},
      {"lt", CmpInst::ICMP_SLT, CmpInst::ICMP_ULT, CmpInst::FCMP_OLT},
      {"le", CmpInst::ICMP_SLE, CmpInst::ICMP_ULE, CmpInst::FCMP_OLE},
      {"gt", CmpInst::ICMP_SGT, CmpInst::ICMP_UGT, CmpInst::FCMP_OGT},
      {"ge", CmpInst::ICMP_SGE, CmpInst::ICMP_UGE, CmpInst::FCMP_OGE},
      {"lo", CmpInst::ICMP_ULT, CmpInst::ICMP_ULT, CmpInst::BAD_FCMP_PREDICATE},
      {"ls", CmpInst::ICMP_ULE, CmpInst::ICMP_ULE, CmpInst::BAD_FCMP_PREDICATE},
      {"hi", CmpInst::ICMP_UGT, CmpInst::ICMP_UGT, CmpInst::BAD_FCMP_PREDICATE},
      {"hs", CmpInst::ICMP_UGE, CmpInst::ICMP_UGE, CmpInst::BAD_FCMP_PREDICATE},
      {"equ", CmpInst::BAD_ICMP_PREDICATE, CmpInst::BAD_ICMP_PREDICATE, CmpInst::FCMP_UEQ},
      {"neu", CmpInst::BAD_ICMP_PREDICATE, CmpInst::BAD_ICMP_PREDICATE, CmpInst::FCMP_UNE},
      {"ltu", CmpInst::BAD_ICMP_PREDICATE, CmpInst::BAD_ICMP_PREDICATE, CmpInst::FCMP_ULT},
      {"leu", CmpInst::BAD_ICMP_PREDICATE, CmpInst::BAD_ICMP_PREDICATE, CmpInst::FCMP_ULE},
      {"gtu", CmpInst::BAD_ICMP_PREDICATE, CmpInst::BAD_ICMP_PREDICATE, CmpInst::FCMP_UGT},
      {"geu", CmpInst::BAD_ICMP_PREDICATE, CmpInst::BAD_ICMP_PREDICATE, CmpInst::FCMP_UGE},
      {"num", CmpInst::BAD_ICMP_PREDICATE, CmpInst::BAD_ICMP_PREDICATE, CmpInst::FCMP_ORD},
      {"nan", CmpInst::BAD_ICMP_PREDICATE, CmpInst::BAD_ICMP_PREDICATE, CmpInst::FCMP_UNO},
  };
  for (const Row &r : kRows)
    if (word == r.word)
      return t.isFloat ? r.isFloat : t.isSigned ? r.isSigned : r.isUnsigned;
  return t.isFloat ? CmpInst::BAD_FCMP_PREDICATE : CmpInst::BAD_ICMP_PREDICATE;
}

// Operands 1 and 2 compared.
static Value *compare(Emitter &e, const Instruction &i, TypeInfo t) {
  const CmpInst::Predicate p = i.modifiers.empty() ? CmpInst::BAD_ICMP_PREDICATE : comparison(i.modifiers[0], t);
  if (p == CmpInst::BAD_ICMP_PREDICATE || p == CmpInst::BAD_FCMP_PREDICATE)
    return e.fail("this comparison of '" + i.name + "'");
  return e.b.CreateCmp(p, e.read(i, 1, t.type), e.read(i, 2, t.type));
}

// With a boolean operation (setp.lt.and.s32 p, a, b, c) the comparison is combined with the predicate in operand 3.
static Value *combine(Emitter &e, const Instruction &i, Value *c) {
  IRBuilder<> &b = e.b;
  for (const char *op : {"and", "or", "xor"})
    if (i.has(op)) {
      const std::string other = i.operands.size() > 3 ? i.operands[3].names[0] : "";
      const bool negate = !other.empty() && other[0] == '!';
      Value *q = e.read(negate ? other.substr(1) : other, b.getInt1Ty());
      if (negate)
        q = b.CreateNot(q);
      return op[0] == 'a' ? b.CreateAnd(c, q) : op[0] == 'o' ? b.CreateOr(c, q) : b.CreateXor(c, q);
    }
  return c;
}

bool emitMoves(Emitter &e, const Instruction &i) {
  IRBuilder<> &b = e.b;
  const TypeInfo t = e.typeOf(i);
  const std::string &name = i.name;
  if (name == "cvta" && i.operands.size() == 2) { // cvta[.to].space: our generic and global addresses are the same
    const bool shared = i.has("shared"), to = i.has("to");
    if (shared && to)
      e.write(i, e.call("__sampan_generic_to_shared", b.getInt64Ty(), {e.read(i, 1, b.getPtrTy())}));
    else if (shared)
      e.write(i, e.call("__sampan_shared_to_generic", b.getPtrTy(), {e.read(i, 1, b.getInt64Ty())}));
    else
      e.write(i, e.read(i, 1, b.getInt64Ty()));
    return true;
  }
  if (!t.type || i.operands.size() < 2)
    return false;
  if (name == "mov")
    move(e, i, t);
  else if (name == "cvt")
    convert(e, i);
  else if (name == "selp")
    e.write(i, b.CreateSelect(e.read(i, 3, b.getInt1Ty()), e.read(i, 1, t.type), e.read(i, 2, t.type)));
  else if (name == "setp") {
    Value *c = compare(e, i, t);
    if (e.problem.empty()) {
      Value *first = combine(e, i, c), *second = combine(e, i, b.CreateNot(c));
      e.write(i, first);
      if (!i.operands[0].second.empty())
        e.write(i.operands[0].second, second);
    }
  } else if (name == "set" && i.modifiers.size() >= 3) {
    const TypeInfo to = e.typeOf(i.modifiers[i.modifiers.size() - 2]);
    Value *c = compare(e, i, t);
    if (e.problem.empty() && to.type)
      c = combine(e, i, c);
    if (e.problem.empty() && to.type)
      e.write(i, to.isFloat ? b.CreateUIToFP(c, to.type) : b.CreateSExt(c, to.type));
  } else if (name == "slct" && i.modifiers.size() >= 2) {
    const TypeInfo what = e.typeOf(i.modifiers[i.modifiers.size() - 2]);
    Value *sign = e.read(i, 3, t.type);
    Value *c = t.isFloat ? b.CreateFCmpOGE(sign, ConstantFP::get(t.type, 0.0))
                         : b.CreateICmpSGE(sign, ConstantInt::get(t.type, 0));
    e.write(i, b.CreateSelect(c, e.read(i, 1, what.type), e.read(i, 2, what.type)));
  } else
    return false;
  return true;
}

} // namespace sampan::kernel::ptx
