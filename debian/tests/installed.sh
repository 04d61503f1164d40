#!/bin/sh
# What the package puts beside the program: manuals, desktop entry, file type, samples.
. tests/lib.sh

expect 0 man --warnings -E UTF-8 -l /usr/share/man/man1/daicho.1.gz
[ ! -s err ] || fail "the manual has faults"
expect 0 man -w -L ja daicho
holds out "/ja/"
expect 0 desktop-file-validate /usr/share/applications/daicho.desktop
expect 0 daicho -f a.daicho init --sample portal
expect 0 daicho -f a.daicho verify --full
echo "installed: passed"
