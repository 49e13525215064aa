// Shared memory, shuffles and threadIdx of a block that is one tile. Shared memory is a buffer of the vector core, of 32-bit
// words. It is read by picking words out by their numbers; a store makes all its words anew, each from the lane that writes it
// or from itself, because the vector unit writes from a multiple of 32 bytes on only.
#include "targets/ascend910/printer.h"

#include "runtime/abi.h"

#include <llvm/Analysis/ValueTracking.h>

namespace sampan::ascend910 {

using namespace llvm;

std::string Printer::wordsOf(const std::string &n) const { return "memref<" + n + "xi32>"; }

// A tile of the numbers of elements of shared memory that lanes access, kept inside of it.
TileValue Printer::wordNumbers(const TileValue &at, const Instruction &i) {
  const int64_t last = memories[static_cast<size_t>(at.base)].words - 1;
  const auto number = [&](int64_t n) { return TileValue::scalar(text.constant(std::to_string(n), "i32")); };
  if (at.stride % 4 || at.scale % 4)
    return refuse("A1032", "shared memory whose elements do not have 4 bytes", "use int or float", &i);
  const std::string first = text.define("arith.trunci " + at.name + " : i64 to i32");
  const std::string two = text.constant("2", "i32");
  TileValue words = TileValue::scalar(text.define("arith.shrsi " + first + ", " + two + " : i32"));
  if (at.stride)
    words = TileValue::ofTile(tileOf(TileValue::strided(words.name, at.stride / 4), "i32"));
  if (!at.tile.empty()) {
    TileValue more = TileValue::ofTile(at.tile);
    if (at.scale != 4)
      more = binary("vmul", "muli", more, number(at.scale / 4), "i32");
    if (!at.factor.empty())
      more = binary("vmul", "muli", more, TileValue::scalar(text.define("arith.trunci " + at.factor + " : i64 to i32")),
                    "i32");
    words = binary("vadd", "addi", more, words, "i32");
  }
  return binary("vmin", "minsi", binary("vmax", "maxsi", TileValue::ofTile(tileOf(words, "i32")), number(0), "i32"),
                number(last), "i32");
}

TileValue Printer::loadShared(const TileValue &at, const std::string &type, const Instruction &i) {
  if (type != "f32" && type != "i32")
    return refuse("A1032", "shared memory whose elements do not have 4 bytes", "use int or float", &i);
  const std::string buffer = shared(at), words = wordsOf(std::to_string(memories[static_cast<size_t>(at.base)].words));
  const TileValue numbers = wordNumbers(at, i);
  if (!good)
    return {};
  const std::string lanes = wordsOf(std::to_string(length));
  const std::string from = text.define("bufferization.to_memref " + numbers.name + " : " + lanes);
  const std::string to = text.define("memref.alloc() : " + lanes);
  text.line("hivm.hir.vgather ins(" + buffer + " : " + words + ") indices(" + from + " : " + lanes + ") outs(" + to +
            " : " + lanes + ")");
  const TileValue read =
      TileValue::ofTile(text.define("bufferization.to_tensor " + to + " restrict writable : " + lanes));
  return type == "i32" ? read : reinterpret(read, "i32", "f32");
}

void Printer::storeShared(const TileValue &at, const TileValue &v, const TileValue &mask, const std::string &type,
                          const Instruction &i) {
  const auto no = [&](const char *why) { refuse("A1032", why, "", &i); };
  if (type != "f32" && type != "i32")
    return no("shared memory whose elements do not have 4 bytes");
  if (!at.tile.empty() || (at.stride != 4 && at.stride != 0))
    return no("a store to shared memory in no order, or with gaps");
  const int64_t count = memories[static_cast<size_t>(at.base)].words;
  const std::string buffer = shared(at), words = wordsOf(std::to_string(count));
  const auto number = [&](int64_t n) { return TileValue::scalar(text.constant(std::to_string(n), "i32")); };
  // What lanes have, by lane.
  TileValue bits = TileValue::ofTile(tileOf(v, type));
  if (type == "f32")
    bits = reinterpret(bits, "f32", "i32");
  const TileValue writes = choose(TileValue::ofTile(maskTile(mask)), number(1), number(0), "i32");
  const std::string first = text.define("arith.shrsi " + text.define("arith.trunci " + at.name + " : i64 to i32") +
                                        ", " + text.constant("2", "i32") + " : i32");
  // The same by word: the lane that would write it.
  const unsigned lanes = length;
  const std::string ofLanes = tiled("i32");
  const Interval whole = at.stride ? Interval{} : hull(mask);
  length = static_cast<unsigned>(count);
  const TileValue distance = binary("vsub", "subi", TileValue::ofTile(iota("i32")), TileValue::scalar(first), "i32");
  TileValue lane = distance, isWritten;
  if (at.stride) {
    isWritten = compareTiles(
        "eq", binary("vmin", "minsi", binary("vmax", "maxsi", distance, number(0), "i32"), number(lanes - 1), "i32"),
        distance, "i32");
    lane = binary("vmin", "minsi", binary("vmax", "maxsi", distance, number(0), "i32"), number(lanes - 1), "i32");
  } else { // all to one word: that of the last lane stays
    const std::string zero = text.index(0);
    const std::string last =
        text.define("arith.maxsi " + text.define("arith.subi " + whole.hi + ", " + text.index(1) + " : index") + ", " +
                    zero + " : index");
    isWritten = compareTiles("eq", distance, number(0), "i32");
    lane = TileValue::ofTile(
        tileOf(TileValue::scalar(text.define("arith.index_cast " + last + " : index to i32")), "i32"));
  }
  const auto pick = [&](const std::string &tile) {
    return TileValue::ofTile(text.define("hivm.hir.vgather ins(" + tile + " : " + ofLanes + ") indices(" + lane.name +
                                         " : " + tiled("i32") + ") outs(" + empty("i32") + " : " + tiled("i32") +
                                         ") -> " + tiled("i32")));
  };
  isWritten = maskAnd(isWritten, compareTiles("ne", pick(writes.name), number(0), "i32"));
  const std::string copy = text.define("memref.alloc() : " + words);
  text.line("hivm.hir.copy ins(" + buffer + " : " + words + ") outs(" + copy + " : " + words + ")");
  const TileValue old =
      TileValue::ofTile(text.define("bufferization.to_tensor " + copy + " restrict writable : " + words));
  const TileValue made = choose(isWritten, pick(bits.name), old, "i32");
  text.line("hivm.hir.copy ins(" + text.define("bufferization.to_memref " + made.name + " : " + words) + " : " + words +
            ") outs(" + buffer + " : " + words + ")");
  length = lanes;
}

std::string Printer::shared(const TileValue &at) const { return "%shared" + std::to_string(at.base); }

bool Printer::isShared(const TileValue &at) const {
  return at.kind == TileValue::Address && memories[static_cast<size_t>(at.base)].words;
}

// The addresses of the block's shared memory, static and dynamic.
TileValue Printer::sharedMemory(bool dynamic) {
  size_t k = 0;
  while (k < memories.size() && (!memories[k].words || memories[k].isDynamic != dynamic))
    ++k;
  if (k == memories.size()) {
    Memory m;
    uint64_t bytes = kDynamicBytes;
    if (!dynamic)
      lane.getFnAttribute("sampan-shared-bytes").getValueAsString().getAsInteger(10, bytes);
    m.words = static_cast<int64_t>(alignTo(std::max<uint64_t>(bytes, 4), 256) / 4);
    m.isDynamic = dynamic;
    memories.push_back(m);
  }
  TileValue a{TileValue::Address, text.constant("0", "i64")};
  a.base = static_cast<int>(k);
  return a;
}

// What each block begins with.
std::string Printer::sharedBuffers() const {
  std::string all;
  for (size_t k = 0; k < memories.size(); ++k)
    if (memories[k].words)
      all += "      %shared" + std::to_string(k) + " = memref.alloc() : " + wordsOf(std::to_string(memories[k].words)) +
             "\n";
  return all;
}

// threadIdx of a block of several rows: numbers below 2^11, so that a quotient is far from the next whole number.
TileValue Printer::threadIndex(unsigned dimension) {
  if (!spread[0].name.empty())
    return spread[dimension];
  const auto scalar = [&](const std::string &extent) {
    return TileValue::scalar(text.define("arith.uitofp " + extent + " : i32 to f32"));
  };
  const auto add = [&](const TileValue &a, const char *n) {
    return binary("vadd", "addf", a, TileValue::scalar(text.constant(n, "f32")), "f32");
  };
  const auto below = [&](const TileValue &n, const TileValue &extent, TileValue &rest) { // n / extent, n % extent
    const TileValue q = converted(binary("vdiv", "divf", add(n, "0.5"), extent, "f32"), "f32", "f32", "floor");
    rest = binary("vsub", "subf", n, binary("vmul", "mulf", q, extent, "f32"), "f32");
    return q;
  };
  TileValue x, y;
  const TileValue row = below(TileValue::ofTile(iota("f32")), scalar("%blockx"), x);
  const TileValue z = below(row, scalar("%blocky"), y);
  spread[0] = converted(x, "f32", "i32", "trunc");
  spread[1] = converted(y, "f32", "i32", "trunc");
  spread[2] = converted(z, "f32", "i32", "trunc");
  return spread[dimension];
}

// See sampan_shuffle_source in runtime/abi.h, whose rules these are.
TileValue Printer::shuffle(const CallInst &each, const CallInst &inner) {
  const auto argument = [&](unsigned k) -> const Value * {
    const Value *v = inner.getArgOperand(k);
    auto *a = dyn_cast<Argument>(v);
    return a ? each.getArgOperand(a->getArgNo()) : v;
  };
  const auto number = [&](int64_t n) { return TileValue::scalar(text.constant(std::to_string(n), "i32")); };
  const auto op = [&](const char *v, const char *s, const TileValue &a, const TileValue &b) {
    return binary(v, s, a, b, "i32");
  };
  auto *mode = dyn_cast<ConstantInt>(argument(1)), *segment = dyn_cast<ConstantInt>(argument(3));
  if (!mode || !segment || !argument(0)->getType()->isIntegerTy(32))
    return refuse("A1031", "a shuffle of values of more than 32 bits, or in parts of unknown size", "", &each);
  const int64_t high = (SAMPAN_WARP - static_cast<int64_t>(segment->getZExtValue())) & 31;
  const TileValue lanes = TileValue::ofTile(iota("i32")), inWarp = op("vand", "andi", lanes, number(31));
  const TileValue low = op("vand", "andi", inWarp, number(high)),
                  base = op("vand", "andi", lanes, number(~int64_t(31)));
  const TileValue by = op("vand", "andi", held(argument(2)), number(31));
  TileValue from;
  switch (mode->getZExtValue()) {
  case 0: from = op("vor", "ori", low, op("vand", "andi", by, number(31 & ~high))); break;
  case 1: from = op("vsub", "subi", inWarp, by); break;
  case 2: from = op("vadd", "addi", inWarp, by); break;
  default: from = op("vxor", "xori", inWarp, by);
  }
  if (mode->getZExtValue() == 1)
    from = choose(compareIntegers(CmpInst::ICMP_SGE, from, low), from, inWarp, "i32");
  else if (mode->getZExtValue() > 1)
    from = choose(compareIntegers(CmpInst::ICMP_SLE, from, op("vor", "ori", low, number(31 & ~high))), from, inWarp,
                  "i32");
  from = op("vadd", "addi", base, from);
  return TileValue::ofTile(text.define("hivm.hir.vgather ins(" + tileOf(held(argument(0)), "i32") + " : " +
                                       tiled("i32") + ") indices(" + from.name + " : " + tiled("i32") + ") outs(" +
                                       empty("i32") + " : " + tiled("i32") + ") -> " + tiled("i32")));
}

} // namespace sampan::ascend910
