"""What is read of kernels' parameters, and where nothing is claimed."""
from sampan._signature import parameters


def show(source, name):
    found = parameters(source, name)
    print(name + ":", "unknown" if found is None else " ".join(f"{p.kind}{p.size or ''}{p.to or ''}" for p in found) or "none")


show("__global__ void a(const float* __restrict__ x, unsigned long long n, double y[], bool b, void *p) {}", "a")
show("__global__ /* void b(int) */ void __launch_bounds__(256, 2) b(float4 *x, size_t n, long m, char c) // (int)\n{}", "b")
show("template <typename T, int N = 4>\n__global__ void c(T *x, const T y, int n) {}", "ns::c<double, 3>")
show("template <class T> __global__ void d(T *x) {}", "d<Mine<int, 2>>")
show("__global__ void e(int x) {} __global__ void e(float x) {}", "e")
show("__global__ void f(int); __global__ void f(int n) {}", "f")
show("__global__ void g() {}", "g")
show("__global__ void h(void) {}", "h")
show("void other(int x) {} __global__ void kernel(float x) {}", "other")
show("__global__ void k(float **x, std::int32_t n, const float (&y)[4], REAL z) {}", "k")
show("__global__ void l(int n", "l")
show("#define KERNEL __global__ void\nKERNEL m(int n) {}", "m")
