// A small recording in a folder of its own.
#pragma once

#include "recording/reader.h"
#include "recording/writer.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

namespace sampan::recording {

class RecordingTest : public testing::Test {
protected:
  void SetUp() override {
    // In memory where there is such a place: thousands of files are written.
    const std::string place = access("/dev/shm", W_OK) == 0 ? "/dev/shm/" : testing::TempDir();
    std::string form = place + "recordingXXXXXX";
    folder = mkdtemp(form.data());
    path = folder + "/a.rec";
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  static Launch launchOf(std::vector<uint32_t> before, std::vector<uint32_t> after, uint64_t bytes) {
    Launch l;
    l.kernel = "_Z1kPf";
    l.layout = "image";
    l.arguments = {{0, std::string(8, '\1')}};
    l.memory = {{"", "device", 4096, bytes, std::move(before), std::move(after)}};
    return l;
  }

  // Two launches over three pages.
  void write(uint64_t limit = 0) {
    Writer w;
    ASSERT_FALSE(w.open(path, limit, false));
    ASSERT_FALSE(w.session({{"tool", "test"}}));
    uint32_t a = 9, b = 9, c = 9;
    ASSERT_FALSE(w.page(std::string(1000, 'a'), a));
    ASSERT_FALSE(w.page("b" + std::string(999, 'a'), b));
    ASSERT_FALSE(w.page(std::string(1000, 'a'), c));
    EXPECT_EQ(a, 0u);
    EXPECT_EQ(b, 1u);
    EXPECT_EQ(c, a) << "the same contents are stored once";
    ASSERT_FALSE(w.launch(launchOf({a}, {b}, 1000)));
    ASSERT_FALSE(w.launch(launchOf({b}, {a}, 1000)));
    ASSERT_FALSE(w.end({{"good", true}}));
  }

  static std::string bytesOf(const std::string &file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  static void put(const std::string &file, const std::string &bytes) {
    std::ofstream(file, std::ios::binary | std::ios::trunc)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }

  std::string folder, path;
};

// Reads everything there is; answers the first problem.
inline Problem readAll(const Reader &reader) {
  Launch launch;
  std::string bytes;
  for (uint64_t i = 0; i < reader.launchCount(); ++i) {
    if (Problem bad = reader.launch(i, launch))
      return bad;
    for (const Memory &m : launch.memory)
      for (const auto *pages : {&m.before, &m.after})
        for (size_t p = 0; p < pages->size(); ++p)
          if (Problem bad = reader.page(*pages, p, m.bytes, bytes))
            return bad;
  }
  return {};
}

} // namespace sampan::recording
