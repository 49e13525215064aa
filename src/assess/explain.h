// What the compiler's own messages mean to somebody who decides about a chip, in both languages. The message itself, which
// is the compiler's and English, follows.
#pragma once

#include "assess/facts.h"
#include "support/diagnostic.h"

namespace sampan::assess {

Finding findingOf(const Diagnostic &);

} // namespace sampan::assess
