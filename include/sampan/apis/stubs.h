// How the functions are declared that Sampan lacks: with any arguments. Programs compile and link, and a call says what is missing.
#pragma once

#ifdef __cplusplus
#define SAMPAN_ANY_ARGUMENTS ...
#else
#define SAMPAN_ANY_ARGUMENTS
#endif
