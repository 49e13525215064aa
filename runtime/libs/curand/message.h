#pragma once

#include "common/message.h"

namespace sampan::curand {

// S8102, from wherever scrambled Sobol generators are asked for.
void tellNoScrambling();

} // namespace sampan::curand
