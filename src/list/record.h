// Rows of a file by the meaning of their columns, whatever the file's form and language.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace sampan::list {

enum class Field {
  List,
  Issuer,
  Issue,
  Published,
  ValidUntil,
  ValidYears,
  Category,
  Product,
  Aliases,
  Vendor,
  Level,
  Version,
  Source,
  EnteredBy,
  Basis,
  Quantity,
  Replaced,
  Deadline,
  Origin,
  ExportLicence,
  DomesticApproval,
  // Of a fleet (src/fleet)
  Asset,
  Site,
  Cost,
  UnitCost,
  Busy,
  Power,
  IdlePower,
  Bought,
  Count
};

struct Cell {
  std::string text;
  bool formula = false;  // the file computes it; what it says here was not computed by us and is not used
  bool isNumber = false; // of a spreadsheet: a date is one
  bool from1904 = false;
};

using Cells = std::vector<Cell>;

struct Record {
  size_t line = 0;
  std::array<Cell, static_cast<size_t>(Field::Count)> cells;
  std::string verbatim; // the whole row as text, for what has to be set aside
  const Cell &operator[](Field field) const { return cells[static_cast<size_t>(field)]; }
  Cell &operator[](Field field) { return cells[static_cast<size_t>(field)]; }
};

// Takes a record; false ends the reading.
using RecordSink = std::function<bool(const Record &)>;

// The field that a title of a column means, in either language.
std::optional<Field> fieldOf(const std::string &title);

// Finds the row of titles among the first rows, then turns each row into a record.
class Columns {
public:
  // False when the sink wants no more.
  bool take(size_t line, const Cells &, const RecordSink &);
  bool hasTitles() const { return !fields.empty(); }
  const std::vector<std::string> &unknown() const { return unknownTitles; }

private:
  std::vector<std::optional<Field>> fields;
  std::vector<std::string> unknownTitles;
  size_t looked = 0;
};

} // namespace sampan::list
