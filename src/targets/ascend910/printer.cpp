#include "targets/ascend910/printer.h"

#include "kernel/module.h"
#include "targets/ascend910/passes.h"

#include <llvm/IR/InstIterator.h>

namespace sampan::ascend910 {

using namespace llvm;

constexpr const char *kSharedMark = "// shared memory";
constexpr const char *kDimensions[] = {"x", "y", "z"};

Printer::Printer(Function &lane, std::string kernel, Layout layout, unsigned vectorCores, Diagnostics &out)
    : lane(lane), kernel(std::move(kernel)), layout(layout), vectorCores(vectorCores), width(simd::widthOf(lane)),
      length(width), out(out), shapes(lane), dominators(lane), postDominators(lane), loops(dominators) {}

TileValue Printer::refuse(const char *id, const std::string &what, const std::string &hint, const Instruction *i) {
  if (good) {
    Location where = i ? kernel::locationOf(*i) : Location{};
    if (where.file.empty())
      where = kernel::locationOf(lane);
    out.error(id, "not supported on ascend910: " + what, hint, where);
  }
  good = false;
  return TileValue::scalar("%refused");
}

TileValue Printer::noDouble(const Instruction &i) {
  return refuse("A1001", "double: the vector cores of this chip compute with numbers of 32 bits at most",
                "use float, or keep this kernel on the CPU", &i);
}

// The work is divided into stretches of at most `width` threads along x; each core takes every so-manieth of them.
void Printer::openLoops() {
  const auto index = [&](const std::string &i32) {
    return text.define("arith.index_castui " + i32 + " : i32 to index");
  };
  const auto op = [&](const char *what, const std::string &a, const std::string &b) {
    return text.define(std::string("arith.") + what + " " + a + ", " + b + " : index");
  };
  std::string grid[3], block[3];
  for (int d = 0; d < 3; ++d) {
    grid[d] = index("%grid" + std::string(kDimensions[d]));
    block[d] = index("%block" + std::string(kDimensions[d]));
    places["gridDim" + std::to_string(d)] = "%grid" + std::string(kDimensions[d]);
    places["blockDim" + std::to_string(d)] = "%block" + std::string(kDimensions[d]);
  }
  if (layout == Layout::BlockTile)
    return openBlocks(grid, block);
  const bool whole = layout == Layout::Grid;
  std::string row[3]; // extents of what a tile moves in
  for (int d = 0; d < 3; ++d)
    row[d] = whole ? op("muli", grid[d], block[d]) : block[d];
  const std::string length = text.index(width);
  const std::string tiles = op("ceildivui", row[0], length), rows = op("muli", row[1], row[2]);
  std::string units = op("muli", tiles, rows);
  if (!whole)
    units = op("muli", units, op("muli", grid[0], op("muli", grid[1], grid[2])));
  const std::string core64 = text.define("hivm.hir.get_block_idx -> i64");
  const std::string core = text.define("arith.index_cast " + core64 + " : i64 to index");
  const std::string unit = text.fresh();
  text.open("scf.for " + unit + " = " + core + " to " + units + " step " + text.index(vectorCores) + " {");
  const auto i32 = [&](const std::string &i) { return text.define("arith.index_cast " + i + " : index to i32"); };
  const std::string tile = op("remui", unit, tiles);
  std::string rest = op("divui", unit, tiles);
  const std::string y = op("remui", rest, row[1]);
  rest = op("divui", rest, row[1]);
  const std::string z = op("remui", rest, row[2]);
  rest = op("divui", rest, row[2]);
  const std::string first = op("muli", tile, length);
  const std::string left = op("subi", row[0], first);
  places["threadIdx0"] = i32(first);
  places["threadIdx1"] = i32(y);
  places["threadIdx2"] = i32(z);
  places["active"] = op("minsi", left, length);
  if (whole)
    return;
  places["blockIdx0"] = i32(op("remui", rest, grid[0]));
  rest = op("divui", rest, grid[0]);
  places["blockIdx1"] = i32(op("remui", rest, grid[1]));
  places["blockIdx2"] = i32(op("divui", rest, grid[1]));
  places["linear"] = i32(op("addi", op("muli", op("addi", op("muli", z, block[1]), y), block[0]), first));
}

// A block for each tile.
void Printer::openBlocks(const std::string (&grid)[3], const std::string (&block)[3]) {
  const auto op = [&](const char *what, const std::string &a, const std::string &b) {
    return text.define(std::string("arith.") + what + " " + a + ", " + b + " : index");
  };
  const auto i32 = [&](const std::string &i) { return text.define("arith.index_cast " + i + " : index to i32"); };
  const std::string all = op("muli", grid[0], op("muli", grid[1], grid[2]));
  const std::string threads = op("muli", block[0], op("muli", block[1], block[2]));
  const std::string core64 = text.define("hivm.hir.get_block_idx -> i64");
  const std::string core = text.define("arith.index_cast " + core64 + " : i64 to index");
  const std::string unit = text.fresh();
  text.open("scf.for " + unit + " = " + core + " to " + all + " step " + text.index(vectorCores) + " {");
  text.line(kSharedMark);
  places["blockIdx0"] = i32(op("remui", unit, grid[0]));
  const std::string rest = op("divui", unit, grid[0]);
  places["blockIdx1"] = i32(op("remui", rest, grid[1]));
  places["blockIdx2"] = i32(op("divui", rest, grid[1]));
  for (const char *name : {"threadIdx0", "threadIdx1", "threadIdx2", "linear"})
    places[name] = text.constant("0", "i32");
  places["active"] = threads;
  for (const Instruction &i : instructions(lane))
    if (auto *c = dyn_cast<CallInst>(&i); c && c->getCalledFunction() && simd::laneOp(i) == simd::LaneOp::Each)
      if (auto *inner = dyn_cast<CallInst>(&c->getCalledFunction()->getEntryBlock().front());
          inner && inner->getCalledFunction() && inner->getCalledFunction()->getName() == "sampan.tile.thread") {
        threadIndex(0); // where all code sees it
        return;
      }
  places["linearUsed"] = ""; // threadIdx.x is the number in the block if that has one row
}

void Printer::closeLoops() { text.close(); }

std::string Printer::argumentList() {
  std::string list, table;
  const auto add = [&](const std::string &name, const std::string &type, const std::string &from) {
    list += (list.empty() ? "" : ", ") + name + ": " + type;
    table += (table.empty() ? "" : ", ") + from;
  };
  std::map<uint64_t, std::vector<std::pair<std::string, std::string>>> byOffset; // as the user wrote them
  for (const auto &[what, name] : arguments)
    byOffset[what.first].push_back({name, what.second});
  const auto named = [](size_t k, const std::string &type) { return "%m" + std::to_string(k) + "_" + type; };
  const auto inMemory = [](const std::string &type) { return "memref<?x" + type + ", #hivm.address_space<gm>>"; };
  for (size_t k = 0; k < memories.size(); ++k)
    for (const std::string &type : memories[k].types)
      if (!memories[k].variable && !memories[k].words)
        byOffset[memories[k].offset].push_back({named(k, type), inMemory(type)});
  for (const auto &[offset, all] : byOffset)
    for (const auto &[name, type] : all)
      add(name, type, "\"" + std::to_string(offset) + "\"");
  for (size_t k = 0; k < memories.size(); ++k)
    for (const std::string &type : memories[k].types)
      if (memories[k].variable)
        add(named(k, type), inMemory(type), "\"" + memories[k].variable->getName().str() + "\"");
  for (const char *what : {"grid", "block"})
    for (const char *d : kDimensions)
      add("%" + std::string(what) + d, "i32", "\"" + std::string(what) + "." + d + "\"");
  // Where the launcher finds each argument: its offset among the kernel's own, a variable, or a size of the launch.
  return "(" + list +
         ") attributes {hacc.entry, hacc.function_kind = #hacc.function_kind<DEVICE>, sampan.arguments = [" + table +
         "], sampan.tile = " + std::to_string(width) + " : i32" +
         (layout == Layout::BlockTile ? ", sampan.block_tile" : "") +
         (places.contains("linearUsed") ? ", sampan.one_dimension" : "") + "}";
}

bool Printer::run(Printed &result) {
  printed = &result;
  openLoops();
  blocks(&lane.getEntryBlock(), nullptr);
  closeLoops();
  text.line("return");
  if (!good)
    return false;
  std::string body = text.body();
  if (const size_t mark = body.find(kSharedMark); mark != std::string::npos) {
    const size_t line = body.rfind('\n', mark) + 1;
    body.replace(line, body.find('\n', mark) + 1 - line, sharedBuffers());
  }
  result.text = "module {\n  func.func @" + kernel + argumentList() + " {\n" + text.constants() + body + "  }\n}\n";
  return true;
}

} // namespace sampan::ascend910
