"""Interrupts an assessment as soon as it has kept a result, and runs it again."""
import json
import pathlib
import signal
import subprocess
import sys
import time

sampan, folder = sys.argv[1], pathlib.Path(sys.argv[2])
sources, cache = folder / "many", folder / "cache"
sources.mkdir()
for n in range(12):
    (sources / f"s{n}.cu").write_text(f"__global__ void k{n}(int *p) {{ *p = {n}; }}\n")
command = [sampan, "assess", str(sources), "--jobs", "1", "--cache", str(cache), "--json", str(folder / "i.json")]
run = subprocess.Popen(command, stdout=subprocess.DEVNULL)
kept = []
while run.poll() is None and not kept:
    kept = list(cache.glob("*.json"))
    time.sleep(0.01)
run.send_signal(signal.SIGINT)
print(f"status {run.wait()}, some kept: {bool(kept)}")
subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
print("second run:", json.loads((folder / "i.json").read_text())["not_reached"], "not reached")
