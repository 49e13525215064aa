"""Opens a fleet's page in headless Chromium with a script of ours behind its own, and prints what that saw."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[3] / "support"))
import browse_page

PROBE = """const column = n => [...document.querySelectorAll("#body tr")].map(r => r.children[n].firstChild.textContent);
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
seen.zh = document.documentElement.lang + " " + document.querySelector("h1").textContent;"""

s = browse_page.look(sys.argv[1], sys.argv[2], PROBE)
print(f"rows: {s['rows']}, by cards: {s['byCards']}")
print(f"by name: {s['byName']}, focus: {s['focus']}")
print("sums:", s["sums"])
print(f"blocked: {s['blocked']}, text stays text: {str(s['text']).lower()}, images: {s['images']}")
print("examples:", s["examples"])
print("Chinese:", s["zh"])
