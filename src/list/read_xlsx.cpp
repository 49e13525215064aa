// Spreadsheets of Office Open XML, as a stream: never a whole sheet in memory, no formula computed, no macro looked at.
#include "list/read_records.h"
#include "list/shared_strings.h"
#include "list/zip_stream.h"

#include <charconv>

namespace sampan::list {
namespace {

struct Workbook {
  std::vector<std::pair<std::string, std::string>> sheets;  // name, id of its relation
  std::vector<std::pair<std::string, std::string>> targets; // id, member
  bool from1904 = false;
};

bool readWorkbook(const ZipFile &zip, Workbook &book) {
  XmlHandlers workbook;
  workbook.start = [&](std::string_view name, Attributes attributes) {
    if (name == "sheet") {
      std::string id; // r:id, not sheetId
      for (Attributes a = attributes; *a; a += 2)
        if (std::string_view(a[0]).ends_with(":id"))
          id = a[1];
      book.sheets.emplace_back(attribute(attributes, "name"), id);
    } else if (name == "workbookPr") {
      std::string flag = attribute(attributes, "date1904");
      book.from1904 = flag == "1" || flag == "true";
    }
  };
  XmlHandlers relations;
  relations.start = [&](std::string_view name, Attributes attributes) {
    if (name != "Relationship")
      return;
    std::string target = attribute(attributes, "Target");
    book.targets.emplace_back(attribute(attributes, "Id"), target.starts_with("/") ? target.substr(1) : "xl/" + target);
  };
  return zip.parse("xl/workbook.xml", workbook) && zip.parse("xl/_rels/workbook.xml.rels", relations);
}

bool readStrings(const std::string &path, const ZipFile &zip, SharedStrings &strings, const Speaker &speaker) {
  if (!zip.has("xl/sharedStrings.xml"))
    return true;
  std::string text;
  bool inText = false, tooLong = false, full = false;
  int phonetic = 0; // how a name is read aloud is not part of it
  XmlHandlers handlers;
  handlers.start = [&](std::string_view name, Attributes) {
    if (name == "si")
      text.clear();
    phonetic += name == "rPh";
    inText = name == "t" && phonetic == 0;
  };
  handlers.end = [&](std::string_view name) {
    phonetic -= name == "rPh";
    inText = false;
    if (name == "si")
      handlers.stop = full = !strings.add(text);
  };
  handlers.text = [&](std::string_view piece) {
    if (inText && !(tooLong = tooLong || text.size() + piece.size() > kLongestCell * 4))
      text += piece;
  };
  if (!zip.parse("xl/sharedStrings.xml", handlers))
    return false;
  if (full || !strings.complete())
    return speaker.error(
        "L1201",
        fill(Words{"no room for the texts of '{0}' in a temporary file", "临时文件空间不足，无法读取“{0}”"}, {path}),
        {"free space in the temporary folder", "请释放临时目录空间"});
  return !tooLong || tooLarge(path, 0, {"a cell of more than 32,767 characters", "单元格超过 32,767 个字符"}, speaker);
}

// "BC12" is column 54, counted from 0; ~0 if it is no such name.
size_t columnOf(const std::string &reference) {
  size_t column = 0;
  for (char c : reference) {
    if (c < 'A' || c > 'Z')
      break;
    column = column * 26 + static_cast<size_t>(c - 'A' + 1);
    if (column > kMostColumns)
      return ~size_t{0};
  }
  return column - 1;
}

class SheetReader {
public:
  SheetReader(SharedStrings &strings, bool from1904, const RecordSink &sink)
      : strings(strings), from1904(from1904), sink(sink) {
    handlers.start = [this](std::string_view name, Attributes attributes) { start(name, attributes); };
    handlers.end = [this](std::string_view name) { end(name); };
    handlers.text = [this](std::string_view piece) {
      if (!inValue)
        return;
      if (value.size() + piece.size() > kLongestCell * 4)
        stop({"a cell of more than 32,767 characters", "单元格超过 32,767 个字符"});
      else
        value += piece;
    };
  }
  XmlHandlers handlers;
  Columns columns;
  Words limit; // which one the sheet breaks; empty: none
  size_t row = 0;

private:
  void stop(const Words &why) {
    limit = why;
    handlers.stop = true;
  }
  void start(std::string_view name, Attributes attributes) {
    if (name == "row") {
      std::string number = attribute(attributes, "r");
      size_t stated = row + 1;
      std::from_chars(number.data(), number.data() + number.size(), stated);
      row = stated;
      cells.clear();
      if (row > kMostRows || ++rows > kMostRows)
        stop({"more than 1,048,576 rows", "超过 1,048,576 行"});
    } else if (name == "c") {
      std::string reference = attribute(attributes, "r");
      size_t column = reference.empty() ? cells.size() : columnOf(reference);
      type = attribute(attributes, "t");
      value.clear();
      formula = false;
      if (column >= kMostColumns)
        return stop({"more than 16,384 columns", "超过 16,384 列"});
      here = column;
      if (cells.size() <= column)
        cells.resize(column + 1);
    } else if (name == "f") {
      formula = true;
    } else if (name == "rPh") {
      ++phonetic;
    }
    inValue = name == "v" || (name == "t" && phonetic == 0);
  }
  void end(std::string_view name) {
    inValue = false;
    phonetic -= name == "rPh";
    if (name == "c" && here < cells.size())
      cells[here] = finish();
    else if (name == "row" && !columns.take(row, cells, sink))
      handlers.stop = true;
  }
  Cell finish() {
    Cell cell{value, formula, false, from1904};
    if (type == "s") {
      size_t number = ~size_t{0};
      std::from_chars(value.data(), value.data() + value.size(), number);
      if (!strings.get(number, cell.text))
        stop({"a cell names a text that is not there", "单元格引用了不存在的文本"});
    } else if (type == "e") {
      cell.formula = true; // an error such as #REF! is what a formula left
    } else if (type == "d") {
      cell.text = cell.text.substr(0, cell.text.find('T')); // a day, and a time that nobody means
    } else if (type.empty() || type == "n") {
      cell.isNumber = !value.empty();
    }
    size_t begin = cell.text.find_first_not_of(" \t\r\n");
    cell.text =
        begin == cell.text.npos ? "" : cell.text.substr(begin, cell.text.find_last_not_of(" \t\r\n") - begin + 1);
    return cell;
  }

  SharedStrings &strings;
  bool from1904;
  const RecordSink &sink;
  Cells cells;
  size_t here = 0, rows = 0;
  std::string type, value;
  bool formula = false, inValue = false;
  int phonetic = 0;
};

} // namespace

bool readXlsx(const std::string &path, const FileForm &form, const RecordSink &sink, const Speaker &speaker) {
  ZipFile zip(path, speaker);
  Workbook book;
  if (!zip.isOpen() || !readWorkbook(zip, book))
    return false;
  std::string member, names;
  for (auto &[name, id] : book.sheets) {
    names += (names.empty() ? "" : ", ") + name;
    for (auto &[target, file] : book.targets)
      if (target == id && member.empty() && (form.sheet.empty() || form.sheet == name))
        member = file;
  }
  if (member.empty())
    return speaker.error("L1203", fill(Words{"'{0}' has no sheet '{1}'", "“{0}”中没有工作表“{1}”"}, {path, form.sheet}),
                         fill(Words{"it has: {0}", "现有：{0}"}, {names}));
  SharedStrings strings;
  if (!readStrings(path, zip, strings, speaker))
    return false;
  SheetReader reader(strings, book.from1904, sink);
  if (!zip.parse(member, reader.handlers))
    return false;
  if (!reader.limit.en.empty())
    return tooLarge(path, reader.row, reader.limit, speaker);
  return finishColumns(path, reader.columns, speaker);
}

} // namespace sampan::list
