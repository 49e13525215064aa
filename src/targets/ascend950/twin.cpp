#include "targets/ascend950/twin.h"

#include "support/file.h"
#include "support/process.h"
#include "support/temporary_folder.h"

#include <filesystem>

namespace sampan::ascend950 {

namespace {

// The text is compiled in an unnamed namespace: the host's part of the program has functions and variables of the same
// names.
std::string wrapped(const Translation &t, const std::string &file, const TwinRequest &request) {
  std::string text = "#include \"sampan_simt.h\"\n";
  if (t.float64)
    text += "#include \"sampan_float64.h\"\n";
  if (!t.maths.empty())
    text += "#include \"sampan_maths.h\"\n";
  text += "namespace {\n#include \"" + file + "\"\n\nconst sampan_kernel kernels[] = {\n";
  for (const KernelText &k : t.kernels)
    text += "    SAMPAN_TWIN_KERNEL(\"" + k.symbol + "\", " + k.entry + ", " + std::to_string(k.maxThreads) + ", " +
            std::to_string(k.sharedBytes) + "),\n";
  text += "    {}};\nconst sampan_variable variables[] = {\n";
  for (const VariableText &v : t.variables)
    text += "    {\"" + v.symbol + "\", &" + v.name + ", sizeof(" + v.name + "), " +
            (v.constant ? "SAMPAN_VARIABLE_CONSTANT" : "0") + ", 0},\n";
  return text + "    {}};\n} // namespace\nextern \"C\" __attribute__((visibility(\"hidden\"))) const sampan_image " +
         request.image + " = {SAMPAN_IMAGE_MAGIC, SAMPAN_ABI_VERSION, \"cpu-x86-64\", \"" + request.archName +
         "\", kernels, variables, " + std::to_string(t.kernels.size()) + ", " + std::to_string(t.variables.size()) +
         ", nullptr, 0};\n";
}

} // namespace

bool buildTwin(const TwinRequest &request, Diagnostics &out) {
  Translation translation;
  if (!translate(request.source, translation, out) || out.hasErrors())
    return false;
  std::optional<TemporaryFolder> folder = TemporaryFolder::create(out);
  if (!folder)
    return false;
  const std::string stem = std::filesystem::path(request.source.input).stem().string();
  if (!writeProject({folder->path(), request.source.toolkit, {{stem, translation}}}, out))
    return false;
  if (translation.text.empty() && !writeFile(folder->path() + "/" + stem + ".asc", "", out))
    return false;
  const std::string main = folder->path() + "/twin_of_program.cpp";
  if (!writeFile(main, wrapped(translation, stem + ".asc", request), out))
    return false;
  // Nothing is fused or reordered that the text does not say; places of calls keep the order of the text.
  const ProcessEnd end = runProcess({SAMPAN_CLANGXX,
                                     "-std=c++17",
                                     "-O2",
                                     "-c",
                                     "-fPIC",
                                     "-w",
                                     "-march=x86-64-v3",
                                     "-ffp-contract=off",
                                     "-fno-strict-aliasing",
                                     "-fno-exceptions",
                                     "-mllvm",
                                     "-disable-block-placement",
                                     "-DSAMPAN_TWIN",
                                     "-fbracket-depth=1024",
                                     "-I" + folder->path(),
                                     "-I" + request.share + "/twins/ascend950",
                                     "-I" + request.share,
                                     main,
                                     "-o",
                                     request.object},
                                    Streams::Capture);
  if (end.ok())
    return true;
  return out.error("A5050", "the translated text of '" + request.source.input + "' does not compile:\n" + end.output,
                   "this is a fault of the translation: please report it");
}

} // namespace sampan::ascend950
