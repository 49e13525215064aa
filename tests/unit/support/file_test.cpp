#include "support/file.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <thread>

namespace sampan {
namespace fs = std::filesystem;

struct FileTest : testing::Test {
  Diagnostics out;
  TemporaryFolder folder = std::move(*TemporaryFolder::create(out));
  std::string at(const std::string &name) const { return folder.path() + "/" + name; }
};

TEST_F(FileTest, WhatIsWrittenIsReadBackWholeWithZeroBytes) {
  std::string content("a\0b\n", 4);
  ASSERT_TRUE(writeFile(at("x"), content, out));
  EXPECT_EQ(readFile(at("x")), content);
}

TEST_F(FileTest, WritingLeavesNothingBesideTheFile) {
  ASSERT_TRUE(writeFile(at("x"), "1", out));
  ASSERT_TRUE(writeFile(at("x"), "2", out));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1);
  EXPECT_EQ(readFile(at("x")), "2");
}

TEST_F(FileTest, AFolderThatDoesNotExistIsAnErrorThatNamesTheFile) {
  EXPECT_FALSE(writeFile(at("no/x"), "1", out));
  ASSERT_EQ(out.all().size(), 1u);
  EXPECT_EQ(out.all()[0].id, "S1002");
  EXPECT_NE(out.all()[0].text.find("no/x"), std::string::npos);
}

TEST_F(FileTest, AFullDiskIsAnError) {
  if (!fs::exists("/dev/full"))
    GTEST_SKIP() << "no /dev/full on this machine";
  ASSERT_TRUE(isSpecial("/dev/full")) << "the device must not be replaced by a file";
  EXPECT_FALSE(writeFile("/dev/full", std::string(1 << 20, 'x'), out));
  EXPECT_TRUE(out.hasErrors());
}

// Root may rename a file onto /dev/null, and has then broken the machine: a pipe stands for devices here.
TEST_F(FileTest, PipesAndDevicesAreWrittenInPlace) {
  ASSERT_EQ(mkfifo(at("pipe").c_str(), 0600), 0);
  ASSERT_TRUE(isSpecial(at("pipe")));
  std::string read;
  std::thread reader([&] { std::getline(std::ifstream(at("pipe")) >> std::ws, read); });
  EXPECT_TRUE(writeFile(at("pipe"), "through\n", out));
  reader.join();
  EXPECT_EQ(read, "through");
  EXPECT_TRUE(isSpecial(at("pipe")));
}

TEST_F(FileTest, ReadingAFolderOrNothingGivesNothing) {
  EXPECT_FALSE(readFile(folder.path()));
  EXPECT_FALSE(readFile(at("missing")));
}

TEST(TemporaryFolder, GoesWithItsOwnerAndWhatIsInIt) {
  Diagnostics out;
  std::string path;
  {
    std::optional<TemporaryFolder> folder = TemporaryFolder::create(out);
    ASSERT_TRUE(folder);
    path = folder->path();
    std::ofstream(path + "/left") << 1;
    fs::create_directory(path + "/deep");
    EXPECT_EQ(fs::status(path).permissions() & fs::perms::all, fs::perms::owner_all) << "others could read the source";
  }
  EXPECT_FALSE(fs::exists(path));
}

TEST(TemporaryFolder, AnUnusablePlaceIsAnError) {
  Diagnostics out;
  const char *before = getenv("TMPDIR");
  std::string kept = before ? before : "";
  setenv("TMPDIR", "/nonexistent/place", 1);
  EXPECT_FALSE(TemporaryFolder::create(out));
  before ? setenv("TMPDIR", kept.c_str(), 1) : unsetenv("TMPDIR");
  ASSERT_EQ(out.all().size(), 1u);
  EXPECT_EQ(out.all()[0].id, "S1001");
}

} // namespace sampan
