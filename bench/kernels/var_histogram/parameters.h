#define FACTORS 16
#define BINS 1024
#define LEAST -8.0f
#define PER_UNIT 64.0f
