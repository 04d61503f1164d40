#!/bin/sh
# The configuration, from the command line.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
d() { "$DAICHO" -f a.daicho "$@"; }

# What is printed is a file to begin from: it holds what holds without it.
expect 0 d --lang en config
holds out "#theme = default"
holds out "#key.undo = u ctrl-z"
holds out "# an error"
mkdir -p config/daicho
cp out begun
cp out config/daicho/config
expect 0 d --lang en config
cmp out begun || fail "what was printed reads back as something else"
expect 0 d --lang en config --check
holds err "Nothing is wrong"
[ ! -s out ] || fail "--check printed more than findings"

# Findings: told with file and line, and the rest holds.
printf 'lang = ja\nmouse = 123456789018\nkey.undo = z\n' > config/daicho/config
expect 1 d config --check
holds err "$work/config/daicho/config の2行目"
lacks err 123456789018
expect 1 d config
holds out "key.undo = z"
holds out "#mouse = on"
# Other commands only take the language.
expect 0 d init
holds err "作成しました"
expect 0 d --lang en list category
lacks err "config/daicho"

# A script of the screen has the person's keys; findings come at its end.
printf 'expect z 取消\nkey z\nexpect 取り消すものがありません\nkey ?\ntype 直前の変更\nexpect z                  直前の\n' > script
expect 0 d --script script
holds err "の2行目"
rm -r config
expect 3 d --lang ja --script script

finish
