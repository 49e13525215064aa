"""Making, compiling and running generated files: shared by run_random.py and reduce_random.py."""
import pathlib
import re
import shlex
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent

# -O is the host's level; the kernels' is -Xptxas -O.
DEFAULT_CONFIGS = [
    "-O0 -Xptxas -O0 --sampan-engine=fibers",
    "-O3 -Xptxas -O3 --sampan-engine=fibers",
    "-O0 -Xptxas -O0 --sampan-engine=regions",
    "-O3 -Xptxas -O3 --sampan-engine=regions",
]


def find(*candidates):
    """The first of some places under the repository that exists."""
    for candidate in candidates:
        if (ROOT / candidate).exists():
            return str(ROOT / candidate)
    return str(ROOT / candidates[0])


def add_options(parser):
    parser.add_argument("--generator", default=find("build/bin/random-kernels", "build/tools/random-kernels/random-kernels"),
                        help="the program random-kernels")
    parser.add_argument("--nvcc", default=find("build/toolkit/bin/nvcc"), help="the compiler, with options that all runs have")
    parser.add_argument("--features", default="all", help="what kernels may contain; see random-kernels --features")
    parser.add_argument("--max-statements", type=int, default=60)
    parser.add_argument("--compile-timeout", type=int, default=300, help="seconds for one file")
    parser.add_argument("--run-timeout", type=int, default=60, help="seconds for one program")


def generate(options, out, arguments):
    """Runs the generator with its output in the file `out`, or with --out among the arguments."""
    command = [options.generator, "--features", options.features, "--max-statements", str(options.max_statements), *arguments]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{shlex.join(command)}\n{done.stderr or done.stdout}")
    if out:
        pathlib.Path(out).write_text(done.stdout)
    return done.stdout


def compile_file(options, config, source, program):
    """None if the file compiled, otherwise what the compiler said."""
    nvcc = shlex.split(options.nvcc)
    arch = [] if any(word.startswith("-arch") for word in nvcc) else ["-arch=sm_80"]
    command = [*nvcc, *arch, *shlex.split(config), str(source), "-o", str(program)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=options.compile_timeout)
    except subprocess.TimeoutExpired:
        return f"the compiler did not end within {options.compile_timeout} s"
    except OSError as error:
        raise SystemExit(f"cannot run the compiler: {error}")
    return None if done.returncode == 0 else f"exit status {done.returncode}\n{done.stdout}{done.stderr}"


def run_program(options, program):
    """(good, bad, trouble): seeds that agree; {seed: message} that differ; why the program did not come to its end."""
    trouble = None
    try:
        done = subprocess.run([str(program)], capture_output=True, text=True, timeout=options.run_timeout, errors="replace")
        text = done.stdout
        if not re.search(r"^\d+ agree, \d+ differ$", text, re.M):
            trouble = f"exit status {done.returncode}\n{text[-500:]}{done.stderr[-2000:]}"
    except subprocess.TimeoutExpired as stopped:
        text = (stopped.stdout or b"").decode(errors="replace")
        trouble = f"the program did not end within {options.run_timeout} s"
    good = [int(seed) for seed in re.findall(r"^kernel (\d+): ok$", text, re.M)]
    bad = {int(seed): what for seed, what in re.findall(r"^kernel (\d+): WRONG (.*)$", text, re.M)}
    return good, bad, trouble
