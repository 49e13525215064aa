"""Runs Huawei's AscendNPU-IR on a kernel's HIVM and looks into what it would hand over to CANN's closed `hivmc`.

    tools/ascend910/npu_ir.py [--target Ascend910B1] FILE.mlir…

The tool is the package ascendnpu-ir of PyPI; build/npu-ir is where ./test puts it, else it is looked for on PATH. It is
lenient: f64, math operations and loops over single elements come out as they went in. So its exit status decides nothing; the
last program that it prints does.
"""
import argparse
import collections
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
STAGE = "convert-hivm-to-std"  # the last one of ours to see
HANDED_OVER = "IR Dump After ConvertHIVMToStandard"

# What CANN's compiler is given besides calls of the library: control flow, scalars, addresses, and waiting for each other.
ALLOWED = re.compile(r"(arith|scf|affine|func|memref)\.[\w.]+$|hivm\.hir\.(pointer_cast|bitcast|set_flag|wait_flag|"
                     r"pipe_barrier|set_mask_norm|get_block_idx|dcci)$|call$|return$|module$")


def find_tool(name="bishengir-compile"):
    """The path, or None. The wheel's programs lie in its package, not on PATH."""
    inside = list(ROOT.glob(f"build/npu-ir/lib/python*/site-packages/ascendnpuir/bin/{name}"))
    return str(inside[0]) if inside else shutil.which(name)


def library_functions(tool):
    """Names of the functions that vector cores have, from the library beside the tool; None if it cannot be read."""
    library = pathlib.Path(tool).resolve().parent.parent / "lib/meta_op.aiv.c220.bc"
    nm = shutil.which("llvm-nm-19") or shutil.which("llvm-nm")
    if not nm or not library.exists():
        return None
    out = subprocess.run([nm, "--defined-only", str(library)], capture_output=True, text=True).stdout
    return {line.split()[-1].removeprefix("_mlir_ciface_") for line in out.splitlines() if line.strip()}


def inspect(program, functions):
    """(problems, counts) of the handed-over program's text."""
    problems, counts = set(), collections.Counter()
    if re.search(r"\bf64\b|xf64", program):
        problems.add("holds f64")
    loops = []  # of each open brace: is it a loop, and how many single elements are stored in it that no gather accounts for?
    for line in program.splitlines():
        line = line.strip()
        declares = line.startswith("func.func")
        op = re.match(r"(?:%[\w:, %#]+ = )?\"?([a-z_]+(?:\.[\w.]+)?)", line)
        name = op.group(1) if op and not line.startswith(("#", "^", "}", "//")) else ""
        if name.startswith("math."):
            problems.add(f"holds {name}")
        elif name and not declares and not ALLOWED.match(name):
            problems.add(f"holds {name}")
        callee = re.search(r"\bcall @(\w+)", line)
        if callee:
            counts["copies" if re.match("load_|store_|copy_", callee[1]) else "vector operations"] += 1
            if functions is not None and callee[1] not in functions:
                problems.add(f"calls {callee[1]}, which the library has not")
        counts["flags"] += bool(re.match(r"hivm\.hir\.(set|wait)_flag|hivm\.hir\.pipe_barrier", name))
        if name == "memref.store" and loops:
            loops[-1]["stores"] += 1
        if line.startswith("}") and loops:
            ended = loops.pop()
            if ended["stores"] and "sampan.gather" in line:
                counts["gathers"] += 1
            elif ended["stores"] and loops and not ended["loop"]:
                loops[-1]["stores"] += ended["stores"]
            elif ended["stores"] and ended["loop"]:
                problems.add("goes through single elements in a loop")
        if line.endswith("{"):
            loops.append({"loop": "scf.for" in line or "scf.while" in line, "stores": 0})
    return sorted(problems), counts


def check(path, tool, functions, target="Ascend910B1", seconds=30):
    """(verdict, problems, counts): "passed", "inspected" (handed over, but with problems) or "failed" (not handed over)."""
    with tempfile.TemporaryDirectory() as scratch:
        command = [tool, "-enable-hivm-compile=true", f"--target={target}", str(path), "-o", f"{scratch}/kernel.o",
                   f"--mlir-print-ir-after={STAGE}"]
        try:
            run = subprocess.run(command, capture_output=True, text=True, timeout=seconds)
        except subprocess.TimeoutExpired:
            return "failed", ["took too long"], {}
    text = run.stdout + run.stderr
    if HANDED_OVER not in text:
        errors = re.findall(r"error: (?!External hivmc)([^\n]*)", text)
        return "failed", [errors[0] if errors else f"ended with status {run.returncode}"], {}
    program = text[text.rindex(HANDED_OVER):]
    program = program[program.index("\n") + 1:].split("\n\n\n")[0]
    problems, counts = inspect(program, functions)
    return ("inspected" if problems else "passed"), problems, counts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--target", default="Ascend910B1")
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    tool = find_tool()
    if not tool:
        sys.exit("npu_ir.py: there is no bishengir-compile; ./test installs it, or: pip install ascendnpu-ir==1.2.0")
    functions, good = library_functions(tool), True
    for path in options.files:
        verdict, problems, counts = check(path, tool, functions, options.target)
        good &= verdict == "passed"
        print(f"{pathlib.Path(path).stem}: {verdict}" + "".join(f"; {p}" for p in problems) +
              (": " + ", ".join(f"{n} {what}" for what, n in sorted(counts.items()) if n) if counts else ""))
    sys.exit(not good)


if __name__ == "__main__":
    main()
