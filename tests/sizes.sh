#!/bin/sh
# The house stays readable: no source file past 400 lines, no test past 600, no
# function past 45. The tables are exempt: they are one long list by nature, and
# reading them is looking up.
set -eu
cd "${srcdir:-.}"
tables='^(model/kinds\.c|model/choices\.c|model/countries_table\.c|model/schema_1\.c|tui/actions\.c|po/ja_mo\.c)$'
bad=0
for file in */*.c */*.h; do
    lines=$(wc -l < "$file")
    case $file in tests/*) most=600 ;; *) most=400 ;; esac
    if [ "$lines" -gt "$most" ] && ! echo "$file" | grep -qE "$tables"; then
        echo "sizes: $file has $lines lines" >&2
        bad=1
    fi
done
for file in model/*.c import/*.c export/*.c tui/*.c cli/*.c; do
    awk -v file="$file" '
        /^\{/ { start = FNR }
        /^\}/ { if (start && FNR - start > 45) {
                    printf "sizes: %s:%d: a function of %d lines\n", file, start, FNR - start
                    bad = 1 }
                start = 0 }
        END { exit bad }' "$file" >&2 || bad=1
done
exit $bad
