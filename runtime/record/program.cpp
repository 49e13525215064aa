#include "record/program.h"

#include "abi.h"
#include "record/real.h"
#include "recording/digest.h"

#include <cstring>

namespace sampan::record {
namespace {

struct Wrapper { // CUDA's; Clang's and nvcc's host code pass it
  uint32_t magic, version;
  const void *data;
  void *unused;
};

const sampan_kernel *findInImage(const void *image, const std::string &name) {
  const auto *i = static_cast<const sampan_image *>(image);
  for (uint32_t k = 0; i && k < i->kernel_count; ++k)
    if (name == i->kernels[k].name)
      return &i->kernels[k];
  return nullptr;
}

} // namespace

std::string redactedName(const std::string &mangled) {
  char digest[16];
  recording::blake2(digest, sizeof digest, {mangled});
  return "kernel-" + recording::hex({digest, sizeof digest});
}

void Program::addModule(void **handle, const void *wrapper) {
  const auto *w = static_cast<const Wrapper *>(wrapper);
  if (!w || !w->data)
    return;
  uint32_t magic;
  std::memcpy(&magic, w->data, sizeof magic);
  const auto *image = static_cast<const sampan_image *>(w->data);
  std::unique_lock lock(mutex);
  if (magic == SAMPAN_IMAGE_MAGIC && image->abi_version == SAMPAN_ABI_VERSION)
    images[handle] = image;
}

void Program::addKernel(void **handle, const void *host, const char *name) {
  auto kernel = std::make_unique<Kernel>();
  kernel->host = host;
  kernel->name = name;
  std::unique_lock lock(mutex);
  auto image = images.find(handle);
  if (const sampan_kernel *code = image == images.end() ? nullptr : findInImage(image->second, kernel->name)) {
    for (uint32_t i = 0; i < code->param_count; ++i)
      kernel->fields.push_back({code->param_offsets[i], code->param_sizes[i]});
    kernel->layout = "image";
    kernel->path = code->whole_warps ? "whole-warps" : code->regions ? "regions" : "fibers";
    kernel->file = code->file ? code->file : "";
    kernel->line = code->line;
  }
  byHost.emplace(host, std::move(kernel));
}

void Program::addVariable(const void *host, const char *name, size_t bytes, bool constant) {
  std::unique_lock lock(mutex);
  const unsigned before = sameName[name]++;
  variableList.push_back({host, before ? name + ("#" + std::to_string(before)) : name, bytes, constant});
}

Kernel *Program::find(const void *host) const {
  std::shared_lock lock(mutex);
  auto found = byHost.find(host);
  return found == byHost.end() ? nullptr : found->second.get();
}

Kernel *Program::find(const std::string &name) const {
  for (Kernel *kernel : kernels())
    if (kernel->name == name || redactedName(kernel->name) == name)
      return kernel;
  return nullptr;
}

std::vector<Kernel *> Program::kernels() const {
  std::shared_lock lock(mutex);
  std::vector<Kernel *> all;
  for (const auto &[host, kernel] : byHost)
    all.push_back(kernel.get());
  return all;
}

std::vector<Variable> Program::variables() const {
  std::shared_lock lock(mutex);
  return variableList;
}

bool Program::completeLayout(Kernel &kernel, const Job &job) const {
  if (!kernel.layout.empty())
    return true;
  if (auto ask = Real::get().getParamInfo) {
    size_t offset = 0, bytes = 0;
    for (size_t i = 0; ask(kernel.host, i, &offset, &bytes) == cudaSuccess; ++i)
      kernel.fields.push_back({static_cast<uint32_t>(offset), static_cast<uint32_t>(bytes)});
    Real::get().cudaGetLastError(); // the question behind the last argument is an error to CUDA
    kernel.layout = "runtime";
    return true;
  }
  auto told = job.layouts.find(kernel.name);
  if (told == job.layouts.end())
    return false;
  kernel.fields = told->second;
  kernel.layout = "source";
  return true;
}

} // namespace sampan::record
