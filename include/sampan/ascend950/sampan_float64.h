// double for a chip that has none: IEEE 754 binary64 in 64-bit integers, rounded to nearest, ties to even, subnormals
// and all; every result has the bits of a machine with the hardware. A NaN that is made is the positive quiet one.
//
// Conversions to integers saturate and take a NaN to 0, as CUDA's do.
#pragma once
#include "sampan_simt.h"

// A literal that is too long for operator""_f64: its text, for the reader, and its bits, for the compiler.
#define SAMPAN_F64(text, bits) (sampan_float64::Float64::fromBits(bits##ull))

// A namespace of its own: calls in the maths library find that library's functions, and not those of sampan.
namespace sampan_float64 {

typedef unsigned long long Word64;
typedef unsigned int Word32;

template <class T> struct NumberType { static constexpr bool value = false; };
#define SAMPAN_NUMBER(type)                                                                                            \
  template <> struct NumberType<type> { static constexpr bool value = true; };
SAMPAN_NUMBER(bool) SAMPAN_NUMBER(char) SAMPAN_NUMBER(signed char) SAMPAN_NUMBER(unsigned char) SAMPAN_NUMBER(short)
SAMPAN_NUMBER(unsigned short) SAMPAN_NUMBER(int) SAMPAN_NUMBER(unsigned int) SAMPAN_NUMBER(long)
SAMPAN_NUMBER(unsigned long) SAMPAN_NUMBER(long long) SAMPAN_NUMBER(unsigned long long) SAMPAN_NUMBER(float)
#undef SAMPAN_NUMBER
template <class T, bool = NumberType<T>::value> struct IfNumber {};
template <class T> struct IfNumber<T, true> { typedef T type; };

namespace soft {

constexpr Word64 kSign = 0x8000000000000000ull, kInfinity = 0x7ff0000000000000ull, kNan = 0x7ff8000000000000ull;
constexpr Word64 kFraction = 0x000fffffffffffffull, kHidden = 0x0010000000000000ull;

SAMPAN_LEAF constexpr int leadingZeros(Word64 x) {
  int n = 0;
  for (int step = 32; step; step >>= 1)
    if (!(x >> (64 - step))) {
      n += step;
      x <<= step;
    }
  return n;
}
SAMPAN_LEAF constexpr bool isNan(Word64 x) { return (x & ~kSign) > kInfinity; }
// x >> n with a 1 at the end if anything was lost.
SAMPAN_LEAF constexpr Word64 shiftSticky(Word64 x, int n) {
  return n <= 0 ? x : n > 63 ? (x ? 1 : 0) : x >> n | ((x << (64 - n)) ? 1 : 0);
}

// value = f * 2^(e - 1085), the leading 1 of f at bit 62, its last bit sticky: rounded to the format. e is the biased
// exponent that a result with that leading bit has.
SAMPAN_LEAF constexpr Word64 round(Word64 sign, int e, Word64 f) {
  if (e <= 0) {
    f = shiftSticky(f, 1 - e);
    e = 0;
  }
  Word64 kept = f >> 10, rest = f & 0x3ff;
  kept += rest > 0x200 || (rest == 0x200 && (kept & 1));
  if (e == 0) // a carry into the hidden bit makes the least normal number, as it should
    return sign | kept;
  const Word64 biased = (Word64)(e - 1) << 52;
  if (e >= 0x7ff || kept + biased >= kInfinity)
    return sign | kInfinity;
  return sign | (kept + biased);
}
// The same for any f but 0.
SAMPAN_LEAF constexpr Word64 normalRound(Word64 sign, int e, Word64 f) {
  const int n = leadingZeros(f) - 1;
  return n >= 0 ? round(sign, e - n, f << n) : round(sign, e + 1, shiftSticky(f, 1));
}

struct Parts {
  int e;    // biased; may be below 1 for a subnormal that was moved up
  Word64 f; // with the leading bit at 52
};
SAMPAN_LEAF constexpr Parts partsOf(Word64 x) { // of a finite number that is not 0
  const int e = (int)(x >> 52 & 0x7ff);
  const Word64 f = x & kFraction;
  if (e)
    return Parts{e, f | kHidden};
  const int n = leadingZeros(f) - 11;
  return Parts{1 - n, f << n};
}

SAMPAN_LEAF constexpr Word64 add(Word64 a, Word64 b) {
  if (isNan(a) || isNan(b))
    return kNan;
  if ((a & ~kSign) < (b & ~kSign)) {
    const Word64 t = a;
    a = b;
    b = t;
  }
  const Word64 sign = a & kSign;
  if ((a & ~kSign) == kInfinity)
    return (b & ~kSign) == kInfinity && ((a ^ b) & kSign) ? kNan : a;
  if (!(b << 1))
    return a << 1 ? a : a & b; // two zeros: minus only if both are
  const Parts p = partsOf(a), q = partsOf(b);
  const Word64 f = p.f << 10, g = shiftSticky(q.f << 10, p.e - q.e);
  const Word64 sum = (a ^ b) & kSign ? f - g : f + g;
  return sum ? normalRound(sign, p.e, sum) : 0;
}

struct Product {
  Word64 high, low;
};
SAMPAN_LEAF constexpr Product multiply64(Word64 a, Word64 b) {
  const Word64 al = (Word32)a, ah = a >> 32, bl = (Word32)b, bh = b >> 32;
  const Word64 low = al * bl, middle = ah * bl + (low >> 32), other = al * bh + (Word32)middle;
  return Product{ah * bh + (middle >> 32) + (other >> 32), other << 32 | (Word32)low};
}

SAMPAN_LEAF constexpr Word64 multiply(Word64 a, Word64 b) {
  const Word64 sign = (a ^ b) & kSign, x = a & ~kSign, y = b & ~kSign;
  if (isNan(a) || isNan(b))
    return kNan;
  if (x == kInfinity || y == kInfinity)
    return x && y ? sign | kInfinity : kNan;
  if (!x || !y)
    return sign;
  const Parts p = partsOf(x), q = partsOf(y);
  const Product m = multiply64(p.f << 5, q.f << 5); // the leading bit at 114 or 115
  return normalRound(sign, p.e + q.e - 1023, (m.high << 12 | m.low >> 52) | ((m.low << 12) ? 1 : 0));
}

SAMPAN_LEAF constexpr Word64 divide(Word64 a, Word64 b) {
  const Word64 sign = (a ^ b) & kSign, x = a & ~kSign, y = b & ~kSign;
  if (isNan(a) || isNan(b) || (x == kInfinity && y == kInfinity) || (!x && !y))
    return kNan;
  if (x == kInfinity || !y)
    return sign | kInfinity;
  if (!x || y == kInfinity)
    return sign;
  Parts p = partsOf(x);
  const Parts q = partsOf(y);
  // 55 bits of the quotient, three at a time from the remainder.
  int e = p.e - q.e + 1023;
  if (p.f < q.f) {
    p.f <<= 1;
    --e;
  }
  Word64 quotient = 0, rest = p.f;
  for (int i = 0; i < 55; i += 11) { // rest < 2^53, so it may move by 11 bits
    const Word64 wide = i ? rest << 11 : rest;
    const Word64 digit = wide / q.f;
    quotient = i ? quotient << 11 | digit : digit;
    rest = wide - digit * q.f;
  }
  // digits: 1 bit, then 4 times 11: 45 bits; one more step of 11 makes 56.
  const Word64 wide = rest << 11, digit = wide / q.f;
  quotient = quotient << 11 | digit;
  rest = wide - digit * q.f;
  return round(sign, e, quotient << 7 | (rest ? 1 : 0));
}

SAMPAN_LEAF constexpr Word64 squareRoot(Word64 a) {
  if (isNan(a) || (a & kSign && a << 1))
    return kNan;
  if (!(a << 1) || a == kInfinity)
    return a;
  const Parts p = partsOf(a);
  const bool odd = ((p.e - 1023) & 1) != 0;
  // The root of f * 2^(52 or 53), bit by bit: 55 bits, the last sticky.
  Word64 rest = 0, root = 0;
  const Word64 f = odd ? p.f << 1 : p.f; // 53 or 54 bits, an even exponent
  for (int i = 0; i < 55; ++i) {
    const int shift = 52 - 2 * i; // two more bits of f, zeros behind it
    const Word64 bits = shift >= 0 ? f >> shift & 3 : 0;
    rest = rest << 2 | bits;
    const Word64 trial = root << 2 | 1;
    root <<= 1;
    if (rest >= trial) {
      rest -= trial;
      root |= 1;
    }
  }
  const int e = (p.e - 1023 - (odd ? 1 : 0)) / 2 + 1023;
  return round(0, e, root << 8 | (rest ? 1 : 0));
}

// a * b + c with one rounding.
SAMPAN_LEAF constexpr Word64 fuse(Word64 a, Word64 b, Word64 c) {
  const Word64 x = a & ~kSign, y = b & ~kSign, z = c & ~kSign;
  if (isNan(a) || isNan(b) || isNan(c))
    return kNan;
  if (x == kInfinity || y == kInfinity || !x || !y)
    return add(multiply(a, b), c); // the product is exact
  if (z == kInfinity)
    return c;
  if (!z)
    return multiply(a, b);
  const Word64 productSign = (a ^ b) & kSign, sumSign = c & kSign;
  const Parts p = partsOf(x), q = partsOf(y), r = partsOf(z);
  const Product m = multiply64(p.f, q.f);
  // 128 bits, the product's leading bit at 124 or 125: value = (high, low) * 2^(e - 1023 - 124).
  int e = p.e + q.e - 1023;
  Word64 high = m.high << 20 | m.low >> 44, low = m.low << 20;
  Word64 addHigh = r.f << 8, addLow = 0; // the leading bit at 124, with exponent r.e
  int d = e - r.e;
  Word64 sign = productSign;
  if (d < -126 || d > 126) { // one of them only decides the rounding
    if (d < 0) {
      high = 0;
      low = 1;
      e = r.e;
    } else {
      addHigh = 0;
      addLow = 1;
    }
  } else if (d > 0) { // the addend moves down
    addLow = d >= 64 ? shiftSticky(addHigh, d - 64) : addHigh << (64 - d);
    addHigh = d >= 64 ? 0 : addHigh >> d;
  } else if (d < 0) {
    const int n = -d;
    e = r.e;
    low = n >= 64 ? shiftSticky(high, n - 64) | (low ? 1 : 0) : high << (64 - n) | shiftSticky(low, n);
    high = n >= 64 ? 0 : high >> n;
  }
  if (productSign == sumSign) {
    const Word64 sum = low + addLow;
    high += addHigh + (sum < low);
    low = sum;
  } else {
    if (high < addHigh || (high == addHigh && low < addLow)) {
      const Word64 th = high, tl = low;
      high = addHigh;
      low = addLow;
      addHigh = th;
      addLow = tl;
      sign = sumSign;
    }
    high -= addHigh + (low < addLow);
    low -= addLow;
    if (!high && !low)
      return 0;
  }
  // The leading bit to 126 of 128, which is bit 62 of the upper word.
  int n = high ? leadingZeros(high) - 1 : 63 + leadingZeros(low);
  e -= n - 2;
  if (n < 0) {
    low = low >> 1 | high << 63 | (low & 1);
    high >>= 1;
  } else if (n >= 64) {
    high = low << (n - 64);
    low = 0;
  } else if (n > 0) {
    high = high << n | low >> (64 - n);
    low <<= n;
  }
  return round(sign, e, high | (low ? 1 : 0));
}

SAMPAN_LEAF constexpr Word64 fromUnsigned(Word64 x) { return x ? normalRound(0, 1085, x) : 0; }
SAMPAN_LEAF constexpr Word64 fromSigned(long long x) {
  return x < 0 ? kSign | fromUnsigned(0 - (Word64)x) : fromUnsigned((Word64)x);
}
SAMPAN_LEAF constexpr Word64 fromFloat(Word32 x) {
  const Word64 sign = (Word64)(x >> 31) << 63;
  const Word32 e = x >> 23 & 0xff, f = x & 0x7fffff;
  if (e == 0xff)
    return f ? kNan : sign | kInfinity;
  if (e)
    return sign | (Word64)(e + 896) << 52 | (Word64)f << 29;
  return f ? normalRound(sign, 1085 - 149, f) : sign;
}
SAMPAN_LEAF constexpr Word32 toFloat(Word64 x) {
  const Word32 sign = (Word32)(x >> 63) << 31;
  if (isNan(x))
    return 0x7fc00000u;
  if ((x & ~kSign) == kInfinity)
    return sign | 0x7f800000u;
  if (!(x << 1))
    return sign;
  const Parts p = partsOf(x & ~kSign);
  int e = p.e - 896;
  Word64 f = p.f << 9; // the leading bit at 61: 24 bits kept, 38 to round
  if (e <= 0) {
    f = shiftSticky(f, 1 - e);
    e = 0;
  }
  Word32 kept = (Word32)(f >> 38);
  const Word64 rest = f & 0x3fffffffffull;
  kept += rest > 0x2000000000ull || (rest == 0x2000000000ull && (kept & 1));
  if (e == 0)
    return sign | kept;
  if (e >= 0xff || kept + ((Word32)(e - 1) << 23) >= 0x7f800000u)
    return sign | 0x7f800000u;
  return sign | (kept + ((Word32)(e - 1) << 23));
}
// |x| rounded toward zero; 2^64 - 1 if it is too large.
SAMPAN_LEAF constexpr Word64 magnitude(Word64 x) {
  x &= ~kSign;
  if (x < 0x3ff0000000000000ull)
    return 0;
  if (x >= 0x43f0000000000000ull)
    return ~0ull;
  const int shift = (int)(x >> 52) - 1075;
  const Word64 f = (x & kFraction) | kHidden;
  return shift >= 0 ? f << shift : f >> -shift;
}
template <class T> SAMPAN_LEAF constexpr T toInteger(Word64 x) {
  if (isNan(x))
    return T(0);
  constexpr bool isSigned = T(-1) < T(0);
  constexpr Word64 most = isSigned ? (1ull << (8 * sizeof(T) - 1)) - 1 : ~0ull >> (64 - 8 * sizeof(T));
  const Word64 m = magnitude(x);
  if (x & kSign)
    return !isSigned ? T(0) : m > most ? T(0 - (long long)most - 1) : T(0 - (long long)m);
  return m > most ? T(most) : T(m);
}
// To an integer, in a double. mode 0: to nearest even, 1: toward zero, 2: down.
SAMPAN_LEAF constexpr Word64 integral(Word64 x, int mode) {
  const Word64 sign = x & kSign, m = x & ~kSign;
  if (m >= 0x4330000000000000ull)
    return m > kInfinity ? kNan : x;
  Word64 whole = magnitude(x);
  const Word64 exact = fromUnsigned(whole);
  if (mode == 0) {
    const Word64 rest = add(m, exact | kSign), half = 0x3fe0000000000000ull;
    whole += rest > half || (rest == half && (whole & 1));
  } else if (mode == 2 && sign && exact != m) {
    ++whole;
  }
  return sign | fromUnsigned(whole);
}
SAMPAN_LEAF constexpr bool less(Word64 a, Word64 b) {
  if (isNan(a) || isNan(b) || !((a | b) << 1))
    return false;
  if ((a ^ b) & kSign)
    return (a & kSign) != 0;
  return a & kSign ? b < a : a < b;
}
SAMPAN_LEAF constexpr bool equal(Word64 a, Word64 b) { return !isNan(a) && !isNan(b) && (a == b || !((a | b) << 1)); }

template <class T> struct Convert {
  SAMPAN_LEAF static constexpr Word64 from(T x) {
    return T(-1) < T(0) ? fromSigned((long long)x) : fromUnsigned((Word64)x);
  }
  SAMPAN_LEAF static constexpr T to(Word64 x) { return toInteger<T>(x); }
};
template <> struct Convert<float> {
  SAMPAN_LEAF static constexpr Word64 from(float x) { return fromFloat(__builtin_bit_cast(Word32, x)); }
  SAMPAN_LEAF static constexpr float to(Word64 x) { return __builtin_bit_cast(float, toFloat(x)); }
};
template <> struct Convert<bool> {
  SAMPAN_LEAF static constexpr Word64 from(bool x) { return x ? 0x3ff0000000000000ull : 0; }
  SAMPAN_LEAF static constexpr bool to(Word64 x) { return (x << 1) != 0; }
};

} // namespace soft

struct Float64 {
  Word64 bits;

  Float64() = default;
  template <class T, class = typename IfNumber<T>::type>
  SAMPAN_HERE constexpr Float64(T x) : bits(soft::Convert<T>::from(x)) {}
  SAMPAN_HERE static constexpr Float64 fromBits(Word64 b) { return Float64(b, 0, 0); }
  template <class T, class = typename IfNumber<T>::type> SAMPAN_HERE constexpr operator T() const {
    return soft::Convert<T>::to(bits);
  }

  SAMPAN_HERE constexpr Float64 operator-() const { return fromBits(bits ^ soft::kSign); }
  SAMPAN_HERE constexpr Float64 operator+() const { return *this; }
  SAMPAN_HERE constexpr Float64 &operator+=(Float64 o) { return bits = soft::add(bits, o.bits), *this; }
  SAMPAN_HERE constexpr Float64 &operator-=(Float64 o) { return bits = soft::add(bits, o.bits ^ soft::kSign), *this; }
  SAMPAN_HERE constexpr Float64 &operator*=(Float64 o) { return bits = soft::multiply(bits, o.bits), *this; }
  SAMPAN_HERE constexpr Float64 &operator/=(Float64 o) { return bits = soft::divide(bits, o.bits), *this; }
  SAMPAN_HERE constexpr Float64 &operator++() { return *this += Float64(1); }
  SAMPAN_HERE constexpr Float64 &operator--() { return *this -= Float64(1); }

private:
  SAMPAN_HERE constexpr Float64(Word64 b, int, int) : bits(b) {}
};

#define SAMPAN_OPERATOR(result, op, expression)                                                                        \
  SAMPAN_HERE constexpr result operator op(Float64 a, Float64 b) { return expression; }                               \
  template <class T, class = typename IfNumber<T>::type> SAMPAN_HERE constexpr result operator op(Float64 a, T b) {   \
    return a op Float64(b);                                                                                            \
  }                                                                                                                    \
  template <class T, class = typename IfNumber<T>::type> SAMPAN_HERE constexpr result operator op(T a, Float64 b) {   \
    return Float64(a) op b;                                                                                            \
  }
SAMPAN_OPERATOR(Float64, +, Float64::fromBits(soft::add(a.bits, b.bits)))
SAMPAN_OPERATOR(Float64, -, Float64::fromBits(soft::add(a.bits, b.bits ^ soft::kSign)))
SAMPAN_OPERATOR(Float64, *, Float64::fromBits(soft::multiply(a.bits, b.bits)))
SAMPAN_OPERATOR(Float64, /, Float64::fromBits(soft::divide(a.bits, b.bits)))
SAMPAN_OPERATOR(bool, ==, soft::equal(a.bits, b.bits))
SAMPAN_OPERATOR(bool, !=, !soft::equal(a.bits, b.bits))
SAMPAN_OPERATOR(bool, <, soft::less(a.bits, b.bits))
SAMPAN_OPERATOR(bool, >, soft::less(b.bits, a.bits))
SAMPAN_OPERATOR(bool, <=, soft::less(a.bits, b.bits) || soft::equal(a.bits, b.bits))
SAMPAN_OPERATOR(bool, >=, soft::less(b.bits, a.bits) || soft::equal(a.bits, b.bits))
#undef SAMPAN_OPERATOR

// `f += d` computes in double and rounds once to f's type.
#define SAMPAN_ASSIGN(op)                                                                                              \
  template <class T, class = typename IfNumber<T>::type> SAMPAN_HERE constexpr T &operator op##=(T &a, Float64 b) {   \
    return a = T(Float64(a) op b);                                                                                     \
  }
SAMPAN_ASSIGN(+) SAMPAN_ASSIGN(-) SAMPAN_ASSIGN(*) SAMPAN_ASSIGN(/)
#undef SAMPAN_ASSIGN

} // namespace sampan_float64

namespace sampan {
using sampan_float64::Float64;
using sampan_float64::Word32;
using sampan_float64::Word64;
namespace soft = sampan_float64::soft;

SAMPAN_HERE constexpr Float64 powerOfTen(int n) { // exact up to 22
  Float64 p = 1;
  for (; n > 0; --n)
    p *= Float64(10);
  return p;
}
// Of at most 15 digits: they and the power of ten are exact, and the quotient or product rounds once.
SAMPAN_HERE constexpr Float64 readLiteral(const char *s) {
  unsigned long long digits = 0;
  int scale = 0, exponent = 0;
  bool fraction = false;
  for (; *s && *s != 'e' && *s != 'E'; ++s)
    if (*s == '.') {
      fraction = true;
    } else {
      digits = digits * 10 + (unsigned)(*s - '0');
      scale += fraction;
    }
  if (*s) {
    ++s;
    const bool negative = *s == '-';
    if (*s == '-' || *s == '+')
      ++s;
    for (; *s; ++s)
      exponent = exponent * 10 + (*s - '0');
    exponent = negative ? -exponent : exponent;
  }
  exponent -= scale;
  return exponent < 0 ? Float64(digits) / powerOfTen(-exponent) : Float64(digits) * powerOfTen(exponent);
}

// What the maths library is built on.
namespace base64 {
SAMPAN_HERE constexpr Float64 fma(Float64 a, Float64 b, Float64 c) {
  return Float64::fromBits(soft::fuse(a.bits, b.bits, c.bits));
}
SAMPAN_HERE constexpr Float64 fabs(Float64 x) { return Float64::fromBits(x.bits & ~soft::kSign); }
SAMPAN_HERE constexpr Float64 copysign(Float64 x, Float64 s) {
  return Float64::fromBits((x.bits & ~soft::kSign) | (s.bits & soft::kSign));
}
SAMPAN_HERE constexpr Float64 sqrt(Float64 x) { return Float64::fromBits(soft::squareRoot(x.bits)); }
SAMPAN_HERE constexpr Float64 rint(Float64 x) { return Float64::fromBits(soft::integral(x.bits, 0)); }
SAMPAN_HERE constexpr Float64 trunc(Float64 x) { return Float64::fromBits(soft::integral(x.bits, 1)); }
SAMPAN_HERE constexpr Float64 floor(Float64 x) { return Float64::fromBits(soft::integral(x.bits, 2)); }
SAMPAN_HERE constexpr Float64 inf() { return Float64::fromBits(soft::kInfinity); }
SAMPAN_HERE constexpr Float64 nan(const char *) { return Float64::fromBits(soft::kNan); }
} // namespace base64

SAMPAN_HERE constexpr long long double_as_longlong(Float64 x) { return (long long)x.bits; }
SAMPAN_HERE constexpr Float64 longlong_as_double(long long x) { return Float64::fromBits((Word64)x); }
SAMPAN_HERE constexpr int double2hiint(Float64 x) { return (int)(x.bits >> 32); }
SAMPAN_HERE constexpr int double2loint(Float64 x) { return (int)x.bits; }
SAMPAN_HERE constexpr Float64 hiloint2double(int high, int low) {
  return Float64::fromBits((Word64)(Word32)high << 32 | (Word32)low);
}
SAMPAN_HERE constexpr Float64 fma_rn(Float64 a, Float64 b, Float64 c) { return base64::fma(a, b, c); }
SAMPAN_HERE constexpr Float64 dadd_rn(Float64 a, Float64 b) { return a + b; }
SAMPAN_HERE constexpr Float64 dmul_rn(Float64 a, Float64 b) { return a * b; }
SAMPAN_HERE constexpr Float64 ddiv_rn(Float64 a, Float64 b) { return a / b; }
SAMPAN_HERE constexpr Float64 dsqrt_rn(Float64 x) { return base64::sqrt(x); }
SAMPAN_HERE constexpr float double2float_rn(Float64 x) { return x; }
SAMPAN_HERE constexpr int double2int_rz(Float64 x) { return x; }
SAMPAN_HERE constexpr int double2int_rn(Float64 x) { return base64::rint(x); }
SAMPAN_HERE constexpr Float64 int2double_rn(int x) { return x; }
SAMPAN_HERE constexpr Float64 uint2double_rn(unsigned x) { return x; }
SAMPAN_HERE constexpr bool isnan(Float64 x) { return soft::isNan(x.bits); }
SAMPAN_HERE constexpr bool isinf(Float64 x) { return (x.bits & ~soft::kSign) == soft::kInfinity; }
SAMPAN_HERE constexpr bool isfinite(Float64 x) { return (x.bits & ~soft::kSign) < soft::kInfinity; }
SAMPAN_HERE constexpr bool signbit(Float64 x) { return x.bits >> 63; }

SAMPAN_HERE constexpr Float64 abs(Float64 x) { return base64::fabs(x); }
SAMPAN_HERE constexpr Float64 min(Float64 a, Float64 b) { return isnan(a) ? b : isnan(b) ? a : soft::less(b.bits, a.bits) || (a == b && signbit(b)) ? b : a; }
SAMPAN_HERE constexpr Float64 max(Float64 a, Float64 b) { return isnan(a) ? b : isnan(b) ? a : soft::less(a.bits, b.bits) || (a == b && signbit(a)) ? b : a; }

struct double1 { Float64 x; };
struct alignas(16) double2 { Float64 x, y; };
struct double3 { Float64 x, y, z; };
struct alignas(16) double4 { Float64 x, y, z, w; };
SAMPAN_HERE constexpr Float64 nan(const char *) { return Float64::fromBits(soft::kNan); }
SAMPAN_HERE constexpr double1 make_double1(Float64 x) { return double1{x}; }
SAMPAN_HERE constexpr double2 make_double2(Float64 x, Float64 y) { return double2{x, y}; }
SAMPAN_HERE constexpr double3 make_double3(Float64 x, Float64 y, Float64 z) { return double3{x, y, z}; }
SAMPAN_HERE constexpr double4 make_double4(Float64 x, Float64 y, Float64 z, Float64 w) { return double4{x, y, z, w}; }

template <> struct numeric_limits<Float64> {
  static constexpr bool is_integer = false;
  SAMPAN_HERE static constexpr Float64 max() { return Float64::fromBits(0x7fefffffffffffffull); }
  SAMPAN_HERE static constexpr Float64 lowest() { return Float64::fromBits(0xffefffffffffffffull); }
  SAMPAN_HERE static constexpr Float64 min() { return Float64::fromBits(0x0010000000000000ull); }
  SAMPAN_HERE static constexpr Float64 epsilon() { return Float64::fromBits(0x3cb0000000000000ull); }
  SAMPAN_HERE static constexpr Float64 infinity() { return Float64::fromBits(soft::kInfinity); }
  SAMPAN_HERE static constexpr Float64 quiet_NaN() { return Float64::fromBits(soft::kNan); }
};

// A shuffle moves the bits.
#define SAMPAN_SHUFFLE(name, type)                                                                                     \
  SAMPAN_HERE Float64 name(unsigned mask, Float64 x, type by, int width = 32) {                                        \
    return Float64::fromBits(name(mask, x.bits, by, width));                                                           \
  }
SAMPAN_SHUFFLE(shfl_sync, int) SAMPAN_SHUFFLE(shfl_up_sync, unsigned) SAMPAN_SHUFFLE(shfl_down_sync, unsigned)
SAMPAN_SHUFFLE(shfl_xor_sync, int)
#undef SAMPAN_SHUFFLE

// By compare and exchange, in global memory.
SAMPAN_HERE Float64 atomic_add(Float64 *p, Float64 x) {
  Word64 *at = &p->bits;
  for (Word64 old = *at;;) {
    const Word64 seen = atomic_cas(at, old, (Float64::fromBits(old) + x).bits);
    if (seen == old)
      return Float64::fromBits(old);
    old = seen;
  }
}

} // namespace sampan

// 0.5_f64 is double's 0.5.
SAMPAN_HERE constexpr sampan::Float64 operator""_f64(const char *text) { return sampan::readLiteral(text); }
