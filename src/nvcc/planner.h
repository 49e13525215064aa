// The working state of makePlan, shared by its parts.
#pragma once

#include "nvcc/cross.h"
#include "nvcc/host_flags.h"
#include "nvcc/inputs.h"
#include "nvcc/plan.h"

namespace sampan::nvcc {

// File name without folder and suffix.
std::string stemOf(const std::string &path);
std::string inFolder(const std::string &folder, const std::string &name);

struct Planner {
  const Options &options;
  const Surroundings &world;
  Plan &plan;
  Diagnostics &out;

  HostFlags clang{};                       // -Xcompiler, as Clang takes it
  std::vector<std::string> preprocessor{}; // without other toolkits' folders
  std::vector<std::string> libraryPaths{};
  std::vector<std::string> objects{}; // inputs of a link, in order
  bool relocatable = false;           // some object of ours waits for a device link

  const CrossTools *const cross = crossTools(options.device.cpu); // null: for this machine
  const std::string runtimeFolder = inFolder(world.toolkit, cross ? cross->libraryFolder : "lib64"); // of our runtime

  bool makeAll();

  // plan_compile.cpp
  bool prepareCompile();
  bool compileOne(const std::string &input, InputKind);

  // plan_link.cpp
  bool linkAll();
  void linkDevice(const std::string &output, const std::vector<std::string> &from);
  void archiveAll();

private:
  bool checkInputs();
  void dropOtherToolkits();

  std::string objectFor(const std::string &input) const;
  void addDependencies(cpu::CompileRequest &, const std::string &input, const std::string &object) const;
  bool addDevice(const std::string &input, const std::string &output);
  void addHost(const std::string &input, InputKind, const std::string &output);
  std::vector<std::string> versionMacros() const;
  std::string makefileTarget(const std::string &input, const std::string &object) const;
  std::string dependencyFile(const std::string &input) const;

  std::vector<std::string> deviceLinkInputs();
  void linkProgram(const std::string &deviceObject);
  void addOpenMp(std::vector<std::string> &command) const;
  void addRuntime(std::vector<std::string> &command) const;
  void addLibraries(std::vector<std::string> &command);
  bool isProvided(const std::string &library) const;
  bool checkCross();
};

} // namespace sampan::nvcc
