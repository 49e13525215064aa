#include "cli/commands.h"
#include "support/file.h"
#include "support/process.h"
#include "support/speaker.h"
#include "support/terminal.h"

#include <cstdio>

namespace sampan::cli {
namespace {

const Words kHelp = {
    "Usage: sampan python [--python PROGRAM] SCRIPT.py [ARGUMENTS]\n"
    "       sampan python [--python PROGRAM] -m MODULE [ARGUMENTS]\n\n"
    "Runs a script that says `import cupy`, with Sampan in CuPy's place: CUDA kernels in strings (RawKernel, "
    "RawModule,\n"
    "ElementwiseKernel, ReductionKernel) run on this machine's CPU. What of CuPy is not covered is an error that names "
    "it.\n"
    "Needs Python 3 and NumPy. docs/python.md lists what is covered.\n",
    "用法: sampan python [--python 程序] 脚本.py [参数]\n"
    "      sampan python [--python 程序] -m 模块 [参数]\n\n"
    "运行含 `import cupy` 的脚本，由 Sampan 代替 CuPy：字符串中的 CUDA 核函数（RawKernel、RawModule、\n"
    "ElementwiseKernel、ReductionKernel）在本机 CPU 上运行。CuPy 中未覆盖的名称会报错并指明。\n"
    "需要 Python 3 与 NumPy。覆盖范围见 docs/python.md。\n"};

int fail(const Diagnostics &out, int status) {
  print(out, stderr);
  return status;
}

// As built and as installed, data lies in ../share/sampan of the program.
std::string packageFolder() { return programFolder() + "/../share/sampan/python/sampan"; }

} // namespace

int pythonCommand(const Arguments &given) {
  Diagnostics out;
  const Speaker speaker(languageOfLocale(), out);
  if (!given.empty() && (given[0] == "--help" || given[0] == "-h")) {
    std::fputs(speaker.say(kHelp).c_str(), stdout);
    return 0;
  }
  Arguments rest = given;
  std::string python = "python3";
  if (rest.size() >= 2 && rest[0] == "--python") {
    python = rest[1];
    rest.erase(rest.begin(), rest.begin() + 2);
  }
  if (rest.empty() || (rest[0] == "-m" && rest.size() < 2)) {
    speaker.error("N2030", {"there is no script to run", "没有要运行的脚本"},
                  {"sampan python SCRIPT.py [ARGUMENTS]", "sampan python 脚本.py [参数]"});
    return fail(out, 2);
  }
  if (rest[0] != "-m" && !isFile(rest[0])) {
    speaker.error("N2031", {"there is no script '" + rest[0] + "'", "没有脚本 '" + rest[0] + "'"},
                  {"check the name and the folder", "请检查文件名与目录"});
    return fail(out, 2);
  }
  const std::optional<std::string> program = findProgram(python);
  if (!program) {
    speaker.error("N2032", {"there is no '" + python + "' to run the script", "找不到运行脚本的 '" + python + "'"},
                  {"apt install python3 python3-numpy, or name another one with --python",
                   "请执行 apt install python3 python3-numpy，或用 --python 指定"});
    return fail(out, 2);
  }
  const std::string launcher = packageFolder() + "/_run.py";
  if (!isFile(launcher)) {
    speaker.error(
        "N2033", {"Sampan's Python package is not in " + packageFolder(), "Sampan 的 Python 包不在 " + packageFolder()},
        {"keep bin/ and share/ of Sampan in one folder", "请将 bin/ 与 share/ 保持在同一目录下"});
    return fail(out, 2);
  }
  rest.insert(rest.begin(), {*program, launcher});
  return becomeProgram(rest);
}

} // namespace sampan::cli
