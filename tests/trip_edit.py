#!/usr/bin/env python3
"""Edits the sheets of an annual review as departments and their programs do.

    trip_edit.py IN OUT [--encoding E] [--drop COLUMN] [--rename OLD=NEW] [--last COLUMN]
                 [--reverse] [--blank] [--title] [--struck CODE] [--add COLUMN=TEXT,…]
                 [CODE:COLUMN=TEXT …]

IN is a CSV or a workbook; OUT is a workbook where IN is one. Nothing but the standard
library is used: a workbook is a ZIP archive of XML.
"""
import csv
import re
import sys
import zipfile
from xml.sax.saxutils import escape, unescape


def column_name(number):
    name = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


class Csv:
    def __init__(self, path):
        with open(path, encoding="utf-8-sig", newline="") as file:
            self.rows = list(csv.reader(file))

    def save(self, path, encoding):
        with open(path, "w", encoding=encoding, newline="") as file:
            csv.writer(file).writerows(self.rows)


class Workbook:
    """The sheet with the answers: the second one."""

    part = "xl/worksheets/sheet2.xml"

    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        strings = self.parts["xl/sharedStrings.xml"].decode()
        shared = [unescape("".join(re.findall(r"<t[^>]*>(.*?)</t>", one, re.S)))
                  for one in re.findall(r"<si>(.*?)</si>", strings, re.S)]
        xml = self.parts[self.part].decode()
        self.rows = []
        for row in re.findall(r"<row [^>]*>(.*?)</row>", xml, re.S):
            cells = {}
            for letters, rest in re.findall(r'<c r="([A-Z]+)\d+"([^>]*/>|.*?</c>)', row, re.S):
                index = 0
                for letter in letters:
                    index = index * 26 + ord(letter) - 64
                value = re.search(r"<v>(.*?)</v>", rest, re.S)
                cells[index] = shared[int(value[1])] if value else ""
            self.rows.append([cells.get(i + 1, "") for i in range(max(cells))])

    def save(self, path, _encoding):
        rows = []
        for r, row in enumerate(self.rows, 1):
            cells = []
            for c, text in enumerate(row, 1):
                name = f"{column_name(c)}{r}"
                if text.startswith("#number "):
                    cells.append(f'<c r="{name}"><v>{text[8:]}</v></c>')
                elif text:
                    cells.append(f'<c r="{name}" t="inlineStr"><is><t xml:space="preserve">'
                                 f"{escape(text)}</t></is></c>")
            rows.append(f'<row r="{r}">{"".join(cells)}</row>')
        xml = self.parts[self.part].decode()
        xml = re.sub(r"<sheetData>.*</sheetData>", lambda _: "<sheetData>" + "".join(rows) +
                     "</sheetData>", xml, flags=re.S)
        self.parts[self.part] = xml.encode()
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self.parts.items():
                archive.writestr(name, data)


def main(arguments):
    source, target = arguments[:2]
    book = Workbook(source) if source.endswith(".xlsx") else Csv(source)
    rows, encoding = book.rows, "utf-8-sig"
    columns = {name: i for i, name in enumerate(rows[0])}
    code = columns["コード"]
    rest = iter(arguments[2:])
    later = []
    for word in rest:
        if word == "--encoding":
            encoding = next(rest)
        elif word in ("--reverse", "--blank", "--title"):
            later.append((word, None))
        elif word in ("--drop", "--rename", "--last"):
            later.append((word, next(rest)))
        elif word == "--struck":
            struck = next(rest)
            rows[:] = [row for row in rows if row[code] != struck]
        elif word == "--add":
            row = [""] * len(rows[0])
            for cell in next(rest).split(","):
                name, text = cell.split("=", 1)
                row[columns[name]] = text
            rows.append(row)
        else:
            which, change = word.split(":", 1)
            name, text = change.split("=", 1)
            row = next(row for row in rows if row[code] == which)
            row[columns[name]] = text.replace("\\n", "\r\n")
    for word, argument in sorted(later, key=lambda step: step[0] == "--title"):
        if word == "--drop":
            place = rows[0].index(argument)
            for row in rows:
                del row[place]
        elif word == "--rename":
            old, new = argument.split("=")
            rows[0][rows[0].index(old)] = new
        elif word == "--last":
            place = rows[0].index(argument)
            for row in rows:
                row.append(row.pop(place))
        elif word == "--reverse":
            rows[1:] = rows[:0:-1]
        elif word == "--blank":
            rows[2:2] = [[""] * len(rows[0]), [""] * len(rows[0])]
        elif word == "--title":
            rows[0:0] = [["人事部で記入しました"], []]
    book.save(target, encoding)


main(sys.argv[1:])
