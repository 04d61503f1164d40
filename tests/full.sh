#!/bin/sh
# A disk that is full, and a folder that takes no files: every command that writes says
# which file, with exit 4, leaves nothing at its place, no piece of it, and the inventory
# as it was.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
d() { "$DAICHO" --lang en -f "$work/a.daicho" "$@"; }
points=0

expect 0 d init --sample education
expect 0 d review start 2026 --due 2027-03-31
expect 0 d notice --publish 2026-04-01
mkdir in
{
    echo 'Code,Name,Number of persons'
    for i in 1 2 3 4 5 6 7 8 9; do echo "C-80$i,Kept $i,$i"; done
    for i in $(seq 400); do echo "C-9$i,Refused by its number of persons $i,many"; done
} > in/rows.csv
state() { d export --all --format json 2> head | cksum && cat head; }
state > before

# unchanged WORDS: the inventory is as it was.
unchanged()
{
    state > after
    cmp -s before after || fail "the inventory is another one after: $*"
}

# refused STATUS WORDS COMMAND: it ended with exit 4 and said WORDS.
refused()
{
    points=$((points + 1))
    [ "$1" -eq 4 ] || fail "exit $1, not 4: $3: $(head -c 300 err)"
    grep -qF -- "$2" err || fail "$3 does not say \"$2\": $(head -c 300 err)"
    [ "$(grep -cF "could not be written whole" err)" -le 1 ] || fail "$3 says it twice"
}

# What prints to standard output.
if [ -c /dev/full ]; then
    while read -r command; do
        status=0
        eval "d $command" > /dev/full 2> err || status=$?
        refused $status "Standard output could not be written whole: the disk is full" "$command"
    done << 'COMMANDS'
export --kind category
export --register --excel
export --all --format json
export --register --format json
export --format html
export --kind party --format md
export --format dot
export --article30 ico
notice
notice --format html
notice --diff --format json
list category
list party --format json
show C-0001
check
check --list
history
history --of C-0001
diff '#1' now
diff '#1' now --format json
review status
verify
scan in/rows.csv
try set C-0001 remarks=x
--print-schema
--print-doc database
--print-doc rules
--help
COMMANDS
    unchanged "/dev/full"
fi

# What writes a file or a folder; OUT stands for it.
writers='export --kind category -o OUT
export --register --excel -o OUT
export --all -o OUT
export --all --format json -o OUT
export --all --format xlsx -o OUT
export --register --format xlsx -o OUT
export --format xlsx -o OUT
export --format html -o OUT
export --register --format md -o OUT
export --format dot -o OUT
export --article30 cnil --format xlsx -o OUT
notice --format html -o OUT
evidence -o OUT
review send -o OUT
scan in/rows.csv --format json -o OUT'

# write_all OUT WORDS HOW: each of them to OUT, by HOW; nothing may be at OUT then, nor
# beside it. Further commands come from standard input.
write_all()
{
    { echo "$writers"; cat; } > writers
    while read -r command; do
        status=0
        beside=$(dirname "$1")
        ls -A "$beside" > there
        command=$(echo "$command" | sed "s|OUT|$1|")
        $3 "$command" > out 2> err || status=$?
        refused $status "$2" "$command"
        ls -A "$beside" | diff there - > left || fail "$command left $(cat left)"
    done < writers
    unchanged "$1"
}

plainly() { eval "d $1"; }
# A disk with room for 512 bytes: a file can be made and not be filled. (A backup meets the
# same limit at the inventory, which it cannot tell from its own disk, a trial at its copy.)
limited() { (ulimit -f 1 && trap '' XFSZ && eval "d $1"); }

mkdir room
write_all room/out "full" limited < /dev/null

# Even root puts no file there.
cat > more << 'COMMANDS'
backup OUT
try set C-0001 remarks=x --format html -o OUT
try set C-0001 remarks=x --save OUT
COMMANDS
write_all /proc/tty/out "/proc/tty/out" plainly < more

# Who is no root cannot write to a folder without that right.
if [ "$(id -u)" -ne 0 ]; then
    mkdir closed && chmod 500 closed
    write_all closed/out "closed/out" plainly < more
fi

# A file system that is full to the brim, where one can be had. The rows that an import
# refuses are written before anything is imported.
mkdir brim
if mount -t tmpfs -o size=64k tmpfs brim 2> mounted; then
    trap 'umount "$work/brim"; rm -rf "$work"' EXIT
    cp in/rows.csv brim
    head -c 65536 /dev/zero > brim/filled 2> filled
    echo 'import --kind category --accept-good brim/rows.csv' >> more
    write_all brim/out "full" plainly < more
fi

echo "$points points, $failures violations"
finish
