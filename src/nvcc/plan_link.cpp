#include "nvcc/planner.h"

#include "support/file.h"

namespace sampan::nvcc {

bool Planner::linkAll() {
  if (cross && options.runtime != Runtime::None && !world.exists(inFolder(runtimeFolder, "libsampan_rt.so")))
    return out.error("N1023", std::string("the runtime for ") + cross->machine + " is not in " + runtimeFolder,
                     "build it in Sampan's folder: apt install " + std::string(cross->runtimePackage) +
                         ", cmake --preset " + cross->machine + ", cmake --build --preset " + cross->machine);
  std::string deviceObject;
  std::vector<std::string> from;
  if (options.deviceLink)
    from = deviceLinkInputs();
  if (!from.empty()) {
    deviceObject = inFolder(options.keep ? options.keepFolder : world.workFolder, "device_link.o");
    linkDevice(deviceObject, from);
  }
  linkProgram(deviceObject);
  return true;
}

// Everything that may hold device code which other files call: objects, archives, and -l libraries that are archives.
std::vector<std::string> Planner::deviceLinkInputs() {
  std::vector<std::string> all;
  bool any = relocatable;
  for (const std::string &object : objects) {
    InputKind kind = kindOf(object, {});
    if (kind != InputKind::Object && kind != InputKind::Archive)
      continue;
    all.push_back(object);
    any |= world.exists(object) && world.needsDeviceLink(object);
  }
  for (const std::string &library : options.libraries)
    for (const std::string &folder : libraryPaths) {
      std::string archive = inFolder(folder, "lib" + library + ".a");
      if (world.exists(inFolder(folder, "lib" + library + ".so")) || !world.exists(archive))
        continue;
      if (world.needsDeviceLink(archive)) {
        all.push_back(archive);
        any = true;
      }
      break;
    }
  return any ? all : std::vector<std::string>();
}

void Planner::linkDevice(const std::string &output, const std::vector<std::string> &from) {
  Step step{StepKind::LinkDevice};
  step.request = options.device;
  step.request.output = output;
  step.request.toolkit = world.toolkit;
  step.objects = from;
  step.output = output;
  plan.steps.push_back(std::move(step));
}

void Planner::archiveAll() {
  Step step{StepKind::Archive};
  step.output = options.output.empty() ? inFolder(options.outputFolder, "a.a") : options.output;
  step.partial = partialName(step.output);
  std::vector<std::string> &c = step.command;
  c = {options.archiver, "crs"};
  c.insert(c.end(), options.archiveFlags.begin(), options.archiveFlags.end());
  c.push_back(step.partial);
  c.insert(c.end(), objects.begin(), objects.end());
  plan.steps.push_back(std::move(step));
}

void Planner::linkProgram(const std::string &deviceObject) {
  Step step{StepKind::Link};
  step.output = options.output.empty() ? inFolder(options.outputFolder, "a.out") : options.output;
  step.partial = isSpecial(step.output) ? "" : partialName(step.output);
  std::vector<std::string> &c = step.command;
  c.push_back(options.hostCompiler);
  for (const std::string &flag : options.hostFlags)
    if (!clang.openMp || world.openMp.libraryFolder.empty() || !flag.starts_with("-fopenmp"))
      c.push_back(flag);
  c.insert(c.end(), options.linkFlags.begin(), options.linkFlags.end());
  if (options.profile)
    c.push_back("-pg");
  if (options.shared)
    c.push_back("-shared");
  for (const std::string &flag : options.linkerFlags)
    c.insert(c.end(), {"-Xlinker", flag});

  // A program that is carried to its machine finds the runtime beside itself.
  if (options.runtime != Runtime::None)
    c.push_back((cross ? "-Wl,-rpath,$ORIGIN:" : "-Wl,-rpath,") + runtimeFolder);
  // Users name libraries in any order, because nvcc links them as one group.
  c.push_back("-Wl,--start-group");
  if (!deviceObject.empty())
    c.push_back(deviceObject);
  c.insert(c.end(), objects.begin(), objects.end());
  // Ours first: -lcudart must not find another toolkit's.
  c.push_back("-L" + runtimeFolder);
  for (const std::string &folder : libraryPaths)
    c.push_back("-L" + folder);
  if (clang.openMp)
    addOpenMp(c);
  addLibraries(c);
  addRuntime(c);
  for (const char *library : {"-lrt", "-lpthread", "-ldl"})
    c.push_back(library);
  c.push_back("-Wl,--end-group");
  c.insert(c.end(), {"-o", step.partial.empty() ? step.output : step.partial});
  std::string program = step.output;
  plan.steps.push_back(std::move(step));

  if (options.run) {
    Step run{StepKind::Run};
    run.command = runnerFor(options.device.cpu);
    run.command.push_back(program.find('/') == std::string::npos ? "./" + program : program);
    run.command.insert(run.command.end(), options.runArguments.begin(), options.runArguments.end());
    plan.steps.push_back(std::move(run));
  }
}

// Clang's library has the entry points of g++'s as well; both libraries in one program would be two thread pools that
// know nothing of each other.
void Planner::addOpenMp(std::vector<std::string> &command) const {
  const std::string &folder = world.openMp.libraryFolder;
  if (!folder.empty())
    command.insert(command.end(), {"-L" + folder, "-Wl,-rpath," + folder, "-lomp"});
}

void Planner::addRuntime(std::vector<std::string> &command) const {
  bool archive = isProvided("cudart_static");
  if (options.runtime == Runtime::Shared || (options.runtime == Runtime::Static && !archive))
    command.push_back("-lcudart");
  // Behind the shared library the archive has nothing to add. CMake reads its name here and links its own programs with
  // it, which then run without a run path.
  if (options.runtime != Runtime::None && archive)
    command.push_back("-lcudart_static");
}

bool Planner::isProvided(const std::string &library) const {
  std::vector<std::string> folders = libraryPaths;
  folders.push_back(runtimeFolder);
  for (const std::string &folder : folders)
    for (const char *suffix : {".so", ".a"})
      if (world.exists(inFolder(folder, "lib" + library + suffix)))
        return true;
  return false;
}

void Planner::addLibraries(std::vector<std::string> &command) {
  for (const std::string &library : options.libraries) {
    if (isCudaLibrary(library) && !isProvided(library)) {
      plan.missingLibraries.push_back(library);
      out.remark("N1032",
                 "the program is linked without '" + library + "', a CUDA library that Sampan does not have (yet)", {},
                 "if the program calls it, the link will say which functions are missing");
      continue;
    }
    command.push_back("-l" + library);
  }
}

} // namespace sampan::nvcc
