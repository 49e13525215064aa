#include "curand/message.h"

namespace sampan::curand {

void tellNoScrambling() {
  tell("S8102", "cuRAND's scrambled Sobol generators need tables that Sampan does not have",
       "use the plain ones, CURAND_RNG_QUASI_SOBOL32 or SOBOL64, and add a random shift of your own modulo 1");
}

} // namespace sampan::curand
