#include "make_file.h"

#include "drop.h"
#include "model.h"
#include "print_cuda.h"

#include <stdexcept>

namespace sampan::randomkernels {

MadeFile makeFile(const FileRequest &request) {
  MadeFile made;
  std::string kernels;
  for (uint64_t seed : request.seeds) {
    Kernel kernel = Generator(seed, request.settings).make();
    made.statements = numberStatements(kernel);
    made.dropped = dropStatements(kernel, request.drop);
    Outcome expected;
    try {
      expected = Model(kernel).run();
    } catch (const std::logic_error &error) {
      throw std::logic_error("kernel " + std::to_string(seed) + ": " + error.what());
    }
    if (request.mutate)
      expected.outputs[seed % expected.outputs.size()] ^= 1ull << (seed % 24);
    kernels += kernelText(kernel, expected, request.withIds);
  }
  const std::string what =
      "// Random kernels with the results that the generator's model expects. Made by random-kernels.\n"
      "// features: " +
      request.settings.features.text() + "\n";
  made.text = what + preambleText() + kernels + mainText(request.seeds);
  return made;
}

std::string selfTest(uint64_t firstSeed, int count, const Settings &settings) {
  for (uint64_t seed = firstSeed; seed < firstSeed + static_cast<uint64_t>(count); ++seed) {
    const std::string name = "kernel " + std::to_string(seed) + ": ";
    FileRequest request;
    request.seeds = {seed};
    request.settings = settings;
    try {
      const MadeFile first = makeFile(request);
      if (makeFile(request).text != first.text)
        return name + "two runs give different programs";
      request.mutate = true;
      if (makeFile(request).text == first.text)
        return name + "--mutate changes nothing";
      request.mutate = false;
      Random random(seed);
      for (int id = 0; id < first.statements; ++id)
        if (random.chance(30))
          request.drop.insert(id);
      makeFile(request); // the model finds races and lost lanes
    } catch (const std::logic_error &error) {
      return error.what();
    }
  }
  return "";
}

} // namespace sampan::randomkernels
