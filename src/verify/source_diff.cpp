#include "verify/source_diff.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace sampan::verify {

std::vector<std::string> linesOf(const std::string &text) {
  std::vector<std::string> lines;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    lines.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return lines;
}

namespace {

constexpr size_t kMostCells = 25000000; // beyond this a stretch counts as one difference

std::string join(const std::vector<std::string> &lines, size_t first, size_t last) {
  std::string text;
  for (size_t i = first; i < last; ++i)
    text += lines[i];
  return text;
}

// Words, and single other characters, without blanks and comments to the line's end.
std::multiset<std::string> tokens(const std::string &text) {
  std::multiset<std::string> all;
  for (size_t i = 0; i < text.size();) {
    const unsigned char c = static_cast<unsigned char>(text[i]);
    if (text.compare(i, 2, "//") == 0) {
      i = std::min(text.find('\n', i), text.size());
    } else if (std::isalnum(c) || c == '_') {
      const size_t begin = i;
      while (i < text.size() && (std::isalnum(static_cast<unsigned char>(text[i])) || text[i] == '_' ||
                                 (text[i] == '.' && std::isdigit(static_cast<unsigned char>(text[begin])))))
        ++i;
      all.insert(text.substr(begin, i - begin));
    } else {
      if (!std::isspace(c))
        all.insert(std::string(1, text[i]));
      ++i;
    }
  }
  return all;
}

bool holds(const std::set<std::string> &words, const std::string &part) {
  return std::any_of(words.begin(), words.end(), [&](const std::string &w) {
    return std::search(w.begin(), w.end(), part.begin(), part.end(),
                       [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; }) != w.end();
  });
}

bool inSubscript(const std::string &text, char what) {
  int depth = 0;
  for (const char c : text) {
    depth += (c == '[') - (c == ']');
    if (c == what && depth > 0)
      return true;
  }
  return false;
}

bool isFloatLiteral(const std::string &word) {
  return std::isdigit(static_cast<unsigned char>(word[0])) && (word.back() == 'f' || word.back() == 'F') &&
         word.rfind("0x", 0) != 0;
}

bool isFast(const std::string &word) {
  constexpr std::string_view kNames[] = {"__expf",     "__exp10f",  "__logf",      "__log2f", "__log10f",
                                         "__sinf",     "__cosf",    "__tanf",      "__powf",  "__sincosf",
                                         "__fdividef", "__frcp_rn", "__saturatef", "__tanhf"};
  return std::find(std::begin(kNames), std::end(kNames), word) != std::end(kNames);
}

} // namespace

std::vector<Hunk> differences(const std::string &file, const std::string &reference, const std::string &here) {
  const std::vector<std::string> a = linesOf(reference), b = linesOf(here);
  size_t front = 0, back = 0;
  while (front < a.size() && front < b.size() && a[front] == b[front])
    ++front;
  while (back < a.size() - front && back < b.size() - front && a[a.size() - 1 - back] == b[b.size() - 1 - back])
    ++back;
  const size_t n = a.size() - front - back, m = b.size() - front - back;
  std::vector<Hunk> hunks;
  auto add = [&](size_t i, size_t iEnd, size_t j, size_t jEnd) {
    hunks.push_back({file, front + i, front + iEnd, front + j, front + jEnd, join(a, front + i, front + iEnd),
                     join(b, front + j, front + jEnd)});
  };
  if (n + m == 0)
    return hunks;
  if ((n + 1) * (m + 1) > kMostCells) {
    add(0, n, 0, m);
    return hunks;
  }
  // Longest common sequences of what is left from each pair of places.
  std::vector<uint32_t> common((n + 1) * (m + 1));
  auto at = [&](size_t i, size_t j) -> uint32_t & { return common[i * (m + 1) + j]; };
  for (size_t i = n; i-- > 0;)
    for (size_t j = m; j-- > 0;)
      at(i, j) = a[front + i] == b[front + j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
  for (size_t i = 0, j = 0; i < n || j < m;) {
    const size_t iBegin = i, jBegin = j;
    while ((i < n || j < m) && !(i < n && j < m && a[front + i] == b[front + j]))
      if (j == m || (i < n && at(i + 1, j) >= at(i, j + 1)))
        ++i;
      else
        ++j;
    if (i > iBegin || j > jBegin)
      add(iBegin, i, jBegin, j);
    while (i < n && j < m && a[front + i] == b[front + j])
      ++i, ++j;
  }
  return hunks;
}

Texts takeBack(const Texts &here, const std::vector<Hunk> &hunks) {
  Texts texts = here;
  std::vector<const Hunk *> order;
  for (const Hunk &hunk : hunks)
    order.push_back(&hunk);
  // From the end of each file, so that numbers of lines before stay right.
  std::sort(order.begin(), order.end(), [](const Hunk *a, const Hunk *b) { return a->hereFirst > b->hereFirst; });
  for (const Hunk *hunk : order) {
    std::vector<std::string> lines = linesOf(texts[hunk->file]);
    texts[hunk->file] = join(lines, 0, hunk->hereFirst) + hunk->there + join(lines, hunk->hereLast, lines.size());
  }
  return texts;
}

std::vector<Hunk> replacements(const Texts &here, const std::string &word, const std::string &other) {
  auto inWord = [](const std::string &line, size_t i) {
    return i < line.size() && (std::isalnum(static_cast<unsigned char>(line[i])) || line[i] == '_');
  };
  std::vector<Hunk> uses;
  for (const auto &[path, text] : here) {
    const std::vector<std::string> lines = linesOf(text);
    for (size_t i = 0; i < lines.size(); ++i) {
      std::string changed = lines[i];
      for (size_t at = 0; (at = changed.find(word, at)) != changed.npos;)
        if ((at > 0 && inWord(changed, at - 1)) || inWord(changed, at + word.size()))
          at += word.size();
        else
          changed.replace(at, word.size(), other), at += other.size();
      if (changed != lines[i])
        uses.push_back({path, i, i + 1, i, i + 1, changed, lines[i]});
    }
  }
  return uses;
}

Cause causeOfChange(const Hunk &hunk) {
  const std::multiset<std::string> there = tokens(hunk.there), here = tokens(hunk.here);
  std::set<std::string> gone, come;
  for (const std::string &word : there)
    if (there.count(word) > here.count(word))
      gone.insert(word);
  for (const std::string &word : here)
    if (here.count(word) > there.count(word))
      come.insert(word);
  std::set<std::string> both = gone;
  both.insert(come.begin(), come.end());
  if (holds(gone, "__sync") || holds(gone, "sync") || holds(gone, "barrier"))
    return holds(gone, "shfl") ? Cause::SwappedLanes : Cause::Race;
  if (std::any_of(both.begin(), both.end(), isFast))
    return Cause::FastFunction;
  if (holds(both, "fma") || holds(both, "__fmul_rn") || holds(both, "__fadd_rn") || holds(both, "__dmul_rn") ||
      holds(both, "__dadd_rn"))
    return Cause::Contraction;
  std::set<std::string> all(there.begin(), there.end());
  all.insert(here.begin(), here.end());
  if (holds(come, "__float_as") || holds(come, "__double_as") || holds(come, "_as_float") || holds(come, "_as_double"))
    return Cause::FlippedBit;
  if (holds(all, "seed") || holds(all, "curand") || holds(all, "subsequence") || holds(all, "philox") ||
      holds(all, "rng"))
    return Cause::RandomStream;
  if (come.contains("^"))
    return inSubscript(hunk.here, '^') ? Cause::SwappedLanes : Cause::FlippedBit;
  // Literals and functions go along with the type: 0.5f, expf.
  auto isExactOf = [&](const std::string &word) { return gone.contains(word.substr(0, word.size() - 1)); };
  const bool toFloat = come.contains("float") || std::any_of(come.begin(), come.end(), [&](const std::string &word) {
                         return isFloatLiteral(word) || (word.size() > 1 && word.back() == 'f' && isExactOf(word));
                       });
  if (toFloat && !gone.contains("float"))
    return Cause::FloatForDouble;
  if (holds(all, "__sync"))
    return Cause::Race;
  if (holds(all, "shfl") || holds(all, "lane") || holds(all, "warp") || all.contains("threadIdx"))
    return Cause::SwappedLanes;
  return Cause::None;
}

} // namespace sampan::verify
