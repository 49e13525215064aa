#include "nvcc/compile_twin.h"

#include "facts/read_facts.h"
#include "support/hash.h"
#include "support/process.h"
#include "support/temporary_folder.h"
#include "targets/ascend950/twin.h"

#include <filesystem>

namespace sampan::nvcc {

bool compileTwin(const cpu::CompileRequest &request, Diagnostics &out) {
  if (request.product != cpu::Product::Object || request.relocatableDevice)
    return out.error("N1037", "the twin takes whole programs: no listings, no separate compilation of device code",
                     "leave out -rdc=true, -dc and options that stop before the object");
  std::optional<TemporaryFolder> folder = TemporaryFolder::create(out);
  if (!folder)
    return false;
  const std::string name = std::filesystem::absolute(request.input).string();
  ascend950::TwinRequest twin;
  twin.source = {request.input, request.toolkit, request.clangArgs, request.arch};
  twin.share = std::filesystem::weakly_canonical(facts::shareFolder(programFolder())).string();
  twin.archName = request.archName;
  twin.object = folder->path() + "/kernels.o";
  twin.image = "sampan_twin_image_" + toHex(hash(name));
  if (!ascend950::buildTwin(twin, out))
    return false;
  cpu::CompileRequest host = request;
  host.otherImage = twin.image;
  host.output = folder->path() + "/host.o";
  if (!cpu::compile(host, out))
    return false;
  const ProcessEnd end = runProcess({"ld", "-r", host.output, twin.object, "-o", request.output}, Streams::Capture);
  return end.ok() ? true : out.error("N1014", "ld ended with an error: " + end.output, "apt install binutils");
}

} // namespace sampan::nvcc
