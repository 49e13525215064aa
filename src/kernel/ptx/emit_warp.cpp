// Shuffles, votes, matches, reductions, barriers, special registers, and what ends or delays a thread.
#include "kernel/ptx/emit.h"

#include "runtime/abi.h"

namespace sampan::kernel::ptx {

using namespace llvm;

// shfl[.sync].mode.b32 d[|p], a, b, c[, mask]. In c, bits 8-12 hold the segment mask (32 - width) and bits 0-4 the clamp.
static void shuffle(Emitter &e, const Instruction &i) {
  IRBuilder<> &b = e.b;
  Type *i32 = b.getInt32Ty();
  unsigned mode = ~0u;
  const char *kModes[] = {"idx", "up", "down", "bfly"};
  for (unsigned k = 0; k < 4; ++k)
    if (i.has(kModes[k]))
      mode = k;
  const bool sync = i.has("sync");
  if (mode > 3 || i.operands.size() != (sync ? 5u : 4u)) {
    e.fail("this form of shfl");
    return;
  }
  Value *lane = e.read(i, 2, i32), *c = e.read(i, 3, i32);
  Value *mask = sync ? e.read(i, 4, i32) : e.call("__sampan_activemask", i32, {});
  lane = b.CreateAnd(lane, 31);
  Value *segment = b.CreateAnd(b.CreateLShr(c, 8), 31);
  Value *width = b.CreateSub(b.getInt32(32), segment);
  // Whether the source lane lies inside the segment and its clamp: the predicate, and whether its value is taken at all.
  Value *own = e.call("__sampan_laneid", i32, {});
  Value *least = b.CreateAnd(own, segment);
  Value *most = b.CreateOr(least, b.CreateAnd(b.CreateAnd(c, 31), b.CreateNot(segment)));
  Value *source = mode == 0   ? b.CreateOr(least, b.CreateAnd(lane, b.CreateNot(segment)))
                  : mode == 1 ? b.CreateSub(own, lane)
                  : mode == 2 ? b.CreateAdd(own, lane)
                              : b.CreateXor(own, lane);
  Value *inside = mode == 1 ? b.CreateICmpSGE(source, most) : b.CreateICmpSLE(source, most);
  Value *word = e.read(i, 1, i32);
  Value *r = e.call("__sampan_shfl", b.getInt64Ty(),
                    {mask, b.getInt32(mode), b.CreateZExt(word, b.getInt64Ty()), lane, width});
  e.write(i, b.CreateSelect(inside, b.CreateTrunc(r, i32), word));
  if (!i.operands[0].second.empty())
    e.write(i.operands[0].second, inside);
}

static void vote(Emitter &e, const Instruction &i) {
  IRBuilder<> &b = e.b;
  Type *i32 = b.getInt32Ty();
  const unsigned mode = i.has("all") ? 0 : i.has("any") ? 1 : i.has("ballot") ? 2 : i.has("uni") ? 3 : ~0u;
  if (mode > 3 || i.operands.size() < 2) {
    e.fail("this form of vote");
    return;
  }
  std::string name = i.operands[1].names[0];
  const bool negate = name[0] == '!';
  Value *p = e.read(negate ? name.substr(1) : name, b.getInt1Ty());
  if (negate)
    p = b.CreateNot(p);
  Value *mask = i.has("sync") ? e.read(i, 2, i32) : e.call("__sampan_activemask", i32, {});
  Value *r = e.call("__sampan_vote", i32, {mask, b.getInt32(mode), b.CreateZExt(p, i32)});
  e.write(i, mode == 2 ? r : b.CreateICmpNE(r, b.getInt32(0)));
}

static void reduce(Emitter &e, const Instruction &i) {
  IRBuilder<> &b = e.b;
  const TypeInfo t = e.typeOf(i);
  struct Row {
    const char *word;
    unsigned isSigned, isUnsigned;
  };
  static const Row kRows[] = {
      {"add", SAMPAN_REDUCE_ADD, SAMPAN_REDUCE_ADD},     {"min", SAMPAN_REDUCE_MIN_S, SAMPAN_REDUCE_MIN_U},
      {"max", SAMPAN_REDUCE_MAX_S, SAMPAN_REDUCE_MAX_U}, {"and", SAMPAN_REDUCE_AND, SAMPAN_REDUCE_AND},
      {"or", SAMPAN_REDUCE_OR, SAMPAN_REDUCE_OR},        {"xor", SAMPAN_REDUCE_XOR, SAMPAN_REDUCE_XOR}};
  for (const Row &r : kRows)
    if (i.has(r.word) && t.type) {
      Value *v = e.read(i, 1, b.getInt32Ty()), *mask = e.read(i, 2, b.getInt32Ty());
      e.write(i,
              e.call("__sampan_reduce", b.getInt32Ty(), {mask, b.getInt32(t.isSigned ? r.isSigned : r.isUnsigned), v}));
      return;
    }
  e.fail("this operation of redux");
}

static void barrier(Emitter &e, const Instruction &i) {
  IRBuilder<> &b = e.b;
  Type *i32 = b.getInt32Ty(), *none = b.getVoidTy();
  if (i.has("warp"))
    e.call("__sampan_warp_sync", none, {e.read(i, 0, i32)});
  else if (i.has("sync") || i.modifiers.empty() ||
           (i.name == "barrier" && i.has("aligned") && !i.has("red") && !i.has("arrive")))
    e.call("__sampan_barrier", none,
           {i.operands.empty() ? b.getInt32(0) : e.read(i, 0, i32),
            i.operands.size() < 2 ? b.getInt32(0) : e.read(i, 1, i32)});
  else
    e.fail("this form of " + i.name);
}

bool emitWarp(Emitter &e, const Instruction &i) {
  IRBuilder<> &b = e.b;
  const std::string &name = i.name;
  if (name == "shfl")
    shuffle(e, i);
  else if (name == "vote")
    vote(e, i);
  else if (name == "redux")
    reduce(e, i);
  else if (name == "bar" || name == "barrier")
    barrier(e, i);
  else if (name == "activemask")
    e.write(i, e.call("__sampan_activemask", b.getInt32Ty(), {}));
  else if (name == "match" && i.operands.size() == 3) {
    const TypeInfo t = e.typeOf(i);
    Value *v = b.CreateZExt(e.read(i, 1, t.type), b.getInt64Ty());
    const bool all = i.has("all");
    Value *r = e.call("__sampan_match", b.getInt32Ty(), {e.read(i, 2, b.getInt32Ty()), b.getInt32(all), v});
    e.write(i, r);
    if (!i.operands[0].second.empty())
      e.write(i.operands[0].second, b.CreateICmpNE(r, b.getInt32(0)));
  } else if (name == "nanosleep")
    e.call("__sampan_nanosleep", b.getVoidTy(), {e.read(i, 0, b.getInt32Ty())});
  else if (name == "trap")
    e.call("__sampan_trap", b.getVoidTy(), {});
  else if (name == "exit")
    e.call("__sampan_exit", b.getVoidTy(), {}); // for end-threads
  else if (name != "pmevent" && name != "brkpt")
    return false;
  return true;
}

Value *specialRegister(Emitter &e, const std::string &name) {
  IRBuilder<> &b = e.b;
  Type *i32 = b.getInt32Ty(), *i64 = b.getInt64Ty();
  struct Row {
    const char *prefix, *builtin;
  };
  static const Row kDimensional[] = {{"%tid.", "__sampan_tid"},
                                     {"%ntid.", "__sampan_ntid"},
                                     {"%ctaid.", "__sampan_ctaid"},
                                     {"%nctaid.", "__sampan_nctaid"}};
  for (const Row &r : kDimensional)
    if (name.rfind(r.prefix, 0) == 0 && name.size() == std::string(r.prefix).size() + 1 && name.back() >= 'x' &&
        name.back() <= 'z')
      return e.call(r.builtin, i32, {b.getInt32(static_cast<uint32_t>(name.back() - 'x'))});
  const auto lane = [&] { return e.call("__sampan_laneid", i32, {}); };
  const auto bit = [&] { return b.CreateShl(b.getInt32(1), lane()); };
  if (name == "%laneid")
    return lane();
  if (name == "%warpid")
    return e.call("__sampan_warpid", i32, {});
  if (name == "WARP_SZ")
    return b.getInt32(SAMPAN_WARP);
  if (name == "%lanemask_eq")
    return bit();
  if (name == "%lanemask_lt")
    return b.CreateSub(bit(), b.getInt32(1));
  if (name == "%lanemask_le")
    return b.CreateSub(b.CreateShl(bit(), 1), b.getInt32(1));
  if (name == "%lanemask_gt")
    return b.CreateNot(b.CreateSub(b.CreateShl(bit(), 1), b.getInt32(1)));
  if (name == "%lanemask_ge")
    return b.CreateNot(b.CreateSub(bit(), b.getInt32(1)));
  if (name == "%clock64" || name == "%clock")
    return e.call("__sampan_clock", i64, {});
  if (name == "%globaltimer")
    return e.call("__sampan_globaltimer", i64, {});
  if (name == "%globaltimer_lo")
    return b.CreateTrunc(e.call("__sampan_globaltimer", i64, {}), i32);
  if (name == "%globaltimer_hi")
    return b.CreateTrunc(b.CreateLShr(e.call("__sampan_globaltimer", i64, {}), 32), i32);
  if (name == "%dynamic_smem_size")
    return e.call("__sampan_dynamic_smem_size", i32, {});
  if (name == "%smid" || name == "%gridid") // one processor, one grid: what programs use these for still works
    return b.getInt32(0);
  if (name == "%nsmid")
    return b.getInt32(1);
  return nullptr;
}

} // namespace sampan::kernel::ptx
