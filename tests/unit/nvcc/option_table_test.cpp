#include "nvcc/option_table.h"
#include "plan_fixture.h"

#include <map>

namespace sampan::nvcc {

TEST(OptionTable, NoNameStandsForTwoRows) {
  std::map<std::string_view, const OptionRow *> seen;
  for (const OptionRow &row : optionTable())
    for (std::string_view name : {row.longName, row.shortName})
      if (!name.empty()) {
        const auto [at, fresh] = seen.emplace(name, &row);
        EXPECT_TRUE(fresh || at->second == &row) << name;
      }
}

TEST(OptionTable, EveryRowSaysSomething) {
  for (const OptionRow &row : optionTable()) {
    EXPECT_FALSE(row.text.empty()) << row.longName;
    EXPECT_EQ(row.action == Action::Act, row.id != Id::None) << row.longName;
  }
}

// Each acting option reaches code that knows it; N1099 would be a row without meaning.
TEST(OptionTable, EveryActingRowHasAMeaning) {
  std::map<Id, std::string> values = {{Id::Language, "cu"},
                                      {Id::Standard, "c++17"},
                                      {Id::Relocatable, "true"},
                                      {Id::Optimise, "2"},
                                      {Id::DeviceOptimise, "on"},
                                      {Id::Ftz, "true"},
                                      {Id::Fmad, "false"},
                                      {Id::Runtime, "shared"},
                                      {Id::DefaultStream, "legacy"},
                                      {Id::Engine, "fibers"},
                                      {Id::Width, "8"},
                                      {Id::Emit, "asm"},
                                      {Id::Target, "ascend910"},
                                      {Id::On, "twin:ascend950pr"},
                                      {Id::Architecture, "sm_80"},
                                      {Id::Code, "sm_80"},
                                      {Id::GenerateCode, "arch=compute_80,code=sm_80"}};
  for (const OptionRow &row : optionTable()) {
    if (row.action != Action::Act || row.id == Id::OptionsFile)
      continue;
    Options options;
    Diagnostics out;
    CommandLine line;
    std::string value = row.value == Value::None ? "" : values.contains(row.id) ? values[row.id] : "v";
    line.options.push_back({row.id, std::string(row.longName), value});
    readOptions(line, "", options, out);
    for (const Diagnostic &d : out.all())
      EXPECT_EQ(d.severity, Severity::Remark) << row.longName << ": " << toString(d);
  }
}

} // namespace sampan::nvcc
