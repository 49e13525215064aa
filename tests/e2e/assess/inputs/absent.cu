#include "no_such_header.h"
#include "cusparse.h"
__global__ void behind(int *p) { *p = 1; }
