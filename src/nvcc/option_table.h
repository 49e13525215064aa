// Every option that nvcc 12 and 13 know, and ours: one row each. Reading a command line needs nothing else.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sampan::nvcc {

// What follows the name.
enum class Value {
  None,
  One,   // the last one counts
  List,  // may be repeated; commas part
  Words, // may be repeated; commas and spaces part: flags for another program
  Exact  // may be repeated; taken as it is, commas and all
};

enum class Action {
  Act,
  Ignore,   // changes nothing that a CPU program computes; said with -v only
  Announce, // is left out, and the user is told
  Refuse    // cannot be done; `note` says why
};

enum class Id {
  None,
  Output,
  Compile,
  DeviceCompile,
  DeviceWhole,
  DeviceLink,
  Link,
  Library,
  Run,
  RunArguments,
  Preprocess,
  Dependencies,
  UserDependencies,
  DependenciesToo,
  UserDependenciesToo,
  DependencyFile,
  DependencyTarget,
  PhonyTargets,
  OutputFolder,
  Language,
  Standard,
  Include,
  SystemInclude,
  PreInclude,
  Define,
  Undefine,
  LibraryPath,
  LibraryName,
  HostCompiler,
  HostFlags,
  LinkerFlags,
  ArchiveFlags,
  PtxasFlags,
  Architecture,
  Code,
  GenerateCode,
  Relocatable,
  Shared,
  Optimise,
  DeviceOptimise,
  Debug,
  DeviceDebug,
  LineInfo,
  Profile,
  FastMath,
  Ftz,
  Fmad,
  Runtime,
  DefaultStream,
  ExtendedLambda,
  RelaxedConstexpr,
  NoExceptions,
  TemplateDepth,
  TemplateBacktrace,
  NoWarnings,
  NoDeprecated,
  WarningsAsErrors,
  NoDeviceLink,
  Verbose,
  DryRun,
  Keep,
  KeepFolder,
  ForwardToCompiler,
  ForwardToLinker,
  ForwardAll,
  OptionsFile,
  Help,
  Version,
  ListCode,
  ListArch,
  SyntaxOnly,
  Archiver,
  ExtensibleWholeProgram,
  On,
  Engine,
  Target,
  Width,
  Remarks,
  Dump,
  Skip,
  Apart,
  Time,
  Cpu,
  Emit
};

struct OptionRow {
  std::string_view longName;  // without dashes
  std::string_view shortName; // without dash; empty: none
  Value value;
  Id id;
  Action action = Action::Act;
  std::string_view text; // for Act: one line of help; else the reason
  bool joined = false;   // the value may follow the short name directly: -Ifolder
};

std::span<const OptionRow> optionTable();

// By long or short name, with the dashes already taken off; null if there is none.
const OptionRow *findOption(std::string_view name);

// All spellings with their dashes, for the nearest one to a wrong name.
std::vector<std::string> optionSpellings();

} // namespace sampan::nvcc
