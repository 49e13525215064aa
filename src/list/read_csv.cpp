// CSV as programs write it: commas, semicolons or tabs; quotes; UTF-8, UTF-16 or GB18030, which spreadsheet programs in
// China write. Read in pieces.
#include "list/read_records.h"

#include "support/utf8.h"

#include <array>
#include <cerrno>
#include <fstream>
#include <iconv.h>

namespace sampan::list {
namespace {

// Which encoding: by mark, else UTF-8 if all of the file is, else GB18030.
const char *encodingOf(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  std::string carried;
  bool first = true;
  std::string piece(1 << 16, '\0');
  while (file) {
    file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    std::string_view got(piece.data(), static_cast<size_t>(file.gcount()));
    if (first && got.starts_with("\xFF\xFE"))
      return "UTF-16LE";
    if (first && got.starts_with("\xFE\xFF"))
      return "UTF-16BE";
    first = false;
    carried += got;
    // The last character may go on in the next piece.
    size_t whole = carried.size();
    for (size_t back = 1; file && back <= 3 && back <= carried.size(); ++back)
      if ((static_cast<unsigned char>(carried[carried.size() - back]) & 0xC0) == 0xC0) {
        whole = carried.size() - back;
        break;
      }
    if (!isUtf8(std::string_view(carried).substr(0, whole)))
      return "GB18030";
    carried.erase(0, whole);
  }
  return "UTF-8";
}

// Bytes of a file as UTF-8, in pieces.
class Utf8Stream {
public:
  explicit Utf8Stream(const std::string &path)
      : file(path, std::ios::binary), converter(iconv_open("UTF-8", encodingOf(path))) {}
  ~Utf8Stream() {
    if (usable())
      iconv_close(converter);
  }
  Utf8Stream(const Utf8Stream &) = delete;
  Utf8Stream &operator=(const Utf8Stream &) = delete;
  bool usable() const { return converter != reinterpret_cast<iconv_t>(-1); }
  bool malformed() const { return bad; }

  int next() {
    if (at == out.size() && !fill())
      return -1;
    return static_cast<unsigned char>(out[at++]);
  }
  int peek() {
    if (at == out.size() && !fill())
      return -1;
    return static_cast<unsigned char>(out[at]);
  }

private:
  bool fill() {
    out.clear();
    at = 0;
    while (out.empty() && !bad && (file || !rest.empty())) {
      std::array<char, 1 << 16> piece;
      file.read(piece.data(), piece.size());
      size_t before = rest.size();
      rest.append(piece.data(), static_cast<size_t>(file.gcount()));
      if (rest.size() == before) { // half a character at the end of the file
        bad = !rest.empty();
        return false;
      }
      char *from = rest.data();
      size_t left = rest.size();
      std::string converted(left * 3 + 16, '\0');
      char *to = converted.data();
      size_t room = converted.size();
      bool failed = iconv(converter, &from, &left, &to, &room) == static_cast<size_t>(-1);
      bad = failed && errno == EILSEQ;
      rest.erase(0, rest.size() - left);
      out.assign(converted, 0, converted.size() - room);
    }
    return !out.empty();
  }

  std::ifstream file;
  iconv_t converter;
  std::string rest, out;
  size_t at = 0;
  bool bad = false;
};

// The mark that parts cells: the one of the three that the first line with any has most of.
char separatorOf(const std::string &path) {
  Utf8Stream stream(path);
  std::array<size_t, 3> counts = {};
  constexpr std::string_view kMarks = ",;\t";
  bool quoted = false;
  for (int c = 0, read = 0; (c = stream.next()) != -1 && read < (1 << 20); ++read) {
    if (c == '"')
      quoted = !quoted;
    size_t which = kMarks.find(static_cast<char>(c));
    if (which != kMarks.npos && !quoted)
      ++counts[which];
    if (c == '\n' && !quoted && counts[0] + counts[1] + counts[2] > 0)
      break;
  }
  size_t best = counts[1] > counts[0] ? 1 : 0;
  return counts[2] > counts[best] ? '\t' : kMarks[best];
}

void trim(std::string &text) {
  size_t begin = text.find_first_not_of(" \t\r\n");
  text = begin == text.npos ? "" : text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

} // namespace

bool readCsv(const std::string &path, const RecordSink &sink, const Speaker &speaker) {
  char separator = separatorOf(path);
  Utf8Stream stream(path);
  if (!stream.usable())
    return speaker.error("L1201", {"this system cannot convert the file's encoding", "本系统无法转换该文件的编码"},
                         {"save it as UTF-8", "请另存为 UTF-8"});
  Columns columns;
  Cells cells(1);
  size_t line = 1, begun = 1;
  bool quoted = false, more = true;
  auto endRow = [&] {
    for (Cell &cell : cells)
      trim(cell.text);
    more = columns.take(begun, cells, sink);
    cells.assign(1, {});
    begun = line;
  };
  int c = 0;
  while (more && (c = stream.next()) != -1) {
    std::string &text = cells.back().text;
    if (quoted && c == '"' && stream.peek() == '"')
      text += static_cast<char>(stream.next());
    else if (c == '"' && (quoted || text.find_first_not_of(" \t") == text.npos))
      quoted = !quoted;
    else if (!quoted && c == separator)
      cells.emplace_back();
    else if (!quoted && (c == '\n' || (c == '\r' && stream.peek() != '\n')))
      ++line, endRow();
    else if (text.empty() && cells.size() == 1 && begun == 1 && line == 1 && c == 0xEF && stream.peek() == 0xBB)
      stream.next(), stream.next(); // the mark of UTF-8
    else if (c != 0)
      line += c == '\n', text += static_cast<char>(c);
    if (cells.back().text.size() > kLongestCell * 4)
      return tooLarge(path, begun, {"a cell of more than 32,767 characters", "单元格超过 32,767 个字符"}, speaker);
    if (cells.size() > kMostColumns)
      return tooLarge(path, begun, {"more than 16,384 columns", "超过 16,384 列"}, speaker);
  }
  if (more && stream.malformed())
    return speaker.error("L1202", {"the text is in no encoding that is known", "文本编码无法识别"},
                         {"save it as UTF-8", "请另存为 UTF-8"}, {path, static_cast<unsigned>(line), 0});
  if (more && quoted)
    return speaker.error(
        "L1202", {"a quote is opened and never closed", "引号未闭合"},
        {"close it; everything behind it would be one cell", "请补上引号，否则其后全部内容会成为一个单元格"},
        {path, static_cast<unsigned>(begun), 0});
  if (more && (cells.size() > 1 || !cells[0].text.empty()))
    endRow();
  return finishColumns(path, columns, speaker);
}

} // namespace sampan::list
