"""What the bench of exports holds XLSX against: the cells of a CSV file, written by
XlsxWriter in constant memory as texts with a frame.

    xlsxwriter_cells.py FILE.csv FILE.xlsx
"""
import csv
import sys

import xlsxwriter

book = xlsxwriter.Workbook(sys.argv[2], {"constant_memory": True})
sheet = book.add_worksheet()
look = book.add_format({"text_wrap": True, "border": 1, "valign": "top"})
with open(sys.argv[1], newline="", encoding="utf-8") as file:
    for number, row in enumerate(csv.reader(file)):
        for column, cell in enumerate(row):
            if cell != "":
                sheet.write_string(number, column, cell, look)
book.close()
