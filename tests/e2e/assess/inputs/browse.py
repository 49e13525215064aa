"""Opens a report in headless Chromium with a script of ours behind its own, and prints what that saw."""
import html
import json
import pathlib
import re
import subprocess
import sys

PROBE = """<script>
"use strict";
const seen = {violations: 0}, names = () => [...document.querySelectorAll("#body tr td:first-child button")].map(b => b.textContent);
document.addEventListener("securitypolicyviolation", () => ++seen.violations);
const set = (id, value) => { const e = document.getElementById(id); e.type === "checkbox" ? e.checked = value : e.value = value;
  e.dispatchEvent(new Event("input")); };
const sorted = (list, up) => list.every((n, i) => !i || (list[i - 1].localeCompare(n) <= 0) === up || list[i - 1] === n);
seen.rows = names().length;
document.getElementById("sort-name").click();
const direction = () => document.getElementById("sort-name").parentNode.getAttribute("aria-sort");
seen.up = sorted(names(), true) + " " + direction();
document.getElementById("sort-name").click();
seen.down = sorted(names(), false) + " " + direction();
set("text", "textured");
seen.search = names().filter(n => n.startsWith("textured")).length;
document.getElementById("row-0").click();
seen.id = (document.querySelector("#body ul").textContent.match(/K1201/) || [""])[0];
seen.line = !!document.querySelector("#body pre");
seen.expanded = document.getElementById("row-0").getAttribute("aria-expanded");
seen.focus = document.activeElement.id === "row-0";
set("text", "");
set("verdict", "unsupported");
seen.unsupported = names().length;
set("verdict", "");
const few = document.querySelectorAll("#head th").length;
set("all", true);
seen.more = document.querySelectorAll("#head th").length > few;
set("all", false);
set("lang", "zh");
seen.zh = [document.documentElement.lang, document.getElementById("sort-name").textContent.split(" ")[0],
           document.querySelector("td.unsupported").textContent].join(" ");
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
print("rows:", s["rows"])
print(f"sorted by name: {s['up']}, by click again: {s['down']}")
print("filter 'textured':", s["search"])
print("filter unsupported:", s["unsupported"])
print(f"opened: {s['id']}, source line: {str(s['line']).lower()}, expanded: {s['expanded']}")
print("focus stays on the row:", str(s["focus"]).lower())
print("chips without target:", "more" if s["more"] else "the same")
print("Chinese:", s["zh"])
