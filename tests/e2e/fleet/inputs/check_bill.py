"""Works the bill of one chip out again, from the catalogue's power and the inputs of the command."""
import json
import sys

report = json.load(open(sys.argv[1]))
figures = json.load(open(sys.argv[2]))["chips"][0]["figures"]
watts = figures["chip.power_w"]["value"] if isinstance(figures, dict) else next(f["value"] for f in figures if f["key"] == "chip.power_w")
chip = next(c for c in report["chips"] if c["chip"] == "mlu370-x8")
kwh = 128 * watts / 1000 * 1000 * 0.02 * 1.5
bill = kwh * 0.8 * (1 - 0.5)
right = abs(chip["energy"]["kwh"] - kwh) < 1e-6 and abs(chip["energy"]["bill"] - bill) < 1e-6
print("the bill of mlu370-x8", "is the formula's" if right else f"is {chip['energy']}, not {kwh} kWh and {bill}")
print(f"lower bound: {str(chip['energy']['lower_bound']).lower()}, power from: {chip['power_from']}")
first = next(c for c in report["chips"] if c["chip"] == "ascend-910b3")["energy"]
kwh = 320 * (350 * 0.04 + 90 * 0.96) / 1000 * 1000 * 1.5
print("with idle power: 320 cards of 350 W and 90 W are", "right" if abs(first["kwh"] - kwh) < 1e-6 and not first["lower_bound"] else first)
other = next(c for c in report["chips"] if c["chip"] is None)
print("unknown chip:", json.dumps(other["energy"]["kwh"]), json.dumps(other["target"]), "cost known" if other["cost"] else "cost unknown")
