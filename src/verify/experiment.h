// A program built again with one thing changed.
#pragma once

#include "support/speaker.h"
#include "verify/manifest.h"

namespace sampan::verify {

struct Variant {
  Texts sources;                      // in place of the manifest's
  std::vector<std::string> drop, add; // options of nvcc; those to drop without their values
};

class Workshop {
public:
  Workshop(const Manifest &m, std::string folder, std::string nvcc)
      : manifest(m), folder(std::move(folder)), nvcc(std::move(nvcc)) {}
  // Answers the program's path; nothing if it does not compile.
  std::optional<std::string> build(const Variant &);
  // Does the manifest's command make a whole program from its sources?
  bool canBuild() const;
  // What the compiler said last.
  const std::string &said() const { return output; }

private:
  const Manifest &manifest;
  std::string folder, nvcc, output;
  unsigned number = 0;
};

} // namespace sampan::verify
