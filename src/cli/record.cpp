#include "cli/options.h"
#include "runtime/recording/digest.h"
#include "runtime/recording/writer.h"
#include "support/temporary_folder.h"
#include "support/terminal.h"
#include "verify/manifest.h"
#include "verify/open.h"
#include "verify/preload.h"
#include "verify/private_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <regex>
#include <set>

namespace sampan::cli {
namespace {

const Words kHelp = {
    "Usage: sampan record [options] [-o FILE] -- program [arguments]\n\n"
    "Runs a CUDA program, built by Sampan or by NVIDIA's nvcc (-cudart shared), and keeps what its kernels read and "
    "wrote.\n"
    "The program runs as without; ends with its exit status.\n\n"
    "  -o FILE            what to write; otherwise PROGRAM.rec\n"
    "  --kernel REGEX     kernels whose plain or mangled name matches; otherwise all\n"
    "  --launches LIST    which launches of each kernel, from 0: 0-2,10 or all; otherwise 0-2\n"
    "  --max-size SIZE    of the file, 512M or 8G; otherwise 2G\n"
    "  --patience SECONDS how long to wait for one kernel; otherwise 30\n"
    "  --resume           add to a recording\n"
    "  --redact           keep no names, paths, arguments and sources\n"
    "  --layouts PROGRAM  a build of the same sources by Sampan: tells the kernels' arguments where CUDA does not\n"
    "  --lang en|zh\n",
    "用法: sampan record [选项] [-o 文件] -- 程序 [参数]\n\n"
    "运行 CUDA 程序（由 Sampan 或 NVIDIA 的 nvcc -cudart shared 构建），保存各内核读写的数据。\n"
    "程序照常运行，以其退出状态结束。\n\n"
    "  -o 文件            输出；默认为 程序名.rec\n"
    "  --kernel 正则      名称匹配的内核；默认全部\n"
    "  --launches 列表    每个内核的哪些启动，从 0 起：0-2,10 或 all；默认 0-2\n"
    "  --max-size 大小    文件上限，如 512M、8G；默认 2G\n"
    "  --patience 秒      等待单个内核的时间；默认 30\n"
    "  --resume           追加到已有记录\n"
    "  --redact           不保存名称、路径、参数和源码\n"
    "  --layouts 程序     由 Sampan 构建的同一源码：在 CUDA 不提供时给出内核参数布局\n"
    "  --lang en|zh\n"};

using Ranges = std::vector<std::pair<uint64_t, uint64_t>>;

std::optional<uint64_t> number(std::string_view text) {
  if (text.empty() || text.size() > 15 || text.find_first_not_of("0123456789") != text.npos)
    return std::nullopt;
  return std::stoull(std::string(text));
}

std::optional<uint64_t> size(std::string text) {
  const size_t unit = text.empty() ? text.npos : std::string_view("KMGT").find(text.back());
  if (unit != text.npos)
    text.pop_back();
  const std::optional<uint64_t> count = number(text);
  const unsigned shift = unit == text.npos ? 0 : 10 * (static_cast<unsigned>(unit) + 1);
  return !count || *count == 0 || *count > (uint64_t(1) << 60 >> shift) ? std::nullopt : std::optional(*count << shift);
}

bool readRanges(const std::string &text, Ranges &ranges) {
  if (text == "all")
    return true;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(',', begin), text.size());
    const std::string_view piece = std::string_view(text).substr(begin, end - begin);
    const size_t dash = piece.find('-');
    const auto first = number(piece.substr(0, dash));
    const auto last = dash == piece.npos ? first : number(piece.substr(dash + 1));
    if (!first || !last || *last < *first)
      return false;
    ranges.emplace_back(*first, *last);
    begin = end + 1;
  }
  return true;
}

struct Order {
  nlohmann::json job;
  std::string file, layouts;
  Arguments command;
  bool resume = false;
};

bool wrong(const Speaker &speaker, const std::string &option, const std::string &value) {
  return speaker.error("L1001",
                       {"--" + option + ": '" + value + "' makes no sense", "--" + option + "：“" + value + "”无效"},
                       {"sampan record --help shows how it is used", "sampan record --help 说明用法"});
}

bool readOrder(Arguments given, Order &order, const Speaker &speaker) {
  auto split = std::ranges::find(given, "--");
  if (split == given.end() || split + 1 == given.end())
    return speaker.error("R1040", {"no program to record is named", "未指定要记录的程序"},
                         {"sampan record -o FILE -- ./program arguments", "sampan record -o 文件 -- ./程序 参数"});
  order.command.assign(split + 1, given.end());
  given.erase(split, given.end());
  for (std::string &argument : given)
    if (argument == "-o")
      argument = "--output";
  const auto options = parseOptions(given, {"output", "kernel", "launches", "max-size", "patience", "layouts", "lang"},
                                    {"resume", "redact"}, speaker, "record");
  if (!options)
    return false;
  if (!options->words.empty())
    return speaker.error("R1040",
                         {"'" + options->words[0] + "' stands before --", "“" + options->words[0] + "”位于 -- 之前"},
                         {"the program and its arguments follow --", "程序及其参数写在 -- 之后"});
  auto value = [&](const char *name, const char *otherwise) {
    return options->has(name) ? options->get(name) : std::string(otherwise);
  };
  Ranges launches;
  if (!readRanges(value("launches", "0-2"), launches))
    return wrong(speaker, "launches", options->get("launches"));
  const auto most = size(value("max-size", "2G"));
  if (!most)
    return wrong(speaker, "max-size", options->get("max-size"));
  const auto patience = number(value("patience", "30"));
  if (!patience || *patience > 86400)
    return wrong(speaker, "patience", options->get("patience"));
  try {
    std::regex tried(options->get("kernel"));
  } catch (const std::regex_error &) {
    return wrong(speaker, "kernel", options->get("kernel"));
  }
  const std::string name = std::filesystem::path(order.command[0]).filename().string() + ".rec";
  order.file = std::filesystem::absolute(value("output", name.c_str())).string();
  order.layouts = options->get("layouts");
  order.resume = options->has("resume");
  order.job = {
      {"mode", "record"},    {"recording", order.file}, {"kernels", options->get("kernel")}, {"launches", launches},
      {"most_bytes", *most}, {"patience", *patience},   {"redact", options->has("redact")}};
  return true;
}

// The file is made here, so that what is wrong with it is told before the program runs.
bool prepareFile(const Order &order, const Speaker &speaker) {
  recording::Writer writer;
  if (recording::Problem problem = writer.open(order.file, order.job["most_bytes"], order.resume))
    return verify::tell(problem, speaker);
  return true;
}

// What a program that was killed, or that left by _exit(), could not close itself.
bool seal(const Order &order, const Speaker &speaker) {
  recording::Writer writer;
  recording::Problem problem = writer.open(order.file, 0, true);
  if (!problem)
    problem = writer.end({{"salvaged", true}});
  return !problem || verify::tell(problem, speaker);
}

uint64_t launchesIn(const std::string &file) {
  recording::Reader reader;
  return reader.open(file) ? 0 : reader.launchCount();
}

bool isWhole(const std::string &file) {
  recording::Reader reader;
  return !reader.open(file) && reader.whole();
}

void summarise(const Order &order, uint64_t before, const Speaker &speaker) {
  const bool closed = isWhole(order.file);
  recording::Reader reader;
  if (!closed && !seal(order, speaker))
    return;
  if (recording::Problem problem = reader.open(order.file)) {
    verify::tell(problem, speaker);
    return;
  }
  const uint64_t launches = reader.launchCount() - before;
  std::set<std::string> kernels;
  recording::Launch launch;
  for (uint64_t i = before; i < reader.launchCount() && !reader.launch(i, launch); ++i)
    kernels.insert(launch.kernel);
  std::string skipped;
  const nlohmann::json notRecorded = reader.ends().back().value("skipped", nlohmann::json::object());
  for (const auto &[why, count] : notRecorded.items())
    skipped += "\n  " + count.dump() + " " + why;
  if (launches == 0)
    speaker.warning("R1042", {"no launch was recorded" + skipped, "没有记录到任何启动" + skipped},
                    {"the program launched none that was asked for, or is linked with a static CUDA runtime: link it "
                     "with -cudart shared",
                     "程序没有启动所要求的内核，或静态链接了 CUDA 运行时：请用 -cudart shared 链接"});
  else if (!closed)
    speaker.warning("R1041", {"the program ended without closing its recording", "程序未正常关闭记录就已结束"},
                    {"every launch that was complete by then is kept", "此前已完成的启动均已保留"});
  const Words text = fill(Words{"sampan: {0} launches of {1} kernels in {2} ({3} bytes)\nsampan: digest {4}",
                                "sampan：{2} 中记录了 {1} 个内核的 {0} 次启动（{3} 字节）\nsampan：摘要 {4}"},
                          {std::to_string(launches), std::to_string(kernels.size()), order.file,
                           std::to_string(reader.goodBytes()), reader.digest()});
  std::fprintf(stderr, "%s\n", speaker.say(text).c_str());
  if (launches && !skipped.empty())
    std::fprintf(stderr, "%s%s\n", speaker.say({"sampan: not recorded:", "sampan：未记录："}).c_str(), skipped.c_str());
}

// The manifest and the sources, for a later `sampan verify --explain`. Nothing for a program that another compiler built.
bool describeProgram(Order &order, const std::string &folder, const Speaker &speaker) {
  const std::optional<std::string> program = findProgram(order.command[0]);
  const verify::Manifest manifest = program ? verify::readManifest(*program) : verify::Manifest();
  if (manifest.empty() || order.job["redact"])
    return true;
  std::vector<std::string> changed;
  const nlohmann::json about = {{"program_digest", recording::fileDigest(*program)},
                                {"manifest", manifest.entries},
                                {"sources", verify::readSources(manifest, changed)}};
  order.job["about"] = folder + "/about";
  return verify::writePrivateFile(folder + "/about",
                                  about.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace), speaker);
}

int run(const Arguments &given, const Speaker &speaker) {
  Order order;
  if (!readOrder(given, order, speaker))
    return 2;
  const std::optional<std::string> recorder = verify::findRecorder(speaker);
  if (!recorder || !prepareFile(order, speaker))
    return 2;
  const uint64_t before = launchesIn(order.file);
  const std::optional<TemporaryFolder> folder = TemporaryFolder::create(speaker.diagnostics());
  if (!folder || !describeProgram(order, folder->path(), speaker))
    return 2;
  if (!order.layouts.empty()) {
    const std::string file = folder->path() + "/layouts";
    if (!verify::runPreloaded({*recorder, order.layouts}, {{"mode", "layouts"}, {"output", file}}, speaker))
      return 2;
    order.job["layouts"] = file;
  }
  const WorkEnd end = runSupervised([&] {
    verify::preload(*recorder, order.job);
    return becomeProgram(order.command);
  });
  if (end.signal && !end.interruption)
    std::fprintf(stderr, "sampan: the program was ended by signal %d (%s)\n", end.signal, strsignal(end.signal));
  summarise(order, before, speaker);
  return end.signal ? 128 + end.signal : end.status;
}

} // namespace

int recordCommand(const Arguments &arguments) {
  const Arguments own(arguments.begin(), std::ranges::find(arguments, "--"));
  return speakingCommand(own, kHelp, [&](const Speaker &speaker) { return run(arguments, speaker); });
}

} // namespace sampan::cli
