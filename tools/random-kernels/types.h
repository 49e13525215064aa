// The scalar types of a generated kernel and how a value of each lies in 64 bits.
#pragma once

#include <bit>
#include <cstdint>
#include <type_traits>

namespace sampan::randomkernels {

enum class Type : uint8_t { Bool, S8, U8, S16, U16, S32, U32, S64, U64, F32, F64 };
inline constexpr int kTypeCount = 11;

constexpr bool isFloat(Type type) { return type == Type::F32 || type == Type::F64; }
constexpr bool isInteger(Type type) { return type != Type::Bool && !isFloat(type); }
constexpr bool isSigned(Type type) {
  return type == Type::S8 || type == Type::S16 || type == Type::S32 || type == Type::S64;
}

constexpr int bitsOf(Type type) {
  switch (type) {
  case Type::Bool:
  case Type::S8:
  case Type::U8: return 8;
  case Type::S16:
  case Type::U16: return 16;
  case Type::S32:
  case Type::U32:
  case Type::F32: return 32;
  default: return 64;
  }
}
constexpr int bytesOf(Type type) { return bitsOf(type) / 8; }

// As a CUDA program spells it.
constexpr const char *nameOf(Type type) {
  constexpr const char *kNames[] = {"bool",     "signed char", "unsigned char",      "short", "unsigned short", "int",
                                    "unsigned", "long long",   "unsigned long long", "float", "double"};
  return kNames[static_cast<int>(type)];
}

template <class T> constexpr Type typeOf() {
  if constexpr (std::is_same_v<T, bool>)
    return Type::Bool;
  else if constexpr (std::is_same_v<T, int8_t>)
    return Type::S8;
  else if constexpr (std::is_same_v<T, uint8_t>)
    return Type::U8;
  else if constexpr (std::is_same_v<T, int16_t>)
    return Type::S16;
  else if constexpr (std::is_same_v<T, uint16_t>)
    return Type::U16;
  else if constexpr (std::is_same_v<T, int32_t>)
    return Type::S32;
  else if constexpr (std::is_same_v<T, uint32_t>)
    return Type::U32;
  else if constexpr (std::is_same_v<T, int64_t>)
    return Type::S64;
  else if constexpr (std::is_same_v<T, uint64_t>)
    return Type::U64;
  else if constexpr (std::is_same_v<T, float>)
    return Type::F32;
  else
    return Type::F64;
}

// Integers are sign- or zero-extended by their own type. The bits of a NaN are no part of CUDA's contract (chips keep
// or drop payload and sign), so the model has one NaN per type and programs look at bits only through bitsOf().
inline constexpr uint32_t kNan32 = 0x7fc00000u;
inline constexpr uint64_t kNan64 = 0x7ff8000000000000ull;

template <class T> T get(uint64_t bits) {
  if constexpr (std::is_same_v<T, float>)
    return std::bit_cast<float>(static_cast<uint32_t>(bits));
  else if constexpr (std::is_same_v<T, double>)
    return std::bit_cast<double>(bits);
  else if constexpr (std::is_same_v<T, bool>)
    return bits != 0;
  else
    return static_cast<T>(bits);
}

template <class T> uint64_t put(T value) {
  if constexpr (std::is_same_v<T, float>)
    return value != value ? kNan32 : std::bit_cast<uint32_t>(value);
  else if constexpr (std::is_same_v<T, double>)
    return value != value ? kNan64 : std::bit_cast<uint64_t>(value);
  else if constexpr (std::is_signed_v<T>)
    return static_cast<uint64_t>(static_cast<int64_t>(value));
  else
    return static_cast<uint64_t>(value);
}

// Calls visit with a zero of the C++ type that stands for `type`.
template <class F> decltype(auto) withType(Type type, F &&visit) {
  switch (type) {
  case Type::Bool: return visit(bool{});
  case Type::S8: return visit(int8_t{});
  case Type::U8: return visit(uint8_t{});
  case Type::S16: return visit(int16_t{});
  case Type::U16: return visit(uint16_t{});
  case Type::S32: return visit(int32_t{});
  case Type::U32: return visit(uint32_t{});
  case Type::S64: return visit(int64_t{});
  case Type::U64: return visit(uint64_t{});
  case Type::F32: return visit(float{});
  default: return visit(double{});
  }
}

} // namespace sampan::randomkernels
