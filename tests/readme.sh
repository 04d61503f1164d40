#!/bin/sh
# The table of keys in README.md is the one that the program prints. With
# README_WRITE=1 in the environment it is written anew.
here=$(cd "$(dirname "$0")" && pwd)
readme=$here/../README.md
. "$here/lib.sh"
{
    sed '/^<!-- keys -->$/q' "$readme"
    echo
    "$DAICHO" --lang en --print-keys
    echo
    sed -n '/^<!-- end of keys -->$/,$p' "$readme"
} > README.md
if [ -n "${README_WRITE:-}" ]; then
    cp README.md "$readme"
fi
cmp -s README.md "$readme" ||
    fail "README.md has other keys than the program; README_WRITE=1 tests/readme.sh writes them"
finish
