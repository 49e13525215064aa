// A program in a string: what is asked, and what came of it.
#pragma once

#include <map>
#include <string>
#include <vector>

struct _nvrtcProgram {
  std::string source, name;
  std::map<std::string, std::string> headers; // by the name under which they are included
  std::vector<std::string> expressions;

  bool compiled = false; // was it tried?
  std::string log;
  std::string cubin, ptx;                     // empty unless it succeeded
  std::map<std::string, std::string> lowered; // mangled names of expressions
};

namespace sampan::nvrtc {

// The text and the bytes of an image, from a shared object (image_file.h).
std::string imageFile(const std::string &object);
std::string imageText(const std::string &imageFile);

} // namespace sampan::nvrtc
