"""Sources that are hard to assess, and the commands that would compile them."""
import json
import pathlib
import sys

folder = pathlib.Path(sys.argv[1])
(folder / "slow.cu").write_text("template <int D, long I> struct A { static constexpr long v = A<D - 1, 2 * I>::v + A<D - 1, 2 * I + 1>::v; };\n"
                                "template <long I> struct A<0, I> { static constexpr long v = 1; };\n"
                                "static_assert(A<30, 0>::v > 0);\n")
(folder / "long.cu").write_text("__global__ void f(int *p) {\n" + "//\n" * 1000000 + "*p = 1; }\n")
def entry(file, where=folder, command=None):
    return {"file": file, "directory": str(where), "arguments": command or ["nvcc", "-c", file]}
(folder / "commands.json").write_text(json.dumps([
    entry("mixed.cu"), entry("slow.cu"), entry("long.cu"), entry("gone.cu", folder / "nowhere"),
    entry("mixed.cu", command=["nvcc", "-E", "-x", "c++", "mixed.cu"])]))
