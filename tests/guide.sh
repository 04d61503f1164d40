#!/bin/sh
# The guides of doc/ and the first pages show what the program does: see guide.py. With GUIDE_WRITE=1 in the
# environment their screens and outputs are written anew.
here=$(cd "$(dirname "$0")" && pwd)
command -v python3 > /dev/null || exit 77
. "$here/lib.sh"
queried=database
if ! command -v sqlite3 > /dev/null; then
    [ "${CI-}" != true ] || fail "sqlite3 is missing (./bootstrap check installs it)"
    echo "sqlite3 is missing; doc/database.*.md were not played."
    queried=
fi
for language in ja en; do
    for guide in guide auditors $queried; do
        python3 "$here/guide.py" "$DAICHO" "$here/../doc/$guide.$language.md" "$language" ||
            fail "doc/$guide.$language.md is not true; GUIDE_WRITE=1 tests/guide.sh writes it"
    done
done
# The first pages say what the program does too.
python3 "$here/guide.py" "$DAICHO" "$here/../README.md" en || fail "README.md is not true"
python3 "$here/guide.py" "$DAICHO" "$here/../README.ja.md" ja || fail "README.ja.md is not true"
finish
