"""Everything that may go wrong with a recording: `robust.py SAMPAN NVCC FOLDER`. Prints a line for each case."""
import os
import shutil
import signal
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sampan, nvcc, folder = sys.argv[1:4]
failures = 0
# What is tested here is not whether the order noise of atomic sums is told from error: other tests do that.
os.environ["SAMPAN_THREADS"] = "1"


def run(*command, environment=None, limit=None):
    def before():
        if limit is not None:
            import resource
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300,
                          env={**os.environ, **(environment or {})}, preexec_fn=before, cwd=folder)
    return done.returncode, done.stdout


def expect(case, got, status, *words):
    global failures
    code, text = got
    wrong = [w for w in words if w not in text]
    if code != status or wrong:
        failures += 1
        print(f"{case}: status {code}, not {status}; lacks {wrong}:\n{text[-3000:]}")
    else:
        print(f"{case}: as it should")


def path(name):
    return os.path.join(folder, name)


def put(name, content):
    with open(path(name), "wb") as file:
        file.write(content)
    return path(name)


for name, options in (("sums", []), ("other", ["-DEXTRA=,int=0"])):
    if name == "other":  # the same kernel's name with other arguments
        options = []
        with open(os.path.join(HERE, "sums.cu")) as file:
            put("other.cu", file.read().replace("weigh", "weighs").encode())
    source = path("other.cu") if name == "other" else os.path.join(HERE, "sums.cu")
    expect("build " + name, run(nvcc, "-O3", "-o", path(name), source, *options), 0)
program, good = path("sums"), path("good.rec")

plain = run(program)
expect("record", run(sampan, "record", "-o", good, "--", program), plain[0], plain[1].strip(), "3 launches of 3 kernels")
with open(good, "rb") as file:
    whole = file.read()
expect("the same", run(sampan, "verify", good), 0, "3 launches: the same")
expect("one thread, regions", run(sampan, "verify", good, "--threads", "1", "--engine", "regions"), 0)
expect("width 4", run(sampan, "verify", good, "--width", "4"), 0)
expect("options that nvcc refuses", run(sampan, "verify", good, "--rebuild", "--no-such-option"), 2, "R1061")
expect("an engine that nobody has", run(sampan, "verify", good, "--engine", "steam"), 2, "L1001")

expect("foreign", run(sampan, "verify", program), 2, "R1001")
newer = bytearray(whole)
newer[8] = 2
expect("newer", run(sampan, "verify", put("newer.rec", newer)), 2, "R1002")
damaged = bytearray(whole)
damaged[len(whole) // 2] ^= 16
expect("damaged", run(sampan, "verify", put("damaged.rec", damaged)), 2, "R1003")
cut = put("cut.rec", whole[:-200])
expect("cut off", run(sampan, "verify", cut), 2, "R1004", "launches are whole")
expect("salvaged", run(sampan, "verify", cut, "--salvage"), 0, "R1004")
expect("missing", run(sampan, "verify", path("none.rec")), 2, "R1005")
expect("no folder", run(sampan, "record", "-o", path("none/x.rec"), "--", program), 2, "R1005")
expect("exists", run(sampan, "record", "-o", good, "--", program), 2, "R1007")
with open(good, "rb") as file:
    expect("and is untouched", (0 if file.read() == whole else 1, ""), 0)
shutil.copy(good, path("more.rec"))
expect("resumed", run(sampan, "record", "--resume", "-o", path("more.rec"), "--", program), 0, "3 launches of 3 kernels")
expect("both parts", run(sampan, "verify", path("more.rec")), 0, "6 launches: the same")
expect("digest", run(sampan, "verify", good, "--digest", "00"), 2, "R1014")

expect("full disk", run(sampan, "record", "-o", path("full.rec"), "--", program, limit=30000), 0, plain[1].strip(), "R1005")
code, text = run(sampan, "verify", path("full.rec"))
expect("what fitted is whole", (0 if code == 0 or "R1016" in text else 1, text), 0)
expect("largest size", run(sampan, "record", "--max-size", "12K", "-o", path("small.rec"), "--", program), 0, "R1009")
expect("stays within", (0 if os.path.getsize(path("small.rec")) <= 12 << 10 else 1, ""), 0)
expect("left by _exit", run(sampan, "record", "-o", path("exit.rec"), "--", program, "1", "leave"), 0, "R1041", "3 launches")
expect("and is closed", run(sampan, "verify", path("exit.rec")), 0)
expect("nothing asked for", run(sampan, "record", "--kernel", "nobody", "-o", path("empty.rec"), "--", program), 0, "R1042")
expect("nothing to compare", run(sampan, "verify", path("empty.rec")), 2, "R1016")
expect("no program", run(sampan, "record", "-o", path("x.rec")), 2, "R1040")
expect("wrong expression", run(sampan, "record", "--kernel", "(", "-o", path("x.rec"), "--", program), 2, "L1001")
expect("the job by hand", run(program, environment={"SAMPAN_RECORD_JOB": "{", "LD_PRELOAD": os.path.join(
    os.path.dirname(sampan), "../toolkit/lib64/libsampan_record.so")}), 0, "R1020", plain[1].strip())

expect("other version", run(sampan, "verify", good, "--program", path("other")), 2, "R1012", "R1034")
expect("no such program", run(sampan, "verify", good, "--program", path("nobody")), 2, "R1031")
expect("not a CUDA program", run(sampan, "verify", good, "--program", "/bin/true"), 2, "R1017", "R1034")
expect("no memory", run(sampan, "verify", good, environment={"SAMPAN_MEMORY": "4K"}), 2, "R1013")
expect("other launches", run(sampan, "verify", good, "--against", cut, "--salvage"), 2, "R1015")
expect("against itself", run(sampan, "verify", good, "--against", good), 0)
expect("no room for the report", run(sampan, "verify", good, "--json", path("none/x.json")), 2, "R1051")
expect("report over a folder", run(sampan, "verify", good, "--json", folder), 2, "R1051")
for bad in ("rule = 3", "[[rule]]\nulps = 3", "[[rule]]\nulp = -1", "[[rule]]\nkernel = '('", "x", "[[rule]]\njudge='friendly'"):
    expect(f"policy {bad!r}", run(sampan, "verify", good, "--policy", put("bad.toml", bad.encode())), 2, "R1050")
expect("no policy", run(sampan, "verify", good, "--policy", path("none.toml")), 2, "R1050")

crash = put("crash.cu", open(os.path.join(HERE, "sums.cu")).read().replace(
    "table[1][i] = table[0][i] * 2", "((volatile float *)(i + 1ll))[0] = 1").encode())
run(nvcc, "-O3", "-o", path("crash"), crash)
expect("a kernel that crashes", run(sampan, "verify", good, "--program", path("crash")), 2, "R1032")
hang = put("hang.cu", open(os.path.join(HERE, "sums.cu")).read().replace(
    "table[1][i] = table[0][i] * 2", "while (((volatile float **)table)[1][i] >= 0) ;").encode())
run(nvcc, "-O3", "-o", path("hang"), hang)
expect("a kernel that hangs", run(sampan, "verify", good, "--program", path("hang"), "--timeout", "3"), 2, "R1033")
os.chmod(path("crash.cu"), 0o600)
abort = put("abort.cu", open(os.path.join(HERE, "sums.cu")).read().replace(
    "int main", "struct Early { Early() { if (getenv(\"SAMPAN_RECORD_JOB\")) abort(); } } early;\nint main").encode())
run(nvcc, "-O3", "-o", path("abort"), abort)
expect("a program that aborts", run(sampan, "verify", good, "--program", path("abort")), 2, "R1032")

# Memory is freed behind the recorder's back, and a pointer to it is left in memory that kernels reach.
gone = put("gone.cu", open(os.path.join(HERE, "sums.cu")).read().replace("#include <unistd.h>", "#include <dlfcn.h>\n#include <unistd.h>")
           .replace("  table[0] = b;", """  cudaMallocManaged(&table, 3 * sizeof(float *));
  cudaMalloc(&table[2], 8192);
  auto behind = (cudaError_t(*)(void *))dlsym(dlopen("libsampan_rt.so", RTLD_NOW), "cudaFree");
  behind(table[2]);
  table[0] = b;""").encode())
run(nvcc, "-O3", "-o", path("gone"), gone)
expect("memory that is gone", run(sampan, "record", "-o", path("gone.rec"), "--", path("gone")), 0, "R1010", plain[1].strip())

# Killed at any moment: what is left is whole launches.
for attempt in range(12):
    name = path(f"killed{attempt}.rec")
    child = subprocess.Popen([sampan, "record", "--launches", "all", "-o", name, "--", program, "2000"],
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    time.sleep(0.02 + 0.03 * attempt)
    os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    if os.path.exists(name) and os.path.getsize(name):
        code, text = run(sampan, "verify", name, "--salvage")
        if code not in (0, 2) or (code == 2 and "R1016" not in text):
            expect(f"killed {attempt}", (code, text), 0)
print("killed: what is left is whole")

busy = subprocess.Popen(["flock", "-x", good, "sleep", "20"])
time.sleep(0.5)
expect("in use", run(sampan, "record", "--resume", "-o", good, "--", program), 2, "R1008")
busy.kill()
expect("redacted", run(sampan, "record", "--redact", "-o", path("redacted.rec"), "--", program), 0, "3 launches")
with open(path("redacted.rec"), "rb") as file:
    content = file.read()
expect("and says no names", (1 if any(w in content for w in (b"weigh", b"sums", folder.encode())) else 0, ""), 0)
expect("and verifies", run(sampan, "verify", path("redacted.rec"), "--program", program), 0)
expect("private", (0 if os.stat(good).st_mode & 0o777 == 0o600 else 1, ""), 0)

shutil.copy(program, path("moved"))
run(sampan, "record", "-o", path("moved.rec"), "--", path("moved"))
with open(path("moved"), "ab") as file:
    file.write(b" ")
expect("a program that changed", run(sampan, "verify", path("moved.rec")), 2, "R1018")
expect("and is asked for by name", run(sampan, "verify", path("moved.rec"), "--program", path("moved")), 0)

# Not without its installation.
alone = path("alone")
os.makedirs(alone, exist_ok=True)
shutil.copy(sampan, alone)
expect("no recorder", run(os.path.join(alone, "sampan"), "record", "-o", path("x.rec"), "--", program), 2, "R1030")
os.remove(os.path.join(alone, "sampan"))
changed = path("changed.cu")
shutil.copy(os.path.join(HERE, "sums.cu"), changed)
run(nvcc, "-O3", "-fmad=false", "-o", path("changed"), changed)
with open(changed, "a") as file:
    file.write("\n")
expect("sources that changed", run(sampan, "verify", good, "--program", path("changed"), "--explain"), 1, "R1060")
expect("nor can they be built", run(sampan, "verify", good, "--program", path("changed"), "--engine", "fibers"), 2, "R1060")
print(f"{failures} failures")
