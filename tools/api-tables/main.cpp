// From the rows of apis/ to what is made of them: the functions that are missing, as C (include/sampan/apis), those that
// cuGetProcAddress finds, and the tables of the documentation (docs/apis). With --check it compares instead of writing; with --there it names what Sampan has of a library.
#include "facts/read_facts.h"
#include "support/file.h"
#include "support/terminal.h"

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

namespace {

using namespace sampan;
using facts::Api;
using facts::ApiFunction;

struct Output {
  std::string path;
  std::string content;
};

// SAMPAN_MISSING(function) for each; SAMPAN_INSTEAD is what to use. Empty if nothing is missing.
std::string missing(const Api &api) {
  std::string text, instead;
  for (const ApiFunction &f : api.functions) {
    if (f.implemented() || f.declared)
      continue;
    if (f.instead != instead)
      text += std::string(instead.empty() ? "" : "#undef SAMPAN_INSTEAD\n") + "#define SAMPAN_INSTEAD \"" + f.instead +
              "\"\n";
    instead = f.instead;
    text += "SAMPAN_MISSING(" + f.name + ")\n";
  }
  return "// Written by api-tables from apis/" + api.id + ".toml.\n" + text +
         (instead.empty() ? "" : "#undef SAMPAN_INSTEAD\n");
}

// SAMPAN_THERE(function) for each that there is, for libraries whose functions are asked for by name.
std::string present(const Api &api) {
  std::string text = "// Written by api-tables from apis/" + api.id + ".toml.\n";
  for (const ApiFunction &f : api.functions)
    if (f.implemented() || f.declared)
      text += "SAMPAN_THERE(" + f.name + ")\n";
  return text;
}

std::string listOf(const std::vector<const ApiFunction *> &functions) {
  std::string text;
  for (const ApiFunction *f : functions)
    text += (text.empty() ? "`" : " `") + f->name + "`";
  return text;
}

std::string page(const Api &api) {
  std::string text = "# " + api.name + "\n\n" + "Written by `api-tables` from [apis/" + api.id + ".toml](../../apis/" +
                     api.id + ".toml): a row for each function.\n";
  for (const bool there : {true, false}) {
    std::string rows;
    for (size_t i = 0; i < api.functions.size();) {
      const ApiFunction &first = api.functions[i];
      std::vector<const ApiFunction *> same;
      for (; i < api.functions.size() && api.functions[i].topic == first.topic &&
             api.functions[i].instead == first.instead;
           ++i)
        same.push_back(&api.functions[i]);
      if (first.implemented() != there)
        continue;
      rows += "\n### " + first.topic + "\n\n" + (there ? "" : "Use instead: " + first.instead + ".\n\n") +
              listOf(same) + "\n";
    }
    if (!rows.empty())
      text += std::string("\n## ") +
              (there                ? "What is there"
               : api.status.empty() ? "What is missing: the compiler names it"
                                    : "What is missing: a call says so and answers " + api.refusal) +
              "\n" + rows;
  }
  return text;
}

std::string overview(const std::vector<Api> &apis) {
  std::string text =
      "# CUDA's libraries, function by function\n\nWritten by `api-tables` from "
      "[apis/](../../apis/README.md). A function that is missing is an error that names it and says what to "
      "use: when the program is compiled, or when it calls it "
      "([S8301](../diagnostics/S8301.md)).\n\n| | there | missing | a missing one is found |\n|---|---|---|---|\n";
  for (const Api &api : apis) {
    const auto there = std::ranges::count_if(api.functions, &ApiFunction::implemented);
    text += "| [" + api.name + "](" + api.id + ".md) | " + std::to_string(there) + " | " +
            std::to_string(static_cast<long>(api.functions.size()) - there) + " | " +
            (api.status.empty() ? "by the compiler" : "when it is called") + " |\n";
  }
  return text;
}

} // namespace

int main(int argc, char **argv) {
  const bool check = argc == 3 && std::string(argv[2]) == "--check";
  const bool there = argc == 4 && std::string(argv[2]) == "--there";
  if (argc != 2 && !check && !there) {
    std::fputs("Usage: api-tables SOURCE_FOLDER [--check | --there ID]\n", stderr);
    return 2;
  }
  const std::string root = argv[1];
  Diagnostics out;
  const std::optional<std::vector<Api>> apis = facts::readApis(root, out);
  if (!apis) {
    print(out, stderr);
    return 1;
  }
  if (there) {
    const auto api = std::ranges::find(*apis, argv[3], &Api::id);
    if (api == apis->end()) {
      std::fprintf(stderr, "there is no apis/%s.toml\n", argv[3]);
      return 1;
    }
    for (const ApiFunction &f : api->functions)
      if (f.implemented() || f.declared)
        std::puts(f.name.c_str());
    return 0;
  }
  std::vector<Output> all = {{root + "/docs/apis/README.md", overview(*apis)}};
  for (const Api &api : *apis) {
    if (api.id == "cuda") // cuGetProcAddress
      all.push_back({root + "/include/sampan/apis/cuda_there.def", present(api)});
    all.push_back({root + "/include/sampan/apis/" + api.id + ".def", missing(api)});
    all.push_back({root + "/docs/apis/" + api.id + ".md", page(api)});
  }
  int stale = 0;
  for (const Output &file : all) {
    if (!check) {
      if (!writeFile(file.path, file.content, out))
        ++stale;
    } else if (readFile(file.path) != file.content) {
      std::fprintf(stderr, "%s is not what apis/ says: run api-tables\n", file.path.c_str());
      ++stale;
    }
  }
  print(out, stderr);
  return stale ? 1 : 0;
}
