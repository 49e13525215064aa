#include "nvcc/print_plan.h"
#include "plan_fixture.h"

namespace sampan::nvcc {

TEST_F(PlanTest, OneSourceToAProgram) {
  Planned p = plan({"a.cu", "-o", "app", "-lfoo", "-L/q", "-Xlinker", "--as-needed"});
  ASSERT_TRUE(p.good);
  ASSERT_EQ(p.plan.steps.size(), 2u);
  std::string object = p.plan.steps[0].output;
  EXPECT_TRUE(object.starts_with("/tmp/work-folder/")) << object;
  const Step &link = p.plan.steps[1];
  EXPECT_EQ(link.kind, StepKind::Link);
  EXPECT_EQ(link.output, "app");
  EXPECT_EQ(link.command.back(), link.partial) << "the program must not be seen half written";
  EXPECT_TRUE(inOrder(link.command, {"g++", "-Xlinker", "--as-needed", "-Wl,-rpath,/tk/lib64", "-Wl,--start-group",
                                     object, "-L/tk/lib64", "-L/q", "-lfoo", "-lcudart", "-Wl,--end-group", "-o"}));
}

TEST_F(PlanTest, SourcesOfTheSameNameDoNotMeet) {
  files.insert({"x/k.cu", "y/k.cu"});
  Planned p = plan({"x/k.cu", "y/k.cu"});
  ASSERT_EQ(p.plan.steps.size(), 3u);
  EXPECT_NE(p.plan.steps[0].output, p.plan.steps[1].output);
  EXPECT_EQ(p.plan.steps[2].output, "a.out");
}

TEST_F(PlanTest, RelocatableSourcesAreLinkedOnTheDeviceFirst) {
  Planned p = plan({"-rdc=true", "a.cu", "b.cu", "c.cpp", "libx.a", "-o", "app"});
  ASSERT_EQ(p.plan.steps.size(), 5u);
  const Step &device = p.plan.steps[3], &link = p.plan.steps[4];
  EXPECT_EQ(device.kind, StepKind::LinkDevice);
  EXPECT_EQ(device.objects, (Words{p.plan.steps[0].output, p.plan.steps[1].output, p.plan.steps[2].output, "libx.a"}));
  EXPECT_EQ(device.request.toolkit, "/tk");
  EXPECT_TRUE(contains(link.command, device.output));
}

TEST_F(PlanTest, ObjectsSayThemselvesWhetherTheyWaitForADeviceLink) {
  EXPECT_EQ(plan({"a.o", "b.o"}).plan.steps.size(), 1u);
  relocatable = {"b.o"};
  Planned p = plan({"a.o", "b.o"});
  ASSERT_EQ(p.plan.steps.size(), 2u);
  EXPECT_EQ(p.plan.steps[0].objects, (Words{"a.o", "b.o"}));
  EXPECT_EQ(plan({"a.o", "b.o", "-nodlink"}).plan.steps.size(), 1u);
}

TEST_F(PlanTest, AnArchiveNamedByDashLIsLinkedOnTheDeviceToo) {
  files.insert("/q/libk.a");
  relocatable = {"/q/libk.a"};
  Planned p = plan({"a.o", "-L/q", "-lk"});
  ASSERT_EQ(p.plan.steps.size(), 2u);
  EXPECT_EQ(p.plan.steps[0].objects, (Words{"a.o", "/q/libk.a"}));
  files.insert("/q/libk.so");
  EXPECT_EQ(plan({"a.o", "-L/q", "-lk"}).plan.steps.size(), 1u);
}

TEST_F(PlanTest, DeviceLinkAlone) {
  Planned p = plan({"-dlink", "a.o", "b.o", "-o", "d.o", "-lcudadevrt"});
  ASSERT_EQ(p.plan.steps.size(), 1u);
  EXPECT_EQ(p.plan.steps[0].kind, StepKind::LinkDevice);
  EXPECT_EQ(p.plan.steps[0].output, "d.o");
  EXPECT_EQ(plan({"-dlink", "a.o"}).plan.steps.at(0).output, "a_dlink.o");
}

TEST_F(PlanTest, SharedLibraryAndStaticLibrary) {
  EXPECT_TRUE(contains(plan({"-shared", "-Xcompiler", "-fPIC", "a.cu"}).plan.steps.at(1).command, "-shared"));
  Planned p = plan({"-lib", "a.cu", "b.o", "-o", "libq.a"});
  ASSERT_EQ(p.plan.steps.size(), 2u);
  EXPECT_EQ(p.plan.steps[1].kind, StepKind::Archive);
  EXPECT_TRUE(inOrder(p.plan.steps[1].command, {"ar", "crs", p.plan.steps[1].partial, p.plan.steps[0].output, "b.o"}));
  EXPECT_EQ(p.plan.steps[1].output, "libq.a");
}

TEST_F(PlanTest, CudaLibrariesThatAreMissingAreLeftOutAloud) {
  Planned p = plan({"a.cu", "-lcublas", "-lcuda", "-lm", "-lcudart"});
  ASSERT_TRUE(p.good);
  const Words &link = p.plan.steps.at(1).command;
  EXPECT_FALSE(contains(link, "-lcublas"));
  EXPECT_TRUE(contains(link, "-lm"));
  EXPECT_TRUE(contains(link, "-lcudart"));
  EXPECT_EQ(p.plan.missingLibraries, (Words{"cublas", "cuda"}));
  EXPECT_EQ(p.remarks("N1032"), 2u);
  files.insert("/tk/lib64/libcublas.so");
  EXPECT_TRUE(contains(plan({"a.cu", "-lcublas"}).plan.steps.at(1).command, "-lcublas"));
}

TEST_F(PlanTest, AnotherToolkitsLibrariesAreLeftOutAloud) {
  files.insert("/usr/local/cuda/lib64/libcudart.so");
  Planned p = plan({"a.cu", "-L/usr/local/cuda/lib64"});
  EXPECT_FALSE(contains(p.plan.steps.at(1).command, "-L/usr/local/cuda/lib64"));
  EXPECT_EQ(p.remarks("N1034"), 1u);
}

TEST_F(PlanTest, OpenMpIsLinkedOnceWithClangsLibrary) {
  const Words link = plan({"a.cu", "c.cpp", "-Xcompiler", "-fopenmp"}).plan.steps.at(2).command;
  EXPECT_TRUE(inOrder(link, {"-L/omp/lib", "-Wl,-rpath,/omp/lib", "-lomp"}));
  EXPECT_FALSE(contains(link, "-fopenmp")) << "g++'s library would be a second thread pool";
  openMp = {};
  EXPECT_TRUE(contains(plan({"c.cpp", "-Xcompiler", "-fopenmp"}).plan.steps.at(1).command, "-fopenmp"));
}

TEST_F(PlanTest, TheRuntimeIsSharedUnlessAskedOtherwise) {
  files.insert("/tk/lib64/libcudart_static.a");
  EXPECT_TRUE(inOrder(plan({"a.cu"}).plan.steps.at(1).command, {"-lcudart", "-lcudart_static"}));
  const Words archive = plan({"a.cu", "-cudart", "static"}).plan.steps.at(1).command;
  EXPECT_TRUE(contains(archive, "-lcudart_static") && !contains(archive, "-lcudart"));
  const Words none = plan({"a.cu", "-cudart=none"}).plan.steps.at(1).command;
  EXPECT_FALSE(contains(none, "-lcudart_static") || contains(none, "-lcudart"));
}

TEST_F(PlanTest, RunComesLast) {
  Planned p = plan({"-run", "a.cu", "-run-args", "1,2"});
  ASSERT_EQ(p.plan.steps.size(), 3u);
  EXPECT_EQ(p.plan.steps[2].kind, StepKind::Run);
  EXPECT_EQ(p.plan.steps[2].command, (Words{"./a.out", "1", "2"}));
}

TEST_F(PlanTest, KeptFilesHaveTheirPlainNames) {
  Planned p = plan({"-keep", "-keep-dir", "tmp", "a.cu"});
  EXPECT_EQ(p.plan.steps.at(0).output, "tmp/a.o");
}

// What CMake's CMakeDetermineCUDACompiler reads from a verbose run.
TEST_F(PlanTest, PrintedPlanHasWhatCMakeLooksFor) {
  Surroundings world;
  world.toolkit = "/tk";
  std::string environment = environmentText(world);
  EXPECT_NE(environment.find("#$ TOP=/tk/bin/..\n"), std::string::npos);
  EXPECT_NE(environment.find("#$ INCLUDES=-I/tk/include\n"), std::string::npos);
  EXPECT_NE(environment.find("#$ LIBRARIES= -L/tk/lib64\n"), std::string::npos);
  EXPECT_NE(environment.find("nvvm/libdevice\n"), std::string::npos);
  Planned p = plan({"a.cu", "-o", "x y"});
  std::string compile = stepText(p.plan.steps.at(0)), link = stepText(p.plan.steps.at(1));
  EXPECT_NE(compile.find("-arch compute_80 "), std::string::npos);
  EXPECT_EQ(compile.find("-L/tk/lib64"), std::string::npos) << "CMake takes the last line with it for the link line";
  EXPECT_TRUE(link.starts_with("#$ g++ "));
  EXPECT_NE(link.find(" -L/tk/lib64 "), std::string::npos);
  EXPECT_NE(link.find("-o \"x y\"\n"), std::string::npos);
}

} // namespace sampan::nvcc
