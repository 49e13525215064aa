__global__ void broken(int *p) { *p = nowhere; }
__global__ void beside(int *p) { *p = 1; }
