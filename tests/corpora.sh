#!/bin/sh
# csv-spectrum, and the reading cases of CPython's test_csv, held against what
# tests/rows reads: texts that nobody here wrote. A corpus that is missing fails
# in CI and is skipped elsewhere.
srcdir=$(cd "${srcdir:-.}" && pwd)
failed=0
missing=0

# miss WHAT PACKAGE: a corpus is not there.
miss()
{
    echo "$1 is not there; it comes with the package $2 (./bootstrap check installs it)."
    missing=1
}

# hold PYTHON CORPUS [FOLDER]
hold()
{
    python=$1
    shift
    PYTHONDONTWRITEBYTECODE=1 "$python" "$srcdir/tests/corpora.py" tests/rows "$@" || failed=1
}

python=
for file in /usr/lib/python3.*/test/test_csv.py; do
    [ -f "$file" ] || continue
    folder=${file%/test/test_csv.py}
    [ -x "/usr/bin/${folder##*/}" ] && python=/usr/bin/${folder##*/}
done
spectrum=/usr/share/nodejs/csv-spectrum
if [ -z "$python" ]; then miss "CPython's test_csv" libpython3.11-testsuite; else hold "$python" test_csv; fi
if [ ! -d $spectrum ]; then
    miss csv-spectrum node-csv-spectrum
elif [ -n "$python" ] || command -v python3 >/dev/null; then
    hold "${python:-python3}" spectrum $spectrum
else
    miss Python python3
fi
[ $missing -eq 0 ] || [ "${CI-}" != true ] || failed=1
[ $failed -eq 0 ] || exit 1
[ $missing -eq 0 ] || exit 77
