#define NODES 128
#define STEPS 64
#define LOW -2.0
#define WIDTH (4.0 / (NODES - 1))
#define STEP_TIME (1.0 / STEPS)
#define RATE 0.03
