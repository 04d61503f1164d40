#!/bin/sh
# The house stays readable: no source file past 600 lines, no function past 70.
# The tables are exempt: they are one long list by nature, and reading them is
# looking up.
set -eu
cd "${srcdir:-.}"
tables='^(model/kinds\.c|model/choices\.c|model/countries_table\.c|model/schema_1\.c|po/ja_mo\.c)$'
bad=0
for file in */*.c */*.h; do
    lines=$(wc -l < "$file")
    if [ "$lines" -gt 600 ] && ! echo "$file" | grep -qE "$tables"; then
        echo "sizes: $file has $lines lines" >&2
        bad=1
    fi
done
for file in model/*.c import/*.c export/*.c tui/*.c cli/*.c; do
    awk -v file="$file" '
        /^\{/ { start = FNR }
        /^\}/ { if (start && FNR - start > 70) {
                    printf "sizes: %s:%d: a function of %d lines\n", file, start, FNR - start
                    bad = 1 }
                start = 0 }
        END { exit bad }' "$file" >&2 || bad=1
done
exit $bad
