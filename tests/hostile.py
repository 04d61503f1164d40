"""Checks of what daicho writes of an inventory full of hostile texts (hostile.sh).

    hostile.py LOOKS

Each line of the file LOOKS is a check and the files to look at. Prints how much was
looked at and how much is wrong, which fails; what is wrong goes to standard error.
"""
import collections
import csv
import ctypes
import ctypes.util
import html.parser
import json
import re
import sys
import xml.etree.ElementTree as tree
import xml.parsers.expat
import zipfile

faults = []


def fault(file, what):
    faults.append(f"{file}: {what}")


def text_of(file):
    with open(file, "rb") as opened:
        data = opened.read()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        fault(file, str(error))
        return ""


def is_harmful(point):
    return (point < 0x20 or 0x7F <= point <= 0x9F or point in (0xAD, 0x61C, 0xFEFF)
            or 0x200B <= point <= 0x200F or 0x2028 <= point <= 0x202E or 0x2060 <= point <= 0x206F
            or 0xFFF9 <= point <= 0xFFFB or 0xE0000 <= point <= 0xE0FFF)


def is_kept_mark(point):
    return point == 0x200D or 0xFE00 <= point <= 0xFE0F or 0xE0100 <= point <= 0xE01EF


def shown(file):
    """What goes to a terminal: nothing that moves the cursor, turns or hides."""
    before, text = " ", text_of(file)
    for number, sign in enumerate(text):
        kept = is_kept_mark(ord(sign)) and before not in " \n"
        if sign != "\n" and is_harmful(ord(sign)) and not kept:
            fault(file, f"U+{ord(sign):04X} after {text[max(0, number - 40):number]!r}")
            break
        before = sign
    return text.count("\n") + 1


FORMULA = "=+-@\t\r＝＋－＠"
BEFORE_FORMULA = " \u3000\u00a0"


def guarded(file):
    """A CSV for spreadsheets: no cell is run as a formula."""
    count = 0
    with open(file, encoding="utf-8-sig", newline="") as opened:
        for row in csv.reader(opened):
            for cell in row:
                count += 1
                begun = cell.lstrip(BEFORE_FORMULA)
                number = re.fullmatch(r"[-+]?[0-9][0-9.,]*", cell)
                if begun[:1] and begun[0] in FORMULA and not number:
                    fault(file, f"a formula: {cell[:60]!r}")
    return count


def plain_json(file):
    text = text_of(file)
    json.loads(text)
    return shown(file)


def workbook(file):
    """Every part is well-formed for a strict parser, and no cell is a formula or a link."""
    count = 0
    with zipfile.ZipFile(file) as book:
        for part in book.namelist():
            if part.endswith((".png", ".bin")):
                continue
            data = book.read(part)
            parser = xml.parsers.expat.ParserCreate()
            names = collections.Counter()
            parser.StartElementHandler = lambda name, _: names.update([name])
            parser.StartDoctypeDeclHandler = lambda *_: fault(file, f"{part} has a DOCTYPE")
            try:
                parser.Parse(data, True)
            except xml.parsers.expat.ExpatError as error:
                fault(file, f"{part}: {error}")
            if part.startswith("xl/worksheets/sheet") and names["f"]:
                fault(file, f"{part} has formulae")
            if b'TargetMode="External"' in data or "ddeLink" in names or "oleObject" in names:
                fault(file, f"{part} leads outside")
            if re.search(r"vba|externalLink|activeX|embeddings", part):
                fault(file, f"it holds {part}")
            count += names["c"] + names["si"]
    return count


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.elements = collections.Counter()
        self.attributes = collections.Counter()
        self.addresses = []

    def handle_starttag(self, tag, attrs):
        self.elements[tag] += 1
        for name, value in attrs:
            self.attributes[name] += 1
            if name in ("href", "src", "action", "xlink:href", "formaction"):
                self.addresses.append(value or "")

    def unknown_decl(self, data):
        self.elements["<![" + data[:20]] += 1

    def handle_pi(self, data):
        self.elements["<?" + data[:20]] += 1

    def handle_comment(self, data):
        self.elements["<!--"] += 1


ELEMENTS = set("""html head meta title style body main header footer nav section article h1 h2 h3 h4 h5 h6 p br hr
    a ul ol li dl dt dd table caption colgroup col thead tbody tfoot tr th td span div strong em mark small
    figure figcaption svg g rect line path text tspan circle polygon desc code pre b i del ins sup sub""".split())
ATTRIBUTES = set("""lang charset name content http-equiv id class href scope colspan rowspan style role title data-label data-footnote-ref
    data-footnotes data-footnote-backref data-footnote-backref-idx     viewbox width height x y x1 y1 x2 y2 d r cx cy rx ry fill stroke stroke-width points transform dy dx
    text-anchor font-size font-family font-weight aria-label aria-hidden aria-labelledby xmlns start value
    align datetime preserveaspectratio dominant-baseline type""".split())


def page(file):
    """No element, attribute or address of an HTML page stems from a value."""
    return look_at(file, text_of(file)) + shown(file)


def look_at(file, text):
    parser = Page()
    parser.feed(text)
    parser.close()
    for name in set(parser.elements) - ELEMENTS:
        fault(file, f"the element {name!r}")
    for name in set(parser.attributes) - ATTRIBUTES:
        fault(file, f"the attribute {name!r}")
    for address in parser.addresses:
        if not re.match(r"https?://[^\"'<>\s]+$|#", address):
            fault(file, f"the address {address[:60]!r}")
    return sum(parser.elements.values())


def markdown(file):
    """What cmark makes of it holds no element or address that stems from a value."""
    library = ctypes.util.find_library("cmark-gfm")
    if library is None:
        return 0
    cmark = ctypes.CDLL(library)
    cmark.cmark_markdown_to_html.restype = ctypes.c_char_p
    data = text_of(file).encode()
    unsafe, notes = 1 << 17, 1 << 13  # what is HTML stays; foot notes are none of the links
    made = cmark.cmark_markdown_to_html(data, ctypes.c_size_t(len(data)), unsafe | notes)
    return look_at(file, made.decode()) + shown(file)


def drawing(file):
    """An SVG of Graphviz: well-formed, nothing runs, nothing is loaded."""
    count = 0
    for element in tree.fromstring(text_of(file)).iter():
        count += 1
        name = element.tag.rpartition("}")[2]
        if name not in ("svg", "g", "title", "polygon", "polyline", "path", "text", "ellipse", "a", "style", "desc"):
            fault(file, f"the element {name!r}")
        for attribute, value in element.attrib.items():
            attribute = attribute.rpartition("}")[2]
            if attribute.startswith("on") or attribute == "href":
                fault(file, f"{attribute}={value[:40]!r}")
    return count + shown(file)


def names(file):
    """A list of file names, each ended by NUL, is safe on any system."""
    with open(file, "rb") as opened:
        paths = opened.read().split(b"\0")[:-1]
    for path in paths:
        for name in path.split(b"/"):
            stem = name.split(b".")[0].upper()
            if (not re.fullmatch(rb"[A-Za-z0-9._%-]+", name) or len(name) > 255 or name in (b".", b"..") and path != name
                    or name.endswith(b".") and name not in (b".",) or name.startswith(b"-")
                    or re.fullmatch(rb"CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9]", stem)):
                fault(file, f"the name {path!r}")
    return len(paths)


checks = {"shown": shown, "guarded": guarded, "json": plain_json, "workbook": workbook, "page": page, "markdown": markdown,
          "drawing": drawing, "names": names}
points = 0
with open(sys.argv[1], encoding="utf-8") as looks:
    for look in looks:
        check, *files = look.split()
        points += sum(checks[check](file) for file in files)
for line in faults[:20]:
    print(line.encode("unicode_escape").decode("ascii"), file=sys.stderr)
print(points, len(faults))
sys.exit(1 if faults else 0)
