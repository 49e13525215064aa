#include "facts/read_facts.h"

#include "support/file.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace sampan::facts {
namespace {

TEST(Apis, EveryLibraryThatIsPromisedHasRows) {
  Diagnostics out;
  std::optional<std::vector<Api>> apis = readApis(SAMPAN_DATA, out);
  ASSERT_TRUE(apis) << out.all().front().text;
  std::vector<std::string> ids;
  for (const Api &api : *apis) {
    ids.push_back(api.id);
    EXPECT_FALSE(api.functions.empty()) << api.id;
    EXPECT_FALSE(api.headers.empty()) << api.id;
  }
  EXPECT_EQ(ids, (std::vector<std::string>{"cublas", "cublasLt", "cuda", "cudart", "cufft", "curand", "cusolver",
                                           "cusparse", "nccl", "nvml", "nvrtc", "nvtx"}));
}

struct BadApis : testing::Test {
  Diagnostics out;
  TemporaryFolder folder = std::move(*TemporaryFolder::create(out));
  std::optional<std::vector<Api>> apis;

  std::string complaint(const std::string &rows) {
    std::filesystem::create_directories(folder.path() + "/apis");
    EXPECT_TRUE(writeFile(folder.path() + "/apis/x.toml", "id = \"x\"\nname = \"X\"\n" + rows, out));
    apis = readApis(folder.path(), out);
    return out.all().empty() ? "" : out.all().front().id;
  }
};

TEST_F(BadApis, ATopicWithoutInsteadIsImplemented) {
  EXPECT_EQ(complaint("[[topic]]\ntitle = \"T\"\nfunctions = [\"f\"]\n"
                      "[[topic]]\ntitle = \"T\"\ninstead = \"f\"\nfunctions = [\"g\"]\n"),
            "");
  ASSERT_TRUE(apis);
  EXPECT_TRUE(apis->front().find("f")->implemented());
  EXPECT_EQ(apis->front().find("g")->instead, "f");
  EXPECT_EQ(apis->front().find("h"), nullptr);
}

TEST_F(BadApis, AFunctionTwiceIsAnError) {
  EXPECT_EQ(complaint("[[topic]]\ntitle = \"T\"\nfunctions = [\"f\", \"f\"]\n"), "D1005");
  EXPECT_FALSE(apis);
}

TEST_F(BadApis, WhatIsNoNameIsAnError) {
  EXPECT_EQ(complaint("[[topic]]\ntitle = \"T\"\nfunctions = [\"f()\"]\n"), "D1006");
}

TEST_F(BadApis, AnEmptyHintIsAnError) {
  EXPECT_EQ(complaint("[[topic]]\ntitle = \"T\"\ninstead = \"\"\nfunctions = [\"f\"]\n"), "D1006");
}

TEST_F(BadApis, AHintThatWouldBreakAStringOfCIsAnError) {
  EXPECT_EQ(complaint("[[topic]]\ntitle = \"T\"\ninstead = 'a \"b\"'\nfunctions = [\"f\"]\n"), "D1006");
}

TEST_F(BadApis, AStatusWithoutAValueIsAnError) { EXPECT_EQ(complaint("status = \"s\"\n"), "D1006"); }

TEST_F(BadApis, AFieldThatNobodyKnowsIsAnError) { EXPECT_EQ(complaint("colour = \"red\"\n"), "D1003"); }

TEST_F(BadApis, AFolderWithoutFilesIsAnError) {
  EXPECT_FALSE(readApis(folder.path(), out));
  EXPECT_EQ(out.all().front().id, "D1002");
}

} // namespace
} // namespace sampan::facts
