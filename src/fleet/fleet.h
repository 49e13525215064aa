// What a firm owns, as its table or its vendors' tools say it. Values; what is not known is absent, never zero.
#pragma once

#include "facts/chip.h"
#include "support/speaker.h"

#include <optional>
#include <string>
#include <vector>

namespace sampan::fleet {

struct Row {
  std::string file;
  size_t line = 0;
  std::string given; // the chip's name as written
  const facts::Chip *chip = nullptr;
  std::vector<std::string> near; // names of the catalogue that may be meant, where none is
  std::string asset, site;
  double cards = 1;
  std::optional<double> cost;  // of all cards together, yuan
  std::optional<double> busy;  // share of time, 0 to 1
  bool momentary = false;      // `busy` is what a tool saw at one moment
  std::optional<double> watts; // of one card: rated, unless `measured`
  bool measured = false;
  std::optional<double> idleWatts; // that it draws while it does nothing
  std::string bought;              // ISO
};

struct NotCounted {
  std::string file;
  size_t line = 0;
  Words why;
  std::string verbatim;
};

// What a file turned out to be, by its content.
struct Input {
  std::string file;
  std::string format;  // table, npu-smi, cnmon or nvidia-smi
  std::string version; // of the tool, as it says
  size_t rows = 0;
};

struct Fleet {
  std::vector<Input> inputs;
  std::vector<Row> rows;
  std::vector<NotCounted> notCounted;
};

// Adds the file to the fleet. False after an error; rows that cannot be counted are warnings and values.
bool readFleet(const std::string &path, const std::string &sheet, const facts::Catalogue &, Fleet &, const Speaker &);

// Utilisation and power that a tool saw, for rows of the same chip that state none. U1107 if it saw no such chip.
bool addUsage(Fleet &, const Fleet &seen, const Speaker &);

// The two kinds of files. Private to readFleet and its tests.
bool readTable(const std::string &path, const std::string &sheet, Fleet &, const Speaker &);
std::string toolOf(std::string_view text); // empty: none
bool readTool(const std::string &path, const std::string &text, Fleet &, const Speaker &);

// 1,200,000 · 120万 · ¥1.2亿 · 1200000元. Nothing for what is not certainly one amount of yuan.
std::optional<double> readAmount(std::string_view);
// 12% · 12. Nothing for what may be a share or a percentage: 0.12.
std::optional<double> readShare(std::string_view, bool fromSpreadsheet);

} // namespace sampan::fleet
