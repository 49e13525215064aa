#define STRIKE 100.0
#define DISCOUNT 0.9995
#define MOMENTS 8
#define BLOCKS 128
#define THREADS 256
