// Short kernels in blocks of several rows: each thread sees its own blockIdx and threadIdx, blocks at the edges are not full,
// grids have three dimensions, and other kernels of the same shape keep their blocks together.
// RUN: %nvcc -I%root/tests/kernel/inputs %s -o %t.lanes && %t.lanes | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-skip=mark-rows %s -o %t.blocks && %t.blocks | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && %t.fibers | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=4 %s -o %t.w4 && %t.w4 | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>

__global__ void number(int *out, int width, int height, int depth) {
  const int x = blockIdx.x * blockDim.x + threadIdx.x, y = blockIdx.y * blockDim.y + threadIdx.y,
            z = blockIdx.z * blockDim.z + threadIdx.z;
  if (x < width && y < height && z < depth)
    out[(z * height + y) * width + x] += 1 + ((z * 1000 + y) * 1000 + x) * 2;
}

__global__ void indices(int4 *out, int pitch) {
  const int x = blockIdx.x * blockDim.x + threadIdx.x, y = blockIdx.y * blockDim.y + threadIdx.y;
  out[y * pitch + x] = make_int4(blockIdx.x, blockIdx.y, threadIdx.x, threadIdx.y);
}

// The block's last thread to write is known, whatever the others do.
__global__ void lastOfBlock(int *out) {
  const int block = blockIdx.y * gridDim.x + blockIdx.x;
  out[block] = threadIdx.y * 100 + threadIdx.x;
}

int main() {
  const dim3 blocks[] = {dim3(16, 16), dim3(32, 8), dim3(64, 4),   dim3(32, 2, 2),
                         dim3(20, 5),  dim3(8, 8),  dim3(16, 1, 4)};
  constexpr int kWidth = 300, kHeight = 37, kDepth = 5;
  int *image = check::managed<int>(kWidth * kHeight * kDepth);
  for (dim3 b : blocks) {
    for (int i = 0; i < kWidth * kHeight * kDepth; ++i)
      image[i] = i;
    const dim3 grid((kWidth + b.x - 1) / b.x, (kHeight + b.y - 1) / b.y, (kDepth + b.z - 1) / b.z);
    number<<<grid, b>>>(image, kWidth, kHeight, kDepth);
    check::finish("number");
    for (int z = 0, i = 0; z < kDepth; ++z)
      for (int y = 0; y < kHeight; ++y)
        for (int x = 0; x < kWidth; ++x, ++i)
          check::same("number", i, image[i], i + 1 + ((z * 1000 + y) * 1000 + x) * 2);
  }
  int4 *where = check::managed<int4>(32 * 70 * 8 * 3);
  for (unsigned wide : {1u, 7u, 70u}) {
    const int pitch = int(wide) * 32;
    indices<<<dim3(wide, 3), dim3(32, 8)>>>(where, pitch);
    check::finish("indices");
    for (int y = 0; y < 24; ++y)
      for (int x = 0; x < pitch; ++x) {
        const int4 w = where[y * pitch + x];
        check::same("blockIdx.x", x, w.x, x / 32);
        check::same("blockIdx.y", y, w.y, y / 8);
        check::same("threadIdx.x", x, w.z, x % 32);
        check::same("threadIdx.y", y, w.w, y % 8);
      }
  }
  lastOfBlock<<<dim3(5, 4), dim3(32, 8)>>>(image);
  check::finish("lastOfBlock");
  for (int b = 0; b < 20; ++b)
    check::same("last", b, image[b], 731);
  return check::result();
}
