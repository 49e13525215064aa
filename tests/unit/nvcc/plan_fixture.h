// A command line, read and planned in a world that exists only on paper.
#pragma once

#include "nvcc/command_line.h"
#include "nvcc/options.h"
#include "nvcc/plan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace sampan::nvcc {

using Words = std::vector<std::string>;

struct Planned {
  bool good = false;
  Options options;
  Plan plan;
  Diagnostics out;

  std::string id(size_t i = 0) const { return i < out.all().size() ? out.all()[i].id : "none"; }
  size_t remarks(const std::string &id) const {
    return static_cast<size_t>(std::ranges::count(out.all(), id, &Diagnostic::id));
  }
};

struct PlanTest : testing::Test {
  std::set<std::string> files = {"a.cu", "b.cu", "c.cpp", "d.c", "a.o", "b.o", "libx.a", "/tk/lib64/libcudart.so"};
  std::set<std::string> programs = {"g++", "aarch64-linux-gnu-g++"};
  std::set<std::string> relocatable;
  OpenMp openMp{"/omp/lib", "/omp/include"};

  Planned plan(const Words &arguments) const {
    Planned p;
    CommandLine line;
    Surroundings world;
    world.toolkit = "/tk";
    world.workFolder = "/tmp/work-folder";
    world.openMp = openMp;
    world.exists = [this](const std::string &f) { return files.contains(f); };
    world.findsProgram = [this](const std::string &f) { return programs.contains(f); };
    world.needsDeviceLink = [this](const std::string &f) { return relocatable.contains(f); };
    p.good = readCommandLine(arguments, line, p.out) && readOptions(line, "", p.options, p.out) &&
             makePlan(p.options, world, p.plan, p.out);
    return p;
  }
};

inline bool contains(const Words &all, const std::string &word) { return std::ranges::find(all, word) != all.end(); }

// Do the words stand in this order, with anything between?
inline bool inOrder(const Words &all, const Words &wanted) {
  auto at = all.begin();
  for (const std::string &w : wanted) {
    at = std::find(at, all.end(), w);
    if (at == all.end())
      return false;
    ++at;
  }
  return true;
}

} // namespace sampan::nvcc
