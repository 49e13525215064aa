// How the functions are declared that Sampan lacks: so that a compiler that meets a call names it and says what to use.
// Included where they are declared, with a list of apis/ behind it.
#pragma once
#include "stubs.h"

#define SAMPAN_UNAVAILABLE(function, instead)                                                                          \
  void function(SAMPAN_ANY_ARGUMENTS)                                                                                  \
      __attribute__((unavailable("Sampan does not have " #function "; use " instead)));
