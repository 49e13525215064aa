#include "nvcc/host_flags.h"
#include "plan_fixture.h"

namespace sampan::nvcc {

TEST(HostFlags, LanguageFlagsReachBothSidesMachineFlagsOnlyTheHost) {
  Diagnostics out;
  HostFlags flags = translateHostFlags({"-fno-strict-aliasing", "-march=native", "-fPIC"}, false, out);
  EXPECT_EQ(flags.clang, (Words{"-fno-strict-aliasing", "-Xarch_host", "-march=native", "-Xarch_host", "-fPIC"}));
  EXPECT_TRUE(out.all().empty());
}

TEST(HostFlags, OptimisationAndDebugAreSettingsTheLastCounts) {
  Diagnostics out;
  EXPECT_EQ(translateHostFlags({"-O3", "-O1"}, false, out).optimise, 1);
  EXPECT_EQ(translateHostFlags({"-O"}, false, out).optimise, 1);
  EXPECT_TRUE(contains(translateHostFlags({"-Ofast"}, false, out).clang, "-ffast-math"));
  EXPECT_EQ(translateHostFlags({}, false, out).optimise, -1);
  EXPECT_TRUE(translateHostFlags({"-g"}, false, out).debug);
  EXPECT_TRUE(translateHostFlags({"-ggdb3"}, false, out).debug);
  EXPECT_FALSE(translateHostFlags({"-g0"}, false, out).debug);
}

TEST(HostFlags, FlagsOfGccAloneAreDroppedAloud) {
  Diagnostics out;
  HostFlags flags = translateHostFlags({"-fno-gnu-unique", "-fsomething-new"}, false, out);
  EXPECT_TRUE(flags.clang.empty());
  ASSERT_EQ(out.all().size(), 2u);
  EXPECT_EQ(out.all()[0].id, "N1031");
}

TEST(HostFlags, FlagsOfTheLinkerMeanNothingHere) {
  Diagnostics out;
  EXPECT_TRUE(translateHostFlags({"-Wl,-rpath,/x", "-lfoo", "-L", "/y", "-pipe"}, false, out).clang.empty());
  EXPECT_TRUE(out.all().empty());
}

TEST(HostFlags, WarningsOfGccAreNoReasonToWarn) {
  Diagnostics out;
  EXPECT_EQ(translateHostFlags({"-Wall", "-Wlogical-op"}, false, out).clang,
            (Words{"-Wall", "-Wlogical-op", "-Wno-unknown-warning-option"}));
}

TEST(HostFlags, SeparateValuesStayWithTheirNames) {
  Diagnostics out;
  EXPECT_EQ(translateHostFlags({"-I", "q", "-isystem", "r", "-D", "X=1"}, false, out).clang,
            (Words{"-I", "q", "-isystem", "r", "-D", "X=1"}));
}

} // namespace sampan::nvcc
