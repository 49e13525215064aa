// Lines for people, on standard error: what a status of cuRAND cannot say.
#pragma once

namespace sampan::curand {

// `sampan: error: text [id]` and the way out below it; each id is said once.
void tell(const char *id, const char *text, const char *help);

// Of the scrambled Sobol generators, from wherever they are asked for.
void tellNoScrambling();

} // namespace sampan::curand
