#define FORWARD 100.0
#define MOST_ROUNDS 64
#define ENOUGH 1e-11
