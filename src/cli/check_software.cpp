#include "cli/check.h"
#include "nvcc/toolkit.h"
#include "support/file.h"
#include "support/process.h"
#include "support/temporary_folder.h"

#include <dlfcn.h>

namespace sampan::cli {
namespace {

std::string firstLine(const std::string &text) { return text.substr(0, text.find('\n')); }

} // namespace

Check checkHostCompiler() {
  ProcessEnd end = runProcess({"g++", "--version"}, Streams::Capture);
  if (!end.ok())
    return {State::Missing, "g++", "not on PATH", "apt install g++"};
  return {State::Good, "g++", firstLine(end.output)};
}

// Headers, linker and C++ library at once: a program is made and run.
Check checkHostLink() {
  Diagnostics out;
  std::optional<TemporaryFolder> folder = TemporaryFolder::create(out);
  if (!folder)
    return {State::Missing, "C++ library", "no temporary folder to try in", "see above"};
  std::string source = folder->path() + "/a.cpp", object = folder->path() + "/a.o", program = folder->path() + "/a";
  writeFile(source, "#include <iostream>\n#include <vector>\nint main() { std::cout << std::vector<int>(3).size(); }\n",
            out);
  ProcessEnd end = runProcess({"g++", "-c", source, "-o", object}, Streams::Capture);
  if (!end.ok())
    return {State::Missing, "C++ library", "its headers do not compile: " + firstLine(end.output),
            "apt install libstdc++-12-dev"};
  end = runProcess({"g++", object, "-o", program}, Streams::Capture);
  if (!end.ok())
    return {State::Missing, "linker", "g++ cannot link: " + firstLine(end.output),
            "apt install binutils libc6-dev libstdc++-12-dev"};
  end = runProcess({program}, Streams::Capture);
  if (!end.ok() || end.output != "3")
    return {State::Missing, "C++ library", "a program that is linked with it does not run", "apt install libstdc++6"};
  return {State::Good, "linker, C++ library", "compile, link and run"};
}

Check checkClangHeaders() {
  std::string folder = SAMPAN_CLANG_RESOURCES;
  if (!isFile(folder + "/include/stddef.h"))
    return {State::Missing, "Clang's headers", "not in " + folder, "apt install libclang-common-19-dev"};
  return {State::Good, "Clang's headers", folder};
}

Check checkTbb() {
  void *library = dlopen("libtbb.so.12", RTLD_LAZY);
  if (!library)
    return {State::Missing, "oneTBB", "libtbb.so.12 cannot be loaded", "apt install libtbb12 libtbb-dev"};
  dlclose(library);
  return {State::Good, "oneTBB", "libtbb.so.12"};
}

Check checkOpenMp() {
  nvcc::OpenMp found = nvcc::locateOpenMp();
  if (found.libraryFolder.empty())
    return {State::Absent, "OpenMP", "-Xcompiler -fopenmp in .cu files will not work", "apt install libomp-19-dev"};
  return {State::Good, "OpenMP", found.libraryFolder + "/libomp.so"};
}

Check checkDebugger() {
  ProcessEnd end = runProcess({"gdb", "--version"}, Streams::Capture);
  if (!end.ok())
    return {State::Absent, "gdb", "no debugger for kernels", "apt install gdb"};
  return {State::Good, "gdb", firstLine(end.output)};
}

Check checkPython() {
  ProcessEnd end = runProcess({"python3", "-c", "import numpy; print(numpy.__version__)"}, Streams::Capture);
  if (!end.ok())
    return {State::Absent, "NumPy", "python3 has none: sampan python runs no scripts with it",
            "apt install python3-numpy, or sampan python --python PROGRAM"};
  return {State::Good, "NumPy", firstLine(end.output)};
}

} // namespace sampan::cli
