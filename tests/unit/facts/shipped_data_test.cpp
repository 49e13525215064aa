#include "facts/read_facts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

namespace sampan::facts {

struct ShippedData : testing::Test {
  Diagnostics out;
  std::optional<Catalogue> catalogue = readCatalogue(SAMPAN_DATA, out);
  std::string complaints() const {
    std::string all;
    for (const Diagnostic &d : out.all())
      all += toString(d);
    return all;
  }
};

TEST_F(ShippedData, EveryChipAndListIsReadWithoutAComplaint) {
  ASSERT_TRUE(catalogue) << complaints();
  ASSERT_TRUE(readLists(SAMPAN_DATA, *catalogue, out)) << complaints();
  EXPECT_GE(catalogue->chips.size(), 84u);
  EXPECT_TRUE(out.all().empty());
}

TEST_F(ShippedData, EveryFigureNamesASourceThatSaysWhereItWasRead) {
  ASSERT_TRUE(catalogue);
  size_t figures = 0;
  for (const Chip &chip : catalogue->chips)
    for (const Figure &figure : chip.figures) {
      const Source *source = catalogue->source(figure.source);
      ASSERT_TRUE(source) << chip.id << " " << figure.key;
      EXPECT_FALSE(source->title.en.empty() || (source->url.empty() && source->place.en.empty())) << source->id;
      EXPECT_FALSE(figure.confidence.empty());
      ++figures;
    }
  EXPECT_GT(figures, 600u);
}

// A note that is the same in both languages has no word of a sentence in it.
TEST_F(ShippedData, WhatIsSaidOfChipsIsSaidInBothLanguages) {
  ASSERT_TRUE(catalogue);
  auto isSaid = [](const Words &words) {
    std::istringstream all(words.en);
    for (std::string word; words.en == words.zh && all >> word;)
      if (word.size() > 2 && std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; }))
        return false;
    return true;
  };
  for (const Chip &chip : catalogue->chips) {
    EXPECT_TRUE(isSaid(chip.note)) << chip.id;
    for (const Figure &figure : chip.figures)
      EXPECT_TRUE(isSaid(figure.note)) << chip.id << " " << figure.key << ": " << figure.note.en;
  }
}

TEST_F(ShippedData, VectorAndMatrixPeaksAreFiguresOfTheirOwn) {
  ASSERT_TRUE(catalogue);
  const Chip *chip = catalogue->find("ascend-910b2");
  ASSERT_TRUE(chip);
  EXPECT_DOUBLE_EQ(chip->number("peak.vector.fp32_tflops", 0), 11.06);
  EXPECT_DOUBLE_EQ(chip->number("peak.matrix.fp16_tflops", 0), 353.9);
  EXPECT_FALSE(chip->find("peak.vector.fp64_tflops")) << "nobody sourced one, so there is none";
}

TEST_F(ShippedData, NoShippedNoticeClaimsToBeOfficial) {
  ASSERT_TRUE(catalogue);
  std::optional<Lists> lists = readLists(SAMPAN_DATA, *catalogue, out);
  ASSERT_TRUE(lists) << complaints();
  for (const PublicList &list : lists->lists)
    for (const Notice &notice : list.notices)
      EXPECT_TRUE(notice.confidence == "secondary" || notice.confidence == "reported")
          << list.id << " " << notice.issue;
}

TEST_F(ShippedData, EveryKindOfBuyerHasARuleForEveryCategory) {
  ASSERT_TRUE(catalogue);
  std::optional<Lists> lists = readLists(SAMPAN_DATA, *catalogue, out);
  ASSERT_TRUE(lists) << complaints();
  for (const Entity &entity : lists->entities)
    for (const char *category : {"cpu", "os", "database", "ai-chip", "other"})
      EXPECT_EQ(std::ranges::count_if(lists->rules,
                                      [&](const Rule &rule) {
                                        return std::ranges::count(rule.entities, entity.id) &&
                                               std::ranges::count(rule.categories, category);
                                      }),
                1)
          << entity.id << " " << category;
}

} // namespace sampan::facts
