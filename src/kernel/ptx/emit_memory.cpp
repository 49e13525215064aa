// ld st atom red, fences, prefetches (hints), cp.async (a plain copy: it has arrived when the instruction ends).
#include "kernel/ptx/emit.h"

namespace sampan::kernel::ptx {

using namespace llvm;

static AtomicOrdering orderingOf(const Instruction &i, bool load) {
  if (i.has("acquire") && load)
    return AtomicOrdering::Acquire;
  if (i.has("release") && !load)
    return AtomicOrdering::Release;
  return i.has("relaxed") ? AtomicOrdering::Monotonic : AtomicOrdering::NotAtomic;
}

// What a vector access found in one register, as a value of the element's type.
static void writeElement(Emitter &e, const std::string &name, const TypeInfo &t, Value *v) {
  const auto it = e.types.find(name);
  if (it != e.types.end() && it->second->isIntegerTy() && t.type->isIntegerTy() && t.isSigned)
    v = e.b.CreateSExtOrTrunc(v, it->second);
  e.write(name, v);
}

// One access for all elements. PTX promises no atomicity of the whole, but GPUs have it, and CUB's scans hand a value and its
// "is valid" to other blocks in one such store: read in two halves, the value would be an old one now and then.
static void accessWhole(Emitter &e, const Instruction &i, TypeInfo t, bool load, Value *at, AtomicOrdering order) {
  IRBuilder<> &b = e.b;
  const Operand &values = i.operands[load ? 0 : 1];
  const unsigned bits = static_cast<unsigned>(t.type->getPrimitiveSizeInBits());
  const unsigned total = bits * static_cast<unsigned>(values.names.size());
  Type *whole = b.getIntNTy(total), *element = b.getIntNTy(bits);
  if (load) {
    LoadInst *l = b.CreateAlignedLoad(whole, at, Align(total / 8), true);
    l->setAtomic(order);
    for (unsigned k = 0; k < values.names.size(); ++k)
      writeElement(e, values.names[k], t, b.CreateBitCast(b.CreateTrunc(b.CreateLShr(l, k * bits), element), t.type));
    return;
  }
  Value *joined = ConstantInt::get(whole, 0);
  for (unsigned k = 0; k < values.names.size(); ++k) {
    Value *v = b.CreateZExt(b.CreateBitCast(e.read(values.names[k], t.type), element), whole);
    joined = b.CreateOr(joined, b.CreateShl(v, k * bits));
  }
  b.CreateAlignedStore(joined, at, Align(total / 8), true)->setAtomic(order);
}

// Other vector accesses are several of one element each; the backend joins them.
static void access(Emitter &e, const Instruction &i, TypeInfo t, bool load) {
  IRBuilder<> &b = e.b;
  const Operand &memory = i.operands[load ? 1 : 0], &values = i.operands[load ? 0 : 1];
  if (!memory.isMemory) {
    e.fail("'" + i.name + "' without an address in brackets");
    return;
  }
  Value *base = e.address(i, memory);
  const uint64_t bytes = t.type->getPrimitiveSizeInBits() / 8;
  const AtomicOrdering order = orderingOf(i, load);
  // Past the first cache: how programs read what other blocks write, so a second read must read again.
  const bool pastCache = i.has("volatile") || i.has("cg") || i.has("cv") || i.has("wt");
  const bool isVolatile = e.isVolatile || pastCache;
  const Align align(bytes);
  constexpr uint64_t kWhole = 16; // bytes that machines read and write in one piece
  if (values.names.size() > 1 && bytes * values.names.size() <= kWhole &&
      (order != AtomicOrdering::NotAtomic || pastCache)) {
    accessWhole(e, i, t, load, base, order == AtomicOrdering::NotAtomic ? AtomicOrdering::Monotonic : order);
    return;
  }
  for (unsigned k = 0; k < values.names.size(); ++k) {
    Value *at = b.CreateConstGEP1_64(b.getInt8Ty(), base, k * bytes);
    if (load) {
      LoadInst *l = b.CreateAlignedLoad(t.type, at, align, isVolatile);
      l->setAtomic(order);
      writeElement(e, values.names[k], t, l);
    } else
      b.CreateAlignedStore(e.read(values.names[k], t.type), at, align, isVolatile)->setAtomic(order);
  }
}

static void atomic(Emitter &e, const Instruction &i, TypeInfo t, bool hasResult) {
  IRBuilder<> &b = e.b;
  const unsigned first = hasResult ? 1 : 0;
  if (i.operands.size() < first + 2 || !i.operands[first].isMemory) {
    e.fail("the operands of '" + i.name + "'");
    return;
  }
  Value *at = e.address(i, i.operands[first]);
  const AtomicOrdering order = i.has("acq_rel")   ? AtomicOrdering::AcquireRelease
                               : i.has("acquire") ? AtomicOrdering::Acquire
                               : i.has("release") ? AtomicOrdering::Release
                                                  : AtomicOrdering::Monotonic;
  Value *v = e.read(i, first + 1, t.type), *old = nullptr;
  if (i.has("cas")) {
    Value *pair =
        b.CreateAtomicCmpXchg(at, v, e.read(i, first + 2, t.type), MaybeAlign(), order, AtomicOrdering::Monotonic);
    old = b.CreateExtractValue(pair, 0);
  } else {
    struct Row {
      const char *word;
      AtomicRMWInst::BinOp isSigned, isUnsigned, isFloat;
    };
    static const Row kRows[] = {
        {"add", AtomicRMWInst::Add, AtomicRMWInst::Add, AtomicRMWInst::FAdd},
        {"min", AtomicRMWInst::Min, AtomicRMWInst::UMin, AtomicRMWInst::FMin},
        {"max", AtomicRMWInst::Max, AtomicRMWInst::UMax, AtomicRMWInst::FMax},
        {"and", AtomicRMWInst::And, AtomicRMWInst::And, AtomicRMWInst::BAD_BINOP},
        {"or", AtomicRMWInst::Or, AtomicRMWInst::Or, AtomicRMWInst::BAD_BINOP},
        {"xor", AtomicRMWInst::Xor, AtomicRMWInst::Xor, AtomicRMWInst::BAD_BINOP},
        {"exch", AtomicRMWInst::Xchg, AtomicRMWInst::Xchg, AtomicRMWInst::Xchg},
        {"inc", AtomicRMWInst::UIncWrap, AtomicRMWInst::UIncWrap, AtomicRMWInst::BAD_BINOP},
        {"dec", AtomicRMWInst::UDecWrap, AtomicRMWInst::UDecWrap, AtomicRMWInst::BAD_BINOP},
    };
    AtomicRMWInst::BinOp op = AtomicRMWInst::BAD_BINOP;
    for (const Row &r : kRows)
      if (i.has(r.word))
        op = t.isFloat ? r.isFloat : t.isSigned ? r.isSigned : r.isUnsigned;
    if (op == AtomicRMWInst::BAD_BINOP || t.type->isVectorTy()) {
      e.fail("this operation of '" + i.name + "'");
      return;
    }
    old = b.CreateAtomicRMW(op, at, v, MaybeAlign(), order);
  }
  if (hasResult)
    e.write(i, old);
}

// cp.async.{ca,cg}.shared.global [to], [from], bytes{, bytes to read}; the rest of the destination is filled with zeros.
static void copy(Emitter &e, const Instruction &i) {
  IRBuilder<> &b = e.b;
  if (i.operands.size() < 3 || !i.operands[0].isMemory || !i.operands[1].isMemory) {
    e.fail("this form of cp.async");
    return;
  }
  Value *to = e.call("__sampan_shared_to_generic", b.getPtrTy(), {e.read(i.operands[0].names[0], b.getInt64Ty())});
  to = b.CreateConstGEP1_64(b.getInt8Ty(), to, static_cast<uint64_t>(i.operands[0].offset));
  Value *from = b.CreateConstGEP1_64(b.getInt8Ty(), e.read(i.operands[1].names[0], b.getPtrTy()),
                                     static_cast<uint64_t>(i.operands[1].offset));
  Value *bytes = e.read(i, 2, b.getInt64Ty());
  if (i.operands.size() > 3) {
    b.CreateMemSet(to, b.getInt8(0), bytes, MaybeAlign());
    bytes = e.read(i, 3, b.getInt64Ty());
  }
  b.CreateMemCpy(to, MaybeAlign(), from, MaybeAlign(), bytes);
}

bool emitMemory(Emitter &e, const Instruction &i) {
  const std::string &name = i.name;
  if (name == "membar" || name == "fence") {
    e.b.CreateFence(AtomicOrdering::SequentiallyConsistent);
    return true;
  }
  if (name == "prefetch" || name == "prefetchu" || name == "discard" || name == "applypriority")
    return true;
  if (name == "cp" && i.has("async")) {
    if (i.has("bulk") || i.has("mbarrier") || i.has("tensor"))
      e.fail("bulk and mbarrier forms of cp.async");
    else if (!i.has("commit_group") && !i.has("wait_group") && !i.has("wait_all"))
      copy(e, i);
    return true;
  }
  const TypeInfo t = e.typeOf(i);
  if (!t.type || i.operands.size() < 2)
    return false;
  if (name == "ld" || name == "ldu" || name == "st")
    access(e, i, t, name != "st");
  else if (name == "atom" || name == "red")
    atomic(e, i, t, name == "atom");
  else
    return false;
  return true;
}

} // namespace sampan::kernel::ptx
