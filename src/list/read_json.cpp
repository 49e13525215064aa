// JSON: an array of objects, or an object that holds one under any name. Read as a stream: no tree is built, nesting costs
// no stack.
#include "list/read_records.h"

#include <fstream>
#include <nlohmann/json.hpp>

namespace sampan::list {
namespace {

using Json = nlohmann::json;

class Reader : public nlohmann::json_sax<Json> {
public:
  Reader(const RecordSink &sink) : sink(sink) {}
  bool wrong = false; // JSON, but not a list of objects
  bool tooLong = false;
  bool stopped = false; // the sink wants no more
  size_t rows = 0;
  size_t position = 0; // of an error
  std::string message;

  bool null() override { return value("", false); }
  bool boolean(bool b) override { return value(b ? "true" : "false", false); }
  bool number_integer(number_integer_t n) override { return value(std::to_string(n), false); }
  bool number_unsigned(number_unsigned_t n) override { return value(std::to_string(n), false); }
  bool number_float(number_float_t, const string_t &text) override { return value(text, false); }
  bool string(string_t &text) override { return value(text, true); }
  bool binary(binary_t &) override { return false; }
  bool start_object(std::size_t) override {
    ++depth;
    if (depth <= arrayDepth || arrayDepth == 0)
      return depth == 1 || arrayDepth != 0 || fail(); // the object around the array
    if (depth == arrayDepth + 1) {
      record = Record{++rows, {}, "{"};
      return true;
    }
    return fail();
  }
  bool end_object() override {
    bool ends = arrayDepth && depth == arrayDepth + 1;
    --depth;
    if (!ends)
      return true;
    record.verbatim += "}";
    stopped = !sink(record);
    return !stopped;
  }
  bool start_array(std::size_t) override {
    ++depth;
    if (!arrayDepth && !done) {
      arrayDepth = depth;
      return true;
    }
    if (depth == arrayDepth + 2 && field == Field::Aliases) {
      inAliases = true;
      return true;
    }
    return fail();
  }
  bool end_array() override {
    if (depth == arrayDepth) {
      arrayDepth = 0;
      done = true; // a second list would have to be mixed with the first
    }
    inAliases = false;
    --depth;
    return true;
  }
  bool key(string_t &name) override {
    if (name.size() > kLongestCell)
      return !(tooLong = true);
    if (arrayDepth) {
      field = fieldOf(name);
      record.verbatim += (record.verbatim.size() > 1 ? ", " : "") +
                         Json(name).dump(-1, ' ', false, Json::error_handler_t::replace) + ": ";
    }
    return true;
  }
  bool parse_error(std::size_t at, const std::string &, const nlohmann::detail::exception &error) override {
    position = at;
    message = error.what();
    return false;
  }

private:
  bool fail() {
    wrong = true;
    return false;
  }
  bool value(const std::string &text, bool quoted) {
    if (text.size() > kLongestCell * 4)
      return !(tooLong = true);
    if (!arrayDepth)
      return depth == 1 || fail(); // beside the array
    if (depth <= arrayDepth)
      return fail();
    record.verbatim += quoted         ? Json(text).dump(-1, ' ', false, Json::error_handler_t::replace)
                       : text.empty() ? "null"
                                      : text;
    if (!field)
      return true;
    std::string &cell = record[*field].text;
    if (inAliases && !cell.empty())
      cell += ";";
    cell += text;
    return true;
  }

  const RecordSink &sink;
  Record record;
  std::optional<Field> field;
  size_t depth = 0, arrayDepth = 0;
  bool inAliases = false, done = false;
};

} // namespace

bool readJson(const std::string &path, const RecordSink &sink, const Speaker &speaker) {
  std::ifstream file(path, std::ios::binary);
  Reader reader(sink);
  bool good = Json::sax_parse(file, &reader);
  if (good || reader.stopped)
    return reader.rows > 0 || speaker.error("L1203", fill(Words{"'{0}' holds no rows", "“{0}”中没有任何行"}, {path}),
                                            {"write a list of objects: [{\"product_name\": \"…\"}]",
                                             "请写成对象数组：[{\"产品名称\": \"…\"}]"});
  if (reader.tooLong)
    return tooLarge(path, 0, {"a text of more than 32,767 characters", "文本超过 32,767 个字符"}, speaker);
  if (reader.wrong)
    return speaker.error("L1203", fill(Words{"'{0}' is not a list of flat objects", "“{0}”不是扁平对象的数组"}, {path}),
                         {"write [{\"product_name\": \"…\", \"category\": \"…\"}, …]",
                          "请写成 [{\"产品名称\": \"…\", \"类别\": \"…\"}, …]"});
  return speaker.error("L1202",
                       fill(Words{"'{0}' is broken JSON at byte {1}", "“{0}”在第 {1} 字节处不是有效的 JSON"},
                            {path, std::to_string(reader.position)}),
                       {"save it again from where it is from", "请从来源重新保存"});
}

} // namespace sampan::list
