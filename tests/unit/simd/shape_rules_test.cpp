// Each rule of shape_rules.cpp: what an instruction makes of its operands' shapes.
#include "shape_fixture.h"

#include "runtime/abi.h"

namespace sampan::simd {
namespace {

TEST(Shape, JoinsToWhatHoldsForBoth) {
  const Shape a = Shape::strided(4, 3, true, true), b = Shape::strided(4, 2, true, false);
  EXPECT_EQ(join(a, b), Shape::strided(4, 2, true, false));
  EXPECT_EQ(join(Shape::unknown(), a), a);
  EXPECT_EQ(join(a, Shape::unknown()), a);
  EXPECT_TRUE(join(a, Shape::strided(8, 3, true, true)).isVarying());
  EXPECT_TRUE(join(a, Shape::uniform()).isVarying());
  EXPECT_EQ(join(Shape::uniform(5), Shape::uniform(2)), Shape::uniform(2));
  EXPECT_TRUE(Shape::strided(0, 2, true, true).isUniform());
}

TEST(ShapeRules, ArgumentsOfALaneFunction) {
  const LaneFunction f = straight("", 16);
  EXPECT_EQ(f.text("block"), "uniform");
  EXPECT_EQ(f.text("thread"), "strided " + std::to_string(sizeof(sampan_thread)));
  EXPECT_EQ(f.of("t"), Shape::strided(1, 4, true, true)); // a multiple of 16 in lane 0
  EXPECT_EQ(f.text("active"), "varying");
}

TEST(ShapeRules, FieldsOfTheThreadCountUpFromLaneToLane) {
  const LaneFunction f = straight(R"(
  %x = load i32, ptr %thread, !invariant.load !0
  %py = getelementptr i8, ptr %thread, i64 4
  %y = load i32, ptr %py, !invariant.load !0
  %pl = getelementptr i8, ptr %thread, i64 12
  %l = load i32, ptr %pl, !invariant.load !0
  %pd = getelementptr i8, ptr %block, i64 12
  %d = load i32, ptr %pd, !invariant.load !0
  %changes = load i32, ptr %thread)",
                                  8);
  ASSERT_EQ(offsetof(sampan_thread, linear), 12u);
  ASSERT_EQ(offsetof(sampan_block, block_dim), 12u);
  EXPECT_EQ(f.of("x"), Shape::strided(1, 3, true, true));
  EXPECT_EQ(f.text("y"), "uniform");
  EXPECT_EQ(f.of("l"), Shape::strided(1, 3, true, true));
  EXPECT_EQ(f.of("d"), Shape::uniform(3));
  EXPECT_EQ(f.text("changes"), "varying");
}

TEST(ShapeRules, SumsAddStrides) {
  const LaneFunction f = straight(R"(
  %n = load i32, ptr %block
  %a = add i32 %t, %n
  %b = add nsw i32 %t, %n
  %c = add nuw i32 %n, %t
  %d = sub i32 %n, %t
  %e = add i32 %a, %t
  %same = sub i32 %a, %t
  %aligned = add i32 %t, 32
  %v = mul i32 %t, %t
  %w = add i32 %v, %t)");
  EXPECT_EQ(f.of("a"), Shape::strided(1, 0, false, false));
  EXPECT_EQ(f.of("b"), Shape::strided(1, 0, true, false));
  EXPECT_EQ(f.of("c"), Shape::strided(1, 0, false, true));
  EXPECT_EQ(f.text("d"), "strided -1");
  EXPECT_EQ(f.text("e"), "strided 2");
  EXPECT_EQ(f.text("same"), "uniform");
  EXPECT_EQ(f.of("aligned"), Shape::strided(1, 4, true, true)); // no wrap within a multiple of 16, flags or not
  EXPECT_EQ(f.text("w"), "varying");
}

TEST(ShapeRules, ProductsByConstantsScaleStrides) {
  const LaneFunction f = straight(R"(
  %n = load i32, ptr %block
  %a = mul i32 %t, 12
  %b = mul i32 -3, %t
  %u = mul i32 %n, 8
  %v = mul i32 %t, %n
  %w = mul i32 %t, %t
  %s = shl i32 %t, 3
  %su = shl i32 %n, 3
  %sv = shl i32 %t, %n
  %o = add i32 %t, %n
  %m = mul nsw i32 %o, 4
  %on = add nsw i32 %t, %n
  %mn = mul nsw i32 %on, 4)");
  EXPECT_EQ(f.of("a"), Shape::strided(12, 6, false, false));
  EXPECT_EQ(f.text("b"), "strided -3");
  EXPECT_EQ(f.of("u"), Shape::uniform(3));
  EXPECT_EQ(f.text("v"), "varying");
  EXPECT_EQ(f.text("w"), "varying");
  EXPECT_EQ(f.of("s"), Shape::strided(8, 7, true, true));
  EXPECT_EQ(f.of("su"), Shape::uniform(3));
  EXPECT_EQ(f.text("sv"), "varying");
  EXPECT_FALSE(f.of("m").exactSigned) << "its operand may have wrapped";
  EXPECT_TRUE(f.of("mn").exactSigned);
  EXPECT_FALSE(f.of("mn").exactUnsigned);
}

// With all lanes between two multiples of 32, a lane's number in its warp is strided and its warp's number uniform.
TEST(ShapeRules, LaneAndWarpNumbersUpToTheWidthOfAWarp) {
  const std::string body = R"(
  %lane = and i32 %t, 31
  %rest = urem i32 %t, 32
  %warp = lshr i32 %t, 5
  %quotient = udiv i32 %t, 32
  %quarter = and i32 %t, 7
  %eighth = lshr i32 %t, 3)";
  for (const unsigned width : {4u, 8u, 16u, 32u}) {
    const LaneFunction f = straight(body, width);
    const unsigned align = static_cast<unsigned>(std::countr_zero(width));
    EXPECT_EQ(f.of("lane"), Shape::strided(1, align, true, true)) << width;
    EXPECT_EQ(f.of("rest"), Shape::strided(1, align, true, true)) << width;
    EXPECT_EQ(f.text("warp"), "uniform") << width;
    EXPECT_EQ(f.text("quotient"), "uniform") << width;
    EXPECT_EQ(f.text("quarter"), width <= 8 ? "strided 1" : "varying") << width;
    EXPECT_EQ(f.text("eighth"), width <= 8 ? "uniform" : "varying") << width;
  }
  const LaneFunction two = straight(body, 64); // two warps in a vector
  for (const char *name : {"lane", "rest", "warp", "quotient"})
    EXPECT_EQ(two.text(name), "varying") << name;
}

TEST(ShapeRules, BitsOfUnalignedNumbersVary) {
  const LaneFunction f = straight(R"(
  %n = load i32, ptr %block
  %a = add i32 %t, %n
  %lane = and i32 %a, 31
  %warp = lshr i32 %a, 5
  %odd = urem i32 %t, 33
  %third = udiv i32 %t, 3
  %hole = and i32 %t, 24
  %b = add i32 %t, 64
  %still = and i32 %b, 31
  %masked = and i32 %n, -16
  %c = add i32 %t, %masked
  %again = lshr i32 %c, 4)");
  for (const char *name : {"lane", "warp", "odd", "third", "hole"})
    EXPECT_EQ(f.text(name), "varying") << name;
  EXPECT_EQ(f.text("still"), "strided 1");
  EXPECT_EQ(f.of("masked"), Shape::uniform(4));
  EXPECT_EQ(f.text("again"), "uniform");
}

TEST(ShapeRules, ExtensionNeedsToKnowThatNoLaneHasWrapped) {
  const LaneFunction f = straight(R"(
  %n = load i32, ptr %block
  %plain = add i32 %t, %n
  %ps = sext i32 %plain to i64
  %pz = zext i32 %plain to i64
  %signed = add nsw i32 %t, %n
  %ss = sext i32 %signed to i64
  %sz = zext i32 %signed to i64
  %unsigned = add nuw i32 %t, %n
  %us = sext i32 %unsigned to i64
  %uz = zext i32 %unsigned to i64
  %n16 = shl i32 %n, 4
  %aligned = add i32 %t, %n16
  %as = sext i32 %aligned to i64
  %az = zext i32 %aligned to i64
  %down = sub i32 %n16, %t
  %ds = sext i32 %down to i64
  %said = sext i32 %plain to i64, !sampan.exact !0
  %un = sext i32 %n to i64)");
  EXPECT_EQ(f.text("ps"), "varying");
  EXPECT_EQ(f.text("pz"), "varying");
  EXPECT_EQ(f.of("ss"), Shape::strided(1, 0, true, true));
  EXPECT_EQ(f.text("sz"), "varying");
  EXPECT_EQ(f.text("us"), "varying");
  EXPECT_EQ(f.text("uz"), "strided 1");
  EXPECT_EQ(f.of("as"), Shape::strided(1, 4, true, true));
  EXPECT_EQ(f.text("az"), "strided 1");
  EXPECT_EQ(f.text("ds"), "varying") << "aligned, but lanes lie below lane 0";
  EXPECT_EQ(f.text("said"), "strided 1");
  EXPECT_EQ(f.text("un"), "uniform");
}

TEST(ShapeRules, TruncationKeepsStridesOf32Bits) {
  const LaneFunction f = straight(R"(
  %w = zext i32 %t to i64
  %n = load i64, ptr %block
  %s = add i64 %w, %n
  %a = trunc i64 %s to i32
  %b = trunc i64 %s to i8
  %c = trunc i64 %w to i32
  %u = trunc i64 %n to i8)");
  EXPECT_EQ(f.of("a"), Shape::strided(1, 0, false, false));
  EXPECT_EQ(f.text("b"), "varying");
  EXPECT_EQ(f.of("c"), Shape::strided(1, 4, true, true));
  EXPECT_EQ(f.text("u"), "uniform");
}

TEST(ShapeRules, AddressesAreStridedInBytes) {
  const LaneFunction f = straight(R"(
  %p = load ptr, ptr %block
  %w = zext i32 %t to i64
  %n = load i32, ptr %block
  %wraps = add i32 %t, %n
  %floats = getelementptr float, ptr %p, i64 %w
  %narrow = getelementptr double, ptr %p, i32 %t
  %field = getelementptr { i32, [4 x i16] }, ptr %p, i64 %w, i32 1, i64 2
  %inner = getelementptr [64 x double], ptr %p, i64 3, i64 %w
  %both = getelementptr [64 x i8], ptr %floats, i64 %w, i64 %w
  %unsure = getelementptr float, ptr %p, i32 %wraps
  %same = getelementptr float, ptr %p, i32 %n
  %v = mul i64 %w, %w
  %any = getelementptr float, ptr %p, i64 %v
  %back = ptrtoint ptr %floats to i64
  %again = inttoptr i64 %back to ptr
  %a = alloca [3 x i32], align 8)");
  EXPECT_EQ(f.text("floats"), "strided 4");
  EXPECT_EQ(f.text("narrow"), "strided 8");
  EXPECT_EQ(f.text("field"), "strided 12");
  EXPECT_EQ(f.text("inner"), "strided 8");
  EXPECT_EQ(f.text("both"), "strided 69");
  EXPECT_EQ(f.text("unsure"), "varying");
  EXPECT_EQ(f.text("same"), "uniform");
  EXPECT_EQ(f.text("any"), "varying");
  EXPECT_EQ(f.text("back"), "strided 4");
  EXPECT_EQ(f.text("again"), "strided 4");
  EXPECT_EQ(f.text("a"), "strided 16"); // each lane's copy begins at its alignment
}

TEST(ShapeRules, SelectsAreOfOneShapeUnderUniformConditionsOnly) {
  const LaneFunction f = straight(R"(
  %n = load i32, ptr %block
  %u = icmp eq i32 %n, 3
  %v = icmp eq i32 %t, 3
  %t2 = add nsw i32 %t, 5
  %one = select i1 %u, i32 %t, i32 %t2
  %uniform = select i1 %u, i32 1, i32 2
  %mixed = select i1 %u, i32 %t, i32 2
  %parts = select i1 %v, i32 1, i32 2
  %same = select i1 %v, i32 %t, i32 %t
  %either = select i1 %u, i32 undef, i32 %t)");
  EXPECT_EQ(f.of("one"), Shape::strided(1, 0, true, false));
  EXPECT_EQ(f.text("uniform"), "uniform");
  EXPECT_EQ(f.text("mixed"), "varying");
  EXPECT_EQ(f.text("parts"), "varying");
  EXPECT_EQ(f.text("same"), "strided 1");
  EXPECT_EQ(f.text("either"), "strided 1");
}

TEST(ShapeRules, LoadsCallsAndOtherOperations) {
  const LaneFunction f = straight(R"(
  %p = load ptr, ptr %block
  %one = load float, ptr %p
  %changing = load volatile float, ptr %p
  %at = getelementptr float, ptr %p, i32 %t
  %each = load float, ptr %at
  %masked = call float @lane.load.f32(ptr %at, i1 %active)
  %old = atomicrmw add ptr %p, i32 1 monotonic
  %r = call i32 @lane.each.call(i1 %active)
  %any = call i1 @lane.any(i1 %active)
  %root = call float @llvm.sqrt.f32(float %one)
  %roots = call float @llvm.sqrt.f32(float %each)
  %least = call i32 @llvm.umin.i32(i32 %t, i32 5)
  %sum = fadd float %one, 1.0
  %sums = fadd float %one, %each
  %x = xor i32 %t, 1
  %s = freeze i32 %t)");
  for (const char *name : {"p", "one", "any", "root", "sum"})
    EXPECT_EQ(f.text(name), "uniform") << name;
  for (const char *name : {"changing", "each", "masked", "old", "r", "roots", "least", "sums", "x"})
    EXPECT_EQ(f.text(name), "varying") << name;
  EXPECT_EQ(f.text("s"), "strided 1");
}

} // namespace
} // namespace sampan::simd
