// Makes the mistake that its argument names and prints how CUDA's call answered.
#include <cstdio>
#include <cstring>
#include <map>
#include <string>

__global__ void nothing() {}

__global__ void wait(volatile int *flag) {
  while (!*flag) {
  }
}

__global__ void writeBeyond(int *p, long offset) { p[offset] = 1; }

static cudaError_t freedTwice() {
  void *p;
  cudaMalloc(&p, 16);
  cudaFree(p);
  return cudaFree(p);
}

static cudaError_t notPinned() {
  int x = 0;
  void *device;
  return cudaHostGetDevicePointer(&device, &x, 0);
}

static cudaError_t notManaged() {
  void *p;
  cudaMalloc(&p, 16);
#if CUDART_VERSION >= 13000
  return cudaMemPrefetchAsync(p, 16, {cudaMemLocationTypeDevice, 0}, 0, 0);
#else
  return cudaMemPrefetchAsync(p, 16, 0, 0);
#endif
}

static cudaError_t nullPointer() {
  int x = 0;
  return cudaMemcpy(nullptr, &x, sizeof x, cudaMemcpyHostToDevice);
}

static cudaError_t narrowPitch() {
  void *p;
  size_t pitch;
  cudaMallocPitch(&p, &pitch, 64, 4);
  return cudaMemset2D(p, 32, 0, 64, 4);
}

static cudaError_t destroyedTwice() {
  cudaStream_t s;
  cudaStreamCreate(&s);
  cudaStreamDestroy(s);
  return cudaStreamDestroy(s);
}

static cudaError_t deadEvent() {
  cudaEvent_t e;
  cudaEventCreate(&e);
  cudaEventDestroy(e);
  return cudaEventRecord(e);
}

static cudaError_t eventWithoutTime() {
  cudaEvent_t a, b;
  float ms;
  cudaEventCreateWithFlags(&a, cudaEventDisableTiming);
  cudaEventCreate(&b);
  cudaEventRecord(a);
  cudaEventRecord(b);
  cudaDeviceSynchronize();
  return cudaEventElapsedTime(&ms, a, b);
}

static void callback(void *answer) { *static_cast<cudaError_t *>(answer) = cudaDeviceSynchronize(); }

static cudaError_t callInCallback() {
  cudaError_t answer = cudaSuccess;
  cudaLaunchHostFunc(0, callback, &answer);
  cudaDeviceSynchronize();
  return answer;
}

static cudaError_t wrongSetting() {
  nothing<<<1, 1>>>();
  return cudaDeviceSynchronize();
}

static cudaError_t endsEarly() {
  static int *flag;
  cudaMallocManaged(&flag, sizeof(int));
  cudaStream_t s;
  cudaStreamCreateWithFlags(&s, cudaStreamNonBlocking);
  wait<<<1, 1, 0, s>>>(flag);
  return cudaSuccess;
}

static cudaError_t wildAccess() {
  int *p;
  cudaMalloc(&p, 4);
  writeBeyond<<<1, 1>>>(p, 1l << 40);
  return cudaDeviceSynchronize();
}

int main(int, char **arguments) {
  const std::map<std::string, cudaError_t (*)()> all{
      {"freed-twice", freedTwice},       {"not-pinned", notPinned},       {"not-managed", notManaged},
      {"null-pointer", nullPointer},     {"narrow-pitch", narrowPitch},   {"destroyed-twice", destroyedTwice},
      {"dead-event", deadEvent},         {"no-time", eventWithoutTime},   {"call-in-callback", callInCallback},
      {"wrong-setting", wrongSetting},   {"ends-early", endsEarly},       {"wild-access", wildAccess}};
  const cudaError_t answer = all.at(arguments[1])();
  std::printf("%s\n", cudaGetErrorName(answer));
}
