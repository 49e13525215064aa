#define STEPS 252
#define SPOT_LOG 4.6051702f
#define STRIKE 100.0f
#define STEP_TIME (1.0f / STEPS)
#define ROOT_TIME 0.06299408f /* 1 / sqrt(252) */
#define RATE 0.02f
#define REVERSION 1.5f
#define LONG_RUN 0.06f
#define VOL_OF_VOL 0.4f
#define CORRELATION -0.7f
#define REST 0.71414284f /* sqrt(1 - 0.7 * 0.7) */
#define START 0.05f
#define KEY0 20240103u
#define KEY1 78u
