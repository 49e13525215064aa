// Shapes across control flow: phis behind branches that lanes take differently, loops, and what leaves them.
#include "shape_fixture.h"

namespace sampan::simd {
namespace {

TEST(ShapeFlow, APhiBehindADivergentBranchVaries) {
  const LaneFunction f(R"(
entry:
  %c = icmp ult i32 %t, 5
  br i1 %c, label %then, label %end
then:
  br label %end
end:
  %r = phi i32 [ 1, %then ], [ 2, %entry ]
  %same = phi i32 [ %t, %then ], [ %t, %entry ]
  %only = phi i32 [ 7, %then ], [ undef, %entry ]
  ret i32 -1)",
                       8);
  EXPECT_TRUE(f.divergesAt("entry"));
  EXPECT_EQ(f.text("r"), "varying");
  EXPECT_EQ(f.text("same"), "strided 1");
  EXPECT_EQ(f.text("only"), "uniform");
}

TEST(ShapeFlow, APhiBehindAUniformBranchKeepsItsShape) {
  const LaneFunction f(R"(
entry:
  %n = load i32, ptr %block
  %c = icmp ult i32 %n, 5
  br i1 %c, label %then, label %end
then:
  %t5 = add nsw i32 %t, 5
  br label %end
end:
  %r = phi i32 [ 1, %then ], [ 2, %entry ]
  %s = phi i32 [ %t5, %then ], [ %t, %entry ]
  %m = phi i32 [ %t5, %then ], [ 2, %entry ]
  ret i32 %r)",
                       8);
  EXPECT_FALSE(f.divergesAt("entry"));
  EXPECT_EQ(f.text("r"), "uniform");
  EXPECT_EQ(f.of("s"), Shape::strided(1, 0, true, false));
  EXPECT_EQ(f.text("m"), "varying");
}

TEST(ShapeFlow, ALoopThatAllLanesLeaveTogether) {
  const LaneFunction f(R"(
entry:
  %n = load i32, ptr %block
  br label %head
head:
  %i = phi i32 [ 0, %entry ], [ %up, %head ]
  %j = phi i32 [ %t, %entry ], [ %next, %head ]
  %k = phi i32 [ %t, %entry ], [ %more, %head ]
  %up = add i32 %i, 1
  %next = add i32 %j, 32
  %more = mul i32 %k, 3
  %c = icmp ult i32 %up, %n
  br i1 %c, label %head, label %out
out:
  %last = phi i32 [ %up, %head ]
  %where = phi i32 [ %next, %head ]
  ret i32 -1)",
                       16);
  EXPECT_FALSE(f.divergesAt("head"));
  EXPECT_EQ(f.text("i"), "uniform");
  EXPECT_EQ(f.of("j"), Shape::strided(1, 4, true, true));
  EXPECT_EQ(f.text("k"), "varying") << "its stride differs from round to round";
  EXPECT_EQ(f.text("last"), "uniform");
  EXPECT_EQ(f.text("where"), "strided 1");
}

// Within the loop all lanes that are left agree on the counter; behind it each has that of the round in which it left.
TEST(ShapeFlow, ALoopThatLanesLeaveInDifferentRounds) {
  const LaneFunction f(R"(
entry:
  %n = load i32, ptr %block
  br label %head
head:
  %i = phi i32 [ 0, %entry ], [ %up, %head ]
  %up = add i32 %i, 1
  %c = icmp ult i32 %up, %t
  br i1 %c, label %head, label %out
out:
  %left = phi i32 [ %up, %head ]
  %before = phi i32 [ %n, %head ]
  %constant = phi i32 [ 9, %head ]
  ret i32 -1)",
                       16);
  EXPECT_TRUE(f.divergesAt("head"));
  EXPECT_EQ(f.text("i"), "uniform");
  EXPECT_EQ(f.text("up"), "uniform");
  EXPECT_EQ(f.text("left"), "varying");
  EXPECT_EQ(f.text("before"), "uniform");
  EXPECT_EQ(f.text("constant"), "uniform");
}

// The inner loop is uniform, so its counter leaves it as it is; the outer one is not.
TEST(ShapeFlow, WhatLeavesTwoLoopsVariesIfEitherIsDivergent) {
  const LaneFunction f(R"(
entry:
  %n = load i32, ptr %block
  br label %outer
outer:
  %i = phi i32 [ 0, %entry ], [ %sum, %latch ]
  br label %inner
inner:
  %j = phi i32 [ 0, %outer ], [ %up, %inner ]
  %up = add i32 %j, 1
  %c = icmp ult i32 %up, %n
  br i1 %c, label %inner, label %latch
latch:
  %rounds = phi i32 [ %up, %inner ]
  %sum = add i32 %i, %rounds
  %d = icmp ult i32 %sum, %t
  br i1 %d, label %outer, label %out
out:
  %r = phi i32 [ %rounds, %latch ]
  ret i32 -1)",
                       16);
  EXPECT_FALSE(f.divergesAt("inner"));
  EXPECT_TRUE(f.divergesAt("latch"));
  EXPECT_EQ(f.text("rounds"), "uniform");
  EXPECT_EQ(f.text("i"), "uniform");
  EXPECT_EQ(f.text("r"), "varying");
}

// What a divergent if writes into a loop's phi makes it vary, and with it a branch that looked uniform at first.
TEST(ShapeFlow, DivergenceGoesRoundALoop) {
  const LaneFunction f(R"(
entry:
  %n = load i32, ptr %block
  br label %head
head:
  %i = phi i32 [ 0, %entry ], [ %next, %latch ]
  %odd = icmp eq i32 %t, 3
  br i1 %odd, label %then, label %latch
then:
  %more = add i32 %i, 5
  br label %latch
latch:
  %step = phi i32 [ %more, %then ], [ %i, %head ]
  %next = add i32 %step, 1
  %c = icmp ult i32 %next, %n
  br i1 %c, label %head, label %out
out:
  ret i32 -1)",
                       16);
  EXPECT_EQ(f.text("step"), "varying");
  EXPECT_EQ(f.text("i"), "varying");
  EXPECT_TRUE(f.divergesAt("latch"));
}

} // namespace
} // namespace sampan::simd
