// Accesses at a constant stride of a few elements: wide loads and stores, and shuffles that pick each lane's elements out of
// them. See widen.h.
#include "targets/cpu/widen.h"

#include <algorithm>

namespace sampan::cpu {

using namespace llvm;

namespace {

// Where element k of a result comes from: one of several vectors, and the element in it; no vector: any will do.
struct Source {
  int vector = -1, element = 0;
};

// Two vectors at a time, so that the choices among more than two do not wait for each other; those above the first level
// only choose, each element stays where it is.
Value *gathered(IRBuilder<> &b, ArrayRef<Value *> vectors, ArrayRef<Source> sources) {
  const auto n = static_cast<int>(sources.size());
  const auto merge = [&](Value *left, Value *right, function_ref<int(int)> pick) {
    SmallVector<int, 64> order;
    for (int k = 0; k < n; ++k)
      order.push_back(pick(k));
    return b.CreateShuffleVector(left, right, order);
  };
  struct Part {
    Value *value;
    unsigned from, to; // holds what comes from these vectors
  };
  SmallVector<Part, 8> parts;
  for (unsigned v = 0; v < vectors.size(); v += 2) {
    const unsigned to = std::min<unsigned>(v + 2, vectors.size());
    if (none_of(sources, [&](Source s) { return s.vector >= int(v) && s.vector < int(to); }))
      continue;
    Value *right = to == v + 2 ? vectors[v + 1] : PoisonValue::get(vectors[v]->getType());
    parts.push_back({merge(vectors[v], right,
                           [&](int k) {
                             const Source s = sources[k];
                             return s.vector == int(v)                      ? s.element
                                    : s.vector == int(v + 1) && to == v + 2 ? n + s.element
                                                                            : PoisonMaskElem;
                           }),
                     v, to});
  }
  while (parts.size() > 1) {
    SmallVector<Part, 8> fewer;
    for (unsigned p = 0; p < parts.size(); p += 2) {
      if (p + 1 == parts.size()) {
        fewer.push_back(parts[p]);
        continue;
      }
      const Part &left = parts[p], &right = parts[p + 1];
      const auto in = [&](const Part &part, int k) {
        return sources[k].vector >= int(part.from) && sources[k].vector < int(part.to);
      };
      fewer.push_back({merge(left.value, right.value,
                             [&](int k) { return in(left, k)    ? k
                                                 : in(right, k) ? n + k
                                                                : PoisonMaskElem; }),
                       left.from, right.to});
    }
    parts = fewer;
  }
  return parts.front().value;
}

} // namespace

Value *Widener::lowestAddress(const simd::Neighbours &n) {
  Value *first = scalar(simd::pointerOf(*n.members.front().access));
  return n.lowest ? b.CreateGEP(b.getInt8Ty(), first, b.getInt64(n.lowest)) : first;
}

Align Widener::eachAligned(const simd::Neighbours &n) const {
  Align each(n.bytes);
  for (const simd::Neighbours::Member &m : n.members)
    each = std::min(each, simd::alignmentOf(*m.access));
  return each;
}

// Nothing behind the last lane's last element is read: the last of the wide loads ends there.
bool Widener::loadNeighbours(CallInst &call) {
  if (vectors.contains(&call))
    return true; // by an earlier one
  const simd::Neighbours n = simd::neighboursOf(call, shapes);
  if (n.members.empty())
    return false;
  auto *type = cast<VectorType>(wide(call.getType()));
  const unsigned elements = (lanes - 1) * n.stride + n.span();
  const Align each = eachAligned(n);
  Value *lowest = lowestAddress(n);
  SmallVector<Value *, 8> pieces;
  SmallVector<unsigned, 8> begins;
  for (unsigned at = 0; at < elements; at += lanes) {
    begins.push_back(std::min(at, elements - lanes));
    pieces.push_back(b.CreateAlignedLoad(type, b.CreateGEP(call.getType(), lowest, b.getInt64(begins.back())), each));
  }
  for (const simd::Neighbours::Member &m : n.members) {
    SmallVector<Source, 64> sources;
    for (unsigned l = 0; l < lanes; ++l) {
      const unsigned place = l * n.stride + m.place;
      const unsigned piece = std::min<unsigned>(place / lanes, pieces.size() - 1);
      sources.push_back({static_cast<int>(piece), static_cast<int>(place - begins[piece])});
    }
    setVector(*m.access, b.CreateBitCast(gathered(b, pieces, sources), wide(m.access->getType())));
  }
  return true;
}

// Only if the stores fill all places between the lanes' elements: what others may write meanwhile is not touched.
bool Widener::storeNeighbours(CallInst &call) {
  if (const auto known = storedTogether.find(&call); known != storedTogether.end()) {
    if (known->second.members.empty())
      return true; // by a later one
  } else {
    simd::Neighbours n = simd::neighboursOf(call, shapes);
    if (n.members.empty() || n.members.size() < n.stride)
      return false;
    CallInst *last = n.members.back().access;
    for (const simd::Neighbours::Member &m : n.members)
      storedTogether[m.access] = {};
    storedTogether[last] = std::move(n);
    return true;
  }
  const simd::Neighbours &n = storedTogether[&call];
  CallInst &first = *n.members.front().access;
  Type *element = first.getArgOperand(0)->getType();
  SmallVector<Value *, 8> values(n.stride);
  const Align each = eachAligned(n);
  for (const simd::Neighbours::Member &m : n.members)
    values[m.place] = b.CreateBitCast(vector(m.access->getArgOperand(0)), wide(element));
  Value *lowest = lowestAddress(n);
  for (unsigned piece = 0; piece < n.stride; ++piece) {
    SmallVector<Source, 64> sources;
    for (unsigned k = 0; k < lanes; ++k) {
      const unsigned place = piece * lanes + k;
      sources.push_back({static_cast<int>(place % n.stride), static_cast<int>(place / n.stride)});
    }
    b.CreateAlignedStore(gathered(b, values, sources), b.CreateGEP(element, lowest, b.getInt64(int64_t(piece) * lanes)),
                         each);
  }
  return true;
}

} // namespace sampan::cpu
