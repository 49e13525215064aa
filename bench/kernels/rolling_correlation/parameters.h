#define WINDOW 64
