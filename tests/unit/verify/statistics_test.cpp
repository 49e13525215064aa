#include "verify/classify.h"
#include "verify/statistics.h"

#include <cmath>
#include <cstring>
#include <gtest/gtest.h>
#include <limits>
#include <random>

namespace sampan::verify {
namespace {

template <class T> std::string bytesOf(const std::vector<T> &values) {
  return {reinterpret_cast<const char *>(values.data()), values.size() * sizeof(T)};
}

template <class T>
OutputResult outcome(Element element, const std::vector<T> &reference, std::vector<std::vector<T>> runs,
                     const Tolerance &tolerance = {}) {
  OutputResult o;
  o.statistics.element = element;
  o.statistics.scale = scaleOf(element, bytesOf(reference));
  std::vector<std::string> bytes;
  for (const auto &run : runs)
    bytes.push_back(bytesOf(run));
  addPiece(o.statistics, tolerance, bytesOf(reference), bytes, 0);
  return o;
}

std::vector<double> numbers(size_t n, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<double> normal(100, 20);
  std::vector<double> v(n);
  for (double &x : v)
    x = normal(random);
  return v;
}

constexpr double kNan = std::numeric_limits<double>::quiet_NaN(), kInf = std::numeric_limits<double>::infinity();

} // namespace

TEST(Statistics, StepsCountNumbersBetween) {
  const double one = 1, next = std::nextafter(1, 2), zero = 0, minus = -0.0, tiny = 5e-324;
  auto steps = [](const double &a, const double &b) {
    return stepsBetween(Element::F64, reinterpret_cast<const char *>(&a), reinterpret_cast<const char *>(&b));
  };
  EXPECT_EQ(steps(one, next), 1u);
  EXPECT_EQ(steps(next, one), 1u);
  EXPECT_EQ(steps(zero, minus), 0u);
  EXPECT_EQ(steps(tiny, zero), 1u);
  EXPECT_EQ(steps(-tiny, tiny), 2u);
}

TEST(Statistics, NanInfinityAndZerosAreToldApart) {
  const auto s = outcome<double>(Element::F64, {1, kNan, 2, kInf, 0.0}, {{kNan, 1, 2, 3, -0.0}}).statistics;
  EXPECT_EQ(s.nanAppeared, 1u);
  EXPECT_EQ(s.nanVanished, 1u);
  EXPECT_EQ(s.infinite, 1u);
  EXPECT_EQ(s.zeroSigns, 1u);
  EXPECT_EQ(s.differing, 4u);
  EXPECT_EQ(s.rejected, 4u);
}

TEST(Statistics, NoToleranceLetsNanOrInfinityPass) {
  Tolerance wide;
  wide.steps = ~uint64_t(0);
  wide.relative = wide.absolute = wide.ofScale = 1e300;
  wide.signedZeros = true;
  EXPECT_EQ(outcome<double>(Element::F64, {1, 2, kInf}, {{kNan, kInf, 1}}, wide).statistics.rejected, 3u);
}

TEST(Statistics, EachToleranceAcceptsWhatItSays) {
  const std::vector<double> a = {1000, 1e-9};
  const std::vector<double> b = {1000 * (1 + 1e-13), 2e-9};
  Tolerance t;
  EXPECT_EQ(outcome(Element::F64, a, {b}, t).statistics.rejected, 2u);
  t.relative = 1e-12;
  EXPECT_EQ(outcome(Element::F64, a, {b}, t).statistics.rejected, 1u);
  t.ofScale = 1e-11;
  EXPECT_EQ(outcome(Element::F64, a, {b}, t).statistics.rejected, 0u);
}

TEST(Statistics, OrderNoiseIsWhatRunsShowAmongThemselves) {
  const auto noisy = outcome<double>(Element::F64, {1.0}, {{1.0 + 3e-16}, {1.0 - 4e-16}}).statistics;
  EXPECT_EQ(noisy.orderNoise, 1u);
  EXPECT_EQ(noisy.rejected, 0u);
  const auto wrong = outcome<double>(Element::F64, {1.1}, {{1.0 + 3e-16}, {1.0 - 4e-16}}).statistics;
  EXPECT_EQ(wrong.rejected, 1u);
  const auto steady = outcome<double>(Element::F64, {1.0}, {{1.0 + 3e-16}, {1.0 + 3e-16}}).statistics;
  EXPECT_EQ(steady.rejected, 1u);
  EXPECT_EQ(outcome<int>(Element::I32, {5}, {{4}, {6}}).statistics.rejected, 1u) << "integers are never noise";
}

TEST(Statistics, BytesThatAreLeftOverAreCompared) {
  OutputResult o;
  o.statistics.element = Element::F64;
  addPiece(o.statistics, {}, "12345678abc", {"12345678abd"}, 0);
  EXPECT_EQ(o.statistics.rejected, 1u);
}

TEST(Statistics, AnotherSampleOfTheSameIsOneAndOfAnotherIsNot) {
  const auto a = numbers(4000, 1), b = numbers(4000, 2);
  EXPECT_GT(sameDistribution(a, b), 0.01);
  auto shifted = b;
  for (double &x : shifted)
    x += 4;
  EXPECT_LT(sameDistribution(a, shifted), 1e-6);
}

TEST(Classify, TellsPatternsApart) {
  const auto a = numbers(1024, 3);
  EXPECT_EQ(classify(outcome(Element::F64, a, {a})).cause, Cause::None);
  auto flipped = a;
  for (size_t i = 0; i < a.size(); i += 50) {
    uint64_t bits;
    std::memcpy(&bits, &flipped[i], 8);
    bits ^= uint64_t(1) << 33;
    std::memcpy(&flipped[i], &bits, 8);
  }
  EXPECT_EQ(classify(outcome(Element::F64, a, {flipped})).cause, Cause::FlippedBit);
  auto swapped = a;
  for (size_t i = 0; i + 1 < a.size(); i += 2)
    std::swap(swapped[i], swapped[i + 1]);
  EXPECT_EQ(classify(outcome(Element::F64, a, {swapped})).cause, Cause::SwappedLanes);
  auto single = a;
  for (double &x : single)
    x = float(x);
  EXPECT_EQ(classify(outcome(Element::F64, a, {single})).cause, Cause::FloatForDouble);
  EXPECT_EQ(classify(outcome(Element::F64, a, {numbers(1024, 4)})).cause, Cause::RandomStream);
  auto rounded = a;
  for (size_t i = 0; i < a.size(); i += 3)
    rounded[i] = std::nextafter(std::nextafter(a[i], i % 2 ? 1e9 : 0), i % 2 ? 1e9 : 0);
  EXPECT_EQ(classify(outcome(Element::F64, a, {rounded})).cause, Cause::Rounding);
  auto wrong = a;
  wrong[7] = 12;
  EXPECT_EQ(classify(outcome(Element::F64, a, {wrong})).cause, Cause::Other);
}

TEST(Element, TypesOfArgumentsComeFromTheName) {
  const auto types = argumentTypes("_Z5saxpyifPKfPf");
  ASSERT_EQ(types.size(), 4u);
  EXPECT_EQ(elementOfType(types[2]), Element::F32);
  EXPECT_EQ(elementOfType("unsigned long long*"), Element::I64);
  EXPECT_FALSE(elementOfType("Book<float>*"));
  EXPECT_TRUE(argumentTypes("plain").empty());
  EXPECT_EQ(argumentTypes("_Z1kSt8functionIFviEEPd").size(), 2u) << "commas and parentheses within a type";
}

TEST(Element, GuessesFromBytes) {
  EXPECT_EQ(guessElement(bytesOf(numbers(100, 5))), Element::F64);
  std::vector<float> floats;
  for (double x : numbers(100, 6))
    floats.push_back(float(x));
  EXPECT_EQ(guessElement(bytesOf(floats)), Element::F32);
  EXPECT_EQ(guessElement(bytesOf(std::vector<int>{1, 2, 3, 4, 5, 6})), Element::I32);
}

} // namespace sampan::verify
