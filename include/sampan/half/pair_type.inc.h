// The class of two 16-bit floats. As scalar_type.inc.h, plus __SAMPAN_H2 and __SAMPAN_H2_RAW.

struct __align__(4) __SAMPAN_H2_RAW { unsigned short x, y; };

struct __align__(4) __SAMPAN_H2 {
  __SAMPAN_H x, y;

  __SAMPAN_H2() = default;
  __SAMPAN_MEMBER_HD __SAMPAN_H2(const __SAMPAN_H2 &) = default;
  __SAMPAN_MEMBER_HD __SAMPAN_H2 &operator=(const __SAMPAN_H2 &) = default;
  __SAMPAN_MEMBER_HD __SAMPAN_H2(const __SAMPAN_H &__a, const __SAMPAN_H &__b) : x(__a), y(__b) {}
  __SAMPAN_MEMBER_HD __SAMPAN_H2(const __SAMPAN_H2_RAW &__r) : x(__SAMPAN_H_RAW{__r.x}), y(__SAMPAN_H_RAW{__r.y}) {}
  __SAMPAN_MEMBER_HD __SAMPAN_H2 &operator=(const __SAMPAN_H2_RAW &__r) { return *this = __SAMPAN_H2(__r); }
  __SAMPAN_MEMBER_HD operator __SAMPAN_H2_RAW() const {
    __SAMPAN_H2_RAW __r = {__sampan_to_bits(x), __sampan_to_bits(y)};
    return __r;
  }
};
