#include "targets/ascend950/spelling.h"

#include <clang/Lex/Lexer.h>
#include <llvm/ADT/StringMap.h>
#include <llvm/ADT/StringSet.h>

namespace sampan::ascend950 {

namespace {

struct Pair {
  const char *from, *to;
};

constexpr Pair kWords[] = {
    {"__global__", "__aicore__ inline"},
    {"__device__", "__aicore__"},
    {"__host__", ""},
    {"__constant__", "__gm__"},
    {"__shared__", "__ubuf__"},
    {"__forceinline__", "inline"},
    {"__grid_constant__", ""},
    {"blockIdx", "sampanGrid.block"},
    {"gridDim", "sampanGrid.size"},
    {"dim3", "sampan::Dim3"},
    {"double", "sampan::Float64"},
    {"__syncthreads", "asc_syncthreads"},
    {"__threadfence", "asc_threadfence"},
    {"__threadfence_block", "asc_threadfence_block"},
    {"__syncthreads_count", "sampan::syncthreads_count"},
    {"__syncthreads_and", "sampan::syncthreads_and"},
    {"__syncthreads_or", "sampan::syncthreads_or"},
    {"__activemask", "asc_activemask"},
    {"__ldg", "sampan::ldg"},
    {"clock64", "sampan::clock64"},
};

// name -> sampan::<name without the underscores in front>
constexpr const char *kOurs[] = {"__shfl_sync",
                                 "__shfl_up_sync",
                                 "__shfl_down_sync",
                                 "__shfl_xor_sync",
                                 "__all_sync",
                                 "__any_sync",
                                 "__ballot_sync",
                                 "__reduce_add_sync",
                                 "__reduce_min_sync",
                                 "__reduce_max_sync",
                                 "__reduce_and_sync",
                                 "__reduce_or_sync",
                                 "__reduce_xor_sync",
                                 "__popcll",
                                 "__clzll",
                                 "__ffsll",
                                 "__brevll",
                                 "__funnelshift_l",
                                 "__funnelshift_r",
                                 "__funnelshift_lc",
                                 "__funnelshift_rc",
                                 "__double_as_longlong",
                                 "__longlong_as_double",
                                 "__double2hiint",
                                 "__double2loint",
                                 "__hiloint2double",
                                 "__fmaf_rn",
                                 "__fma_rn",
                                 "__dadd_rn",
                                 "__dmul_rn",
                                 "__ddiv_rn",
                                 "__dsqrt_rn",
                                 "__double2float_rn",
                                 "__double2int_rz",
                                 "__double2int_rn",
                                 "__int2double_rn",
                                 "__uint2double_rn",
                                 "__saturatef",
                                 "nan",
                                 "nanf",
                                 "__fdividef",
                                 "fdividef",
                                 "__frcp_rn",
                                 "__fsqrt_rn",
                                 "__fdiv_rn",
                                 "isnan",
                                 "isinf",
                                 "isfinite",
                                 "signbit"};

constexpr const char *kAtomics[] = {"Add", "Sub", "Exch", "CAS", "Min", "Max", "Inc", "Dec", "And", "Or", "Xor"};

// The chip's language has these by the same name, with the same meaning.
constexpr const char *kNative[] = {
    "__popc",          "__clz",           "__ffs",          "__brev",          "__byte_perm",
    "__mulhi",         "__umulhi",        "__mul64hi",      "__umul64hi",      "__mul24",
    "__umul24",        "__hadd",          "__rhadd",        "__sad",           "__usad",
    "__float_as_int",  "__float_as_uint", "__int_as_float", "__uint_as_float", "__float2int_rn",
    "__float2int_rz",  "__float2int_rd",  "__float2int_ru", "__float2uint_rn", "__float2uint_rz",
    "__float2uint_rd", "__float2uint_ru", "__int2float_rn", "__uint2float_rn", "__trap",
    "printf",          "__assert_fail",   "clock"};

// Names that take any number type: in our header, with CUDA's rules for mixed types.
constexpr const char *kRounding[] = {"min",  "max",   "abs",   "labs",   "llabs", "umin",
                                     "umax", "llmin", "llmax", "ullmin", "ullmax"};

// header of the library: functions without their f
constexpr Pair kMaths[] = {
    {"exp.h", "exp exp2 exp10 expm1"},
    {"log.h", "log log2 log10 log1p logb"},
    {"pow.h", "pow"},
    {"trig.h", "sin cos tan sinpi cospi sincos sincospi"},
    {"inverse_trig.h", "asin acos atan atan2"},
    {"hyperbolic.h", "sinh cosh tanh asinh acosh atanh"},
    {"erf.h", "erf erfc erfcx"},
    {"normal.h", "normcdf normcdfinv erfinv erfcinv"},
    {"gamma.h", "lgamma tgamma"},
    {"bessel.h", "j0 j1 y0 y1 jn yn cyl_bessel_i0 cyl_bessel_i1"},
    {"roots.h", "sqrt rsqrt cbrt rcbrt hypot rhypot norm3d norm4d rnorm3d rnorm4d"},
    {"remainder.h", "fmod remainder remquo"},
    {"rounding.h",
     "rint nearbyint round trunc floor ceil fabs copysign fma fmax fmin fdim nextafter lrint lround llrint "
     "llround ldexp scalbn scalbln frexp modf ilogb"},
    {"fast.h", "__exp __exp10 __log __log2 __log10 __sin __cos __tan __pow __sincos"},
};

const llvm::StringMap<std::string> &mathsTable() {
  static const llvm::StringMap<std::string> table = [] {
    llvm::StringMap<std::string> t;
    for (const Pair &row : kMaths) {
      llvm::SmallVector<llvm::StringRef, 24> names;
      llvm::StringRef(row.to).split(names, ' ');
      for (llvm::StringRef name : names) {
        t[(name + "f").str()] = row.from;
        if (!name.starts_with("_"))
          t[name] = row.from;
      }
    }
    return t;
  }();
  return table;
}

const llvm::StringMap<std::string> &wordTable() {
  static const llvm::StringMap<std::string> table = [] {
    llvm::StringMap<std::string> t;
    for (const Pair &p : kWords)
      t[p.from] = p.to;
    for (llvm::StringRef name : kOurs)
      t[name] = ("sampan::" + name.ltrim('_')).str();
    for (llvm::StringRef name : kRounding)
      t[name] = ("sampan::" + name).str();
    for (llvm::StringRef name : kAtomics)
      t[("atomic" + name).str()] = "sampan::atomic_" + name.lower();
    for (const auto &entry : mathsTable())
      t[entry.getKey()] = ("sampan::" + entry.getKey().ltrim('_')).str();
    // "__expf" and "expf" are two functions.
    for (llvm::StringRef name :
         {"expf", "exp10f", "logf", "log2f", "log10f", "sinf", "cosf", "tanf", "powf", "sincosf"})
      t[("__" + name).str()] = ("sampan::fast_" + name).str();
    for (const char *kind : {"char", "uchar", "short", "ushort", "int", "uint", "long", "ulong", "longlong",
                             "ulonglong", "float", "double"})
      for (const char *count : {"1", "2", "3", "4"}) {
        const std::string name = std::string(kind) + count;
        if (isOurVector(name)) {
          t[name] = "sampan::" + name;
          t["make_" + name] = "sampan::make_" + name;
        }
      }
    return t;
  }();
  return table;
}

} // namespace

bool isVectorOrDim(llvm::StringRef name) {
  if (name == "dim3")
    return true;
  if (name.empty() || name.back() < '1' || name.back() > '4')
    return false;
  return llvm::is_contained(
      {"char", "uchar", "short", "ushort", "int", "uint", "long", "ulong", "longlong", "ulonglong", "float", "double"},
      name.drop_back());
}

bool isOurVector(llvm::StringRef name) {
  return isVectorOrDim(name) && (name.back() == '3' || name.starts_with("double")) && name != "dim3";
}

llvm::StringRef mathsHeader(llvm::StringRef name) {
  const auto found = mathsTable().find(name);
  return found == mathsTable().end() ? llvm::StringRef() : llvm::StringRef(found->second);
}

Foreign foreignFunction(llvm::StringRef name) {
  static const llvm::StringSet<> native = [] {
    llvm::StringSet<> set;
    for (llvm::StringRef n : kNative)
      set.insert(n);
    return set;
  }();
  if (native.contains(name))
    return Foreign::Native;
  if (!mathsHeader(name).empty())
    return Foreign::Maths;
  if (llvm::is_contained(kRounding, name))
    return Foreign::Rounding;
  if (wordTable().contains(name))
    return Foreign::Ours;
  if (name.starts_with("make_") && isVectorOrDim(name.drop_front(5)))
    return Foreign::Native;
  return Foreign::Unknown;
}

namespace {

bool isDoubleLiteral(llvm::StringRef word) {
  const bool hex = word.starts_with_insensitive("0x");
  const bool isFloat = word.contains('.') || (hex ? word.contains_insensitive("p") : word.contains_insensitive("e"));
  return isFloat && (hex || !word.ends_with_insensitive("f")) &&
         !(hex && word.contains_insensitive("p") && word.ends_with_insensitive("f"));
}

// Few enough digits and a small enough exponent that operator""_f64 reads it exactly: a quotient of two exact numbers.
bool isShort(llvm::StringRef digits) {
  if (digits.starts_with_insensitive("0x"))
    return false;
  const auto [mantissa, exponent] = digits.lower().find('e') == std::string::npos
                                        ? std::pair<llvm::StringRef, llvm::StringRef>{digits, "0"}
                                        : digits.split(digits.contains('e') ? 'e' : 'E');
  const llvm::StringRef fraction = mantissa.split('.').second;
  int power = 0;
  llvm::StringRef unsignedPart = exponent;
  unsignedPart.consume_front("+");
  return mantissa.size() - mantissa.count('.') <= 15 && !unsignedPart.getAsInteger(10, power) &&
         std::abs(power - static_cast<int>(fraction.size())) <= 22;
}

std::string float64Literal(llvm::StringRef word) {
  std::string digits = word.str();
  std::erase(digits, '\'');
  if (isShort(digits))
    return digits + "_f64";
  llvm::APFloat value(llvm::APFloat::IEEEdouble());
  if (llvm::Expected<llvm::APFloat::opStatus> status =
          value.convertFromString(digits, llvm::APFloat::rmNearestTiesToEven);
      !status) {
    llvm::consumeError(status.takeError());
    return word.str();
  }
  llvm::SmallString<16> bits;
  value.bitcastToAPInt().toStringUnsigned(bits, 16);
  return ("SAMPAN_F64(" + word + ", 0x" + llvm::StringRef(bits).lower() + ")").str();
}

// Rewrites words one after the other.
class Rewriter {
public:
  Rewriter(llvm::StringRef text, const std::vector<Word> &words, const RewriteOptions &options, Uses &uses)
      : text(text), words(words), options(options), uses(uses) {}

  llvm::StringRef at(size_t i) const { return text.slice(words[i].begin, words[i].end); }
  size_t next(size_t i) const {
    for (++i; i < words.size() && words[i].kind == clang::tok::comment; ++i) {
    }
    return i;
  }

  // The text for word i, and how many words it stands for.
  std::string word(size_t i, size_t first, size_t &count) {
    count = 1;
    const llvm::StringRef w = at(i);
    if (words[i].kind == clang::tok::numeric_constant && isDoubleLiteral(w)) {
      uses.float64 = true;
      return float64Literal(w);
    }
    if (words[i].kind != clang::tok::raw_identifier)
      return w.str();
    if (w == "__launch_bounds__" || w == "__maxnreg__" || w == "__cluster_dims__" || w == "__block_size__") {
      const size_t open = next(i);
      if (open < words.size() && words[open].kind == clang::tok::l_paren) {
        size_t j = open;
        for (int depth = 0; j < words.size(); ++j) {
          depth += words[j].kind == clang::tok::l_paren;
          depth -= words[j].kind == clang::tok::r_paren;
          if (!depth)
            break;
        }
        count = j + 1 - i;
        return "";
      }
    }
    const bool afterDot =
        i > first && (words[i - 1].kind == clang::tok::period || words[i - 1].kind == clang::tok::arrow);
    if (afterDot)
      return w.str();
    if (w == "std") { // std::exp
      const size_t colons = next(i), name = next(colons);
      if (name < words.size() && words[colons].kind == clang::tok::coloncolon) {
        const llvm::StringRef function = at(name);
        const Foreign kind = foreignFunction(function);
        if (kind == Foreign::Maths || kind == Foreign::Rounding || kind == Foreign::Ours) {
          count = name + 1 - i;
          return spelled(function);
        }
        if (function == "numeric_limits") {
          count = name + 1 - i;
          return "sampan::numeric_limits";
        }
      }
    }
    return spelled(w);
  }

private:
  std::string spelled(llvm::StringRef w) {
    if (options.isVariable && w == "__device__")
      return "__gm__";
    const auto found = wordTable().find(w);
    if (found == wordTable().end())
      return w.str();
    if (w.contains("double"))
      uses.float64 = true;
    if (!mathsHeader(w).empty())
      uses.maths.insert(w.str());
    return found->second;
  }

  llvm::StringRef text;
  const std::vector<Word> &words;
  const RewriteOptions &options;
  Uses &uses;
};

bool isConditional(llvm::StringRef directive) {
  return llvm::is_contained({"if", "ifdef", "ifndef", "elif", "elifdef", "else", "endif", "include"}, directive);
}

} // namespace

std::string rewrite(SourceText &source, const Edits &edits, const Extent &extent, const RewriteOptions &options,
                    Uses &uses) {
  const std::vector<Word> &words = source.wordsOf(extent.file);
  const llvm::StringRef text = source.textOf(extent.file);
  Rewriter rewriter(text, words, options, uses);
  std::string out;
  unsigned done = extent.begin; // everything before is written
  const auto copyTo = [&](unsigned offset) {
    if (offset > done)
      out += text.slice(done, offset);
    done = std::max(done, offset);
  };
  const size_t first = source.wordAt(extent.file, extent.begin);
  for (size_t i = first; i < words.size() && words[i].begin < extent.end; ++i) {
    const Place place{extent.file, words[i].begin};
    if (words[i].begin < done)
      continue;
    if (source.isSkipped(place)) {
      copyTo(words[i].begin);
      done = words[i].end;
      continue;
    }
    if (words[i].kind == clang::tok::hash && words[i].startsLine && i + 1 < words.size() &&
        isConditional(rewriter.at(i + 1))) {
      copyTo(words[i].begin);
      while (i + 1 < words.size() && !words[i + 1].startsLine)
        ++i;
      done = words[i].end;
      while (done < extent.end && (text[done] == ' ' || text[done] == '\n'))
        ++done;
      continue;
    }
    copyTo(words[i].begin);
    out += edits.insertedAt(place);
    if (const Edit *edit = edits.at(place)) {
      out += edit->text;
      done = words[i].begin + edit->length;
      continue;
    }
    if (edits.keeps(place))
      continue;
    size_t count = 1;
    const std::string replaced = rewriter.word(i, first, count);
    out += replaced;
    i += count - 1;
    done = words[i].end;
    if (replaced.empty() && done < extent.end && text[done] == ' ')
      ++done;
  }
  copyTo(extent.end);
  return out;
}

// Text that is in no file of the compilation.
static std::vector<Word> wordsIn(const std::string &text) {
  clang::LangOptions language;
  language.CPlusPlus = language.CPlusPlus11 = language.CPlusPlus17 = language.LineComment = language.HexFloats = true;
  clang::Lexer lexer(clang::SourceLocation(), language, text.c_str(), text.c_str(), text.c_str() + text.size());
  std::vector<Word> words;
  for (clang::Token token;;) {
    lexer.LexFromRawLexer(token);
    if (token.is(clang::tok::eof))
      return words;
    const unsigned end = static_cast<unsigned>(lexer.getBufferLocation() - text.c_str());
    words.push_back({end - token.getLength(), end, token.getKind(), token.isAtStartOfLine()});
  }
}

std::string rewriteText(llvm::StringRef text, Uses &uses) {
  const std::string copy = text.str(); // with its final zero
  const std::vector<Word> words = wordsIn(copy);
  const RewriteOptions options;
  Rewriter rewriter(copy, words, options, uses);
  std::string out;
  unsigned done = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    out += copy.substr(done, words[i].begin - done);
    size_t count = 1;
    out += rewriter.word(i, 0, count);
    i += count - 1;
    done = words[i].end;
  }
  return out + copy.substr(done);
}

std::string rewriteLibrary(llvm::StringRef text) {
  const std::string copy = text.str();
  const std::vector<Word> words = wordsIn(copy);
  std::string out;
  unsigned done = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    const llvm::StringRef w = llvm::StringRef(copy).slice(words[i].begin, words[i].end);
    out += copy.substr(done, words[i].begin - done);
    done = words[i].end;
    llvm::StringRef builtin = w;
    if (words[i].kind == clang::tok::numeric_constant && isDoubleLiteral(w))
      out += float64Literal(w);
    else if (w == "double")
      out += "sampan::Float64";
    else if (w == "extern" && i + 1 < words.size() && words[i + 1].kind == clang::tok::string_literal)
      done = words[++i].end + 1; // of C: what returns Float64 has none of its linkage
    else if (builtin.consume_front("__builtin_") &&
             llvm::is_contained({"fma", "fabs", "copysign", "sqrt", "rint", "trunc", "floor", "inf", "nan"}, builtin))
      out += ("sampan::base64::" + builtin).str();
    else if (builtin != w && llvm::is_contained({"fmaf", "fabsf", "sqrtf", "rintf", "truncf", "floorf"}, builtin))
      out += ("::" + builtin).str();
    else
      out += w;
  }
  return out + copy.substr(done);
}

} // namespace sampan::ascend950
