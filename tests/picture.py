"""A screen as a picture: SVG made of the cells that a scripted session tells.

draw() takes the rows of a screen and the letters of the roles of their cells, as the
script command "show roles" prints them (tui/canvas_text.c), and the looks of the roles as
"daicho config" prints them. Texts stand in runs of one width and one role, each stretched
to its cells, so that columns line up in any font; lines of boxes are drawn as lines.
"""
import html
import re
import unicodedata

CELL, ROW, SIZE = 9, 19, 15
GROUND, INK = "#15181e", "#d7dae0"
PALETTE = {"default": None, "black": "#15181e", "red": "#f2777a", "green": "#99cc99",
           "yellow": "#f0c674", "blue": "#33518a", "magenta": "#d3a4f9", "cyan": "#6fc7d3",
           "white": "#e6e8ec", "bright-yellow": "#ffe08a"}
ROLES = {".": "text", "d": "dim", "t": "title", "b": "bar", "a": "tab", "A": "tab-on",
         "s": "selected", "u": "selected-dim", "m": "marked", "l": "label", "f": "field",
         "F": "field-on", "k": "key", "i": "link", "x": "match", "-": "border",
         "=": "border-on", "o": "ok", "w": "warning", "e": "error"}
# Half cells to the left, right, up and down.
LINES = {"─": "lr", "│": "ud", "┌": "rd", "┐": "ld", "└": "ru", "┘": "lu",
         "├": "rud", "┤": "lud", "┬": "lrd", "┴": "lru", "┼": "lrud"}


class Look:
    """What "red on black bold" means."""
    def __init__(self, words):
        words = words.split()
        back = PALETTE[words[words.index("on") + 1]] if "on" in words else None
        fore = PALETTE[words[0]]
        self.fore, self.back = fore or INK, back
        if "reverse" in words:
            self.fore, self.back = back or GROUND, fore or INK
        self.bold, self.dim, self.line = ("bold" in words, "dim" in words, "underline" in words)


def looks_of(config):
    """The looks of all roles as the text of "daicho config" has them."""
    rows = re.findall(r"^#?colour\.(\S+) = (.*?) # ", config, re.M)
    return {name: Look(words) for name, words in rows}


def rows_of(shown, told):
    """(text, letters) of each row: SHOWN are the rows, TOLD the same with rows of letters."""
    out, at = [], 0
    for i, text in enumerate(shown):
        assert told[at] == text, (told[at], text)
        at += 1
        following = shown[i + 1] if i + 1 < len(shown) else None
        letters = ""
        if at < len(told) and told[at] != following and not told[at].startswith("cursor "):
            letters, at = told[at], at + 1
        out.append((text, letters))
    return out


def width_of(char):
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cells_of(text, letters, columns):
    """(column, width, glyph, role) of each glyph of a row, blanks to its end included."""
    cells, at = [], 0
    for char in text:
        if width_of(char) == 0 and cells:
            cells[-1][2] += char
            continue
        cells.append([at, width_of(char), char, None])
        at += width_of(char)
    cells += [[x, 1, " ", None] for x in range(at, columns)]
    for cell in cells:
        cell[3] = ROLES[letters[cell[0]] if cell[0] < len(letters) else "."]
    return cells


def runs_of(cells, same):
    """Cells that stand together and are alike by SAME."""
    run = []
    for cell in cells:
        if run and same(run[-1]) != same(cell):
            yield run
            run = []
        run.append(cell)
    if run:
        yield run


def put_ground(out, cells, y, looks):
    for run in runs_of(cells, lambda c: looks[c[3]].back):
        back = looks[run[0][3]].back
        if back:
            width = run[-1][0] + run[-1][1] - run[0][0]
            out.append('<path fill="%s" d="M%d %dh%dv%dh-%dz"/>' % (
                back, run[0][0] * CELL, y * ROW, width * CELL, ROW, width * CELL))


def put_underline(out, cells, y, looks):
    for run in runs_of(cells, lambda c: (looks[c[3]].line, looks[c[3]].fore)):
        if looks[run[0][3]].line:
            width = run[-1][0] + run[-1][1] - run[0][0]
            out.append('<path stroke="%s" d="M%d %d.5h%d"/>' % (
                looks[run[0][3]].fore, run[0][0] * CELL, y * ROW + ROW - 2, width * CELL))


def put_text(out, cells, y, classes):
    """Runs of one role and one width; a single blank within a run stays in it."""
    def kind(cell):
        return (cell[3], cell[1], cell[2] in LINES)
    for run in runs_of(cells, kind):
        if run[0][2] in LINES:
            continue
        text = "".join(cell[2] for cell in run)
        for word in re.finditer(r"\S+(?: \S+)*", text):
            width = run[0][1]
            # A combining mark is part of the glyph before it.
            begin = len([c for c in text[:word.start()] if width_of(c)])
            glyphs = len([c for c in word.group() if width_of(c)])
            out.append('<text class="%s" x="%d" y="%d" textLength="%d" '
                       'lengthAdjust="spacingAndGlyphs">%s</text>' % (
                           classes[run[0][3]], (run[0][0] + begin * width) * CELL,
                           y * ROW + ROW - 5, glyphs * width * CELL, html.escape(word.group())))


def put_lines(out, grid, looks):
    """The lines of boxes, those of one look as one path."""
    paths = {}
    for y, cells in enumerate(grid):
        for x, _, glyph, role in cells:
            halves = {"l": ("h", y, 2 * x), "r": ("h", y, 2 * x + 1),
                      "u": ("v", x, 2 * y), "d": ("v", x, 2 * y + 1)}
            path = paths.setdefault((looks[role].fore, looks[role].bold), set())
            path.update(halves[way] for way in LINES.get(glyph, ""))
    for (colour, bold), halves in sorted(paths.items()):
        if halves:
            out.append('<path stroke="%s"%s d="%s"/>' % (
                colour, ' stroke-width="2"' if bold else "", "".join(moves(sorted(halves)))))


def moves(halves):
    """SVG moves for half cells, (way, row or column, number) each; what goes on is joined."""
    while halves:
        way, fixed, first = halves[0]
        count = 1
        while count < len(halves) and halves[count] == (way, fixed, first + count):
            count += 1
        halves = halves[count:]
        if way == "h":
            yield "M%g %gh%g" % (first * CELL / 2, (fixed + .5) * ROW, count * CELL / 2)
        else:
            yield "M%g %gv%g" % ((fixed + .5) * CELL, first * ROW / 2, count * ROW / 2)


def draw(rows, columns, looks, title):
    """The picture of ROWS, (text, letters) each, COLUMNS wide, named TITLE."""
    grid = [cells_of(text, letters, columns) for text, letters in rows]
    used = sorted({cell[3] for cells in grid for cell in cells})
    classes = {role: "r%d" % i for i, role in enumerate(used)}
    wide, high = columns * CELL, len(rows) * ROW
    out = ['<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" '
           'viewBox="-8 -8 %d %d" role="img">' % (wide + 16, high + 16, wide + 16, high + 16),
           "<title>%s</title>" % html.escape(title),
           "<style>text{font:%dpx 'Noto Sans Mono CJK JP','BIZ UDGothic','MS Gothic',"
           "'Osaka-Mono',monospace;white-space:pre}" % SIZE]
    for role in used:
        look = looks[role]
        out[-1] += ".%s{fill:%s%s%s}" % (classes[role], look.fore,
                                         ";font-weight:bold" if look.bold else "",
                                         ";opacity:.65" if look.dim else "")
    out[-1] += "</style>"
    out.append('<rect x="-8" y="-8" width="100%%" height="100%%" rx="6" fill="%s"/>' % GROUND)
    for y, cells in enumerate(grid):
        put_ground(out, cells, y, looks)
        put_underline(out, cells, y, looks)
        put_text(out, cells, y, classes)
    put_lines(out, grid, looks)
    return "\n".join(out) + "\n</svg>\n"
