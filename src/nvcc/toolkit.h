// The folder that users know as "the CUDA toolkit", and what else of the machine a plan depends on.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace sampan::nvcc {

// Of the toolkit that belongs to a program in this folder; empty if there is none.
std::string locateToolkit(const std::string &programFolder);

// The OpenMP runtime whose calls Clang makes. Empty strings where it is not installed.
struct OpenMp {
  std::string libraryFolder;
  std::string headerFolder; // that has omp.h, if Clang's own folder has not
};
OpenMp locateOpenMp();

// What a plan asks of the world outside. Tests answer by themselves.
struct Surroundings {
  std::string toolkit;
  std::string nvcc = "nvcc"; // this program, for commands that are printed
  std::string workFolder;    // for intermediate files
  OpenMp openMp;
  std::function<bool(const std::string &)> exists;
  std::function<bool(const std::string &)> findsProgram;
  std::function<bool(const std::string &)> needsDeviceLink;
};

// Is this folder of headers or libraries one of another CUDA toolkit? It would be mixed with ours if it were used.
bool isOtherToolkit(const std::string &folder, const Surroundings &);

// Libraries of NVIDIA's toolkit (without lib and suffix) that programs are linked with.
bool isCudaLibrary(const std::string &name);

} // namespace sampan::nvcc
