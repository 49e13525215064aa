// Constants as sums of parts, from tools/maths-coefficients/constants.py. The high parts of ln2 and log10(2) end in
// zero bits, so that their products with an exponent are exact.
#pragma once

#include "base.h"

namespace sampan::maths {

template <class T> struct Constants;

template <> struct Constants<double> {
  static constexpr double kLn2Hi = 0x1.62e42fefa38p-1, kLn2Lo = 0x1.ef35793c7673p-45;
  static constexpr double kLog2E = 0x1.71547652b82fep+0, kLog2ELo = 0x1.777d0ffda0d24p-56;
  static constexpr double kLn2 = 0x1.62e42fefa39efp-1, kLn2Rest = 0x1.abc9e3b39803fp-56;
  static constexpr double kLn10 = 0x1.26bb1bbb55516p+1, kLn10Rest = -0x1.f48ad494ea3e9p-53;
  static constexpr double kLog2Of10 = 0x1.a934f0979a371p+1;
  static constexpr double kLog10Of2Hi = 0x1.34413509f78p-2, kLog10Of2Lo = 0x1.fef311f12b358p-46;
  static constexpr double kLog10E = 0x1.bcb7b1526e50ep-2, kLog10ERest = 0x1.95355baaafad3p-57;
  static constexpr double kTwoOverPi = 0x1.45f306dc9c883p-1;
  static constexpr double kHalfPi1 = 0x1.921fb54442d18p+0, kHalfPi2 = 0x1.1a62633145c07p-54;
  static constexpr double kHalfPi3 = -0x1.f1976b7ed8fbcp-110;
  static constexpr double kThird = 0x1.5555555555555p-2, kThirdRest = 0x1.5555555555555p-56;
  static constexpr double kSqrtHalf = 0x1.6a09e667f3bcdp-1, kSqrtHalfRest = -0x1.bdd3413b26456p-55;
  static constexpr double kInverseSqrtPi = 0x1.20dd750429b6dp-1;
  static constexpr double kHalfLogTwoPi = 0x1.d67f1c864beb5p-1, kHalfLogTwoPiRest = -0x1.65b5a1b7ff5dfp-55;
};

template <> struct Constants<float> {
  static constexpr float kLn2Hi = 0x1.62e4p-1f, kLn2Lo = 0x1.7f7d1cp-20f;
  static constexpr float kLog2E = 0x1.715476p+0f, kLog2ELo = 0x1.4ae0cp-26f;
  static constexpr float kLn2 = 0x1.62e43p-1f, kLn2Rest = -0x1.05c61p-29f;
  static constexpr float kLn10 = 0x1.26bb1cp+1f, kLn10Rest = -0x1.12aabap-25f;
  static constexpr float kLog2Of10 = 0x1.a934fp+1f;
  static constexpr float kLog10Of2Hi = 0x1.3442p-2f, kLog10Of2Lo = -0x1.95ec1p-19f;
  static constexpr float kLog10E = 0x1.bcb7b2p-2f, kLog10ERest = -0x1.5b235ep-27f;
  static constexpr float kTwoOverPi = 0x1.45f306p-1f;
  static constexpr float kHalfPi1 = 0x1.921fb6p+0f, kHalfPi2 = -0x1.777a5cp-25f, kHalfPi3 = -0x1.ee59dap-50f;
  static constexpr float kThird = 0x1.555556p-2f, kThirdRest = -0x1.555556p-27f;
  static constexpr float kSqrtHalf = 0x1.6a09e6p-1f, kSqrtHalfRest = 0x1.9fcef4p-27f;
  static constexpr float kInverseSqrtPi = 0x1.20dd76p-1f;
  static constexpr float kHalfLogTwoPi = 0x1.d67f1cp-1f, kHalfLogTwoPiRest = 0x1.0c97d6p-26f;
};

} // namespace sampan::maths
