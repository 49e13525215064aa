#include "support/process.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace sampan {

TEST(RunProcess, GivesStatusAndOutputOfBothStreams) {
  ProcessEnd end = runProcess({"sh", "-c", "echo out; echo err >&2; exit 3"}, Streams::Capture);
  EXPECT_TRUE(end.started);
  EXPECT_EQ(end.status, 3);
  EXPECT_FALSE(end.ok());
  EXPECT_EQ(end.output, "out\nerr\n");
}

TEST(RunProcess, ArgumentsArriveUnchanged) {
  ProcessEnd end = runProcess({"printf", "%s|", "a b", "", "$x;\"'"}, Streams::Capture);
  EXPECT_EQ(end.output, "a b||$x;\"'|");
}

TEST(RunProcess, SaysWhichSignal) {
  ProcessEnd end = runProcess({"sh", "-c", "kill -SEGV $$"}, Streams::Capture);
  EXPECT_EQ(end.signal, SIGSEGV);
  EXPECT_FALSE(end.ok());
}

TEST(RunProcess, AMissingProgramIsSaidSo) {
  ProcessEnd end = runProcess({"no-such-program-anywhere"});
  EXPECT_FALSE(end.started);
  EXPECT_NE(end.output.find("no-such-program-anywhere"), std::string::npos);
}

TEST(FindProgram, FollowsPathAndTakesPathsAsTheyAre) {
  EXPECT_TRUE(findProgram("sh"));
  EXPECT_EQ(findProgram("/bin/sh"), "/bin/sh");
  EXPECT_FALSE(findProgram("/etc/passwd")) << "not executable";
  EXPECT_FALSE(findProgram("/bin")) << "a folder";
}

TEST(RunSupervised, PassesStatusOn) {
  EXPECT_EQ(runSupervised([] { return 7; }).status, 7);
}

TEST(RunSupervised, OutlivesACrash) {
  WorkEnd end = runSupervised([] { return raise(SIGKILL); });
  EXPECT_EQ(end.signal, SIGKILL);
  EXPECT_EQ(end.interruption, 0);
}

// The driver's promise: a signal ends the work, and the folder goes.
TEST(RunSupervised, ASignalEndsTheWorkAndTheOwnerTidiesUp) {
  int ready[2];
  ASSERT_EQ(pipe(ready), 0);
  pid_t driver = fork();
  if (driver == 0) {
    Diagnostics out;
    WorkEnd end;
    {
      TemporaryFolder folder = std::move(*TemporaryFolder::create(out));
      end = runSupervised([&] {
        std::string path = folder.path() + '\n';
        [[maybe_unused]] ssize_t n = write(ready[1], path.c_str(), path.size());
        std::this_thread::sleep_for(std::chrono::seconds(60));
        return 0;
      });
    }
    if (end.interruption)
      endBySignal(end.interruption);
    _exit(0);
  }
  std::string path;
  for (char c; read(ready[0], &c, 1) == 1 && c != '\n';)
    path += c;
  ASSERT_TRUE(std::filesystem::exists(path));
  kill(driver, SIGTERM);
  int raw = 0;
  waitpid(driver, &raw, 0);
  EXPECT_TRUE(WIFSIGNALED(raw) && WTERMSIG(raw) == SIGTERM);
  EXPECT_FALSE(std::filesystem::exists(path));
}

} // namespace sampan
