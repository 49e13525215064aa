// Structures, short vectors and consecutive elements of a thread, read and written field by field: together they are wide
// loads and stores. The last block is not full, the arrays end with their last element.
// RUN: %nvcc -I%root/tests/kernel/inputs %s -o %t.lanes && %t.lanes | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && %t.fibers | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=4 %s -o %t.w4 && %t.w4 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=32 %s -o %t.w32 && %t.w32 | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>

struct Point {
  float x, y, z;
  int id;
  double weight;
};

constexpr int kThreads = 128, kCount = 1000, kBlocks = (kCount + kThreads - 1) / kThreads;

__global__ void structures(const Point *in, Point *out, int n) {
  const int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n)
    return;
  const Point p = in[i];
  out[i] = {p.z, p.x + 1, p.y * 2, p.id - i, p.weight / 2};
}

__global__ void colours(const uchar3 *in, unsigned char *out, int n) {
  const unsigned i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n)
    return;
  const uchar3 c = in[i];
  out[3 * i + 2] = c.x, out[3 * i + 1] = c.y, out[3 * i] = c.z;
}

// What is read lies where something was just written.
__global__ void alternating(short *a, int n) {
  const int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n)
    return;
  a[4 * i] = short(i);
  a[4 * i + 1] = a[4 * i] + 1;
  a[4 * i + 3] = a[4 * i + 1] + 1;
}

template <int kEach, class T> __global__ void running(const T *in, T *out) {
  const int first = (blockIdx.x * blockDim.x + threadIdx.x) * kEach;
  T sum = 0;
  for (int k = 0; k < kEach; ++k)
    out[first + k] = sum += in[first + k];
}

template <int kEach, class T> void checkRunning() {
  const int n = 2 * kThreads * kEach;
  T *in = check::managed<T>(n), *out = check::managed<T>(n);
  for (int i = 0; i < n; ++i)
    in[i] = T(i % 11);
  running<kEach><<<2, kThreads>>>(in, out);
  check::finish("running");
  T sum = 0;
  for (int i = 0; i < n; ++i) {
    sum = (i % kEach ? sum : T(0)) + in[i];
    check::same("running", i, out[i], sum);
  }
}

int main() {
  Point *in = check::managed<Point>(kCount), *out = check::managed<Point>(kCount);
  for (int i = 0; i < kCount; ++i)
    in[i] = {i * 0.5f, float(-i), i + 0.25f, 3 * i, i * 1.5};
  structures<<<kBlocks, kThreads>>>(in, out, kCount);
  check::finish("structures");
  for (int i = 0; i < kCount; ++i) {
    check::same("x", i, out[i].x, in[i].z);
    check::same("y", i, out[i].y, in[i].x + 1);
    check::same("z", i, out[i].z, in[i].y * 2);
    check::same("id", i, out[i].id, 2 * i);
    check::same("weight", i, out[i].weight, in[i].weight / 2);
  }
  uchar3 *rgb = check::managed<uchar3>(kCount);
  auto *bgr = check::managed<unsigned char>(3 * kCount);
  for (int i = 0; i < kCount; ++i)
    rgb[i] = make_uchar3(i, i * 3, i * 7);
  colours<<<kBlocks, kThreads>>>(rgb, bgr, kCount);
  check::finish("colours");
  for (int i = 0; i < kCount; ++i) {
    check::same("red", i, int(bgr[3 * i + 2]), int(rgb[i].x));
    check::same("green", i, int(bgr[3 * i + 1]), int(rgb[i].y));
    check::same("blue", i, int(bgr[3 * i]), int(rgb[i].z));
  }
  auto *a = check::managed<short>(4 * kCount);
  alternating<<<kBlocks, kThreads>>>(a, kCount);
  check::finish("alternating");
  for (int i = 0; i < kCount; ++i) {
    check::same("first", i, int(a[4 * i]), i);
    check::same("second", i, int(a[4 * i + 1]), i + 1);
    check::same("untouched", i, int(a[4 * i + 2]), 0);
    check::same("fourth", i, int(a[4 * i + 3]), i + 2);
  }
  checkRunning<2, float>();
  checkRunning<3, int>();
  checkRunning<5, double>();
  checkRunning<7, short>();
  checkRunning<8, int>();
  checkRunning<9, float>();
  checkRunning<8, unsigned char>();
  return check::result();
}
