"""Opens a fleet's page in headless Chromium with a script of ours behind its own, and prints what that saw."""
import html
import json
import pathlib
import re
import subprocess
import sys

PROBE = """<script>
"use strict";
const seen = {violations: 0};
document.addEventListener("securitypolicyviolation", () => ++seen.violations);
const column = n => [...document.querySelectorAll("#body tr")].map(r => r.children[n].firstChild.textContent);
seen.rows = column(0).length;
seen.byCards = column(2).join(" ");
document.getElementById("sort-chip").click();
const names = column(0);
seen.byName = names.every((n, i) => !i || names[i - 1].localeCompare(n, "en", {numeric: true}) <= 0) + " " +
              document.getElementById("sort-chip").closest("th").getAttribute("aria-sort");
seen.focus = document.activeElement.id;
seen.sums = [...document.querySelectorAll("#sums dd")].map(e => e.textContent).join(" | ");
seen.blocked = document.querySelectorAll("td.blocked").length;
seen.text = [...document.querySelectorAll("td")].some(e => e.textContent.includes("<img src=x"));
seen.images = document.images.length;
seen.examples = [...document.querySelectorAll("#inputs li")].filter(e => e.textContent.includes("example")).length;
const choice = document.getElementById("lang"); choice.value = "zh"; choice.dispatchEvent(new Event("input"));
seen.zh = document.documentElement.lang + " " + document.querySelector("h1").textContent;
seen.requests = performance.getEntriesByType("resource").filter(e => !e.name.startsWith("data:")).length;
const pre = document.createElement("pre");
pre.id = "seen";
pre.textContent = JSON.stringify(seen);
document.body.append(pre);
</script></body>"""

page, work = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
probed = work / "probed.html"
probed.write_text(page.read_text().replace("</body>", PROBE))
run = subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--v=0",
                      f"--user-data-dir={work}/profile", "--dump-dom", probed.as_uri()],
                     capture_output=True, text=True, timeout=120)
found = re.search(r'<pre id="seen">(.*?)</pre>', run.stdout, re.S)
console = [line for line in run.stderr.splitlines() if "CONSOLE" in line]
if not found:
    sys.exit("the page's script did not end: " + "\n".join(console))
s = json.loads(html.unescape(found[1]))
print(f"console: {len(console)}, requests: {s['requests']}, violations: {s['violations']}", *console)
print(f"rows: {s['rows']}, by cards: {s['byCards']}")
print(f"by name: {s['byName']}, focus: {s['focus']}")
print("sums:", s["sums"])
print(f"blocked: {s['blocked']}, text stays text: {str(s['text']).lower()}, images: {s['images']}")
print("examples:", s["examples"])
print("Chinese:", s["zh"])
