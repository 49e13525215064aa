// Local arrays and values of many kinds that live across barriers.
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions -Xptxas -O0 %s -o %t.O0 && %t.O0 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions --sampan-skip=form-blocks %s -o %t.sites && %t.sites | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && %t.fibers | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=4 %s -o %t.w4 && %t.w4 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=16 %s -o %t.w16 && %t.w16 | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>

struct Big {
  double d;
  int i[5];
  char c;
};

__global__ void live(double *out, int turns) {
  __shared__ double s[96];
  const int t = threadIdx.x;
  double history[8];
  short small[3] = {static_cast<short>(t), static_cast<short>(-t), 7};
  Big big = {t * 0.25, {t, t + 1, t + 2, t + 3, t + 4}, static_cast<char>(t % 50)};
  const bool flag = t % 3 == 0;
  float4 four = make_float4(t, t + 1, t + 2, t + 3);
  const double *where = &history[t % 8];
  for (int i = 0; i < 8; ++i)
    history[i] = 0;
  for (int turn = 0; turn < turns; ++turn) {
    s[t] = history[turn % 8] + t;
    __syncthreads();
    history[(turn + 1) % 8] = s[(t + turn) % 96];
    big.i[turn % 5] += turn;
    small[turn % 3] += 1;
    __syncthreads();
  }
  double sum = *where + big.d + big.c + small[0] + small[1] * 2 + small[2] + (flag ? 0.5 : 0) + four.x + four.w;
  for (int i = 0; i < 5; ++i)
    sum += big.i[i];
  for (int i = 0; i < 8; ++i)
    sum += history[i] * (i + 1);
  out[t] = sum;
}

int main() {
  const int turns = 11;
  double *out = check::managed<double>(96);
  live<<<1, 96>>>(out, turns);
  check::finish("launch");
  static double history[96][8], s[96];
  for (int turn = 0; turn < turns; ++turn) {
    for (int t = 0; t < 96; ++t)
      s[t] = history[t][turn % 8] + t;
    for (int t = 0; t < 96; ++t)
      history[t][(turn + 1) % 8] = s[(t + turn) % 96];
  }
  for (int t = 0; t < 96; ++t) {
    int small[3] = {t, -t, 7}, i5[5] = {t, t + 1, t + 2, t + 3, t + 4};
    for (int turn = 0; turn < turns; ++turn)
      small[turn % 3] += 1, i5[turn % 5] += turn;
    double sum = history[t][t % 8] + t * 0.25 + t % 50 + small[0] + small[1] * 2 + small[2] + (t % 3 == 0 ? 0.5 : 0) + t + t + 3;
    for (int i : i5)
      sum += i;
    for (int i = 0; i < 8; ++i)
      sum += history[t][i] * (i + 1);
    check::same("sum", t, out[t], sum);
  }
  return check::result();
}
