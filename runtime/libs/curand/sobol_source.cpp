// Sobol's sequence (Sobol 1967; in Gray code's order, Antonov and Saleev 1979): all numbers of the first dimension, then
// all of the second one …
#include "curand/direction_vectors.h"
#include "curand/poisson.h"
#include "curand/source.h"
#include "curand/transform.h"

namespace sampan::curand {
namespace {

template <class Word, class Maths> class SobolSource final : public Source {
public:
  explicit SobolSource(const Settings &settings) : index(Word(settings.offset)), dimensions(settings.dimensions) {}

  curandStatus_t fill(const Wanted &wanted, void *out, size_t count) override {
    const size_t each = count / dimensions;
    const double mean = wanted.mean, deviation = wanted.deviation;
    switch (wanted.kind) {
    case Kind::Bits:
    case Kind::Bits64: run((Word *)out, each, [](Word x) { return x; }); break;
    case Kind::Uniform: run((float *)out, each, [](Word x) { return uniformFloat(x); }); break;
    case Kind::UniformDouble: run((double *)out, each, [](Word x) { return uniformDouble(x); }); break;
    case Kind::Normal:
      run((float *)out, each,
          [=](Word x) { return Maths::multiplyAdd(inverse<Maths>(x, 0.0f), float(deviation), float(mean)); });
      break;
    case Kind::NormalDouble:
      run((double *)out, each, [=](Word x) { return Maths::multiplyAdd(inverse<Maths>(x, 0.0), deviation, mean); });
      break;
    case Kind::LogNormal:
      run((float *)out, each, [=](Word x) {
        return Maths::exponential(Maths::multiplyAdd(inverse<Maths>(x, 0.0f), float(deviation), float(mean)));
      });
      break;
    case Kind::LogNormalDouble:
      run((double *)out, each,
          [=](Word x) { return Maths::exponential(Maths::multiplyAdd(inverse<Maths>(x, 0.0), deviation, mean)); });
      break;
    case Kind::Poisson:
      run((uint32_t *)out, each, [table = PoissonTable(mean)](Word x) { return table(probability(x, 0.0)); });
      break;
    }
    index += Word(each);
    return CURAND_STATUS_SUCCESS;
  }

private:
  template <class T, class Make> void run(T *out, size_t each, Make make) {
    Word vectors[sizeof(Word) * 8];
    for (unsigned dimension = 0; dimension < dimensions; ++dimension) {
      directionVectors(dimension, vectors);
      Word x = 0;
      for (Word gray = index ^ (index >> 1), k = 0; gray != 0; gray >>= 1, ++k)
        if (gray & 1)
          x ^= vectors[k];
      for (size_t i = 0; i < each; ++i) {
        *out++ = make(x);
        const Word after = Word(index + i + 1);
        x = after == 0 ? 0 : Word(x ^ vectors[__builtin_ctzll(after)]);
      }
    }
  }

  Word index;
  unsigned dimensions;
};

template <class Word> std::unique_ptr<Source> make(const Settings &settings) {
  if (settings.onHost)
    return std::make_unique<SobolSource<Word, HostMaths>>(settings);
  return std::make_unique<SobolSource<Word, KernelMaths>>(settings);
}

} // namespace

std::unique_ptr<Source> sobol32Source(const Settings &settings) { return make<uint32_t>(settings); }
std::unique_ptr<Source> sobol64Source(const Settings &settings) { return make<uint64_t>(settings); }

} // namespace sampan::curand
