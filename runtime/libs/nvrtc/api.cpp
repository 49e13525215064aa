// The functions of nvrtc.h.
#include "nvrtc/compile.h"
#include "nvrtc/program.h"

#include <cuda_runtime_api.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <memory>
#include <new>

namespace {

constexpr int kArchitectures[] = {50, 52, 53, 60, 61, 62, 70, 72, 75, 80, 86, 87, 89, 90};

template <class Body> nvrtcResult guarded(Body &&body) {
  try {
    return body();
  } catch (const std::bad_alloc &) {
    return NVRTC_ERROR_OUT_OF_MEMORY;
  } catch (...) {
    return NVRTC_ERROR_INTERNAL_ERROR;
  }
}

// A header's name becomes a path in a temporary folder, which it must not leave.
bool staysInside(const std::string &name) {
  const std::filesystem::path path(name);
  return !name.empty() && path.is_relative() && std::ranges::find(path, "..") == path.end();
}

nvrtcResult giveSize(nvrtcProgram program, std::string _nvrtcProgram::*text, size_t *bytes) {
  if (!program)
    return NVRTC_ERROR_INVALID_PROGRAM;
  if (!bytes)
    return NVRTC_ERROR_INVALID_INPUT;
  *bytes = (program->*text).size();
  return NVRTC_SUCCESS;
}

nvrtcResult give(nvrtcProgram program, const std::string _nvrtcProgram::*text, bool ended, char *to) {
  if (!program)
    return NVRTC_ERROR_INVALID_PROGRAM;
  const std::string &from = program->*text;
  if (!to || (text != &_nvrtcProgram::log && from.empty()))
    return !to ? NVRTC_ERROR_INVALID_INPUT : NVRTC_ERROR_INVALID_PROGRAM;
  std::memcpy(to, from.c_str(), from.size() + ended);
  return NVRTC_SUCCESS;
}

nvrtcResult giveTextSize(nvrtcProgram program, std::string _nvrtcProgram::*text, size_t *bytes) {
  const nvrtcResult result = giveSize(program, text, bytes);
  if (!result)
    ++*bytes;
  return result;
}

} // namespace

extern "C" {

const char *nvrtcGetErrorString(nvrtcResult result) {
#define NAME(code)                                                                                                     \
  case code: return #code
  switch (result) {
    NAME(NVRTC_SUCCESS);
    NAME(NVRTC_ERROR_OUT_OF_MEMORY);
    NAME(NVRTC_ERROR_PROGRAM_CREATION_FAILURE);
    NAME(NVRTC_ERROR_INVALID_INPUT);
    NAME(NVRTC_ERROR_INVALID_PROGRAM);
    NAME(NVRTC_ERROR_INVALID_OPTION);
    NAME(NVRTC_ERROR_COMPILATION);
    NAME(NVRTC_ERROR_BUILTIN_OPERATION_FAILURE);
    NAME(NVRTC_ERROR_NO_NAME_EXPRESSIONS_AFTER_COMPILATION);
    NAME(NVRTC_ERROR_NO_LOWERED_NAMES_BEFORE_COMPILATION);
    NAME(NVRTC_ERROR_NAME_EXPRESSION_NOT_VALID);
    NAME(NVRTC_ERROR_INTERNAL_ERROR);
    NAME(NVRTC_ERROR_TIME_FILE_WRITE_FAILED);
  }
#undef NAME
  return "NVRTC_ERROR unknown";
}

nvrtcResult nvrtcVersion(int *major, int *minor) {
  if (!major || !minor)
    return NVRTC_ERROR_INVALID_INPUT;
  *major = CUDART_VERSION / 1000;
  *minor = CUDART_VERSION % 1000 / 10;
  return NVRTC_SUCCESS;
}

nvrtcResult nvrtcGetNumSupportedArchs(int *count) {
  if (!count)
    return NVRTC_ERROR_INVALID_INPUT;
  *count = static_cast<int>(std::size(kArchitectures));
  return NVRTC_SUCCESS;
}

nvrtcResult nvrtcGetSupportedArchs(int *architectures) {
  if (!architectures)
    return NVRTC_ERROR_INVALID_INPUT;
  std::ranges::copy(kArchitectures, architectures);
  return NVRTC_SUCCESS;
}

nvrtcResult nvrtcCreateProgram(nvrtcProgram *program, const char *source, const char *name, int headerCount,
                               const char *const *headers, const char *const *includeNames) {
  if (!program || !source || headerCount < 0 || (headerCount && (!headers || !includeNames)))
    return NVRTC_ERROR_INVALID_INPUT;
  return guarded([&] {
    auto made = std::make_unique<_nvrtcProgram>();
    made->source = source;
    made->name = name && *name ? name : "default_program";
    for (int i = 0; i < headerCount; ++i) {
      if (!headers[i] || !includeNames[i] || !staysInside(includeNames[i]))
        return NVRTC_ERROR_INVALID_INPUT;
      made->headers[includeNames[i]] = headers[i];
    }
    *program = made.release();
    return NVRTC_SUCCESS;
  });
}

nvrtcResult nvrtcDestroyProgram(nvrtcProgram *program) {
  if (!program || !*program)
    return NVRTC_ERROR_INVALID_PROGRAM;
  delete *program;
  *program = nullptr;
  return NVRTC_SUCCESS;
}

nvrtcResult nvrtcCompileProgram(nvrtcProgram program, int optionCount, const char *const *options) {
  if (!program)
    return NVRTC_ERROR_INVALID_PROGRAM;
  if (optionCount < 0 || (optionCount && !options))
    return NVRTC_ERROR_INVALID_INPUT;
  return guarded([&] {
    std::vector<std::string> words;
    for (int i = 0; i < optionCount; ++i) {
      if (!options[i])
        return NVRTC_ERROR_INVALID_OPTION;
      words.emplace_back(options[i]);
    }
    return sampan::nvrtc::compileProgram(*program, words);
  });
}

nvrtcResult nvrtcGetPTXSize(nvrtcProgram p, size_t *bytes) { return giveTextSize(p, &_nvrtcProgram::ptx, bytes); }
nvrtcResult nvrtcGetPTX(nvrtcProgram p, char *ptx) { return give(p, &_nvrtcProgram::ptx, true, ptx); }
nvrtcResult nvrtcGetCUBINSize(nvrtcProgram p, size_t *bytes) { return giveSize(p, &_nvrtcProgram::cubin, bytes); }
nvrtcResult nvrtcGetCUBIN(nvrtcProgram p, char *cubin) { return give(p, &_nvrtcProgram::cubin, false, cubin); }
nvrtcResult nvrtcGetProgramLogSize(nvrtcProgram p, size_t *bytes) {
  return giveTextSize(p, &_nvrtcProgram::log, bytes);
}
nvrtcResult nvrtcGetProgramLog(nvrtcProgram p, char *log) { return give(p, &_nvrtcProgram::log, true, log); }

nvrtcResult nvrtcAddNameExpression(nvrtcProgram program, const char *expression) {
  if (!program)
    return NVRTC_ERROR_INVALID_PROGRAM;
  if (!expression || !*expression)
    return NVRTC_ERROR_INVALID_INPUT;
  if (program->compiled)
    return NVRTC_ERROR_NO_NAME_EXPRESSIONS_AFTER_COMPILATION;
  return guarded([&] {
    if (std::ranges::find(program->expressions, expression) == program->expressions.end())
      program->expressions.emplace_back(expression);
    return NVRTC_SUCCESS;
  });
}

nvrtcResult nvrtcGetLoweredName(nvrtcProgram program, const char *expression, const char **name) {
  if (!program)
    return NVRTC_ERROR_INVALID_PROGRAM;
  if (!expression || !name)
    return NVRTC_ERROR_INVALID_INPUT;
  if (!program->compiled)
    return NVRTC_ERROR_NO_LOWERED_NAMES_BEFORE_COMPILATION;
  const auto found = program->lowered.find(expression);
  if (found == program->lowered.end())
    return NVRTC_ERROR_NAME_EXPRESSION_NOT_VALID;
  *name = found->second.c_str();
  return NVRTC_SUCCESS;
}
}
