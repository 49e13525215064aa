"""Opens a report in headless Chromium with a script of ours behind its own, and prints what that saw."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[3] / "support"))
import browse_page

PROBE = """const names = () => [...document.querySelectorAll("#body tr td:first-child button")].map(b => b.textContent);
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
           document.querySelector("td.unsupported").textContent].join(" ");"""

s = browse_page.look(sys.argv[1], sys.argv[2], PROBE)
print("rows:", s["rows"])
print(f"sorted by name: {s['up']}, by click again: {s['down']}")
print("filter 'textured':", s["search"])
print("filter unsupported:", s["unsupported"])
print(f"opened: {s['id']}, source line: {str(s['line']).lower()}, expanded: {s['expanded']}")
print("focus stays on the row:", str(s["focus"]).lower())
print("chips without target:", "more" if s["more"] else "the same")
print("Chinese:", s["zh"])
