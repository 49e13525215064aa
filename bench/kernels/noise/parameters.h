#define OCTAVES 4
#define SCALE (1.0f / 64)
