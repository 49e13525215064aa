#define STEPS 512
#define RATE 0.04
#define STRIKE 100.0f
