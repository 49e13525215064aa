#include "curand/source.h"
namespace sampan::curand {
std::unique_ptr<Source> mt19937Source(const Settings &) { return nullptr; }
} // namespace sampan::curand
