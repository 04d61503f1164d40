# What the shell tests share. Sourced; not a test.
# shellcheck shell=sh

DAICHO=${DAICHO:-$PWD/daicho}
DAICHO_USER=tester
DAICHO_NOW=2026-11-22T09:00:00Z
export DAICHO_USER DAICHO_NOW
unset DAICHO_FILE
failures=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 99
XDG_CONFIG_HOME=$work/config
export XDG_CONFIG_HOME

# fail WORDS: notes a failure and goes on.
fail()
{
    echo "FAIL: $*" >&2
    failures=$((failures + 1))
}

# expect STATUS COMMAND...: runs it, output to out and err, and compares the
# exit status.
expect()
{
    wanted=$1
    shift
    status=0
    "$@" > out 2> err < /dev/null || status=$?
    [ "$status" -eq "$wanted" ] || {
        fail "exit $status, not $wanted: $*"
        cat out err >&2
    }
}

# holds FILE TEXT: the file holds the text; lacks: it does not.
holds()
{
    grep -qF -- "$2" "$1" || {
        fail "$1 does not hold \"$2\":"
        cat "$1" >&2
    }
}

lacks()
{
    if grep -qaF -- "$2" "$1"; then
        fail "$1 holds \"$2\""
    fi
}

# finish: the exit status of the test.
finish()
{
    [ "$failures" -eq 0 ] || exit 1
    exit 0
}
