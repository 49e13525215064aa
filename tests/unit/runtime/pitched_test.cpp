#include "test_image.h"

#include <vector>

namespace {

using namespace testimage;
class Pitched : public testimage::Test {};

TEST_F(Pitched, PlanesGoThereAndBack) {
  constexpr size_t kWidth = 100, kHeight = 7;
  char *p = nullptr;
  size_t pitch = 0;
  ASSERT_SUCCESS(cudaMallocPitch(&p, &pitch, kWidth, kHeight));
  EXPECT_EQ(512u, pitch);
  std::vector<char> in(kWidth * kHeight), out(in.size());
  for (size_t i = 0; i < in.size(); ++i)
    in[i] = static_cast<char>(i * 7);
  EXPECT_SUCCESS(cudaMemcpy2D(p, pitch, in.data(), kWidth, kWidth, kHeight, cudaMemcpyHostToDevice));
  EXPECT_EQ(in[3 * kWidth + 5], p[3 * pitch + 5]);
  EXPECT_SUCCESS(cudaMemcpy2D(out.data(), kWidth, p, pitch, kWidth, kHeight, cudaMemcpyDeviceToHost));
  EXPECT_EQ(in, out);
  EXPECT_SUCCESS(cudaMemset2D(p, pitch, 9, 10, 2));
  EXPECT_EQ(9, p[pitch + 9]);
  EXPECT_EQ(in[kWidth + 10], p[pitch + 10]);
  EXPECT_EQ(in[2 * kWidth], p[2 * pitch]);
}

TEST_F(Pitched, ChecksPitchesAndSpans) {
  char *p = nullptr;
  size_t pitch = 0;
  std::vector<char> host(4096);
  ASSERT_SUCCESS(cudaMallocPitch(&p, &pitch, 100, 4));
  messagesOf([&] {
    EXPECT_EQ(cudaErrorInvalidPitchValue, cudaMemcpy2D(p, 90, host.data(), 100, 100, 4, cudaMemcpyHostToDevice));
    EXPECT_EQ(cudaErrorInvalidPitchValue, cudaMemcpy2D(p, pitch, host.data(), 99, 100, 4, cudaMemcpyHostToDevice));
    EXPECT_EQ(cudaErrorInvalidValue, cudaMemcpy2D(p, pitch, host.data(), 100, 100, 5, cudaMemcpyHostToDevice));
    EXPECT_EQ(cudaErrorInvalidMemcpyDirection,
              cudaMemcpy2D(p, pitch, host.data(), 100, 100, 4, static_cast<cudaMemcpyKind>(6)));
    EXPECT_EQ(cudaErrorMemoryAllocation, cudaMallocPitch(&p, &pitch, SIZE_MAX - 5, 4));
    EXPECT_EQ(cudaErrorMemoryAllocation, cudaMallocPitch(&p, &pitch, size_t(1) << 40, size_t(1) << 40));
  });
  EXPECT_SUCCESS(cudaMemcpy2D(p, pitch, host.data(), 100, 0, 4, cudaMemcpyHostToDevice));
}

TEST_F(Pitched, VolumesGoThereAndBack) {
  cudaExtent extent = make_cudaExtent(20, 3, 4);
  cudaPitchedPtr device;
  ASSERT_SUCCESS(cudaMalloc3D(&device, extent));
  EXPECT_EQ(20u, device.xsize);
  EXPECT_EQ(3u, device.ysize);
  std::vector<char> in(20 * 3 * 4), out(in.size());
  for (size_t i = 0; i < in.size(); ++i)
    in[i] = static_cast<char>(i);
  cudaMemcpy3DParms p = {};
  p.srcPtr = make_cudaPitchedPtr(in.data(), 20, 20, 3);
  p.dstPtr = device;
  p.extent = extent;
  p.kind = cudaMemcpyHostToDevice;
  EXPECT_SUCCESS(cudaMemcpy3D(&p));
  const char *base = static_cast<char *>(device.ptr);
  EXPECT_EQ(in[2 * 60 + 1 * 20 + 7], base[2 * device.pitch * 3 + device.pitch + 7]);
  // A part, from one place to another.
  cudaMemcpy3DParms back = {};
  back.srcPtr = device;
  back.srcPos = make_cudaPos(4, 1, 2);
  back.dstPtr = make_cudaPitchedPtr(out.data(), 20, 20, 3);
  back.dstPos = make_cudaPos(0, 0, 1);
  back.extent = make_cudaExtent(8, 2, 2);
  back.kind = cudaMemcpyDeviceToHost;
  EXPECT_SUCCESS(cudaMemcpy3D(&back));
  EXPECT_EQ(in[3 * 60 + 2 * 20 + 11], out[2 * 60 + 1 * 20 + 7]);
  EXPECT_EQ(0, out[0]);
  EXPECT_SUCCESS(cudaMemset3D(device, 77, make_cudaExtent(20, 3, 1)));
  EXPECT_EQ(77, base[2 * device.pitch + 19]);
  EXPECT_EQ(in[60], base[3 * device.pitch]);
  p.extent.depth = 5;
  messagesOf([&] { EXPECT_EQ(cudaErrorInvalidValue, cudaMemcpy3D(&p)); });
}

} // namespace
