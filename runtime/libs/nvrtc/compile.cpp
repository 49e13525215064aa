#include "nvrtc/compile.h"

#include "nvrtc/child.h"
#include "nvrtc/options.h"

#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace sampan::nvrtc {
namespace fs = std::filesystem;
namespace {

class Folder {
public:
  Folder() {
    std::error_code failed;
    std::string name = (fs::temp_directory_path(failed) / "sampan-nvrtc-XXXXXX").string();
    if (!failed && mkdtemp(name.data()))
      at = name;
  }
  Folder(const Folder &) = delete;
  ~Folder() {
    std::error_code ignored;
    if (!at.empty())
      fs::remove_all(at, ignored);
  }
  std::string at; // empty: none could be made
};

bool write(const fs::path &path, const std::string &text) {
  std::error_code ignored;
  fs::create_directories(path.parent_path(), ignored);
  std::ofstream file(path, std::ios::binary);
  file << text;
  return static_cast<bool>(file.flush());
}

std::string read(const fs::path &path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// What messages call the source: a file of that name, so that they name lines of the string that the user gave.
std::string fileName(const std::string &name) {
  std::string file = fs::path(name).filename().string();
  for (char &c : file)
    if (!std::isalnum(static_cast<unsigned char>(c)) && c != '.' && c != '-')
      c = '_';
  return file.empty() || file[0] == '.' ? "default_program" : file;
}

constexpr const char *kNames = "name-expressions"; // each on a line of its own
constexpr const char *kBegin = "host-device.h";

std::string sourceText(const _nvrtcProgram &program, bool hostDevice) {
  std::string text = program.source + "\n";
  if (hostDevice)
    text += "#pragma clang force_cuda_host_device end\n";
  return program.expressions.empty() ? text : text + "#include \"" + kNames + "\"\n";
}

// A function of the host, which is read and never compiled: naming a kernel template in it is what makes the kernel.
std::string instantiations(const std::vector<std::string> &expressions) {
  std::string text = "static inline void __sampan_name_expressions() { ";
  for (const std::string &expression : expressions)
    text += "(void)(const void *)(" + expression + ");\n";
  return text + "}\n";
}

constexpr std::string_view kNameMark = "__sampan_lowered_name_";

// Pointers on the device, whose values say in the IR what the names stand for.
std::string pointers(const std::vector<std::string> &expressions) {
  std::string text;
  for (size_t i = 0; i < expressions.size(); ++i)
    text += "extern \"C\" __device__ const void *const volatile " + std::string(kNameMark) + std::to_string(i) +
            " = (const void *)(" + expressions[i] + ");\n";
  return text;
}

// `@__sampan_lowered_name_0 = … ptr @_Z5scaleIfEvPT_, align 8`; variables stand in a cast.
std::string nameIn(const std::string &ir, size_t expression) {
  const size_t line = ir.find("\n@" + std::string(kNameMark) + std::to_string(expression) + " = ");
  if (line == ir.npos)
    return {};
  const size_t end = ir.find('\n', line + 1);
  size_t at = ir.find('@', line + 2);
  if (at == ir.npos || at > end)
    return {};
  const size_t stop = ir.find_first_of(", )\n", ++at);
  return ir.substr(at, stop - at);
}

struct Job {
  _nvrtcProgram &program;
  const CompilerOptions &options;
  const std::string nvcc;
  const fs::path folder;

  ChildEnd run(const std::string &product, const std::string &output) const {
    std::vector<std::string> command{nvcc, "-x", "cu", "--sampan-emit=" + product, "-I" + folder.string(), "-I."};
    command.insert(command.end(), options.words.begin(), options.words.end());
    if (options.hostDevice)
      command.insert(command.end(), {"-include", folder / kBegin});
    command.insert(command.end(),
                   {"-D__CUDACC_RTC__", "-o", folder / output, folder / "source" / fileName(program.name)});
    return runChild(command);
  }

  // Paths of the temporary folder say nothing to anybody.
  void log(std::string text) const {
    for (const std::string &prefix : {(folder / "source/").string(), folder.string() + "/"})
      for (size_t at; (at = text.find(prefix)) != text.npos;)
        text.erase(at, prefix.size());
    program.log += text;
  }
};

nvrtcResult failure(const ChildEnd &end) {
  if (!end.started || end.signal)
    return NVRTC_ERROR_INTERNAL_ERROR;
  // nvcc's own ids are about its command line; what is wrong with the source comes from the compiler.
  return end.output.find(" [N10") != std::string::npos ? NVRTC_ERROR_INVALID_OPTION : NVRTC_ERROR_COMPILATION;
}

nvrtcResult lowerNames(const Job &job) {
  const std::vector<std::string> &expressions = job.program.expressions;
  if (expressions.empty())
    return NVRTC_SUCCESS;
  if (!write(job.folder / kNames, pointers(expressions)))
    return NVRTC_ERROR_INTERNAL_ERROR;
  const ChildEnd end = job.run("device-ir", "names.ll");
  if (!end.ok()) {
    job.log(end.output);
    return end.started && !end.signal ? NVRTC_ERROR_NAME_EXPRESSION_NOT_VALID : NVRTC_ERROR_INTERNAL_ERROR;
  }
  const std::string ir = read(job.folder / "names.ll");
  for (size_t i = 0; i < expressions.size(); ++i) {
    const std::string name = nameIn(ir, i);
    if (name.empty())
      return NVRTC_ERROR_NAME_EXPRESSION_NOT_VALID;
    job.program.lowered[expressions[i]] = name;
  }
  return NVRTC_SUCCESS;
}

} // namespace

nvrtcResult compileProgram(_nvrtcProgram &program, const std::vector<std::string> &given) {
  program.log.clear();
  program.cubin.clear();
  program.ptx.clear();
  program.lowered.clear();
  program.compiled = true;
  const CompilerOptions options = compilerOptions(given);
  const std::string nvcc = findCompiler();
  if (nvcc.empty()) {
    program.log = "error: Sampan's nvcc is not beside its libraries [S8401]\n"
                  "  help: keep bin/, include/ and lib64/ of the toolkit in one folder, or put its bin/ on PATH\n";
    return NVRTC_ERROR_INTERNAL_ERROR;
  }
  const Folder folder;
  if (folder.at.empty()) {
    program.log = "error: there is no temporary folder to compile in [S8402]\n"
                  "  help: TMPDIR names one; it must exist and have space\n";
    return NVRTC_ERROR_INTERNAL_ERROR;
  }
  const Job job{program, options, nvcc, folder.at};
  for (const auto &[name, text] : program.headers)
    if (!write(job.folder / name, text))
      return NVRTC_ERROR_INTERNAL_ERROR;
  if (!write(job.folder / "source" / fileName(program.name), sourceText(program, options.hostDevice)) ||
      !write(job.folder / kNames, instantiations(program.expressions)) ||
      !write(job.folder / kBegin, "#pragma clang force_cuda_host_device begin\n"))
    return NVRTC_ERROR_INTERNAL_ERROR;
  const ChildEnd compiled = job.run("kernels", "kernels.o");
  job.log(compiled.output);
  if (!compiled.ok())
    return failure(compiled);
  if (const nvrtcResult result = lowerNames(job))
    return result;
  const fs::path object = job.folder / "kernels.so";
  const ChildEnd linked = runChild({"ld", "-shared", "-o", object, job.folder / "kernels.o"});
  if (!linked.ok()) {
    job.log("error: the kernels cannot be linked [S8403]\n  help: apt install binutils\n" + linked.output);
    return NVRTC_ERROR_INTERNAL_ERROR;
  }
  program.cubin = imageFile(read(object));
  program.ptx = imageText(program.cubin);
  return NVRTC_SUCCESS;
}

} // namespace sampan::nvrtc
