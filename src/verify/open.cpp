#include "verify/open.h"

namespace sampan::verify {

bool tell(const recording::Problem &problem, const Speaker &speaker) {
  return speaker.error(problem.id, {problem.text, problem.text}, {problem.help, problem.help});
}

bool openRecording(recording::Reader &reader, const std::string &path, const OpenOptions &options,
                   const Speaker &speaker) {
  if (recording::Problem problem = reader.open(path))
    return tell(problem, speaker);
  if (!options.digest.empty() && options.digest != reader.digest())
    return speaker.error(
        "R1014",
        fill(Words{"'{0}' has the digest {1}, not {2}", "“{0}”的摘要是 {1}，不是 {2}"},
             {path, reader.digest(), options.digest}),
        {"it is another recording, or was changed after it was made", "这是另一份记录，或在生成后被改动"});
  if (reader.whole())
    return true;
  const Words text =
      fill(Words{"'{0}' ends early: it was cut off, or its writer did not close it; {1} launches are whole",
                 "“{0}”不完整：文件被截断或写入方未正常结束；有 {1} 次启动是完整的"},
           {path, std::to_string(reader.launchCount())});
  if (!options.salvage)
    return speaker.error("R1004", text, {"use those launches with --salvage", "用 --salvage 使用这些完整的启动"});
  speaker.warning("R1004", text, {"only these are used", "仅使用这些启动"});
  return true;
}

} // namespace sampan::verify
