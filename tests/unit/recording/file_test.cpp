#include "sample.h"

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>

namespace sampan::recording {

TEST_F(RecordingTest, WhatIsWrittenIsRead) {
  write();
  Reader r;
  ASSERT_FALSE(r.open(path));
  EXPECT_TRUE(r.whole());
  EXPECT_EQ(r.launchCount(), 2u);
  EXPECT_EQ(r.pageCount(), 2u);
  Launch l;
  ASSERT_FALSE(r.launch(0, l));
  std::string bytes;
  ASSERT_FALSE(r.page(l.memory[0].after, 0, l.memory[0].bytes, bytes));
  EXPECT_EQ(bytes, "b" + std::string(999, 'a'));
}

TEST_F(RecordingTest, IsPrivateToTheUser) {
  write();
  struct stat status = {};
  ASSERT_EQ(stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
}

TEST_F(RecordingTest, AnotherRecordingIsNotOverwritten) {
  write();
  Writer again;
  EXPECT_EQ(again.open(path, 0, false).id, "R1007");
}

TEST_F(RecordingTest, TwoWritersDoNotMix) {
  Writer a, b;
  ASSERT_FALSE(a.open(path, 0, false));
  EXPECT_EQ(b.open(path, 0, true).id, "R1008");
}

TEST_F(RecordingTest, EveryPrefixIsSalvagedOrRefusedAndCanBeResumed) {
  write();
  const std::string all = bytesOf(path);
  uint64_t most = 0;
  for (size_t length = 0; length < all.size(); ++length) {
    put(path, all.substr(0, length));
    Reader r;
    const Problem bad = r.open(path);
    if (length < sizeof(FileHeader)) {
      EXPECT_EQ(bad.id, "R1001") << length;
      continue;
    }
    ASSERT_FALSE(bad) << length << bad.text;
    EXPECT_FALSE(r.whole()) << length;
    EXPECT_FALSE(readAll(r)) << length;
    EXPECT_GE(r.launchCount(), most);
    most = r.launchCount();
    Writer w;
    ASSERT_FALSE(w.open(path, 0, true)) << length;
    ASSERT_FALSE(w.end({{"good", true}})) << length;
    Reader sealed;
    ASSERT_FALSE(sealed.open(path)) << length;
    EXPECT_TRUE(sealed.whole()) << length;
    EXPECT_EQ(sealed.launchCount(), r.launchCount()) << length;
  }
  EXPECT_EQ(most, 2u);
}

TEST_F(RecordingTest, WhatIsCutBackIsGone) {
  Writer w;
  ASSERT_FALSE(w.open(path, 0, false));
  ASSERT_FALSE(w.session({{"tool", "test"}}));
  uint32_t number = 0;
  w.mark();
  ASSERT_FALSE(w.page("lost", number));
  ASSERT_FALSE(w.cutBack());
  ASSERT_FALSE(w.page("lost", number));
  EXPECT_EQ(number, 0u) << "a page that was cut off is written again";
  ASSERT_FALSE(w.end({{"good", true}}));
  Reader r;
  ASSERT_FALSE(r.open(path));
  EXPECT_TRUE(r.whole());
  EXPECT_EQ(r.pageCount(), 1u);
}

TEST_F(RecordingTest, TheSizeIsBoundedAndTheFileStaysWhole) {
  Writer w;
  constexpr uint64_t kLimit = 100 << 10;
  ASSERT_FALSE(w.open(path, kLimit, false));
  ASSERT_FALSE(w.session({{"tool", "test"}}));
  Problem bad;
  uint32_t state = 1;
  for (int i = 0; i < 1000 && !bad; ++i) {
    std::string noise(1000, '\0');
    for (char &c : noise)
      c = static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
    uint32_t number = 0;
    w.mark();
    bad = w.page(noise, number);
  }
  EXPECT_EQ(bad.id, "R1009");
  ASSERT_FALSE(w.cutBack());
  ASSERT_FALSE(w.end({{"good", true}}));
  EXPECT_LE(std::filesystem::file_size(path), kLimit);
  Reader r;
  ASSERT_FALSE(r.open(path));
  EXPECT_TRUE(r.whole());
}

TEST_F(RecordingTest, NoRoomLeavesWhatWasThere) {
  std::signal(SIGXFSZ, SIG_IGN);
  Writer w;
  ASSERT_FALSE(w.open(path, 0, false));
  ASSERT_FALSE(w.session({{"tool", "test"}}));
  w.mark();
  rlimit before = {};
  getrlimit(RLIMIT_FSIZE, &before);
  const rlimit small = {std::filesystem::file_size(path) + 100, before.rlim_max};
  setrlimit(RLIMIT_FSIZE, &small);
  std::string noise(4000, '\0');
  for (size_t i = 0; i < noise.size(); ++i)
    noise[i] = static_cast<char>(i * i * 2654435761u >> 13);
  uint32_t number = 0;
  const Problem bad = w.page(noise, number);
  setrlimit(RLIMIT_FSIZE, &before);
  EXPECT_TRUE(bad.id == "R1005" || bad.id == "R1006") << bad.id;
  ASSERT_FALSE(w.end({{"good", true}}));
  Reader r;
  ASSERT_FALSE(r.open(path));
  EXPECT_TRUE(r.whole());
}

TEST_F(RecordingTest, OtherFilesAreNoRecordings) {
  for (const char *bytes : {"", "x", "SMPNREC",
                            "\x7f"
                            "ELF and then a good many bytes that make up for a whole header, or more"}) {
    put(path, bytes);
    Reader r;
    EXPECT_EQ(r.open(path).id, "R1001");
  }
  Reader none, device, folderItself;
  EXPECT_EQ(none.open(folder + "/none").id, "R1005");
  EXPECT_EQ(device.open("/dev/zero").id, "R1001");
  EXPECT_EQ(folderItself.open(folder).id, "R1001");
}

TEST_F(RecordingTest, NewerFormatsAreRefused) {
  write();
  std::string bytes = bytesOf(path);
  bytes[8] = 2;
  put(path, bytes);
  Reader r;
  EXPECT_EQ(r.open(path).id, "R1002");
}

} // namespace sampan::recording
