#include "cli/output.h"

#include "support/file.h"

#include <cstdio>

namespace sampan::cli {

bool ReportFiles::write(const char *name, const std::function<std::string()> &make) {
  const std::string path = options.get(name);
  if (path.empty())
    return true;
  if (path != "-")
    return writeFile(path, make(), speaker.diagnostics());
  onOutput = true;
  return std::fputs(make().c_str(), stdout) >= 0;
}

int finishOutput(int status, const Speaker &speaker) {
  if (std::fflush(stdout) == 0 && !std::ferror(stdout))
    return status;
  speaker.error("L1004", {"the output could not be written completely", "输出未能完整写出"},
                {"free space where it goes", "请检查输出位置的剩余空间"});
  return 1;
}

} // namespace sampan::cli
