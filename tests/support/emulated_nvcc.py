#!/usr/bin/env python3
"""emulated_nvcc.py NVCC TARGET EMULATOR ARGUMENT…: nvcc for another machine, whose programs run here as if they were of this one:
beside each stands what was linked, and in its place a script that gives it to the emulator."""
import os
import subprocess
import sys

nvcc, target, emulator, *rest = sys.argv[1:]
status = subprocess.run([nvcc, f"--sampan-target={target}", *rest]).returncode
output = rest[rest.index("-o") + 1] if "-o" in rest else "a.out"
if status == 0 and os.path.isfile(output) and os.access(output, os.X_OK) and not output.endswith((".o", ".so")):
    os.replace(output, output + "." + target)
    with open(output, "w") as script:
        script.write(f'#!/bin/sh\nexec {emulator} "{os.path.abspath(output)}.{target}" "$@"\n')
    os.chmod(output, 0o755)
sys.exit(status)
