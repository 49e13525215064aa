// The fleet by chip: cards, money, idleness, energy; and which jobs of an assessment could go where.
#pragma once

#include "fleet/fleet.h"

namespace sampan::fleet {

// A number that the user gave, or an example that stands in until they do.
struct Given {
  double value = 0;
  bool example = true;
  Words source; // of an example
};

struct Inputs {
  Given hours, pue, tariff, subsidy, years, idleBelow;
  std::optional<double> load; // share of rated power; otherwise each row's utilisation
  std::optional<double> cap;  // most that the subsidy pays, yuan
};
// The examples, each with where it is from.
Inputs exampleInputs();

// What Sampan's target for a chip has come to, with any program.
struct Target {
  std::string name;
  Words stage; // emitted, passed the vendor's tool, ran on the twin … ; empty: nothing yet
  Words note;
  bool programs = false; // whole programs can be built for it
};

struct Energy {
  double kwh = 0, bill = 0, subsidy = 0; // bill before the subsidy
  bool lowerBound = false;               // rated power times utilisation: what idle cards draw is not in it
  double cards = 0;                      // that have figures
};

struct Line {
  const facts::Chip *chip = nullptr;
  std::string given; // where there is no chip
  std::vector<std::string> near;
  bool domestic = false;
  double cards = 0;
  double cost = 0, costCards = 0; // of the cards whose cost is stated
  double busy = 0, busyCards = 0; // mean over the cards whose utilisation is known
  bool momentary = false;         // some of it is what a tool saw at one moment
  double idleCards = 0;           // of rows below the limit
  double idleCost = 0;            // a year, of the share of time in which they do nothing
  double idleTflops = 0;          // FP32 peak of the vector units of idle cards
  std::string powerSource;
  Energy energy;
  std::string since;
  const Target *target = nullptr;
};

enum class Standing { Buildable, KernelsOnly, Look, Blocked, NotAsked, NoTarget };
const char *standingId(Standing);
Words standingWords(Standing);

struct Obstacle {
  std::string id, place;
  Words what, todo;
};

struct Move {
  std::string chip;
  Standing standing = Standing::NoTarget;
  Words state; // how far this job came on the way to the chip
  std::vector<Obstacle> obstacles;
  size_t more = 0; // obstacles that are left out
};

struct Job {
  std::string name;
  size_t kernels = 0;
  std::vector<Move> moves; // one for each chip that is owned, in the order of the lines
};

struct Report {
  std::string version;
  Fleet fleet;
  Inputs inputs;
  std::vector<Target> targets;
  std::vector<Line> lines;
  std::vector<Job> jobs;
  std::string subject; // of the assessment; empty: none was given
};

// Groups the rows and works out money and energy.
void summarise(Report &, const facts::Catalogue &);

// U1201 if the file is not what `sampan assess --json` writes.
bool readJobs(const std::string &path, Report &, const Speaker &);

std::string reportText(const Report &, Language);
std::string reportCsv(const Report &, Language);
std::string reportJson(const Report &, const facts::Catalogue &); // docs/fleet.md describes it
std::string reportHtml(const Report &, const facts::Catalogue &, Language);

} // namespace sampan::fleet
