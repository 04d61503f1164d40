#!/bin/sh
# The built program is hardened: what configure asked of the compiler is in the binary.
# What a compiler or a machine does not have is named, and so is what it is without.
here=$(cd "$(dirname "$0")" && pwd)
config=$PWD/config.log
. "$here/lib.sh"
command -v readelf > /dev/null || { echo "SKIP: no readelf (binutils)"; exit 77; }
grep -q -- 'fsanitize=' "$config" 2> /dev/null && grep -q "^HARDEN_CFLAGS='-fsanitize" "$config" &&
    { echo "SKIP: a build with sanitizers is not hardened"; exit 77; }

# asked FLAG: configure took it.
asked()
{
    grep '^HARDEN_CFLAGS=\|^HARDEN_LDFLAGS=' "$config" | grep -qF -- "$1" && return 0
    echo "left out: the compiler does not take $1"
    return 1
}

readelf -Whl "$DAICHO" > headers
readelf -Wd "$DAICHO" > dynamic
readelf -Ws "$DAICHO" > symbols
# The start files of some C libraries have no such notes, and the linker then drops
# those of ours: the objects are looked at.
readelf -Wn "$(dirname "$DAICHO")/cli/main.o" > notes 2> /dev/null
points=0
has()
{
    points=$((points + 1))
    grep -qE -- "$2" "$1" || fail "$1: no $2"
}
lacks_line()
{
    points=$((points + 1))
    if grep -qE -- "$2" "$1"; then fail "$1: $2"; fi
}

if asked -pie; then
    has headers 'Type: *DYN'
    has dynamic 'FLAGS_1.*PIE'
fi
if asked -Wl,-z,relro,-z,now; then
    has headers GNU_RELRO
    has dynamic 'BIND_NOW|FLAGS.*NOW'
    lacks_line dynamic TEXTREL
fi
# The stack, and nothing that can be written, can be run.
has headers 'GNU_STACK.* RW '
lacks_line headers '(LOAD|GNU_STACK).* RWE '
lacks_line dynamic 'RPATH|RUNPATH'
if asked -fstack-protector-strong; then has symbols __stack_chk_fail; fi
if asked -D_FORTIFY_SOURCE=3; then
    has symbols '__(memcpy|snprintf|printf|fprintf|vsnprintf|read|strcpy)_chk'
fi
case $(uname -m) in
x86_64)
    if asked -fcf-protection=full && [ -s notes ]; then has notes 'IBT.*SHSTK'; fi
    ;;
aarch64) echo "left out: notes of control flow are those of x86" ;;
esac
# Functions that cannot be used safely are not called.
lacks_line symbols ' (gets|tmpnam|tempnam|mktemp|sprintf|vsprintf|system|popen)(@|$)'
echo "hardening.sh: $points points, $failures violations"
finish
