#include "cli/verify_settings.h"

#include "support/text.h"

#include <algorithm>
#include <filesystem>

namespace sampan::cli {

const Words kVerifyHelp = {
    "Usage: sampan verify RECORDING [options]\n\n"
    "Runs the recorded kernels again and compares every number that they wrote.\n"
    "Exit status: 0 the same, 1 something differs, 2 it could not be done.\n\n"
    "  --on cpu           where: this machine's CPU; anything else a program is linked with runs as it is\n"
    "  --program FILE     a build of the recorded sources; otherwise the program that was recorded\n"
    "  --against FILE     compare with another recording of the same launches, and run nothing\n"
    "  --threads N        of the CPU\n"
    "  --engine E  --width N      build the program again from its sources: lanes, regions, fibers or lockstep; lanes "
    "of\n"
    "                     a vector; --rebuild OPTIONS for other options of nvcc\n"
    "  --repeats N        runs; every second begins its blocks in the opposite order; otherwise 2\n"
    "  --policy FILE      what may differ (TOML, docs/verify.md)\n"
    "  --explain          build the program again with one thing changed at a time until the difference goes\n"
    "  --json FILE  --html FILE   reports, private to you\n"
    "  --evidence FILE    what `sampan reproduce` needs; --note seed=42,desk=rates adds to it\n"
    "  --salvage          take what is whole of a recording that ends early\n"
    "  --digest HEX       the recording must have this digest\n"
    "  --timeout SECONDS  for each run; otherwise 600\n"
    "  --lang en|zh\n",
    "用法: sampan verify 记录 [选项]\n\n"
    "重新运行所记录的内核，并比较其写出的每一个数。\n"
    "退出状态：0 相同，1 有差异，2 无法完成。\n\n"
    "  --on cpu           在何处运行：本机 CPU\n"
    "  --program 文件     由所记录的源码构建的程序；默认为被记录的程序\n"
    "  --against 文件     与同一批启动的另一份记录比较，不运行\n"
    "  --threads N        CPU 线程数\n"
    "  --engine E  --width N      由源码重新构建：lanes、regions、fibers 或 lockstep；向量宽度；其他 nvcc 选项用 "
    "--rebuild\n"
    "  --repeats N        运行次数，每隔一次以相反次序启动线程块；默认 2\n"
    "  --policy 文件      允许的差异（TOML，见 docs/verify.md）\n"
    "  --explain          逐项改动并重新构建，直至差异消失，以找出原因\n"
    "  --json 文件  --html 文件   报告，仅本人可读\n"
    "  --evidence 文件    供 sampan reproduce 使用；--note seed=42,desk=rates 附加说明\n"
    "  --salvage          使用不完整记录中完整的部分\n"
    "  --digest 十六进制  记录必须具有此摘要\n"
    "  --timeout 秒       每次运行的上限；默认 600\n"
    "  --lang en|zh\n"};

namespace {

bool wrong(const Speaker &speaker, const std::string &option, const std::string &value) {
  return speaker.error("L1001",
                       {"--" + option + ": '" + value + "' makes no sense", "--" + option + "：“" + value + "”无效"},
                       {"sampan verify --help shows how it is used", "sampan verify --help 说明用法"});
}

// 0 and false if it is no number from `least` to `most`.
bool number(const Options &options, const char *name, unsigned least, unsigned most, unsigned &to,
            const Speaker &speaker) {
  if (!options.has(name))
    return true;
  const std::string text = options.get(name);
  if (text.empty() || text.size() > 7 || text.find_first_not_of("0123456789") != text.npos ||
      std::stoul(text) < least || std::stoul(text) > most)
    return wrong(speaker, name, text);
  to = static_cast<unsigned>(std::stoul(text));
  return true;
}

bool choice(const Options &options, const char *name, const std::vector<std::string> &from, const Speaker &speaker) {
  return !options.has(name) || std::ranges::find(from, options.get(name)) != from.end() ||
         wrong(speaker, name, options.get(name));
}

} // namespace

std::optional<VerifySettings> readVerifySettings(const Arguments &given, const Speaker &speaker) {
  const auto options = parseOptions(given,
                                    {"on", "program", "against", "engine", "width", "rebuild", "threads", "repeats",
                                     "policy", "json", "html", "digest", "timeout", "evidence", "note", "lang"},
                                    {"salvage", "explain"}, speaker, "verify");
  if (!options)
    return std::nullopt;
  if (options->words.size() != 1) {
    speaker.error("L1001", {"verify takes one recording", "verify 需要一份记录"},
                  {"sampan verify RECORDING", "sampan verify 记录"});
    return std::nullopt;
  }
  VerifySettings s{*options, std::filesystem::absolute(options->words[0]).string()};
  if (!choice(*options, "on", {"cpu"}, speaker) ||
      !choice(*options, "engine", {"lanes", "regions", "fibers", "lockstep"}, speaker) ||
      !choice(*options, "width", {"1", "4", "8", "16", "32", "64"}, speaker) ||
      !number(*options, "threads", 1, 4096, s.threads, speaker) ||
      !number(*options, "repeats", 1, 64, s.repeats, speaker) ||
      !number(*options, "timeout", 1, 86400, s.seconds, speaker))
    return std::nullopt;
  for (const char *name : {"engine", "width"})
    if (options->has(name))
      s.rebuild.push_back(std::string("--sampan-") + name + "=" + options->get(name));
  const std::vector<std::string> more = splitWords(options->get("rebuild"));
  s.rebuild.insert(s.rebuild.end(), more.begin(), more.end());
  return s;
}

} // namespace sampan::cli
