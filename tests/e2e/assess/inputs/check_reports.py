"""Prints what the tests want to see of a JSON and a SARIF report."""
import json
import sys

report = json.load(open(sys.argv[1]))
assert report["schema"] == "sampan.assess/1"
kernels = {k["name"]: k for u in report["units"] for k in u["kernels"]}
for name in sorted(kernels):
    print(name, kernels[name]["verdicts"]["cpu"])
print("plain is launched at", *(p["line"] for p in kernels["plain"]["launches"]))
print("uses:", ", ".join(sorted({f"{x['kind']} {x['name']}" for u in report["units"] for x in u["uses"]})))
sarif = json.load(open(sys.argv[2]))
results = sarif["runs"][0]["results"]
assert all(r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith("file:///") for r in results)
print(f"sarif {sarif['version']}:", *sorted({r["ruleId"] for r in results} & {"Q1101", "Q1102", "K1201", "clang"}))
