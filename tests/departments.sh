#!/bin/sh
# What the page for departments tells them to write comes in: the table of headers and
# examples as a sheet of one row, and every way of acquisition that it names.
here=$(cd "$(dirname "$0")" && pwd)
command -v python3 > /dev/null || exit 77
. "$here/lib.sh"
cat > sheets.py << 'END'
import csv, re, sys
page = open(sys.argv[1], encoding="utf-8").read()
rows = re.findall(r"^\| (.+?) \| (.+?) \|$", page, re.M)[1:]
heads, cells = zip(*(row for row in rows if not row[0].startswith("-")))
way = next(i for i, head in enumerate(heads) if head in ("取得方法", "Way of acquisition"))
line = next(line for line in page.splitlines() if line.startswith(("* 取得方法", "* Say from whom")))
ways = re.findall("[「\"](.+?)[」\"]", line)
alone = ways[-3:] if "だけでは" in line else ways[-2:]
with open("table.csv", "w", encoding="utf-8") as file:
    csv.writer(file).writerows([heads, cells])
for number, word in enumerate(ways):
    name = "%s-%d.csv" % ("open" if word in alone else "taken", number)
    with open(name, "w", encoding="utf-8") as file:
        csv.writer(file).writerows([heads, [word if i == way else cell
                                            for i, cell in enumerate(cells)]])
print(len(heads))
END
tried=0
for language in ja en; do
    rm -f ./*.csv
    expect 0 python3 sheets.py "$here/../doc/hr.$language.md"
    columns=$(cat out)
    "$DAICHO" -f a.$language init 2> /dev/null
    expect 0 "$DAICHO" -f a.$language --lang en import --dry-run table.csv
    holds out "$columns of $columns columns"
    holds out "new 1"
    for sheet in taken-*.csv; do
        expect 0 "$DAICHO" -f a.$language import --dry-run "$sheet"
        tried=$((tried + 1))
    done
    for sheet in open-*.csv; do
        expect 1 "$DAICHO" -f a.$language import --dry-run "$sheet"
        tried=$((tried + 1))
    done
done
[ $tried -ge 15 ] || fail "only $tried ways of acquisition were tried"
finish
