#!/bin/sh
# The layers hold: model <- import, export <- tui <- cli. No file includes one
# of a layer above its own; SQLite, libcsv and curses stay where they belong.
set -eu
cd "${srcdir:-.}"
bad=0

# forbid FOLDER PATTERN: no source in FOLDER includes what matches PATTERN.
forbid()
{
    if grep -nE "^#include [<\"]($2)" "$1"/*.[ch]; then
        echo "layers: $1/ must not include $2" >&2
        bad=1
    fi
}

forbid model '(import|export|tui|cli)/'
forbid import '(tui|cli)/'
forbid export '(import|tui|cli)/'
forbid tui 'cli/'
for folder in import export tui cli; do
    forbid "$folder" 'sqlite3'
    forbid "$folder" 'model/(db|inside|[a-z]+_inside)\.h'
done
for folder in model tui cli; do forbid "$folder" '(csv|zip|expat|gumbo|cmark-gfm)\.h'; done
forbid export '(expat|gumbo|cmark-gfm)\.h'
for folder in export tui cli; do forbid "$folder" 'import/[a-z]+_inside\.h'; done
for folder in model import export cli; do forbid "$folder" '(ncursesw/)?(curses|ncurses|panel)'; done

# The model says nothing by itself: only mem.c speaks, as it ends the program,
# and display.c, which is given the stream.
if grep -nE '(^|[^a-z_])(f?printf|puts|fputs|putchar) ?\(' model/*.c |
    grep -vE '^model/(mem|display)\.c:'; then
    echo "layers: model/ must not print" >&2
    bad=1
fi

# No mutable state at file scope, but what signal handlers need.
if grep -nE '^static [^(]*;' ./*/*.c | grep -vE '^./tests/|static const |\) *;$|\* *const |^./tui/term' |
    grep -vE ' const [a-z_]+(\[|;| =)'; then
    echo "layers: state at file scope" >&2
    bad=1
fi
# Without cmocka make check runs the scripts: what wants it is named in test_programs.
for source in $(sed -n 's/^check_PROGRAMS += //p' Makefile.am); do
    if grep -q '<cmocka.h>' "$source.c"; then
        echo "layers: $source wants cmocka and is no test program" >&2
        bad=1
    fi
done
exit $bad
