#!/bin/sh
# --readonly: nothing changes, and each command that would says so.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
d() { "$DAICHO" -f a.daicho "$@"; }

expect 0 d init
expect 0 d add item name=x
before=$(cksum < a.daicho)
for command in "add item name=y" "set I-0001 name=y" "delete I-0001" undo "redact I-0001 name"; do
    # shellcheck disable=SC2086
    expect 4 d --readonly $command
    holds err "--readonly"
done
expect 0 d --readonly list item
expect 0 d --readonly verify --full
expect 0 d --readonly backup copy.daicho
expect 4 d --readonly restore copy.daicho
expect 4 "$DAICHO" -f new.daicho --readonly init
[ ! -e new.daicho ] || fail "--readonly made a file"
printf 'key 3\nshow\nkey a\nexpect --readonly\nkey u\nexpect --readonly\n' > script
expect 0 d --lang en --readonly --script script
holds out "[read only]"
[ "$before" = "$(cksum < a.daicho)" ] || fail "--readonly changed the inventory"
finish
