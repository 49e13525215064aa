// Loads and stores. Neighbouring elements come and go by DMA, exactly those of the lanes that want them: between two
// addresses that lanes may read lies memory of the same array, so a load may take all of it; a store never touches another
// lane's place. What lies a few elements apart is fetched whole and picked out in the buffer. Other places are read one by
// one, which the report counts.
#include "targets/ascend910/printer.h"

#include "kernel/thread_access.h"
#include "runtime/abi.h"

#include <llvm/Analysis/CFG.h>
#include <llvm/Analysis/ValueTracking.h>

namespace sampan::ascend910 {

using namespace llvm;

constexpr int64_t kMaxSpread = 8; // elements from lane to lane that are still fetched with all between

static uint64_t bytesOf(const Type *t) { return t->getPrimitiveSizeInBits() / 8; }

std::string Printer::memory(const TileValue &at, const std::string &type) {
  memories[static_cast<size_t>(at.base)].types.insert(type);
  return "%m" + std::to_string(at.base) + "_" + type;
}

static std::string inMemory(const std::string &type, const std::string &layout = {}) {
  return "memref<?x" + type + layout + ", #hivm.address_space<gm>>";
}

std::string Printer::elementNumber(const std::string &bytes, uint64_t size) {
  if (size == 1)
    return toIndex(bytes, "i64");
  const std::string by = text.constant(std::to_string(Log2_64(size)), "i64");
  return toIndex(text.define("arith.shrsi " + bytes + ", " + by + " : i64"), "i64");
}

// A tile of 8 or 16 bits, held in 32.
TileValue Printer::widened(const std::string &tile, const std::string &type) {
  const char *between = type == "i8" ? "f16" : "f32"; // exact
  return converted(converted(TileValue::ofTile(tile), type, between, "rint"), between, "i32", "trunc");
}

// Is this an address of shared memory?
bool Printer::isOfBlock(const Value *pointer) const {
  const kernel::DescriptionRead read = kernel::descriptionRead(getUnderlyingObject(pointer, 0));
  return read.from == lane.getArg(0) &&
         (read.offset == offsetof(sampan_block, shared) || read.offset == offsetof(sampan_block, dynamic_shared));
}

// Could this run after a store of the same thread, to the same place for all that is known?
bool Printer::followsStore(const Instruction &i) const {
  for (const BasicBlock &b : lane)
    for (const Instruction &s : b)
      if (simd::laneOp(s) == simd::LaneOp::Store && !isOfBlock(simd::pointerOf(cast<CallInst>(s))) &&
          isPotentiallyReachable(&s, &i, nullptr, &dominators, &loops))
        return true;
  return false;
}

// The DMA engines for the two directions do not wait for each other, and the scalar unit's cache sees neither.
void Printer::seeStores(const Instruction &i, bool throughCache) {
  if (!followsStore(i))
    return;
  text.line("hivm.hir.pipe_barrier[<PIPE_ALL>]");
  if (throughCache)
    text.line("hivm.hir.dcci(<all_cache_lines>, <all>)");
}

TileValue Printer::loadScalar(const LoadInst &l) {
  const TileValue at = value(l.getPointerOperand());
  const std::string type = typeOf(l.getType());
  if (!good)
    return {};
  if (at.kind != TileValue::Address || !at.tile.empty() || at.stride || type == "none" || type == "i1" ||
      l.isVolatile())
    return refuse("A1020", "a read of memory that is neither an argument's nor a variable's", "", &l);
  if (l.getAlign() < bytesOf(l.getType()))
    return refuse("A1023", "memory that is not aligned", "", &l);
  if (isShared(at)) {
    const TileValue tile = loadShared(at, type, l);
    return good ? TileValue::scalar(scalarOf(tile, type)) : tile;
  }
  seeStores(l, true);
  return TileValue::scalar(text.define("memref.load " + memory(at, type) + "[" +
                                       elementNumber(at.name, bytesOf(l.getType())) + "] : " + inMemory(type)));
}

TileValue Printer::load(const CallInst &c) {
  const Type *t = c.getType();
  const TileValue at = value(simd::pointerOf(c)), mask = value(simd::maskOf(c));
  const std::string type = typeOf(t);
  const int64_t size = static_cast<int64_t>(bytesOf(t));
  if (!good)
    return {};
  if (at.kind != TileValue::Address || type == "none")
    return refuse("A1020", "a read of memory that is neither an argument's nor a variable's", "", &c);
  if (type == "i64")
    return refuse("A1002", "64-bit integers that differ from thread to thread", "use int where 32 bits are enough", &c);
  if (simd::alignmentOf(c) < static_cast<uint64_t>(size))
    return refuse("A1023", "memory that is not aligned", "", &c);
  if (isShared(at))
    return loadShared(at, type, c);
  const int64_t spread = at.stride / size;
  if (!at.tile.empty() || at.stride % size || spread < 1 || spread > kMaxSpread)
    return gather(at, mask, type, c);
  seeStores(c, false);
  const Interval want = hull(mask);
  const std::string zero = text.index(0), step = text.index(spread);
  const auto op = [&](const char *what, const std::string &a, const std::string &b) {
    return text.define(std::string("arith.") + what + " " + a + ", " + b + " : index");
  };
  const auto inElements = [&](const std::string &lanes) { return spread == 1 ? lanes : op("muli", lanes, step); };
  const bool fromFirst = want.lo == zero;
  std::string count = fromFirst ? want.hi : op("maxsi", op("subi", want.hi, want.lo), zero);
  if (spread != 1) // the last lane wants one element only
    count = op("maxsi", op("subi", inElements(count), text.index(spread - 1)), zero);
  std::string from = elementNumber(at.name, static_cast<uint64_t>(size));
  if (!fromFirst)
    from = op("addi", from, inElements(op("minsi", want.lo, text.index(width))));
  const std::string full = std::to_string(int64_t(width) * spread) + "x" + type;
  const std::string buffer = text.define("memref.alloc() : memref<" + full + ">");
  const std::string source =
      text.define("memref.subview " + memory(at, type) + "[" + from + "] [" + count + "] [1] : " + inMemory(type) +
                  " to " + inMemory(type, ", strided<[1], offset: ?>"));
  const std::string target = text.define("memref.subview " + buffer + "[0] [" + count + "] [1] : memref<" + full +
                                         "> to memref<?x" + type + ", strided<[1]>>");
  text.line("hivm.hir.load ins(" + source + " : " + inMemory(type, ", strided<[1], offset: ?>") + ") outs(" + target +
            " : memref<?x" + type + ", strided<[1]>>)");
  std::string tile = text.define("bufferization.to_tensor " + buffer + " restrict writable : memref<" + full + ">");
  if (spread != 1) {
    if (size < 4) // vgather is of 16 and 32 bits, this uses 32
      return refuse("A1025", "a strided read of elements of less than 4 bytes", "", &c);
    const std::string numbers = tileOf(TileValue::strided(text.constant("0", "i32"), spread), "i32");
    tile = text.define("hivm.hir.vgather ins(" + tile + " : tensor<" + full + ">) indices(" + numbers + " : " +
                       tiled("i32") + ") outs(" + empty(type) + " : " + tiled(type) + ") -> " + tiled(type));
  }
  const bool isNarrow = type == "i8" || type == "i16";
  const TileValue read = isNarrow ? widened(tile, type) : TileValue::ofTile(tile);
  return fromFirst ? read : TileValue::ofTile(shifted(read.name, isNarrow ? "i32" : type, want.lo, true));
}

// One element after the other, of the lanes in the mask.
TileValue Printer::gather(const TileValue &at, const TileValue &mask, const std::string &type, const CallInst &c) {
  seeStores(c, true);
  if (type != "f32" && type != "i32")
    return refuse("A1025", "a scattered read of elements that do not have 4 bytes", "", &c);
  ++printed->gathers;
  const std::string zero = text.constant("0", "i32");
  const bool dense = mask.kind == TileValue::Lanes || mask.isUniform();
  const std::string wanted =
      dense ? "" : choose(mask, TileValue::scalar(text.constant("1", "i32")), TileValue::scalar(zero), "i32").name;
  const Interval lanes = dense ? hull(mask) : Interval{text.index(0), text.index(width)};
  const std::string buffer = text.define("memref.alloc() : memref<" + std::to_string(width) + "x" + type + ">");
  const std::string l = text.fresh();
  text.open("scf.for " + l + " = " + lanes.lo + " to " + lanes.hi + " step " + text.index(1) + " {");
  if (!dense) {
    const std::string w = text.define("tensor.extract " + wanted + "[" + l + "] : " + tiled("i32"));
    text.open("scf.if " + text.define("arith.cmpi ne, " + w + ", " + zero + " : i32") + " {");
  }
  std::string bytes = at.name;
  const auto plus = [&](const std::string &what, int64_t factor) {
    const std::string far =
        text.define("arith.muli " + what + ", " + text.constant(std::to_string(factor), "i64") + " : i64");
    bytes = text.define("arith.addi " + bytes + ", " + far + " : i64");
  };
  if (!at.tile.empty()) {
    const std::string n = text.define("tensor.extract " + at.tile + "[" + l + "] : " + tiled("i32"));
    std::string far = text.define(std::string(at.isSigned ? "arith.extsi " : "arith.extui ") + n + " : i32 to i64");
    if (!at.factor.empty())
      far = text.define("arith.muli " + far + ", " + at.factor + " : i64");
    plus(far, at.scale);
  }
  if (at.stride)
    plus(text.define("arith.index_cast " + l + " : index to i64"), at.stride);
  const std::string v =
      text.define("memref.load " + memory(at, type) + "[" + elementNumber(bytes, 4) + "] : " + inMemory(type));
  text.line("memref.store " + v + ", " + buffer + "[" + l + "] : memref<" + std::to_string(width) + "x" + type + ">");
  if (!dense)
    text.close();
  text.close(" {sampan.gather}");
  return TileValue::ofTile(text.define("bufferization.to_tensor " + buffer + " restrict writable : memref<" +
                                       std::to_string(width) + "x" + type + ">"));
}

// The tile moved `by` lanes, up or towards the first one. A DMA begins at the beginning of a tile always: elsewhere the vector
// unit's addresses would have to be multiples of 32 bytes, and AscendNPU-IR makes each element that long.
std::string Printer::shifted(const std::string &tile, const std::string &type, const std::string &by, bool up) {
  const TileValue n = TileValue::scalar(text.define("arith.index_cast " + by + " : index to i32"));
  const TileValue lanes = TileValue::ofTile(iota("i32"));
  const TileValue from = up ? binary("vsub", "subi", lanes, n, "i32") : binary("vadd", "addi", lanes, n, "i32");
  const TileValue limit = TileValue::scalar(text.constant(up ? "0" : std::to_string(width - 1), "i32"));
  const TileValue inside =
      up ? binary("vmax", "maxsi", from, limit, "i32") : binary("vmin", "minsi", from, limit, "i32");
  return text.define("hivm.hir.vgather ins(" + tile + " : " + tiled(type) + ") indices(" + inside.name + " : " +
                     tiled("i32") + ") outs(" + empty(type) + " : " + tiled(type) + ") -> " + tiled(type));
}

void Printer::store(const CallInst &c) {
  const Value *what = c.getArgOperand(0);
  const TileValue at = value(simd::pointerOf(c)), v = held(what), mask = value(simd::maskOf(c));
  const std::string type = typeOf(what->getType()), inTile = element(what->getType());
  const int64_t size = static_cast<int64_t>(bytesOf(what->getType()));
  if (!good)
    return;
  const auto no = [&](const char *id, const char *why, const char *hint = "") { refuse(id, why, hint, &c); };
  if (at.kind != TileValue::Address || type == "none")
    return no("A1020", "a store to memory that is neither an argument's nor a variable's");
  if (type == "i64")
    return no("A1002", "64-bit integers that differ from thread to thread", "use int where 32 bits are enough");
  if (simd::alignmentOf(c) < static_cast<uint64_t>(size))
    return no("A1023", "memory that is not aligned");
  if (isShared(at))
    return storeShared(at, v, mask, type, c);
  if (!at.tile.empty())
    return no("A1026", "a store to a place that differs from thread to thread without order");
  if (mask.kind == TileValue::Tile)
    return no("A1027", "a store by some threads and not by others between them",
              "store in every thread: out[i] = condition ? x : out[i]");
  const Interval lanes = hull(mask);
  if (at.stride == 0)
    return storeOne(at, v, lanes, type, c);
  if (at.stride != size)
    return no("A1028", "a store to every so-manieth element",
              "let neighbouring threads store to neighbouring elements");
  const std::string zero = text.index(0);
  const auto op = [&](const char *o, const std::string &a, const std::string &b) {
    return text.define(std::string("arith.") + o + " " + a + ", " + b + " : index");
  };
  std::string tile = tileOf(v, inTile), count = lanes.hi, from = elementNumber(at.name, static_cast<uint64_t>(size));
  if (type != inTile)
    tile = converted(TileValue::ofTile(tile), inTile, type, "truncwithoverflow").name;
  if (lanes.lo != zero) {
    if (size < 4)
      return no("A1025", "a store of elements of less than 4 bytes that the first threads do not take part in");
    tile = shifted(tile, type, op("minsi", lanes.lo, text.index(width)), false);
    count = op("maxsi", op("subi", lanes.hi, lanes.lo), zero);
    from = op("addi", from, op("minsi", lanes.lo, text.index(width)));
  }
  const std::string full = std::to_string(width) + "x" + type;
  const std::string buffer = text.define("bufferization.to_memref " + tile + " : memref<" + full + ">");
  const std::string source = text.define("memref.subview " + buffer + "[0] [" + count + "] [1] : memref<" + full +
                                         "> to memref<?x" + type + ", strided<[1]>>");
  const std::string target =
      text.define("memref.subview " + memory(at, type) + "[" + from + "] [" + count + "] [1] : " + inMemory(type) +
                  " to " + inMemory(type, ", strided<[1], offset: ?>"));
  text.line("hivm.hir.store ins(" + source + " : memref<?x" + type + ", strided<[1]>>) outs(" + target + " : " +
            inMemory(type, ", strided<[1], offset: ?>") + ")");
}

// All lanes to one place: the last one's value stays, as good as any by CUDA's rules.
void Printer::storeOne(const TileValue &at, const TileValue &v, const Interval &lanes, const std::string &type,
                       const CallInst &c) {
  if (bytesOf(c.getArgOperand(0)->getType()) < 4) {
    refuse("A1025", "a store of a single element of less than 4 bytes", "", &c);
    return;
  }
  text.open("scf.if " + text.define("arith.cmpi slt, " + lanes.lo + ", " + lanes.hi + " : index") + " {");
  const std::string last = text.define("arith.subi " + lanes.hi + ", " + text.index(1) + " : index");
  const std::string x =
      v.isUniform() ? v.name : text.define("tensor.extract " + tileOf(v, type) + "[" + last + "] : " + tiled(type));
  const std::string eight = "tensor<8x" + type + ">";
  const std::string tile = text.define("hivm.hir.vbrc ins(" + x + " : " + type + ") outs(" +
                                       text.define("tensor.empty() : " + eight) + " : " + eight + ") -> " + eight);
  const std::string buffer = text.define("bufferization.to_memref " + tile + " : memref<8x" + type + ">");
  const std::string source = text.define("memref.subview " + buffer + "[0] [1] [1] : memref<8x" + type +
                                         "> to memref<1x" + type + ", strided<[1]>>");
  const std::string one = "memref<1x" + type + ", strided<[1], offset: ?>, #hivm.address_space<gm>>";
  const std::string target = text.define("memref.subview " + memory(at, type) + "[" + elementNumber(at.name, 4) +
                                         "] [1] [1] : " + inMemory(type) + " to " + one);
  text.line("hivm.hir.store ins(" + source + " : memref<1x" + type + ", strided<[1]>>) outs(" + target + " : " + one +
            ")");
  text.close();
}

} // namespace sampan::ascend910
