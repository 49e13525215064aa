#define STEPS 252
#define SPOT_LOG 4.6051702f
#define STRIKE 100.0f
#define DRIFT (0.02f / STEPS)
#define DEVIATION 0.0157485f /* 0.25 / sqrt(252) */
#define KEY0 20240102u
#define KEY1 77u
