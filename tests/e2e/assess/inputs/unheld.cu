int main() { return cudaConfigureCall(1, 1, 0, 0); }
