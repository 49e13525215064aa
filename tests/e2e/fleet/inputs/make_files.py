"""Files that are hard to keep in a repository: a spreadsheet with a formula, a picture, a long table, a long log."""
import pathlib
import sys
import zipfile

folder = pathlib.Path(sys.argv[1])
(folder / "picture.csv").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
(folder / "titles.csv").write_text("chip,quantity\n")
(folder / "million.csv").write_text("chip,quantity\n" + "MLU370-X8,1\n" * 1000000)
tool = (pathlib.Path(__file__).parent / "cnmon.txt").read_text()
(folder / "log.txt").write_text(tool * 3000)

# A version without end, after which the file is read as before; an assessment nested without end.
(folder / "deep.csv").write_text((pathlib.Path(__file__).parent / "fleet.csv").read_text())
(folder / "deep.json").write_text('{"schema":"sampan.assess/1","subject":' + "[" * 100000 + "]" * 100000 + ',"units":[]}')
(folder / "endless.txt").write_text(tool.replace("v5.10.22", "v" + "5" * 3000000, 1))

cell = '<c r="{0}" t="inlineStr"><is><t>{1}</t></is></c>'
rows = ["".join(cell.format(f"{c}1", t) for c, t in zip("ABC", ("chip", "quantity", "cost"))),
        cell.format("A2", "MLU370-X8") + '<c r="B2"><v>2</v></c><c r="C2"><v>100</v></c>',
        cell.format("A3", "MLU370-X8") + '<c r="B3"><v>2</v></c><c r="C3"><f>SUM(C2:C2)</f><v>999</v></c>']
sheet = "".join(f'<row r="{i + 1}">{r}</row>' for i, r in enumerate(rows))
with zipfile.ZipFile(folder / "formula.xlsx", "w") as book:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    book.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')
    book.writestr("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{rel}"><sheets><sheet name="s" sheetId="1" r:id="r1"/></sheets></workbook>')
    book.writestr("xl/_rels/workbook.xml.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                  f'<Relationship Id="r1" Type="{rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>')
    book.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData></worksheet>')
