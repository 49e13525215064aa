#include "nvcc/driver.h"

int main(int argc, char **argv) { return sampan::nvcc::runDriver({argv + 1, argv + argc}); }
