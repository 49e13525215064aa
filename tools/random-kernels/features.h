// What a generated kernel may contain; --features turns each on or off by name.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sampan::randomkernels {

enum class Feature : uint8_t {
  Always,
  Narrow, // 8- and 16-bit integers
  Int64,
  Float,
  Double,
  FloatLibrary, // fmod, remainder, nextafter …: exact by definition, but library code
  FloatPlain,   // kernels with plain a * b + c: only right when compiled with -fmad=false
  Loops,
  While,
  Switch,
  LocalArrays,
  Volatile,
  Shared,
  DynamicShared,
  Global, // slices of global memory that a block writes
  Barriers,
  BarrierReduce, // __syncthreads_count, _and, _or
  Warp,          // shuffles, votes
  WarpMatch,
  WarpReduce,
  Atomics,
  Calls,
  Recursion,
  FunctionPointers,
  Virtual,
  Structs,
  Lambdas,
  Templates,
  EarlyExit,
  ExitBeforeSync, // barriers and warp operations after some threads have ended
  ThreeD,
  ManyBlocks,
  OddBlocks, // block sizes that are no multiple of 32
  DoneFlag,  // loops that end on a flag in shared memory
  Count
};

class Features {
public:
  Features(); // all but FloatPlain
  bool has(Feature feature) const { return bits_ >> static_cast<int>(feature) & 1; }
  void set(Feature feature, bool on);
  // "all,-double,+float-plain", "none,float": from left to right. Answers the first word that is no feature, or "".
  std::string parse(std::string_view list);
  std::string text() const;
  static std::string names();

private:
  uint64_t bits_;
};

} // namespace sampan::randomkernels
