#include "verify/classify.h"

#include "report/text_table.h"

#include <algorithm>
#include <cmath>

namespace sampan::verify {
namespace {

struct CauseFacts {
  const char *name;
  Words text;
};

const CauseFacts &causeFacts(Cause cause) {
  static const CauseFacts facts[] = {
      {"none", {"no difference", "无差异"}},
      {"order-noise", {"order of additions by atomics", "原子加法的次序"}},
      {"flipped-bit", {"a flipped bit", "位翻转"}},
      {"swapped-lanes", {"values in the wrong lanes", "通道（lane）错位"}},
      {"float-for-double", {"float used for double", "以 float 代替 double"}},
      {"random-stream", {"another random stream", "随机数流不同"}},
      {"race", {"threads that do not wait for each other (missing barrier)", "线程间缺少同步（缺少屏障）"}},
      {"fast-function", {"a fast function for the exact one", "以快速函数代替精确函数"}},
      {"contraction", {"multiplication and addition fused or not (contraction)", "乘加融合（contraction）不同"}},
      {"reordered-sum", {"a sum in another order", "求和次序不同"}},
      {"rounding", {"rounding", "舍入"}},
      {"other", {"other numbers", "数值不同"}}};
  return facts[static_cast<size_t>(cause)];
}

std::string count(uint64_t n) { return std::to_string(n); }

// The bit that is wrong in nearly all of them, if it is one. A last bit proves nothing: rounding flips it, too.
std::optional<unsigned> flippedBit(const Statistics &s) {
  if (s.singleBits * 20 < s.differing * 19)
    return std::nullopt;
  const auto most = std::max_element(s.bits.begin(), s.bits.end());
  const unsigned bit = static_cast<unsigned>(most - s.bits.begin());
  const bool telling = !factsOf(s.element).floating || bit > 2 || s.differing >= 16;
  return *most * 20 >= s.differing * 19 && telling ? std::optional(bit) : std::nullopt;
}

} // namespace

const char *causeName(Cause cause) { return causeFacts(cause).name; }
Words causeText(Cause cause) { return causeFacts(cause).text; }

Finding classify(const OutputResult &output) {
  const Statistics &s = output.statistics;
  if (!s.differing)
    return {};
  const ElementFacts &facts = factsOf(s.element);
  if (auto bit = flippedBit(s))
    return {Cause::FlippedBit,
            fill(Words{"bit {0} is wrong in {1} of {2} differing elements", "{2} 个差异元素中有 {1} 个仅第 {0} 位不同"},
                 {std::to_string(*bit), count(s.bits[*bit]), count(s.differing)})};
  if (s.groups >= 1 && s.permutedGroups * 10 >= s.groups * 9)
    return {Cause::SwappedLanes, fill(Words{"{0} of {1} groups of 32 elements hold the right values in another order",
                                            "{1} 组（每组 32 个元素）中有 {0} 组数值相同而次序不同"},
                                      {count(s.permutedGroups), count(s.groups)})};
  if (!facts.floating)
    return {Cause::Other, {"integers differ", "整数不同"}};
  if (s.orderNoise && s.rejected == 0)
    return {Cause::OrderNoise,
            fill(Words{"{0} elements lie within the spread of repeated runs", "{0} 个元素落在重复运行的离散范围内"},
                 {count(s.orderNoise)})};
  const uint64_t finite = s.up + s.down;
  constexpr uint64_t kSome = 4; // fewer values may be round by chance
  if (s.element == Element::F64 && finite >= kSome && s.floatValues * 10 >= finite * 9 && s.largestRelative > 1e-12)
    return {Cause::FloatForDouble, fill(Words{"{0} of {1} differing values are exact as float",
                                              "{1} 个差异值中有 {0} 个恰为 float 可表示的值"},
                                        {count(s.floatValues), count(finite)})};
  if (s.largestRelative > 1e-3 && s.differing * 4 >= s.elements && s.elements >= 64) {
    const double apart = meansApart(s.reference, s.here);
    const double p = sameDistribution(s.referenceSample, s.hereSample);
    if (apart < 4 && p > 1e-3)
      return {Cause::RandomStream, fill(Words{"means {0} standard errors apart, same distribution with p = {1}",
                                              "均值相差 {0} 个标准误，同分布检验 p = {1}"},
                                        {report::numberText(apart), report::numberText(p)})};
  }
  const double eps = s.element == Element::F64 ? 0x1p-52 : s.element == Element::F32 ? 0x1p-23 : 0x1p-8;
  if (s.element == Element::F64 && s.largestRelative > 1e-10 && s.largestRelative < 1e-4)
    return {Cause::FloatForDouble,
            fill(Words{"relative errors up to {0}, those of float", "相对误差最大 {0}，为 float 的量级"},
                 {report::numberText(s.largestRelative)})};
  if (s.largestRelative < 4096 * eps || s.largestSteps < 4096)
    return {Cause::Rounding,
            fill(Words{"at most {0} units in the last place", "最多相差 {0} ulp"}, {count(s.largestSteps)})};
  return {Cause::Other,
          fill(Words{"relative errors up to {0}", "相对误差最大 {0}"}, {report::numberText(s.largestRelative)})};
}

} // namespace sampan::verify
