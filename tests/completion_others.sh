#!/bin/sh
# What fish and zsh complete, in those of the two that are there: fish is asked,
# zsh types at a pseudo-terminal of its own. Skipped where there is neither.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
expect 0 "$DAICHO" --lang en --print-completion fish
cp out daicho.fish
expect 0 "$DAICHO" --lang ja --print-completion zsh
cp out _daicho_ja
holds _daicho_ja "'category:データ区分'"
expect 0 "$DAICHO" --lang en --print-completion zsh
cp out _daicho
touch inventory.daicho 'a b.csv'
mkdir config home
HOME=$work/home
export HOME

# only LINE: that and nothing else was completed.
only()
{
    [ "$(cat out)" = "$1" ] || fail "not only \"$1\": $(cat out)"
}

# in_fish WORDS: what stands in out are the completions of the last.
in_fish()
{
    timeout 60 fish --no-config -c "source daicho.fish; complete -C '$1'" 2> err | cut -f 1 > out
    [ ! -s err ] || fail "$1: $(cat err)"
}

try_fish()
{
    expect 0 fish -n daicho.fish
    in_fish 'daicho impo'
    only import
    in_fish 'daicho import --d'
    only "--delimiter
--dry-run"
    in_fish 'daicho list cat'
    only category
    in_fish 'daicho list category ca'
    only ""
    in_fish 'daicho --lang j'
    only ja
    in_fish 'daicho export --kind jo'
    only joint_use
    in_fish 'daicho import a'
    only "a b.csv"
    in_fish 'daicho show i'
    only ""
    in_fish 'daicho review s'
    only "send
start
status"
    in_fish 'daicho review status s'
    only ""
    in_fish 'daicho review receive a'
    only "a b.csv"
    in_fish 'daicho try me'
    only merge
    in_fish 'daicho '
    sort out > offered
    sort commands | cmp -s - offered || fail "not the commands of --help: $(cat offered)"
}

# What zsh does at a terminal of its own, with the words to type as argument:
# prints the line as it is after a tab.
cat > type.zsh << 'END'
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z 'unsetopt zle_bracketed_paste; PS1= PROMPT_EOL_MARK='
zpty -w z 'fpath=($PWD $fpath); autoload -U compinit; compinit -u -D'
zpty -w z 'show() { print -r -- "<<$BUFFER>>" }; zle -N show; bindkey "^X^X" show; print rea""dy'
zpty -r z out '*ready*' || exit 1
zpty -w -n z "$1"$'\t\x18\x18'
zpty -r z out '*<<*>>*' || exit 1
out=${out##*<<}
print -r -- "${out%%>>*}"
END

# in_zsh WORDS EXPECTED: what a tab makes of the words.
in_zsh()
{
    timeout 60 zsh -f type.zsh "$1" > out 2> err
    [ "$(cat out)" = "$2" ] || fail "zsh made \"$(cat out)\" of \"$1\": $(cat err)"
}

try_zsh()
{
    expect 0 zsh -n _daicho
    in_zsh 'daicho impo' 'daicho import '
    in_zsh 'daicho import --dr' 'daicho import --dry-run '
    in_zsh 'daicho list cat' 'daicho list category '
    in_zsh 'daicho list category ca' 'daicho list category ca'
    in_zsh 'daicho --lang=j' 'daicho --lang=ja '
    in_zsh 'daicho -f inv' 'daicho -f inventory.daicho '
    in_zsh 'daicho export --kind jo' 'daicho export --kind joint_use '
    in_zsh 'daicho import a' 'daicho import a\ b.csv '
    in_zsh 'daicho show i' 'daicho show i'
    in_zsh 'daicho review rec' 'daicho review receive '
    in_zsh 'daicho review receive a' 'daicho review receive a\ b.csv '
    in_zsh 'daicho review status a' 'daicho review status a'
    in_zsh 'daicho --print-completion f' 'daicho --print-completion fish '
}

"$DAICHO" --lang en --help | sed -n '/^Commands/,/^$/s/^  \([a-z]*\) .*/\1/p' > commands
tried=0
if command -v fish > /dev/null; then try_fish; tried=1; fi
if command -v zsh > /dev/null; then try_zsh; tried=1; fi
[ $tried -eq 1 ] || [ "$failures" -gt 0 ] || exit 77
finish
