"""Holds tests/rows against CSV that nobody here wrote.

    corpora.py ROWS spectrum FOLDER    csv-spectrum: FOLDER/csvs/X.csv beside FOLDER/json/X.json
    corpora.py ROWS test_csv           the reading cases of CPython's own test_csv

Prints what passed and what did not, with the reason. Exit status 1 where a
case that is not listed here does not pass, or a listed one does.
"""
import glob
import io
import json
import os
import subprocess
import sys
import tempfile
import unittest

ROWS = os.path.abspath(sys.argv[1])

NO_TEXT = "rows without text are counted and left out"
NUL = "a NUL is refused with its place"
OPEN = "a quotation mark that is never closed is refused, with the line where it was opened"
LIST = "no line at all gives no row"
STRICT = "what strict reading refuses is read as Excel does, and said"

# The cases of test_csv that do not pass: what is read, and why.
NOT_PASSED = {
    "['']": LIST,
    "'\"ab\"c', strict": STRICT,
    "','": NO_TEXT,
    "'\"\"'": NO_TEXT,
    "'\"\",'": NO_TEXT,
    "',\"\"'": NO_TEXT,
    "',,\"\",'": NO_TEXT,
    r"'a   b\n  a  \n  \n'": NO_TEXT,
    "'a,\"'": OPEN,
    "'\"a'": OPEN,
    r"'\x00'": NUL,
    r"'a,\x00b,c'": NUL,
    r"'a,b\x00,c'": NUL,
    r"""'a,"\x00b",c'""": NUL,
}
# What a dialect may ask for that is not offered, as no spreadsheet writes it.
NOT_OFFERED = {
    "escapechar": lambda d: d.escapechar is not None,
    "quotechar": lambda d: d.quotechar != '"',
    "doublequote=0": lambda d: not d.doublequote,
    "skipinitialspace": lambda d: d.skipinitialspace,
    "quoting": lambda d: d.quoting not in (0, 1),
    "a NUL as delimiter": lambda d: d.delimiter == "\0",
}

passed = []
not_passed = []  # texts for people
wrong = []  # of these, the unexpected ones


def rows_of(text, delimiter=""):
    """The rows of TEXT, or the reason why it is refused."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(text)
        file.flush()
        run = subprocess.run([ROWS, file.name, "UTF-8", delimiter], capture_output=True, check=False)
    return json.loads(run.stdout) if run.returncode == 0 else run.stderr.decode().strip()


def note(name, done, reason):
    """Keeps that the case NAME passed or not; REASON is the listed one, or None."""
    if done:
        passed.append(name)
    else:
        not_passed.append(f"{name}: {reason or 'not listed'}")
    if done == (reason is not None):
        wrong.append(name)


def spectrum(folder):
    for path in sorted(glob.glob(folder + "/csvs/*.csv")):
        name = os.path.splitext(os.path.basename(path))[0]
        with open(path, "rb") as file:
            rows = rows_of(file.read())
        with open(f"{folder}/json/{name}.json", encoding="utf-8", newline="") as file:
            expected = json.load(file)
        found = rows if isinstance(rows, str) else [dict(zip(rows[0], row)) for row in rows[1:]]
        note(name, found == expected, None)


def compare(lines, expected, dialect):
    """One call by which test_csv reads LINES in DIALECT and expects rows, or None for an error."""
    text = "".join(line if line.endswith(("\n", "\r")) else line + "\n" for line in lines[:-1])
    text += lines[-1] if lines else ""
    name = repr(text if len(text) < 60 else text[:60] + " …") if lines != [""] else "['']"
    name += ", strict" if expected is None else ""
    for option, asked in NOT_OFFERED.items():
        if asked(dialect):
            not_passed.append(f"{name}: not offered: {option}")
            return
    found = rows_of(text.encode(), dialect.delimiter)
    done = isinstance(found, str) if expected is None else found == expected
    note(name, done, NOT_PASSED.get(name))


def test_csv():
    from test import test_csv as cases

    reader = cases.csv.reader

    def read_test(self, lines, expected, **options):
        dialect = reader([], **options).dialect
        try:
            list(reader(lines, **options))
        except cases.csv.Error:
            # Without strict it is about Python: lines within a line, a limit of its own.
            if dialect.strict:
                compare(lines, None, dialect)
            raise
        compare(lines, expected, dialect)

    def reader_equal(self, text, expected):
        compare([text] if text else [], expected, reader([], self.dialect).dialect)

    cases.Test_Csv._read_test = read_test
    cases.TestCsvBase.readerAssertEqual = reader_equal
    loader = unittest.defaultTestLoader
    suite = unittest.TestSuite(loader.loadTestsFromTestCase(case) for case in vars(cases).values()
                               if case is cases.Test_Csv or hasattr(case, "readerAssertEqual"))
    unittest.TextTestRunner(stream=io.StringIO()).run(suite)


if sys.argv[2] == "spectrum":
    spectrum(sys.argv[3])
else:
    test_csv()
for line in not_passed:
    print("  not passed:", line)
for line in wrong:
    print("  unexpected:", line)
print(f"{sys.argv[2]}: {len(passed)} passed, {len(not_passed)} did not")
sys.exit(1 if wrong or not passed else 0)
