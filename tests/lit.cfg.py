# The test suite, for lit (part of LLVM). Run through ./test or tests/run.py, which pass the build folder and settings.
import os
import shutil
import subprocess
import sys

import lit.formats

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.dirname(here)
sys.path.insert(0, os.path.join(here, "support"))

build = os.path.abspath(lit_config.params.get("build", os.path.join(root, "build")))
llvm = lit_config.params.get("llvm", "/usr/lib/llvm-19/bin")

config.name = "sampan"
config.test_source_root = here
# Tests' own files. Each run of run.py names a folder that no other run uses at the same time.
config.test_exec_root = os.path.abspath(lit_config.params.get("work", os.path.join(build, "test-results", "work")))
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".ll", ".cu", ".test"]
config.excludes = ["inputs", "h200", "configs", "support", "__pycache__", "CMakeLists.txt"]
config.available_features.add("x86_64" if os.uname().machine == "x86_64" else os.uname().machine)

# What ./test fetches from the Python registry; without it the tests that need it are UNSUPPORTED: Thrust and CUB, and
# Huawei's AscendNPU-IR.
if os.path.isdir(os.path.join(build, "toolkit", "cccl", "include")):
    config.available_features.add("cccl")
if os.path.isdir(os.path.join(build, "npu-ir")):
    config.available_features.add("npu-ir")
# What cross-compiled programs need to be linked and run here.
arm64_runtime = os.path.join(build, "toolkit", "targets", "aarch64-linux", "lib", "libsampan_rt.so")
if shutil.which("qemu-aarch64") and shutil.which("aarch64-linux-gnu-g++") and os.path.exists(arm64_runtime):
    config.available_features.add("arm64-emulator")
if shutil.which("qemu-loongarch64") and shutil.which("ld.lld", path=llvm):
    config.available_features.add("loongarch64-emulator")

# Scripts of `sampan python`, and the package as pip installs it.
for feature, modules in (("numpy", "numpy"), ("pip", "setuptools, wheel, pip")):
    if subprocess.run(["/usr/bin/python3", "-c", f"import {modules}"], capture_output=True).returncode == 0:
        config.available_features.add(feature)

config.sampan_root = root
config.sampan_build = build
config.sampan_sanitizers = lit_config.params.get("sanitizers") == "1"

# A test sees only what a user's shell would have, plus the settings of tests/configs/<name>.toml.
config.environment = {name: os.environ[name] for name in ("HOME", "TMPDIR") if name in os.environ}
config.environment["LC_ALL"] = "C.UTF-8"  # messages of other programs in English
config.environment["PATH"] = os.pathsep.join([os.path.join(build, "bin"), llvm, "/usr/local/bin", "/usr/bin", "/bin"])
for setting in filter(None, lit_config.params.get("environment", "").split(";")):
    name, _, value = setting.partition("=")
    config.environment[name] = value
nvcc_flags = lit_config.params.get("nvcc_flags", "")

include = os.path.join(root, "include")
nvcc = os.path.join(build, "toolkit", "bin", "nvcc")
if lit_config.params.get("target"):
    nvcc = f"{here}/support/emulated_nvcc.py {nvcc} {lit_config.params['target']} {lit_config.params['emulator']}"
clang = f"{llvm}/clang++ -x cuda --cuda-gpu-arch=sm_80 -nocudainc -nocudalib -isystem {include} -include sampan/prelude.h"
kernel_opt = os.path.join(build, "bin", "kernel-opt")

# Longer names first: lit replaces in this order, and %clang would eat the beginning of %clang-device.
config.substitutions += [
    ("%nvcc", f"{nvcc} {nvcc_flags}".strip()),
    ("%sampan", os.path.join(build, "bin", "sampan")),
    ("%kernel-opt", kernel_opt),
    ("%random-kernels", os.path.join(build, "bin", "random-kernels")),
    ("%clang-device", f"{clang} --cuda-device-only"),
    ("%clang-host", f"{clang} --cuda-host-only"),
    ("%python", sys.executable),
    ("%FileCheck", f"{llvm}/FileCheck"),
    ("%toolkit", os.path.join(build, "toolkit")),
    ("%include", include),
    ("%root", root),
    ("%build", build),
]
