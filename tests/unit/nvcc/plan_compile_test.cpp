#include "plan_fixture.h"

namespace sampan::nvcc {

TEST_F(PlanTest, CompileOneObject) {
  Planned p = plan({"-c", "a.cu", "-o", "sub/x.o", "-O3", "-arch=sm_70", "-lineinfo"});
  ASSERT_TRUE(p.good);
  ASSERT_EQ(p.plan.steps.size(), 1u);
  const cpu::CompileRequest &r = p.plan.steps[0].request;
  EXPECT_EQ(p.plan.steps[0].kind, StepKind::CompileDevice);
  EXPECT_EQ(r.input, "a.cu");
  EXPECT_EQ(r.output, "sub/x.o");
  EXPECT_EQ(r.toolkit, "/tk");
  EXPECT_EQ(r.arch, 700u);
  EXPECT_EQ(r.archName, "sm_70");
  EXPECT_EQ(r.optimiseHost, 3);
  EXPECT_EQ(r.optimise, 3);
  EXPECT_TRUE(r.lineInfo);
  EXPECT_EQ(r.product, cpu::Product::Object);
  EXPECT_FALSE(r.relocatableDevice);
}

TEST_F(PlanTest, ObjectsAreNamedAfterTheirSourcesInTheOutputFolder) {
  Planned p = plan({"-c", "a.cu", "c.cpp", "-odir", "obj"});
  ASSERT_EQ(p.plan.steps.size(), 2u);
  EXPECT_EQ(p.plan.steps[0].output, "obj/a.o");
  EXPECT_EQ(p.plan.steps[1].output, "obj/c.o");
}

TEST_F(PlanTest, PreprocessorFlagsKeepTheirOrder) {
  Planned p = plan({"-c", "a.cu", "-Iq", "-DX=1", "-UY", "-isystem", "r", "-include", "h.h", "-Is"});
  EXPECT_TRUE(inOrder(p.plan.steps.at(0).request.clangArgs,
                      {"-D__NVCC__", "-Iq", "-DX=1", "-UY", "-isystem", "r", "-include", "h.h", "-Is"}));
}

TEST_F(PlanTest, SwitchesOfTheLanguageBecomeMacros) {
  Planned p = plan({"-dc", "a.cu", "-extended-lambda", "--expt-relaxed-constexpr", "-default-stream", "per-thread"});
  const Words &args = p.plan.steps.at(0).request.clangArgs;
  EXPECT_TRUE(p.plan.steps[0].request.relocatableDevice);
  for (const char *macro : {"-D__CUDACC_RDC__", "-D__CUDACC_EXTENDED_LAMBDA__", "-D__CUDACC_RELAXED_CONSTEXPR__",
                            "-DCUDA_API_PER_THREAD_DEFAULT_STREAM=1", "-D__CUDA_ARCH_LIST__=800"})
    EXPECT_TRUE(contains(args, macro)) << macro;
}

TEST_F(PlanTest, ArithmeticSwitches) {
  cpu::CompileRequest r = plan({"-c", "a.cu", "-use_fast_math", "--fmad=false"}).plan.steps.at(0).request;
  EXPECT_TRUE(r.fastMath && r.ftz);
  EXPECT_FALSE(r.fmad);
  r = plan({"-c", "a.cu", "-ftz=true"}).plan.steps.at(0).request;
  EXPECT_TRUE(r.ftz && r.fmad && !r.fastMath);
}

TEST_F(PlanTest, DebuggingTurnsTheHostsOptimiserOffUnlessAskedFor) {
  EXPECT_EQ(plan({"-c", "a.cu", "-g"}).plan.steps.at(0).request.optimiseHost, 0);
  EXPECT_EQ(plan({"-c", "a.cu", "-g", "-O2"}).plan.steps.at(0).request.optimiseHost, 2);
  EXPECT_EQ(plan({"-c", "a.cu"}).plan.steps.at(0).request.optimiseHost, 2);
  EXPECT_TRUE(plan({"-c", "a.cu", "-G"}).plan.steps.at(0).request.debugDevice);
  EXPECT_FALSE(plan({"-c", "a.cu", "-G", "-dopt=on"}).plan.steps.at(0).request.debugDevice);
}

TEST_F(PlanTest, PtxasLevelIsThatOfTheKernels) {
  EXPECT_EQ(plan({"-c", "a.cu", "-Xptxas", "-v,-O1"}).plan.steps.at(0).request.optimise, 1);
  EXPECT_TRUE(plan({"-c", "a.cu", "-Xptxas", "-v"}).out.all().empty());
}

TEST_F(PlanTest, OwnSwitches) {
  cpu::CompileRequest r = plan({"-c", "a.cu", "--sampan-engine=fibers", "--sampan-remarks", "--sampan-dump=a,b",
                                "--sampan-skip=c", "--sampan-time", "--sampan-cpu=x86-64-v4"})
                              .plan.steps.at(0)
                              .request;
  EXPECT_EQ(r.engine, cpu::Engine::Fibers);
  EXPECT_TRUE(r.remarks && r.timings);
  EXPECT_EQ(r.dumpAfter, (Words{"a", "b"}));
  EXPECT_EQ(r.skipPasses, Words{"c"});
  EXPECT_EQ(r.cpu, "x86-64-v4");
  EXPECT_EQ(plan({"a.cu", "--sampan-engine=threads"}).id(), "N1003");
}

TEST_F(PlanTest, HostSourcesGoToTheHostCompilerWithOurHeaders) {
  Planned p =
      plan({"-c", "c.cpp", "-O3", "-std=c++14", "-g", "-Iq", "-Xcompiler", "-Wall,-fopenmp", "-ccbin", "g++-12"});
  const Step &s = p.plan.steps.at(0);
  EXPECT_EQ(s.kind, StepKind::CompileHost);
  EXPECT_EQ(s.command.front(), "g++-12");
  EXPECT_TRUE(inOrder(s.command, {"-x", "c++", "-c", "-std=c++14", "-D__NVCC__", "-Iq", "-Wall", "-fopenmp", "-O3",
                                  "-g", "-isystem", "/tk/include", "c.cpp", "-o", "c.o"}));
}

TEST_F(PlanTest, CSourcesAreCAndTakeNoCppStandard) {
  const Words command = plan({"-c", "d.c", "-std=c++14"}).plan.steps.at(0).command;
  EXPECT_TRUE(inOrder(command, {"-x", "c", "-c"}));
  EXPECT_FALSE(contains(command, "-std=c++14"));
}

TEST_F(PlanTest, LanguageOverridesSuffix) {
  EXPECT_EQ(plan({"-x", "cu", "-c", "c.cpp"}).plan.steps.at(0).kind, StepKind::CompileDevice);
  EXPECT_EQ(plan({"-x", "c++", "-c", "a.cu"}).plan.steps.at(0).kind, StepKind::CompileHost);
  EXPECT_EQ(plan({"-x", "cu", "a.o", "-o", "q"}).plan.steps.at(0).kind, StepKind::Link);
}

TEST_F(PlanTest, DependenciesAlongsideTheObject) {
  cpu::CompileRequest r = plan({"-MD", "-c", "a.cu", "-o", "sub/a.o"}).plan.steps.at(0).request;
  EXPECT_TRUE(r.dependencies && !r.dependenciesOnly && !r.skipSystemHeaders);
  EXPECT_EQ(r.dependencyFile, "sub/a.d");
  EXPECT_EQ(r.dependencyTarget, "sub/a.o");
  r = plan({"-MMD", "-MF", "x.d", "-MT", "t", "-c", "a.cu"}).plan.steps.at(0).request;
  EXPECT_TRUE(r.skipSystemHeaders);
  EXPECT_EQ(r.dependencyFile, "x.d");
  EXPECT_EQ(r.dependencyTarget, "t");
  EXPECT_TRUE(
      inOrder(plan({"-MD", "-c", "c.cpp", "-MT", "t"}).plan.steps.at(0).command, {"-MD", "-MF", "c.d", "-MT", "t"}));
}

TEST_F(PlanTest, DependenciesOnly) {
  cpu::CompileRequest r = plan({"-M", "a.cu", "-o", "x.d"}).plan.steps.at(0).request;
  EXPECT_TRUE(r.dependenciesOnly && !r.dependencies);
  EXPECT_EQ(r.dependencyFile, "x.d");
  EXPECT_EQ(r.dependencyTarget, "a.o");
  EXPECT_EQ(plan({"-MM", "a.cu"}).plan.steps.at(0).request.dependencyFile, "");
}

TEST_F(PlanTest, PreprocessAndEmit) {
  EXPECT_EQ(plan({"-E", "a.cu"}).plan.steps.at(0).request.product, cpu::Product::Preprocessed);
  EXPECT_EQ(plan({"-E", "a.cu"}).plan.steps.at(0).request.output, "-");
  EXPECT_EQ(plan({"--sampan-emit=kernel-ir", "a.cu"}).plan.steps.at(0).request.output, "a.ll");
  EXPECT_EQ(plan({"--sampan-emit=asm", "a.cu", "-o", "x"}).plan.steps.at(0).request.output, "x");
  EXPECT_EQ(plan({"-fdevice-syntax-only", "a.cu"}).plan.steps.at(0).request.product, cpu::Product::Syntax);
}

TEST_F(PlanTest, ADeviceIsNeverTheFileThatTheCompilerReplaces) {
  const Step step = plan({"-c", "a.cu", "-o", "/dev/zero"}).plan.steps.at(0);
  EXPECT_EQ(step.output, "/dev/zero");
  EXPECT_TRUE(step.request.output.starts_with("/tmp/work-folder/")) << step.request.output;
}

TEST_F(PlanTest, AnotherToolkitsHeadersAreLeftOutAloud) {
  files.insert("/usr/local/cuda/include/cuda_runtime_api.h");
  Planned p = plan({"-c", "a.cu", "-I/usr/local/cuda/include", "-Iq"});
  ASSERT_TRUE(p.good);
  EXPECT_FALSE(contains(p.plan.steps.at(0).request.clangArgs, "-I/usr/local/cuda/include"));
  EXPECT_TRUE(contains(p.plan.steps.at(0).request.clangArgs, "-Iq"));
  EXPECT_EQ(p.remarks("N1034"), 1u);
}

TEST_F(PlanTest, OpenMpInACudaFileNeedsClangsLibrary) {
  EXPECT_TRUE(inOrder(plan({"-c", "a.cu", "-Xcompiler", "-fopenmp"}).plan.steps.at(0).request.clangArgs,
                      {"-Xarch_host", "-fopenmp", "-idirafter", "/omp/include"}));
  openMp = {};
  EXPECT_EQ(plan({"-c", "a.cu", "-Xcompiler", "-fopenmp"}).id(), "N1016");
  EXPECT_TRUE(plan({"-c", "c.cpp", "-Xcompiler", "-fopenmp"}).good);
}

TEST_F(PlanTest, BadInputIsNamed) {
  EXPECT_EQ(plan({}).id(), "N1005");
  EXPECT_EQ(plan({"none.cu"}).id(), "N1006");
  EXPECT_EQ(plan({"__cmake_determine_cuda"}).id(), "N1007");
  EXPECT_EQ(plan({"k.ptx"}).id(), "N1007");
  EXPECT_EQ(plan({"-c", "a.cu", "b.cu", "-o", "x.o"}).id(), "N1008");
  EXPECT_EQ(plan({"-c", "-dlink", "a.cu"}).id(), "N1011");
  EXPECT_EQ(plan({"-c", "-run", "a.cu"}).id(), "N1011");
  EXPECT_EQ(plan({"-std=c++98", "a.cu"}).id(), "N1003");
  EXPECT_EQ(plan({"-rdc=yes", "a.cu"}).id(), "N1003");
}

TEST_F(PlanTest, UnusedObjectsAndRepeatedOptionsAreWarnedOf) {
  EXPECT_EQ(plan({"-c", "a.cu", "b.o"}).remarks("N1035"), 1u);
  Planned p = plan({"a.cu", "-std=c++14", "-std=c++17"});
  EXPECT_EQ(p.remarks("N1033"), 1u);
  EXPECT_EQ(p.options.standard, "c++17");
}

} // namespace sampan::nvcc
