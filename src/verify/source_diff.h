// Differences of two texts line by line, and what they may mean.
#pragma once

#include "verify/classify.h"
#include "verify/manifest.h"

#include <string>
#include <vector>

namespace sampan::verify {

// Lines [there.first, there.last) of the reference stand where lines [here.first, here.last) stand here; from 0.
struct Hunk {
  std::string file; // here
  size_t thereFirst, thereLast, hereFirst, hereLast;
  std::string there, here; // their text
};

std::vector<std::string> linesOf(const std::string &text);

// `pairs`: reference text and text here of each file.
std::vector<Hunk> differences(const std::string &file, const std::string &reference, const std::string &here);

// The texts here with these hunks taken back to the reference.
Texts takeBack(const Texts &here, const std::vector<Hunk> &hunks);

// One hunk for each line that has the word: with `other` in its place there. `there` is what takeBack() puts in.
std::vector<Hunk> replacements(const Texts &here, const std::string &word, const std::string &other);

// What kind of change it is, by its words; Cause::None if they do not tell.
Cause causeOfChange(const Hunk &);

} // namespace sampan::verify
