#include "plan_fixture.h"

namespace sampan::nvcc {

TEST_F(PlanTest, ProgramsForArm64AreLinkedByItsToolsAndFindTheRuntimeBesideThem) {
  files.insert("/tk/targets/aarch64-linux/lib/libsampan_rt.so");
  Planned p = plan({"a.cu", "c.cpp", "-o", "app", "--sampan-target=cpu-arm64"});
  ASSERT_TRUE(p.good);
  EXPECT_EQ(p.plan.steps.at(0).request.cpu, "arm64");
  EXPECT_TRUE(inOrder(p.plan.steps.at(1).command, {"aarch64-linux-gnu-g++", "-fsigned-char", "-ffp-contract=off"}));
  const Words &link = p.plan.steps.at(2).command;
  EXPECT_TRUE(inOrder(link, {"aarch64-linux-gnu-g++", "-Wl,-rpath,$ORIGIN:/tk/targets/aarch64-linux/lib",
                             "-L/tk/targets/aarch64-linux/lib"}));
}

TEST_F(PlanTest, WhatAnotherMachineNeedsIsNamed) {
  EXPECT_EQ(plan({"a.cu", "--sampan-target=cpu-arm64"}).id(), "N1023");
  EXPECT_EQ(plan({"a.cu", "--sampan-target=cpu-arm64", "--sampan-cpu=x86-64-v3"}).id(), "N1021");
  EXPECT_EQ(plan({"a.cu", "--sampan-target=cpu-loongarch64"}).id(), "N1024");
  EXPECT_EQ(plan({"-c", "a.cu", "--sampan-target=cpu-arm64", "-Xcompiler", "-fopenmp"}).id(), "N1016");
  programs.clear();
  EXPECT_EQ(plan({"-c", "a.cu", "--sampan-target=cpu-arm64"}).id(), "N1022");
}

TEST_F(PlanTest, KernelsAloneNeedNoToolsOfTheMachine) {
  programs.clear();
  Planned p = plan({"a.cu", "--sampan-cpu=loongarch64-lasx", "--sampan-emit=kernels"});
  ASSERT_TRUE(p.good);
  EXPECT_EQ(p.plan.steps.at(0).output, "a.o");
}

} // namespace sampan::nvcc
