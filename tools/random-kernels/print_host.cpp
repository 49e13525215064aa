// The host's part of a generated file: inputs, launch, expected values.
#include "print_cuda.h"

#include <cstdio>

namespace sampan::randomkernels {
namespace {

std::string hex(uint64_t value) {
  char text[24];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(value));
  return text;
}

std::string table(const std::string &name, const std::vector<uint64_t> &values) {
  std::string text = "  static const Word " + name + "[] = {";
  for (size_t i = 0; i < values.size(); ++i) {
    if (i)
      text += i % 6 ? ", " : ",\n    ";
    text += std::to_string(values[i]) + "ull";
  }
  return text + "};\n";
}

std::string dim3Text(const std::array<uint32_t, 3> &dim) {
  return "dim3(" + std::to_string(dim[0]) + ", " + std::to_string(dim[1]) + ", " + std::to_string(dim[2]) + ")";
}

std::string expectedText(const Kernel &kernel, const Outcome &expected) {
  const size_t threads = kernel.threads(), digits = expected.outputs.size() <= 256 ? 16 : 6;
  std::string lines = "  static const char *const lines[] = {\n";
  std::vector<uint64_t> hashes;
  for (size_t block = 0; block < kernel.blocks(); ++block) {
    uint64_t hash = 0xcbf29ce484222325ull;
    for (size_t t = 0; t < threads; ++t) {
      const uint64_t value = expected.outputs[block * threads + t];
      hash = (hash ^ value) * 0x100000001b3ull;
      if (t % (96 / digits) == 0)
        lines += t ? "\"\n    \"" : "    \"";
      lines += hex(value).substr(16 - digits);
    }
    lines += "\",\n";
    hashes.push_back(hash);
  }
  return lines + "  };\n" + table("hashes", hashes) + "  const int digits = " + std::to_string(digits) + ";\n";
}

} // namespace

std::string kernelText(const Kernel &kernel, const Outcome &expected, bool withIds) {
  const std::string seed = std::to_string(kernel.seed) + "ull";
  const std::string blocks = std::to_string(kernel.blocks()), threads = std::to_string(kernel.threads());
  std::string text = "namespace k" + std::to_string(kernel.seed) + " {\n\n" + DevicePrinter(kernel, withIds).print();
  text += "static bool run() {\n" + expectedText(kernel, expected);
  text += "  const int blocks = " + blocks + ", threads = " + threads + ";\n";
  text += "  Word *out = 0;\n  must(cudaMalloc((void **)&out, sizeof(Word) * blocks * threads), \"cudaMalloc\");\n";
  text += "  must(cudaMemset(out, 0, sizeof(Word) * blocks * threads), \"cudaMemset\");\n";
  std::string arguments = "out", frees, checks;
  size_t dynamicBytes = 0;
  for (size_t i = 0; i < kernel.memories.size(); ++i) {
    const Memory &memory = kernel.memories[i];
    const std::string &name = memory.name, type = nameOf(memory.type), bytes = std::to_string(bytesOf(memory.type));
    if (memory.space == Space::SharedDynamic)
      dynamicBytes += (static_cast<size_t>(memory.size * bytesOf(memory.type)) + 7) / 8 * 8;
    if (isShared(memory.space) || memory.space == Space::Constant)
      continue;
    const std::string count = std::to_string(memory.initial.size());
    text += table("initial_" + name, memory.initial);
    text +=
        "  " + type + " *" + name + " = (" + type + " *)upload(initial_" + name + ", " + count + ", " + bytes + ");\n";
    arguments += ", " + name;
    frees += "  must(cudaFree(" + name + "), \"cudaFree\");\n";
    if (memory.space != Space::Accumulator)
      continue;
    text += table("expected_" + name, expected.accumulators[i]);
    checks += "  good = checkWords(\"" + name + "\", " + name + ", expected_" + name + ", " + count + ", " + bytes +
              ", " + seed + ") && good;\n";
  }
  for (size_t i = 0; i < kernel.arguments.size(); ++i) {
    const Type type = kernel.main.variables[static_cast<size_t>(kernel.main.parameters[i].slots[0])].type;
    arguments += ", " + literalText(type, kernel.arguments[i], true);
  }
  text += "  kernel<<<" + dim3Text(kernel.grid) + ", " + dim3Text(kernel.block) + ", " + std::to_string(dynamicBytes) +
          ">>>(" + arguments + ");\n";
  text += "  must(cudaGetLastError(), \"launch\");\n  must(cudaDeviceSynchronize(), \"kernel " +
          std::to_string(kernel.seed) + "\");\n";
  text += "  Word *host = (Word *)std::malloc(sizeof(Word) * blocks * threads);\n";
  text += "  must(cudaMemcpy(host, out, sizeof(Word) * blocks * threads, cudaMemcpyDeviceToHost), \"cudaMemcpy\");\n";
  text += "  bool good = checkThreads(host, blocks, threads, lines, digits, hashes, " + seed + ");\n" + checks + frees;
  text += "  must(cudaFree(out), \"cudaFree\");\n  std::free(host);\n  return good;\n}\n\n} // namespace k" +
          std::to_string(kernel.seed) + "\n\n";
  return text;
}

std::string mainText(const std::vector<uint64_t> &seeds) {
  std::string text =
      "int main() {\n  (void)hostFloat;\n  (void)hostDouble;\n  (void)checkWords;\n  int agree = 0, differ = 0;\n";
  text += "  const struct { Word seed; bool (*run)(); } kernels[] = {\n";
  for (uint64_t seed : seeds)
    text += "    {" + std::to_string(seed) + "ull, k" + std::to_string(seed) + "::run},\n";
  text += R"cuda(  };
  for (const auto &kernel : kernels) {
    const bool good = kernel.run();
    if (good) std::printf("kernel %llu: ok\n", kernel.seed);
    std::fflush(stdout);
    ++(good ? agree : differ);
  }
  std::printf("%d agree, %d differ\n", agree, differ);
  return differ ? 1 : 0;
}
)cuda";
  return text;
}

} // namespace sampan::randomkernels
