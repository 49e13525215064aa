// For all languages, so macros.
#define RATE 0.03
#define VOLATILITY 0.25
