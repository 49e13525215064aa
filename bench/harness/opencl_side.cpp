#include "bench/harness/opencl_side.h"

#include "bench/harness/compile.h"
#include "support/file.h"
#include "support/process.h"

namespace bench {
namespace {

using namespace opencl;

std::string failed(const char *what, Int error) {
  return std::string(what) + ": OpenCL error " + std::to_string(error);
}

class OpenClSide : public Side {
public:
  OpenClSide(const OpenCl &cl, Problem &problem) : cl(cl), problem(problem) {}
  ~OpenClSide() override {
    for (Object kernel : kernels)
      cl.api.releaseKernel(kernel);
    for (Object buffer : buffers)
      cl.api.releaseMemObject(buffer);
    if (program)
      cl.api.releaseProgram(program);
  }

  std::string open(const std::string &source, const std::string &options) {
    Int error = kSuccess;
    const char *text = source.c_str();
    program = cl.api.createProgramWithSource(cl.context, 1, &text, nullptr, &error);
    if (error != kSuccess)
      return failed("program", error);
    if ((error = cl.api.buildProgram(program, 1, &cl.device, options.c_str(), nullptr, nullptr)) != kSuccess)
      return failed("build", error) + "\n" + buildLog();
    for (Buffer &array : problem.arrays) {
      buffers.push_back(
          cl.api.createBuffer(cl.context, kReadWrite | kCopyHostPointer, array.bytes(), array.as<void>(), &error));
      if (error != kSuccess)
        return buffers.pop_back(), failed("buffer", error);
    }
    for (const Launch &launch : problem.launches) {
      kernels.push_back(cl.api.createKernel(program, launch.kernel.c_str(), &error));
      if (error != kSuccess)
        return kernels.pop_back(), failed(launch.kernel.c_str(), error);
      std::uint32_t index = 0;
      for (Object &buffer : buffers)
        error |= cl.api.setKernelArg(kernels.back(), index++, sizeof buffer, &buffer);
      for (const int &size : problem.sizes)
        error |= cl.api.setKernelArg(kernels.back(), index++, sizeof size, &size);
      error |= cl.api.setKernelArg(kernels.back(), index++, sizeof launch.step, &launch.step);
      if (error != kSuccess)
        return failed("arguments", error);
    }
    return "";
  }

  std::string run() override {
    Int error = kSuccess;
    for (std::size_t i = 0; i < kernels.size() && error == kSuccess; ++i) {
      const Launch &l = problem.launches[i];
      error = cl.api.enqueueNDRangeKernel(cl.queue, kernels[i], l.global[1] > 1 ? 2 : 1, nullptr, l.global, l.local, 0,
                                          nullptr, nullptr);
    }
    if (error == kSuccess)
      error = cl.api.finish(cl.queue);
    return error == kSuccess ? "" : failed("run", error);
  }

  std::string fetch() override {
    for (std::size_t i = 0; i < buffers.size(); ++i)
      if (Buffer &array = problem.arrays[i]; array.written())
        if (Int error = cl.api.enqueueReadBuffer(cl.queue, buffers[i], 1, 0, array.bytes(), array.as<void>(), 0,
                                                 nullptr, nullptr))
          return failed("read", error);
    return "";
  }

private:
  std::string buildLog() {
    std::size_t size = 0;
    cl.api.getProgramBuildInfo(program, cl.device, kBuildLog, 0, nullptr, &size);
    std::string log(size, '\0');
    cl.api.getProgramBuildInfo(program, cl.device, kBuildLog, size, log.data(), nullptr);
    return log;
  }

  const OpenCl &cl;
  Problem &problem;
  Object program = nullptr;
  std::vector<Object> buffers, kernels;
};

std::string platformText(const Api &api, Object platform, std::uint32_t what) {
  char text[256] = "";
  api.getPlatformInfo(platform, what, sizeof text - 1, text, nullptr);
  return text;
}

} // namespace

std::string OpenCl::start() {
  if (std::string error = load(api); !error.empty())
    return error;
  if (!sampan::findProgram("ld"))
    return "PoCL needs ld on PATH, and ends this process without it";
  Object platforms[16];
  std::uint32_t count = 0;
  if (api.getPlatformIds(16, platforms, &count) != kSuccess)
    count = 0;
  for (std::uint32_t i = 0; i < count && i < 16; ++i) {
    if (platformText(api, platforms[i], kPlatformName).find("Portable Computing Language") == std::string::npos)
      continue;
    platformVersion = platformText(api, platforms[i], kPlatformVersion);
    if (api.getDeviceIds(platforms[i], kDeviceCpu, 1, &device, nullptr) != kSuccess)
      return "PoCL has no CPU device";
    Int error = kSuccess;
    context = api.createContext(nullptr, 1, &device, nullptr, nullptr, &error);
    if (error != kSuccess)
      return failed("context", error);
    queue = api.createCommandQueue(context, device, 0, &error);
    return error == kSuccess ? "" : failed("queue", error);
  }
  return "PoCL is not installed";
}

Opened OpenCl::open(const Kernel &kernel, Problem &problem, const std::string &buildOptions) const {
  const std::string folder = sourceFolder() + "/kernels/" + kernel.folder;
  const auto source = sampan::readFile(folder + "/kernel.cl");
  if (!source)
    return {nullptr, "not written"};
  std::string options = buildOptions + " -I" + folder + " -I" + sourceFolder() + "/sides";
  for (const std::string &define : kernel.defines)
    options += " -D" + define;
  auto side = std::make_unique<OpenClSide>(*this, problem);
  if (std::string error = side->open(*source, options); !error.empty())
    return {nullptr, error};
  return {std::move(side), ""};
}

} // namespace bench
