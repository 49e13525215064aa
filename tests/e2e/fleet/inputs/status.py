"""Runs a command, shows all it says and its exit status."""
import subprocess
import sys

run = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300)
sys.stdout.buffer.write(run.stdout)
print("status", run.returncode)
