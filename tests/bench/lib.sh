# What the benches share. Sourced; not a bench.
# shellcheck shell=sh
#
#   BENCH_DIR=bench-data   where data are kept between runs
#   BENCH_LINES=FILE       figures are added to FILE for the table of all benches

LC_ALL=C.UTF-8
export LC_ALL
source=$(cd "${srcdir:-.}" && pwd)
bench=$PWD/tests/bench
daicho=${DAICHO:-$PWD/daicho}
data=${BENCH_DIR:-bench-data}
mkdir -p "$data"
data=$(cd "$data" && pwd)

# Nothing of the person's own settings, nothing left from another run; on the
# disk of the data, as an inventory is.
place=$(mktemp -d "$data/run.XXXXXX")
trap 'rm -rf "$place"' EXIT
HOME=$place XDG_STATE_HOME=$place/state XDG_CONFIG_HOME=$place/config XDG_DATA_HOME=$place/data
export HOME XDG_STATE_HOME XDG_CONFIG_HOME XDG_DATA_HOME
mkdir "$XDG_STATE_HOME" "$XDG_CONFIG_HOME" "$XDG_DATA_HOME"

# What inventories depend on: they are made anew where it has changed.
stamp=$(cat "$source/tests/bench/make.c" "$source/tests/bench/words.c" \
    "$source"/model/migrations.c "$source"/model/schema_*.c | cksum)

# make_inventory SIZE: $data/SIZE.daicho and the same as CSV.
make_inventory()
{
    [ "$(cat "$data/$1.stamp" 2> /dev/null)" != "$stamp" ] || return 0
    rm -f "$data/$1".*
    echo "bench: making $1 categories in $data" >&2
    "$bench/make" "$1" "$data/$1.daicho"
    "$daicho" -f "$data/$1.daicho" --lang ja export --kind category --format csv \
        -o "$data/$1.csv" 2> /dev/null
    echo "$stamp" > "$data/$1.stamp"
}

# take WHAT COMMAND…: runs it and keeps its figures.
take()
{
    what=$1
    shift
    "$bench/ledger" run "$place/$what" "$@" 2> "$place/errors" || {
        echo "bench: $what failed" >&2
        cat "$place/errors" >&2
        exit 1
    }
}

# median FILE NUMBER: the median of a column of the figures in FILE.
median()
{
    cut -f "$2" "$1" | sort -n | awk '{ at[NR] = $1 } END { print at[int((NR + 1) / 2)] }'
}

# over WHAT BASE: the processor time of WHAT as a multiple of that of BASE.
over()
{
    echo "$(median "$place/$1" 2) $(median "$place/$2" 2)" |
        awk '{ printf "%.2f", $1 / ($2 > 0 ? $2 : 0.001) }'
}

# line WHAT LABEL BASE GOAL: a row of a table; BASE is what it is held against.
line()
{
    ratio=
    [ -z "$3" ] || ratio=$(over "$1" "$3")
    echo "| $2 | $(median "$place/$1" 1) | $(median "$place/$1" 2) | $(median "$place/$1" 3) |" \
        "$ratio | $4 |"
}

# tell SIZE PART LABEL MILLISECONDS PEER RATIO FLOOR RATIO: a line for the table of all.
tell()
{
    [ -z "${BENCH_LINES:-}" ] || (IFS='	'; echo "$*") >> "$BENCH_LINES"
}

# tell_taken SIZE PART LABEL WHAT PEER BASE FLOOR BASE: the same of what take() took;
# no BASE, no ratio.
tell_taken()
{
    tell "$1" "$2" "$3" "$(median "$place/$4" 1 | awk '{ print $1 * 1000 }')" \
        "$5" "${6:+$(over "$4" "$6")}" "$7" "${8:+$(over "$4" "$8")}"
}

# conditions TITLE: on what the bench is run.
conditions()
{
    echo "# $1"
    echo
    echo "* machine: $(nproc) x $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)," \
        "$(awk '/^MemTotal/ { printf "%d MiB", $2 / 1024 }' /proc/meminfo)," \
        "$(uname -sr), load $(cut -d ' ' -f 1-3 /proc/loadavg)"
    echo "* $("$daicho" --version), commit" \
        "$(git -C "$source" describe --always --dirty 2> /dev/null || echo unknown)," \
        "$(stat -c %s "$daicho") bytes; sqlite3 $(sqlite3 --version | cut -d ' ' -f 1)"
}
