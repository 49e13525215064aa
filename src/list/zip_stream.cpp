#include "list/zip_stream.h"

#include "list/read_records.h"

namespace sampan::list {
namespace {

// A full sheet of a million rows has a few hundred MB; what unpacks to more was made to fill a machine.
constexpr uint64_t kMostBytes = 4ull << 30;

std::string_view withoutPrefix(std::string_view name) {
  size_t colon = name.rfind(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

struct Parse {
  XmlHandlers &handlers;
  XML_Parser parser;
  bool docType = false;

  void stopIfAsked() {
    if (handlers.stop)
      XML_StopParser(parser, XML_FALSE);
  }
  static Parse &of(void *self) { return *static_cast<Parse *>(self); }
  static void start(void *self, const char *name, Attributes attributes) {
    if (of(self).handlers.start)
      of(self).handlers.start(withoutPrefix(name), attributes);
    of(self).stopIfAsked();
  }
  static void end(void *self, const char *name) {
    if (of(self).handlers.end)
      of(self).handlers.end(withoutPrefix(name));
    of(self).stopIfAsked();
  }
  static void text(void *self, const char *text, int length) {
    if (of(self).handlers.text)
      of(self).handlers.text({text, static_cast<size_t>(length)});
  }
  // Spreadsheets have no document type; entities that unfold without end need one.
  static void docTypeStart(void *self, const char *, const char *, const char *, int) {
    of(self).docType = true;
    XML_StopParser(of(self).parser, XML_FALSE);
  }
};

} // namespace

std::string attribute(Attributes attributes, std::string_view name) {
  for (; *attributes; attributes += 2)
    if (withoutPrefix(attributes[0]) == name)
      return attributes[1];
  return {};
}

ZipFile::ZipFile(const std::string &path, const Speaker &speaker) : path(path), speaker(speaker) {
  int code = 0;
  archive.reset(zip_open(path.c_str(), ZIP_RDONLY, &code));
  if (!archive) {
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    damaged("", zip_error_strerror(&error));
    zip_error_fini(&error);
  }
}

bool ZipFile::damaged(const std::string &member, const std::string &why) const {
  return speaker.error("L1202",
                       fill(Words{"'{0}' is no spreadsheet that can be read: {1}", "“{0}”不是可读取的电子表格：{1}"},
                            {path, (member.empty() ? "" : member + ": ") + why}),
                       {"open it in a spreadsheet program and save it again as XLSX", "请用表格软件打开后另存为 XLSX"});
}

bool ZipFile::has(const std::string &member) const { return zip_name_locate(archive.get(), member.c_str(), 0) >= 0; }

bool ZipFile::parse(const std::string &member, XmlHandlers &handlers) const {
  std::unique_ptr<zip_file_t, int (*)(zip_file_t *)> file(zip_fopen(archive.get(), member.c_str(), 0), zip_fclose);
  if (!file)
    return damaged(member, zip_strerror(archive.get()));
  std::unique_ptr<std::remove_pointer_t<XML_Parser>, void (*)(XML_Parser)> parser(XML_ParserCreate(nullptr),
                                                                                  XML_ParserFree);
  Parse state{handlers, parser.get()};
  XML_SetUserData(parser.get(), &state);
  XML_SetElementHandler(parser.get(), Parse::start, Parse::end);
  XML_SetCharacterDataHandler(parser.get(), Parse::text);
  XML_SetStartDoctypeDeclHandler(parser.get(), Parse::docTypeStart);
  uint64_t total = 0;
  std::vector<char> piece(1 << 16);
  for (;;) {
    zip_int64_t got = zip_fread(file.get(), piece.data(), piece.size());
    if (got < 0)
      return damaged(member, zip_file_strerror(file.get()));
    total += static_cast<uint64_t>(got);
    if (total > kMostBytes)
      return tooLarge(path, 0, {"it unpacks to more than 4 GiB", "解压后超过 4 GiB"}, speaker);
    if (XML_Parse(parser.get(), piece.data(), static_cast<int>(got), got == 0) == XML_STATUS_ERROR) {
      if (handlers.stop)
        return true;
      return damaged(member, state.docType ? "a document type is declared in it"
                                           : XML_ErrorString(XML_GetErrorCode(parser.get())));
    }
    if (got == 0 || handlers.stop)
      return true;
  }
}

} // namespace sampan::list
