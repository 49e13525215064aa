#include "generate_stream.h"

#include <curand.h>

#include <cstdlib>
#include <map>

namespace sampan::check {
namespace {

const std::map<std::string, curandRngType_t> kGenerators = {
    {"XORWOW", CURAND_RNG_PSEUDO_XORWOW},
    {"MRG32K3A", CURAND_RNG_PSEUDO_MRG32K3A},
    {"MTGP32", CURAND_RNG_PSEUDO_MTGP32},
    {"MT19937", CURAND_RNG_PSEUDO_MT19937},
    {"PHILOX4_32_10", CURAND_RNG_PSEUDO_PHILOX4_32_10},
    {"SOBOL32", CURAND_RNG_QUASI_SOBOL32},
    {"SCRAMBLED_SOBOL32", CURAND_RNG_QUASI_SCRAMBLED_SOBOL32},
    {"SOBOL64", CURAND_RNG_QUASI_SOBOL64},
    {"SCRAMBLED_SOBOL64", CURAND_RNG_QUASI_SCRAMBLED_SOBOL64},
};
const std::map<std::string, curandOrdering_t> kOrderings = {
    {"PSEUDO_BEST", CURAND_ORDERING_PSEUDO_BEST},       {"PSEUDO_DEFAULT", CURAND_ORDERING_PSEUDO_DEFAULT},
    {"PSEUDO_SEEDED", CURAND_ORDERING_PSEUDO_SEEDED},   {"PSEUDO_LEGACY", CURAND_ORDERING_PSEUDO_LEGACY},
    {"PSEUDO_DYNAMIC", CURAND_ORDERING_PSEUDO_DYNAMIC}, {"QUASI_DEFAULT", CURAND_ORDERING_QUASI_DEFAULT},
};

curandStatus_t setUp(curandGenerator_t g, curandRngType_t type, curandOrdering_t ordering, const Stream &s,
                     const char *&call) {
  call = "curandSetGeneratorOrdering";
  if (curandStatus_t status = curandSetGeneratorOrdering(g, ordering))
    return status;
  call = "curandSetPseudoRandomGeneratorSeed";
  if (type < CURAND_RNG_QUASI_DEFAULT)
    if (curandStatus_t status = curandSetPseudoRandomGeneratorSeed(g, s.seed))
      return status;
  call = "curandSetGeneratorOffset";
  if (s.offset != 0)
    if (curandStatus_t status = curandSetGeneratorOffset(g, s.offset))
      return status;
  call = "curandSetQuasiRandomGeneratorDimensions";
  return type < CURAND_RNG_QUASI_DEFAULT ? CURAND_STATUS_SUCCESS
                                         : curandSetQuasiRandomGeneratorDimensions(g, s.dimensions);
}

curandStatus_t fill(curandGenerator_t g, const Distribution &d, void *out, size_t count) {
  const bool twice = d.bytes == 8;
  switch (d.family) {
  case Distribution::Bits:
    return twice ? curandGenerateLongLong(g, (unsigned long long *)out, count)
                 : curandGenerate(g, (unsigned *)out, count);
  case Distribution::Uniform:
    return twice ? curandGenerateUniformDouble(g, (double *)out, count) : curandGenerateUniform(g, (float *)out, count);
  case Distribution::Normal:
    return twice ? curandGenerateNormalDouble(g, (double *)out, count, d.first, d.second)
                 : curandGenerateNormal(g, (float *)out, count, float(d.first), float(d.second));
  case Distribution::LogNormal:
    return twice ? curandGenerateLogNormalDouble(g, (double *)out, count, d.first, d.second)
                 : curandGenerateLogNormal(g, (float *)out, count, float(d.first), float(d.second));
  case Distribution::Poisson: return curandGeneratePoisson(g, (unsigned *)out, count, d.first);
  case Distribution::Unknown: break;
  }
  return CURAND_STATUS_TYPE_ERROR;
}

} // namespace

Distribution distributionOf(const std::string &name) {
  std::vector<std::string> words(1);
  for (char c : name)
    if (c == '_')
      words.emplace_back();
    else
      words.back() += c;
  Distribution d;
  auto value = [&](size_t i) { return i < words.size() ? std::strtod(words[i].c_str(), nullptr) : 0; };
  const std::map<std::string, Distribution::Family> families = {
      {"uint32", Distribution::Bits},   {"uint64", Distribution::Bits},         {"uniform", Distribution::Uniform},
      {"normal", Distribution::Normal}, {"lognormal", Distribution::LogNormal}, {"poisson", Distribution::Poisson}};
  auto found = families.find(words[0]);
  if (found == families.end())
    return d;
  d.family = found->second;
  d.isFloat =
      d.family == Distribution::Uniform || d.family == Distribution::Normal || d.family == Distribution::LogNormal;
  if (d.isFloat && (words.size() < 2 || (words[1] != "float" && words[1] != "double")))
    return {};
  d.bytes = words[0] == "uint64" || (d.isFloat && words[1] == "double") ? 8 : 4;
  d.first = value(d.isFloat ? 2 : 1);
  d.second = value(3);
  return d;
}

std::vector<unsigned char> generate(const Stream &s, const Distribution &d, bool onHost, std::string &problem) {
  auto type = kGenerators.find(s.generator);
  auto ordering = kOrderings.find(s.ordering);
  if (type == kGenerators.end() || ordering == kOrderings.end()) {
    problem = "no generator or no ordering of cuRAND";
    return {};
  }
  std::vector<unsigned char> bytes(s.count * d.bytes);
  void *out = nullptr;
  if (cudaMalloc(&out, bytes.size()) != cudaSuccess) {
    problem = "no memory for the numbers";
    return {};
  }
  curandGenerator_t g = nullptr;
  const char *call = "curandCreateGenerator";
  curandStatus_t status = (onHost ? curandCreateGeneratorHost : curandCreateGenerator)(&g, type->second);
  if (status == CURAND_STATUS_SUCCESS) {
    status = setUp(g, type->second, ordering->second, s, call);
    if (status == CURAND_STATUS_SUCCESS) {
      call = "curandGenerate";
      status = fill(g, d, out, s.count);
    }
    curandDestroyGenerator(g);
  }
  if (status != CURAND_STATUS_SUCCESS)
    problem = std::string(call) + " answers " + std::to_string(status);
  else if (cudaMemcpy(bytes.data(), out, bytes.size(), cudaMemcpyDeviceToHost) != cudaSuccess)
    problem = "the numbers cannot be copied";
  cudaFree(out);
  return problem.empty() ? bytes : std::vector<unsigned char>();
}

} // namespace sampan::check
