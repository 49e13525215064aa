// CUDA's words and what stands for them in Ascend C SIMT. Each word of the user's text is looked up here, wherever it
// stands, macros included; what needs to know types is decided in edits.
#pragma once

#include "targets/ascend950/edits.h"

namespace sampan::ascend950 {

// Functions of CUDA that kernels may call.
enum class Foreign {
  Unknown, // there is nothing for it
  Native,  // the chip's language has it, under this or another name
  Ours,    // in our header for the chip
  Maths,   // of our maths library, in both precisions
  Rounding // of a name without types: min, max, abs
};
Foreign foreignFunction(llvm::StringRef name);

// Of CUDA's vector types, those that our header brings: with three components (the vendor pads them to 16 bytes) and
// of double.
bool isOurVector(llvm::StringRef name);
bool isVectorOrDim(llvm::StringRef name); // any of CUDA's

// The header of the maths library that defines the function (`exp` -> "exp.h"); empty if it is not of the library.
llvm::StringRef mathsHeader(llvm::StringRef name);

// What the rewritten text needs besides itself.
struct Uses {
  std::set<std::string> maths; // functions of the library
  bool float64 = false;
};

struct RewriteOptions {
  bool isVariable = false; // __device__ says where a variable lives, not what a function is
};

// The extent's text with edits, words and literals replaced, and without #if and what it leaves out.
std::string rewrite(SourceText &, const Edits &, const Extent &, const RewriteOptions &, Uses &);
// The same for text that is in no file: types and template arguments as Clang prints them.
std::string rewriteText(llvm::StringRef, Uses &);
// A header of our maths library, whose only foreign words are double and Clang's built-ins.
std::string rewriteLibrary(llvm::StringRef);

} // namespace sampan::ascend950
