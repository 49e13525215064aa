// The class of a 16-bit floating type; included once per type with these set:
//   __SAMPAN_H, __SAMPAN_H_RAW  the class and its raw struct
//   __SAMPAN_H_OTHER  the other 16-bit type
//   __SAMPAN_H_NARROW, __SAMPAN_H_WIDEN  the conversions to and from float

struct __SAMPAN_H_OTHER;
struct __SAMPAN_H_RAW { unsigned short x; };

struct __align__(2) __SAMPAN_H {
protected:
  unsigned short __x;

public:
  __SAMPAN_H() = default;
  __SAMPAN_MEMBER_HD constexpr __SAMPAN_H(const __SAMPAN_H_RAW &__raw) : __x(__raw.x) {}
  __SAMPAN_MEMBER_HD __SAMPAN_H(float __v) : __x(__SAMPAN_H_NARROW(__v)) {}
  __SAMPAN_MEMBER_HD __SAMPAN_H(double __v) : __x(__SAMPAN_H_NARROW(__sampan_round_to_odd(__v))) {}
  __SAMPAN_MEMBER_HD explicit __SAMPAN_H(const __SAMPAN_H_OTHER &); // defined where both types are known
  __SAMPAN_MEMBER_HD operator float() const { return __SAMPAN_H_WIDEN(__x); }
  __SAMPAN_MEMBER_HD operator __SAMPAN_H_RAW() const { __SAMPAN_H_RAW __r = {__x}; return __r; }
  __SAMPAN_MEMBER_HD operator __SAMPAN_H_RAW() const volatile { __SAMPAN_H_RAW __r = {__x}; return __r; }
  __SAMPAN_MEMBER_HD __SAMPAN_H &operator=(const __SAMPAN_H_RAW &__raw) { __x = __raw.x; return *this; }
  __SAMPAN_MEMBER_HD volatile __SAMPAN_H &operator=(const __SAMPAN_H_RAW &__raw) volatile {
    __x = __raw.x;
    return *this;
  }
  __SAMPAN_MEMBER_HD __SAMPAN_H &operator=(float __v) { return *this = __SAMPAN_H(__v); }
  __SAMPAN_MEMBER_HD __SAMPAN_H &operator=(double __v) { return *this = __SAMPAN_H(__v); }

#define __SAMPAN_FROM(type, wide)                                                                                    \
  __SAMPAN_MEMBER_HD __SAMPAN_H(type __v)                                                                            \
      : __x(__SAMPAN_H_NARROW(__sampan_round_to_odd(__sampan_round_to_odd((wide)__v)))) {}                           \
  __SAMPAN_MEMBER_HD __SAMPAN_H &operator=(type __v) { return *this = __SAMPAN_H(__v); }
  __SAMPAN_FROM(short, long long) __SAMPAN_FROM(unsigned short, unsigned long long) __SAMPAN_FROM(int, long long)
  __SAMPAN_FROM(unsigned int, unsigned long long) __SAMPAN_FROM(long, long long)
  __SAMPAN_FROM(unsigned long, unsigned long long) __SAMPAN_FROM(long long, long long)
  __SAMPAN_FROM(unsigned long long, unsigned long long)
#undef __SAMPAN_FROM

  // Toward zero; what does not fit saturates, and NaN is 0, of 64 bits the highest; on the host too.
#define __SAMPAN_TO(type, low, high)                                                                                 \
  __SAMPAN_MEMBER_HD operator type() const {                                                                         \
    float __v = __SAMPAN_H_WIDEN(__x);                                                                               \
    if (__v != __v)                                                                                                  \
      return (type)(sizeof(type) == 8 ? 1ull << 63 : 0);                                                             \
    return !(__v > (float)(low)) ? (type)(low) : !(__v < (float)(high)) ? (type)(high) : (type)__v;                  \
  }
  __SAMPAN_TO(signed char, -128, 127) __SAMPAN_TO(unsigned char, 0, 255) __SAMPAN_TO(char, -128, 127)
  __SAMPAN_TO(short, -32768, 32767) __SAMPAN_TO(unsigned short, 0, 65535)
  __SAMPAN_TO(int, -2147483647 - 1, 2147483647) __SAMPAN_TO(unsigned int, 0, 4294967295u)
  __SAMPAN_TO(long, -9223372036854775807l - 1, 9223372036854775807l) __SAMPAN_TO(unsigned long, 0, 18446744073709551615ul)
  __SAMPAN_TO(long long, -9223372036854775807ll - 1, 9223372036854775807ll)
  __SAMPAN_TO(unsigned long long, 0, 18446744073709551615ull)
#undef __SAMPAN_TO
  __SAMPAN_MEMBER_HD constexpr operator bool() const { return (__x & 0x7fff) != 0; }
};

__SAMPAN_HD __SAMPAN_H __sampan_from_bits(__SAMPAN_H *, unsigned short __bits) {
  __SAMPAN_H_RAW __r = {__bits};
  return __SAMPAN_H(__r);
}
__SAMPAN_HD unsigned short __sampan_to_bits(__SAMPAN_H __v) { return static_cast<__SAMPAN_H_RAW>(__v).x; }
