__kernel void nothing(int step) {}
