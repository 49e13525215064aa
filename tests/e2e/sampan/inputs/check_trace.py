"""FILE: a whole trace, as JSON, of inputs/traced.cu."""
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    events = json.load(file)
names = {(e["pid"], e["tid"]): e["args"]["name"] for e in events if e["name"] == "thread_name"}
kernels = [e for e in events if e.get("cat") == "kernel"]
copies = {e["name"]: e["args"]["bytes"] for e in events if e.get("cat") == "copy"}
assert [e["name"] for e in kernels] == ["twice(int*, int)"] * 3, kernels
assert {names[e["pid"], e["tid"]] for e in kernels} == {'the "fast" stream'}, names
for one, other in zip(kernels, kernels[1:]):
    assert one["dur"] > 0 and one["ts"] + one["dur"] <= other["ts"] + 0.001, "kernels of a stream overlap"
assert copies == {"cudaMemset": 4 << 20, "cudaMemcpy": 4}, copies
host = [(e["ph"], e["cat"], e["name"]) for e in events if e["pid"] == 2 and e["ph"] != "M"]
assert host == [("B", "nvtx", "prices"), ("B", "desk", "风险"), ("E", "desk", ""), ("b", "nvtx", "download"),
                ("e", "nvtx", ""), ("i", "nvtx", "done"), ("E", "nvtx", "")], host
times = {e["ph"]: e["ts"] for e in events if e["pid"] == 2 and e.get("cat") == "desk"}
assert times["B"] <= kernels[0]["ts"] and kernels[2]["ts"] <= times["E"], "the range does not hold its kernels"
print("good trace,", len(events), "events")
