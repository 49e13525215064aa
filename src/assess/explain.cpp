#include "assess/explain.h"

namespace sampan::assess {
namespace {

struct Row {
  const char *id;
  const char *en, *zh;
};

constexpr Row kRows[] = {
    {"clang", "The front end refuses this", "前端不接受此处代码"},
    {"K2001", "Works, one thread at a time and slowly: the kernel cannot be cut at its barriers",
     "可用，但逐线程执行、速度较慢：该内核无法在其同步点处切分"},
    {"V1001", "Works, without vector lanes here", "可用，但此处不使用向量通道"},
    {"V1002", "Works, without vector lanes here", "可用，但此处不使用向量通道"},
    {"V9001", "Works, without vector lanes here", "可用，但此处不使用向量通道"},
    {"K1201", "This inline PTX has no translation", "此内联 PTX 尚无对应翻译"},
};

// Clang's text is the message, the line and a caret; only the message says something here.
std::string messageOf(const Diagnostic &d) {
  std::string text = d.text.substr(0, d.text.find('\n'));
  if (d.id == "clang")
    for (const char *mark : {"fatal error: ", "error: ", "warning: "})
      if (const size_t at = text.find(mark); at != text.npos)
        return text.substr(at + std::string(mark).size());
  return text;
}

} // namespace

Finding findingOf(const Diagnostic &d) {
  const bool error = d.severity == Severity::Error;
  Words what =
      error ? Words{"The target refuses this", "该目标不接受此处代码"} : Words{"Works, with a remark", "可用，附说明"};
  for (const Row &row : kRows)
    if (d.id == row.id)
      what = {row.en, row.zh};
  Finding f;
  f.id = d.id;
  f.verdict = error ? Verdict::Unsupported : Verdict::Works;
  const std::string message = messageOf(d);
  f.what = {what.en + ": " + message, what.zh + "：" + message};
  f.todo = d.hint.empty()
               ? Words{error ? "change this line, or give the flags that the build gives" : "nothing: it runs",
                       error ? "修改此行，或提供构建时的编译选项" : "无需处理：可以运行"}
               : Words{d.hint, d.hint};
  f.where = {d.where.file, d.where.line, d.where.column};
  return f;
}

} // namespace sampan::assess
