#include "no_such_header.h"
#include "cudnn.h"
__global__ void behind(int *p) { *p = 1; }
