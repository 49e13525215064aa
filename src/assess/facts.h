// What is known of a CUDA source once it has been assessed. Values; they go to the cache and to reports as JSON (json.h).
#pragma once

#include "support/language.h"

#include <map>
#include <string>
#include <vector>

namespace sampan::assess {

// From good to bad: the worst of the findings decides.
enum class Verdict { Works, Emulated, Look, Unsupported };

struct Place {
  std::string file;
  unsigned line = 0;   // from 1; 0: no line
  unsigned column = 0; // from 1; 0: unknown
  bool operator==(const Place &) const = default;
};

// Something that a chip's target does not simply do. `id` is a diagnostic's; `kernel` is empty if it concerns the unit.
struct Finding {
  std::string id;
  Verdict verdict = Verdict::Look;
  Words what, todo;
  Place where;
  std::string source; // the line at that place
  std::string kernel;
};

struct Kernel {
  std::string name; // as the source has it, with namespaces and template parameters
  Place where;
  unsigned lastLine = 0;
  std::vector<Place> launches;
};

// `kind`: api (functions of the toolkit's headers), header (of a CUDA library), type, idiom.
struct Use {
  std::string kind, name;
  bool provided = true; // false: the toolkit declares it, or the source asks for it, and nothing of ours holds it
  std::vector<Place> places;
};

enum class State {
  Whole,  // read from end to end without an error
  Partly, // read, with errors: what follows them may be missing
  Failed  // the assessment itself ended: a crash, or no time left
};

struct Unit {
  std::string file, folder;           // as named; where its command runs
  std::vector<std::string> arguments; // what decides how it is read
  State state = State::Whole;
  std::string firstError;
  double seconds = 0;
  std::vector<Kernel> kernels;
  std::vector<Use> uses;
  std::vector<Finding> general;                        // true of every chip
  std::map<std::string, std::vector<Finding>> targets; // what each target adds; one without an entry was not asked
  std::map<std::string, std::string> inputs;           // every file that was read, and its SHA-256
};

Verdict worst(const std::vector<Finding> &);

// Of a kernel on a target: its own findings, those of the unit that it is in, and what the target says.
Verdict verdictOf(const Unit &, const Kernel &, const std::string &target);
// Of the whole unit.
Verdict verdictOf(const Unit &, const std::string &target);

Words nameOf(Verdict);
const char *wordOf(Verdict); // in JSON: works, emulated, look, unsupported

} // namespace sampan::assess
