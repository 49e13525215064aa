// Units as JSON: what the cache holds and what a child process hands to its parent.
#pragma once

#include "assess/facts.h"

#include <nlohmann/json.hpp>

namespace sampan {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Words, en, zh)

} // namespace sampan

namespace sampan::assess {

NLOHMANN_JSON_SERIALIZE_ENUM(Verdict, {{Verdict::Unsupported, "unsupported"},
                                       {Verdict::Works, "works"},
                                       {Verdict::Emulated, "emulated"},
                                       {Verdict::Look, "look"}})
NLOHMANN_JSON_SERIALIZE_ENUM(State, {{State::Failed, "failed"}, {State::Whole, "whole"}, {State::Partly, "partly"}})
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Place, file, line, column)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Finding, id, verdict, what, todo, where, source, kernel)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Kernel, name, where, lastLine, launches)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Use, kind, name, provided, places)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Unit, file, folder, arguments, state, firstError, seconds, kernels, uses, general,
                                   targets, inputs)

} // namespace sampan::assess
