#!/bin/sh
# The texts of doc/ that are printed from the tables of the program are as it prints them.
# With DOCS_WRITE=1 in the environment they are written anew.
here=$(cd "$(dirname "$0")" && pwd)
doc=$here/../doc
. "$here/lib.sh"

# same FILE OPTION...: FILE is what these options print.
same()
{
    file=$1
    shift
    expect 0 "$DAICHO" "$@"
    [ -z "${DOCS_WRITE:-}" ] || cp out "$doc/$file"
    cmp out "$doc/$file" || fail "doc/$file is not true; DOCS_WRITE=1 tests/docs.sh writes it"
}
for language in ja en; do
    same "rules.$language.md" --lang $language --print-doc rules
    same "statutes.$language.md" --lang $language --print-doc statutes
done
same schema.sql --print-doc database

# The schema that is told makes what a file of ours has, comments apart, and every column
# has a comment above it.
command -v python3 > /dev/null || finish
expect 0 "$DAICHO" -f a.daicho init
cat > compare.py << 'END'
import re, sqlite3, sys
if sqlite3.sqlite_version_info < (3, 37):
    sys.exit(0)
told = open(sys.argv[1], encoding="utf-8").read()
made, real = sqlite3.connect(":memory:"), sqlite3.connect("a.daicho")
made.executescript(told)
def schema(db):
    plain = lambda sql: "".join(re.sub(r"--.*", "", sql or "").split())
    rows = db.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema")
    return {row[:3] + (plain(row[3]),) for row in rows} | set(db.execute("PRAGMA user_version"))
different = schema(made) ^ schema(real)
bare = re.findall(r"^(?!  --).*\n  (?!PRIMARY KEY|UNIQUE|--)(\w+ .*)", told, re.M)
print(different, bare)
sys.exit(1 if different or bare else 0)
END
expect 0 python3 compare.py "$doc/schema.sql"
finish
