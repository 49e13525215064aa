// What `npu-smi info`, `cnmon` and `nvidia-smi` print: boxes of two lines for each card. Which tool it is decides the text
// itself; a card that cannot be read is named, for a lost card would look like one that is not owned.
#include "fleet/fleet.h"

#include <regex>
#include <sstream>

namespace sampan::fleet {
namespace {

struct Tool {
  const char *name;
  const char *mark;    // in the first line of the box, with the version behind it
  const char *heading; // that only this tool has
};

constexpr Tool kTools[] = {{"npu-smi", R"(\|\s*npu-smi\s+v?([\w.\-]+))", "AICore(%)"},
                           {"cnmon", R"(\|\s*CNMON\s+v?([\w.\-]+))", "Card  VF"},
                           {"nvidia-smi", R"(\|\s*NVIDIA-SMI\s+v?([\w.\-]+))", "GPU-Util"}};

// Longer lines are none of a tool's, and regular expressions take their time with them.
constexpr size_t kLongestLine = 400;

struct Card {
  std::string name;
  std::optional<double> watts, busy;
};

std::optional<double> numberIn(const std::ssub_match &text) {
  return text.matched && text.length() ? std::optional(std::strtod(text.str().c_str(), nullptr)) : std::nullopt;
}

std::optional<double> shareIn(const std::ssub_match &text) {
  const std::optional<double> percent = numberIn(text);
  return percent && *percent <= 100 ? std::optional(*percent / 100) : std::nullopt;
}

// The first line of a card names it, the second completes it. How each tool writes the two.
struct Form {
  std::regex first, second;
  size_t nameAt, wattsAt, busyAt; // groups; of the line that `…InFirst` says
  bool wattsInFirst, busyInFirst;
};

Form formOf(std::string_view tool) {
  const auto fast = std::regex::ECMAScript | std::regex::optimize;
  if (tool == "npu-smi") // | 0  910B3 | OK | 93.6  40 …|   then   | 0 | 0000:C1:00.0 | 0  0 / 0 …|
    return {std::regex(R"(^\|\s*\d+\s+([A-Za-z]*\d[\w\-]*)\s*\|\s*\w+\s*\|\s*([\d.]+|-|NA)\s+(?:\d+|-|NA)\s.*)", fast),
            std::regex(R"(^\|\s*\d+(?:\s+\d+)?\s*\|\s*[0-9A-Fa-f]{4}:[0-9A-Fa-f:.]+\s*\|\s*(\d+|-|NA)\s.*)", fast),
            1,
            2,
            1,
            true,
            false};
  if (tool == "cnmon") // | 0  /  MLU370-X8  v1.1.6 | 0000:39:00.0 | 0%  N/A |   then   |  0%  32C  106 W/ 250 W |
    return {std::regex(R"(^\|\s*\d+\s+\S+\s+(MLU[\w\-]+)\s+v[\w.]+\s*\|[^|]*\|\s*(\d+|N/A)\s*%?\s.*)", fast),
            std::regex(R"(^\|\s*\S+\s+\S+\s+(\d+|N/A)\s*W?\s*/\s*(?:\d+|N/A)\s*W?\s*\|.*)", fast),
            1,
            1,
            2,
            false,
            true};
  // |   0  NVIDIA A100-SXM4-80GB  On  | 00000000:07:00.0 Off | 0 |   then   | N/A 30C P0 62W / 400W | … | 0%  Default |
  return {
      std::regex(R"(^\|\s*\d+\s+(\S.*?)\s+(?:On|Off|N/A)\s*\|\s*[0-9A-Fa-f]{4,8}:[0-9A-Fa-f:.]+\s.*)", fast),
      std::regex(R"(^\|\s*\S+\s+\S+\s+\S+\s+(\d+|N/A)\s*W?\s*/\s*(?:\d+|N/A)\s*W?\s*\|[^|]*\|\s*(\d+|N/A)\s*%?\s.*)",
                 fast),
      1,
      1,
      2,
      false,
      false};
}

// Where a tool names itself. Regular expressions recurse for each character, so they never see all of a file.
std::string headOf(std::string_view text) { return std::string(text.substr(0, 4096)); }

} // namespace

std::string toolOf(std::string_view text) {
  const std::string head = headOf(text);
  for (const Tool &tool : kTools)
    if (std::regex_search(head, std::regex(tool.mark)) && head.find(tool.heading) != head.npos)
      return tool.name;
  return "";
}

bool readTool(const std::string &path, const std::string &text, Fleet &fleet, const Speaker &speaker) {
  const std::string tool = toolOf(text);
  const Form form = formOf(tool);
  const std::string head = headOf(text);
  Input input{path, tool, "", 0};
  for (const Tool &known : kTools)
    if (std::smatch found; tool == known.name && std::regex_search(head, found, std::regex(known.mark)))
      input.version = found[1];
  std::istringstream lines(text);
  std::string line;
  size_t number = 0, openLine = 0;
  std::optional<Card> open;
  const auto unread = [&](size_t where, const std::string &verbatim) {
    const Words why{"this card is not in the form that is known of " + tool,
                    "该卡的输出不符合已知的 " + tool + " 格式"};
    fleet.notCounted.push_back({path, where, why, verbatim});
    speaker.warning("U1108", why, {"list it in a table beside this file", "请另用表格列出该卡"},
                    {path, static_cast<unsigned>(where), 0});
  };
  const std::regex rowStart(R"(^\|\s*\d+\s.*)");
  std::string openText;
  bool devices = true, skipSecond = false;
  while (std::getline(lines, line)) {
    ++number;
    if (line.size() > kLongestLine)
      continue;
    line.erase(0, std::min(line.find_first_not_of(" \t"), line.size()));
    // Behind the cards stand processes, whose rows begin with a number too.
    if (line.find("Process") != line.npos)
      devices = false;
    if (!devices)
      continue;
    std::smatch found;
    if (open && std::regex_match(line, found, form.second)) {
      if (!form.wattsInFirst)
        open->watts = numberIn(found[static_cast<int>(form.wattsAt)]);
      if (!form.busyInFirst)
        open->busy = shareIn(found[static_cast<int>(form.busyAt)]);
      Row row;
      row.file = path, row.line = openLine, row.given = open->name;
      row.busy = open->busy, row.momentary = row.busy.has_value();
      row.watts = open->watts && *open->watts > 0 ? open->watts : std::nullopt;
      row.measured = row.watts.has_value();
      fleet.rows.push_back(std::move(row));
      ++input.rows;
      open.reset();
    } else if (std::regex_match(line, found, form.first)) {
      if (open)
        unread(openLine, openText);
      open = Card{found[static_cast<int>(form.nameAt)], std::nullopt, std::nullopt};
      if (form.wattsInFirst)
        open->watts = numberIn(found[static_cast<int>(form.wattsAt)]);
      if (form.busyInFirst)
        open->busy = shareIn(found[static_cast<int>(form.busyAt)]);
      openLine = number, openText = line, skipSecond = false;
    } else if (std::regex_match(line, rowStart)) {
      // The second line of npu-smi's cards begins with a number as the first one does.
      if (!skipSecond)
        unread(number, line);
      skipSecond = !skipSecond && tool == "npu-smi";
    }
  }
  if (open)
    unread(openLine, openText);
  fleet.inputs.push_back(std::move(input));
  return true;
}

} // namespace sampan::fleet
