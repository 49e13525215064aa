#include "cli/check.h"
#include "nvcc/toolkit.h"
#include "support/file.h"
#include "support/process.h"
#include "support/temporary_folder.h"

namespace sampan::cli {

Check checkToolkit() {
  std::string root = nvcc::locateToolkit(programFolder());
  if (root.empty())
    return {State::Missing, "toolkit", "not beside " + programFolder(), "build Sampan completely: ./quickstart"};
  for (const char *file :
       {"bin/nvcc", "include/cuda_runtime.h", "lib64/libsampan_rt.so", "lib64/libcudart.so", "lib64/sampan_maths.bc"})
    if (!isFile(root + "/" + file))
      return {State::Missing, "toolkit", root + " has no " + file, "build Sampan completely: ./quickstart"};
  return {State::Good, "toolkit", root};
}

Check checkKernel() {
  constexpr const char *kProgram = "#include <cstdio>\n"
                                   "__global__ void twice(int *x) { x[threadIdx.x] *= 2; }\n"
                                   "int main() {\n"
                                   "  int host[64], sum = 0, *device;\n"
                                   "  for (int i = 0; i < 64; ++i) host[i] = i;\n"
                                   "  if (cudaMalloc(&device, sizeof host)) return 1;\n"
                                   "  cudaMemcpy(device, host, sizeof host, cudaMemcpyHostToDevice);\n"
                                   "  twice<<<1, 64>>>(device);\n"
                                   "  if (cudaMemcpy(host, device, sizeof host, cudaMemcpyDeviceToHost)) return 2;\n"
                                   "  for (int v : host) sum += v;\n"
                                   "  std::printf(\"%d\", sum);\n"
                                   "}\n";
  constexpr const char *kExpected = "4032"; // 2 * (0 + 1 + … + 63)
  std::string root = nvcc::locateToolkit(programFolder());
  Diagnostics out;
  std::optional<TemporaryFolder> folder = TemporaryFolder::create(out);
  if (root.empty() || !folder)
    return {State::Missing, "a kernel", "not tried", "see above"};
  std::string source = folder->path() + "/a.cu", program = folder->path() + "/a";
  writeFile(source, kProgram, out);
  ProcessEnd end = runProcess({root + "/bin/nvcc", source, "-o", program}, Streams::Capture);
  if (!end.ok())
    return {State::Missing, "a kernel", "does not compile: " + (end.started ? end.output : "no nvcc"),
            "repair what is missing above first"};
  end = runProcess({program}, Streams::Capture);
  if (!end.ok() || end.output != kExpected)
    return {State::Missing, "a kernel", "gives '" + end.output + "', not " + kExpected,
            "repair what is missing above first"};
  return {State::Good, "a kernel", "compiled, ran, and was right"};
}

} // namespace sampan::cli
