#include "kernel/ptx/emit.h"

#include <cstdlib>
#include <cstring>

namespace sampan::kernel::ptx {

using namespace llvm;

TypeInfo Emitter::typeOf(const std::string &s) const {
  LLVMContext &c = b.getContext();
  if (s == "pred")
    return {Type::getInt1Ty(c)};
  if (s == "f16")
    return {Type::getHalfTy(c), true, true};
  if (s == "bf16")
    return {Type::getBFloatTy(c), true, true};
  if (s == "f32")
    return {Type::getFloatTy(c), true, true};
  if (s == "f64")
    return {Type::getDoubleTy(c), true, true};
  if (s == "f16x2")
    return {FixedVectorType::get(Type::getHalfTy(c), 2), true, true};
  if (s == "bf16x2")
    return {FixedVectorType::get(Type::getBFloatTy(c), 2), true, true};
  if (s.size() < 2 || !std::strchr("sub", s[0]))
    return {};
  const unsigned bits = static_cast<unsigned>(std::atoi(s.c_str() + 1));
  if (bits != 8 && bits != 16 && bits != 32 && bits != 64)
    return {};
  return {Type::getIntNTy(c, bits), s[0] == 's'};
}

Value *Emitter::fail(const std::string &what) {
  if (problem.empty())
    problem = what;
  return PoisonValue::get(b.getInt32Ty());
}

static Value *reinterpret(IRBuilder<> &b, Value *v, Type *to) {
  Type *from = v->getType();
  if (from == to)
    return v;
  if (from->isPointerTy())
    v = b.CreatePtrToInt(v, b.getInt64Ty());
  else if (!from->isIntegerTy())
    v = b.CreateBitCast(v, b.getIntNTy(from->getPrimitiveSizeInBits()));
  if (to->isPointerTy())
    return b.CreateIntToPtr(b.CreateZExtOrTrunc(v, b.getInt64Ty()), to);
  v = b.CreateZExtOrTrunc(v, b.getIntNTy(to->getPrimitiveSizeInBits()));
  return to->isIntegerTy() ? v : b.CreateBitCast(v, to);
}

static Value *immediate(IRBuilder<> &b, const std::string &text, Type *type) {
  const bool negative = text[0] == '-';
  const std::string s = negative ? text.substr(1) : text;
  if (s.empty() || !std::isdigit(static_cast<unsigned char>(s[0])))
    return nullptr;
  if (s.size() == 10 && (s[1] == 'f' || s[1] == 'F') && s[0] == '0') // 0fXXXXXXXX: the bits of a float
    return ConstantFP::get(b.getContext(), APFloat(APFloat::IEEEsingle(), APInt(32, s.substr(2), 16)));
  if (s.size() == 18 && (s[1] == 'd' || s[1] == 'D') && s[0] == '0')
    return ConstantFP::get(b.getContext(), APFloat(APFloat::IEEEdouble(), APInt(64, s.substr(2), 16)));
  if (type->isFloatingPointTy() && s.find_first_of(".eE") != std::string::npos && s[1] != 'x')
    return ConstantFP::get(type, std::strtod(text.c_str(), nullptr));
  uint64_t n = s.rfind("0b", 0) == 0 ? std::strtoull(s.c_str() + 2, nullptr, 2) : std::strtoull(s.c_str(), nullptr, 0);
  if (negative)
    n = 0 - n;
  return b.getInt64(n);
}

Value *Emitter::read(const std::string &name, Type *type) {
  if (name.empty())
    return fail("a missing operand");
  Value *v = nullptr;
  if (auto it = registers.find(name); it != registers.end())
    v = it->second;
  else if (types.count(name))
    return UndefValue::get(type);               // declared, not yet written
  else if (name[0] == '%' || name == "WARP_SZ") // only after the declared ones: `%r1` is a common name for those
    v = specialRegister(*this, name);
  else
    v = immediate(b, name, type);
  if (!v) {
    fail("the operand '" + name + "'");
    return PoisonValue::get(type);
  }
  return reinterpret(b, v, type);
}

Value *Emitter::read(const Instruction &i, unsigned operand, Type *type) {
  if (operand >= i.operands.size() || i.operands[operand].names.empty()) {
    fail("too few operands of '" + i.name + "'");
    return PoisonValue::get(type);
  }
  return read(i.operands[operand].names[0], type);
}

void Emitter::write(const std::string &name, Value *v) {
  if (name == "_") // the result that nobody wants
    return;
  const auto it = types.find(name);
  if (it == types.end()) {
    fail("writing to '" + name + "'");
    return;
  }
  registers[name] = reinterpret(b, v, it->second);
}

Value *Emitter::extremum(bool least, bool propagateNan, Value *x, Value *y) {
  if (propagateNan)
    return b.CreateBinaryIntrinsic(least ? Intrinsic::minimum : Intrinsic::maximum, x, y);
  return b.CreateBinaryIntrinsic(least ? Intrinsic::minnum : Intrinsic::maxnum, x, y); // zeros: see define-minimums
}

Value *Emitter::call(const char *builtin, Type *result, ArrayRef<Value *> arguments) {
  SmallVector<Type *, 5> parameters;
  for (Value *v : arguments)
    parameters.push_back(v->getType());
  FunctionCallee callee = module.getOrInsertFunction(builtin, FunctionType::get(result, parameters, false));
  return b.CreateCall(callee, arguments);
}

Value *Emitter::address(const Instruction &i, const Operand &o) {
  Value *offset = b.getInt64(static_cast<uint64_t>(o.offset));
  if (!o.second.empty())
    offset = b.CreateAdd(offset, read(o.second, b.getInt64Ty()));
  if (i.has("shared") || i.has("shared::cta"))
    return call("__sampan_shared_to_generic", b.getPtrTy(), {b.CreateAdd(read(o.names[0], b.getInt64Ty()), offset)});
  return b.CreateGEP(b.getInt8Ty(), read(o.names[0], b.getPtrTy()), offset);
}

} // namespace sampan::kernel::ptx
