"""Writes docs/coverage.md from the results of measure.py: figures, and a table of what fails and why."""
import collections
import datetime
import json

HEAD = """# Coverage of public CUDA programs

How many programs that nobody wrote for us build and work. Written by `tools/corpus/measure.py --write-coverage`, {date};
do not edit it by hand.

| | |
|---|---|
| Programs in the list | {programs} |
| Built by their own, unchanged Makefile with our `nvcc` on `PATH` | {built} ({built_percent} %) |
| Check themselves and have their data | {checked} |
| … of these, print PASS | {passed} ({passed_percent} %) |

The programs are those of [HeCBench](https://github.com/zjin-lcf/HeCBench) that need no library beyond CUDA's runtime and
headers; [the list](../tests/corpus/hecbench.json) is fixed. Nothing of them is kept here but names, reasons and figures.
{commits}

**What counts.** A program has the machine ({machine}) to itself for {seconds} s. PASS means that it was not ended by an error,
printed that its check passed, and printed no failure beside that; a program whose check only speaks when it fails counts if it was silent
and is marked so in the list. Arguments are reduced where the original ones take a GPU's strength, never so far that a
kernel or a check is left out; the list has them. A pass says no more than the program's own check can see.

**To repeat it**, with the `src` folder of a checkout of HeCBench:

    ninja -C build
    SAMPAN_CORPUS=DIR tools/corpus/measure.py --jobs 2
    tools/corpus/measure.py --write-coverage docs/coverage.md

"""


def percent(part, whole):
    return f"{100 * part / max(1, whole):.1f}"


def table(title, heading, rows):
    if not rows:
        return ""
    lines = [f"## {title}", "", f"| Program | {heading} |", "|---|---|"]
    return "\n".join(lines + [f"| {name} | {why} |" for name, why in sorted(rows)]) + "\n\n"


def why(result, entry, seconds):
    outcome = result.get("run", "was not run")
    if outcome == "timeout":
        outcome = f"did not end within {seconds} s"
    note = entry.get("note", "")
    return f"{outcome}: {note}" if note else outcome


def write(path, results, entries, seconds):
    entries = {e["name"]: e for e in entries}
    results = [r for r in results if r["name"] in entries]
    built = [r for r in results if r["build"] == "yes"]
    checked = [r for r in results if entries[r["name"]]["class"] == "A" and entries[r["name"]]["data"]]
    passed = [r for r in checked if r.get("run") == "PASS"]
    absent = [r for r in results if entries[r["name"]]["class"] == "A" and not entries[r["name"]]["data"]]
    by_commit = collections.Counter(r.get("commit", "unknown") for r in results)
    commits = "Measured at " + ", ".join(f"commit {c} ({n})" for c, n in by_commit.most_common()) + "."
    machines = " and ".join(sorted({r["machine"] for r in results if "machine" in r}))
    text = HEAD.format(machine=machines, date=datetime.date.today(), programs=len(results), built=len(built),
                       built_percent=percent(len(built), len(results)), checked=len(checked), passed=len(passed),
                       passed_percent=percent(len(passed), len(checked)), seconds=seconds, commits=commits)
    text += table("Programs that do not build", "Reason",
                  [(r["name"], entries[r["name"]].get("note") or r.get("reason", "")) for r in results if r["build"] != "yes"])
    text += table("Self-checks that do not pass", "What happens",
                  [(r["name"], why(r, entries[r["name"]], seconds) if r["build"] == "yes" else "does not build")
                   for r in checked if r.get("run") != "PASS"])
    text += table("Self-checks that have no data", "Reason",
                  [(r["name"], entries[r["name"]].get("note", "its input is not in the public checkout")) for r in absent])
    path.write_text(text.rstrip() + "\n")
    print(f"{path}: builds {len(built)}/{len(results)}, self-checks pass {len(passed)}/{len(checked)}")


def write_from(path, results_path, list_path, seconds):
    write(path, json.loads(results_path.read_text()), json.loads(list_path.read_text()), seconds)
