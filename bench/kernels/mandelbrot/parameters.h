#define LEFT -2.1f
#define TOP -1.2f
#define PIXEL (2.4f / 768)
#define ROUNDS 256
