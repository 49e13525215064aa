#include "nvcc/command_line.h"
#include "plan_fixture.h"
#include "support/file.h"
#include "support/temporary_folder.h"

namespace sampan::nvcc {
namespace {

struct Read {
  bool good;
  CommandLine line;
  Diagnostics out;
  std::string value(Id id) const {
    std::string all;
    for (const Given &g : line.options)
      if (g.id == id)
        all += (all.empty() ? "" : "|") + g.value;
    return all;
  }
};

Read read(const Words &words) {
  Read r;
  r.good = readCommandLine(words, r.line, r.out);
  return r;
}

} // namespace

TEST(CommandLine, EverySpellingOfAValueIsTheSame) {
  for (const Words &words : {Words{"-std", "c++17"}, {"-std=c++17"}, {"--std", "c++17"}, {"--std=c++17"}})
    EXPECT_EQ(read(words).value(Id::Standard), "c++17");
  for (const Words &words : {Words{"-Iq"}, {"-I", "q"}, {"-I=q"}, {"--include-path", "q"}, {"--include-path=q"}})
    EXPECT_EQ(read(words).value(Id::Include), "q");
  for (const Words &words :
       {Words{"-arch=sm_70"}, {"--arch=sm_70"}, {"--gpu-architecture", "sm_70"}, {"-gpu-architecture=sm_70"}})
    EXPECT_EQ(read(words).value(Id::Architecture), "sm_70");
}

TEST(CommandLine, ListsComeInPieces) {
  Read r = read({"-I", "a,b", "-Ic", "-lx,y", "-Xlinker", "-rpath,/q", "-include", "h"});
  EXPECT_EQ(r.value(Id::Include), "a|b|c");
  EXPECT_EQ(r.value(Id::LibraryName), "x|y");
  EXPECT_EQ(r.value(Id::LinkerFlags), "-rpath|/q");
  EXPECT_EQ(r.value(Id::PreInclude), "h");
}

TEST(CommandLine, MacrosKeepCommasAndEquals) {
  Read r = read({"-DA=1", "-D", "B(x,y)=x", "-DC=\"a b\""});
  EXPECT_EQ(r.value(Id::Define), "A=1|B(x,y)=x|C=\"a b\"");
}

TEST(CommandLine, HostFlagsPartAtCommasAndSpacesButLinkerFlagsStayWhole) {
  EXPECT_EQ(read({"-Xcompiler", "-Wall,-O2 -g"}).value(Id::HostFlags), "-Wall|-O2|-g");
  EXPECT_EQ(read({"--compiler-options=-fPIC"}).value(Id::HostFlags), "-fPIC");
  EXPECT_EQ(read({"-Xcompiler", "-Wl,-rpath,/x"}).value(Id::HostFlags), "-Wl,-rpath,/x");
  EXPECT_EQ(read({"-Xcompiler", "'-DX=\"a b\"'"}).value(Id::HostFlags), "-DX=\"a b\"");
}

TEST(CommandLine, AnUnknownOptionIsNamedAndTheNearestSuggested) {
  Read r = read({"--use-fast-math"});
  EXPECT_FALSE(r.good);
  ASSERT_EQ(r.out.all().size(), 1u);
  EXPECT_EQ(r.out.all()[0].id, "N1001");
  EXPECT_NE(r.out.all()[0].text.find("--use-fast-math"), std::string::npos);
  EXPECT_NE(r.out.all()[0].hint.find("--use_fast_math"), std::string::npos);
  EXPECT_NE(read({"-fPIC"}).out.all()[0].hint.find("-Xcompiler -fPIC"), std::string::npos);
}

TEST(CommandLine, AWrongLongNameIsNotTakenForAOneLetterOption) {
  for (const char *word : {"-optimize3", "-Ofast", "-threads4x", "--lfoo", "-ofoo", "-xcu"})
    EXPECT_EQ(read({word}).out.all().size(), 1u) << word;
}

TEST(CommandLine, EachWrongOptionIsReportedInOneGo) {
  EXPECT_EQ(read({"--bogus", "-fPIC", "--other"}).out.all().size(), 3u);
}

TEST(CommandLine, ForwardingSendsUnknownFlagsOn) {
  Read r = read({"-fopenmp", "-Wfoo=bar", "-forward-unknown-to-host-compiler", "x.cu"});
  EXPECT_TRUE(r.good);
  EXPECT_EQ(r.value(Id::HostFlags), "-fopenmp|-Wfoo=bar");
  EXPECT_EQ(r.line.inputs, Words{"x.cu"});
}

TEST(CommandLine, WhatCannotBeDoneIsRefusedWithItsReason) {
  for (const char *word : {"-ptx", "-cubin", "-fatbin", "-cuda", "-m32"}) {
    Read r = read({word});
    EXPECT_FALSE(r.good) << word;
    EXPECT_EQ(r.out.all().at(0).id, "N1004") << word;
  }
}

TEST(CommandLine, GpuTuningIsQuietUnlessVerbose) {
  EXPECT_TRUE(read({"-maxrregcount=32", "-t4", "-diag-suppress", "177,550"}).out.all().empty());
  EXPECT_EQ(read({"-v", "-maxrregcount=32", "-t4"}).out.all().size(), 2u);
}

TEST(CommandLine, MissingAndSurplusValuesAreErrors) {
  EXPECT_EQ(read({"a.cu", "-o"}).out.all().at(0).id, "N1002");
  EXPECT_EQ(read({"-lineinfo=true"}).out.all().at(0).id, "N1003");
}

TEST(ExpandArguments, EnvironmentStandsBeforeAndAfter) {
  Words words = {"x.cu"};
  Diagnostics out;
  ASSERT_TRUE(expandArguments(words, "-O2 '-DX=a b'", "-g", out));
  EXPECT_EQ(words, (Words{"-O2", "-DX=a b", "x.cu", "-g"}));
}

TEST(ExpandArguments, OptionsFilesMayNameOthers) {
  Diagnostics out;
  TemporaryFolder folder = std::move(*TemporaryFolder::create(out));
  std::string one = folder.path() + "/one", two = folder.path() + "/two";
  ASSERT_TRUE(writeFile(one, "-O2 -optf " + two + "\n-DX", out));
  ASSERT_TRUE(writeFile(two, "-Iq -o 'a b'", out));
  for (const Words &form : {Words{"@" + one}, {"--options-file", one}, {"-optf=" + one}}) {
    Words words = form;
    ASSERT_TRUE(expandArguments(words, "", "", out));
    EXPECT_EQ(words, (Words{"-O2", "-Iq", "-o", "a b", "-DX"}));
  }
}

TEST(ExpandArguments, AFileThatIsMissingOrNamesItselfIsAnError) {
  Diagnostics out;
  TemporaryFolder folder = std::move(*TemporaryFolder::create(out));
  std::string self = folder.path() + "/self";
  ASSERT_TRUE(writeFile(self, "@" + self, out));
  for (const std::string &path : {self, folder.path() + "/none"}) {
    Words words = {"@" + path};
    Diagnostics said;
    EXPECT_FALSE(expandArguments(words, "", "", said));
    EXPECT_EQ(said.all().at(0).id, "N1009");
  }
}

} // namespace sampan::nvcc
