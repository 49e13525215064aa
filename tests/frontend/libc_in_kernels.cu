// printf, assert, memory and new in kernels.
// RUN: %clang-device -S -emit-llvm -Xclang -disable-llvm-passes -o - %s | %FileCheck %s
// RUN: %clang-host -fsyntax-only %s
#include <cassert>
#include <cstdio>
#include <cstring>
#include <new>

struct Node {
  int value;
  Node *next;
  __device__ explicit Node(int v) : value(v), next(nullptr) {}
  __device__ virtual ~Node() {}
};
// CHECK-NOT: call {{.*}} @{{malloc|free|printf|_Znwm|_ZdlPv|__assert_fail}}(
// CHECK-DAG: call i32 @vprintf(
// CHECK-DAG: call void @__assertfail(
// CHECK-DAG: call ptr @__sampan_malloc(
// CHECK-DAG: call void @__sampan_free(
// CHECK-DAG: call void @llvm.memcpy
// CHECK-DAG: call i64 @__sampan_clock()
__global__ void uses(char *bytes, int n) {
  assert(n > 0 && "a count");
  printf("%d %s %f\n", n, "text", 1.5);
  Node *node = new Node(n);
  node->next = new (bytes) Node(n);
  delete node;
  int *many = new int[n];
  delete[] many;
  void *raw = malloc(n);
  memcpy(raw, bytes, n);
  memset(raw, 0, n);
  free(raw);
  bytes[0] = (char)(clock64() - clock());
}
