// States of the device generators. Programs allocate them, copy them and pass them by pointer; nothing else looks inside.
#pragma once

#include "../../cuda_runtime.h"
#include "mrg32k3a_core.h"
#include "philox_core.h"
#include "xorwow_core.h"

// The second of two normal numbers, kept for the next call.
struct __SampanKeptNormals {
  int haveFloat, haveDouble;
  float nextFloat;
  double nextDouble;
};

struct curandStateXORWOW {
  sampan::curand::Xorwow core;
  __SampanKeptNormals kept;
};
struct curandStateMRG32k3a {
  sampan::curand::Mrg32k3a core;
  __SampanKeptNormals kept;
};
struct curandStatePhilox4_32_10 {
  sampan::curand::PhiloxBlock counter, output; // output is of the counter
  unsigned int key[2];
  unsigned int used; // of output's four numbers
  __SampanKeptNormals kept;
};
struct curandStateSobol32 {
  unsigned int i, x, vectors[32];
};
struct curandStateScrambledSobol32 {
  unsigned int i, x, vectors[32];
};
struct curandStateSobol64 {
  unsigned long long i, x, vectors[64];
};
struct curandStateScrambledSobol64 {
  unsigned long long i, x, vectors[64];
};

typedef struct curandStateXORWOW curandStateXORWOW_t;
typedef struct curandStateXORWOW curandState_t;
typedef struct curandStateXORWOW curandState;
typedef struct curandStateMRG32k3a curandStateMRG32k3a_t;
typedef struct curandStatePhilox4_32_10 curandStatePhilox4_32_10_t;
typedef struct curandStateSobol32 curandStateSobol32_t;
typedef struct curandStateScrambledSobol32 curandStateScrambledSobol32_t;
typedef struct curandStateSobol64 curandStateSobol64_t;
typedef struct curandStateScrambledSobol64 curandStateScrambledSobol64_t;
