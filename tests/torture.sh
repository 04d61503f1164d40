#!/bin/sh
# make torture: the long forms of the tests that look for lost or torn data. Each
# prints what it tried as "N points, M violations"; a table of all stands at the end.
#
#   TORTURE_ONLY="kill faults"  some of them
set -u
srcdir=${srcdir:-.}
export srcdir
daicho=${DAICHO:-$PWD/daicho}
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
status=0

# torture NAME COMMAND…: runs it and adds its line to the table.
torture()
{
    name=$1
    shift
    case " ${TORTURE_ONLY:-$name} " in *" $name "*) ;; *) return 0 ;; esac
    echo "torture: $name" >&2
    begun=$(date +%s)
    result=passed
    "$@" > "$logs/$name" 2>&1 || {
        result=FAILED
        status=1
        tail -n 40 "$logs/$name" >&2
    }
    said=$(grep -oE '[0-9]+ points, [0-9]+ violations' "$logs/$name" | tail -n 1)
    minutes=$(awk -v s=$(($(date +%s) - begun)) 'BEGIN { printf "%.1f", s / 60 }')
    printf '| %s | %s | %s | %s |\n' "$name" "$result" "${said:--}" "$minutes" >> "$logs/table"
}

# The runs, a line each.
torture kill env KILLS=1000 DAICHO="$daicho" sh "$srcdir/tests/kill.sh"
torture anykey env ANYKEY_COUNT=1000000 tests/anykey-test
torture merge env MERGE_COUNT=2000 tests/merge-test
torture past env PAST_HISTORIES=300 tests/past-test
torture faults env FAULTS_STEP=1 tests/faults-test
torture places env FAULTS_PLACES=1 tests/faults-test
torture reading env READING_PLACES=1 tests/reading-test
torture again env AGAIN_COUNT=4000 tests/again-test
torture many env MANY_SECONDS=180 DAICHO="$daicho" tests/many-test
torture tamper env TAMPER_EVERY=1 tests/tamper-test
torture schemas env SCHEMA_KILLS=300 DAICHO="$daicho" tests/schemas-test
torture hostile env HOSTILE_COUNT=1000 tests/hostile-test
torture hostile-printed env HOSTILE_COUNT=170 sh "$srcdir/tests/hostile.sh"
torture long env LONG_TIMES=8 tests/long-test
torture journal env JOURNAL_SEEDS=300 tests/journal-test
torture journal_parts env JOURNAL_SEEDS=100 tests/journal_parts-test
torture parts env PARTS_SEEDS=100 tests/parts-test
torture dry env DRY_COUNT=2500 tests/dry-test
torture memory env MEMORY_POINTS=0 DAICHO="$daicho" tests/memory-test
torture kill_screen env KILL_SCREENS=300 DAICHO="$daicho" tests/kill_screen-test
torture full env DAICHO="$daicho" sh "$srcdir/tests/full.sh"
torture deeds env DEEDS_COUNT=200 tests/deeds-test
torture export env EXPORT_FAULTS=200 tests/export_faults-test
torture unread env UNREAD_POINTS=200 DAICHO="$daicho" sh "$srcdir/tests/unread.sh"
torture import env IMPORT_FAULTS=200 tests/import_faults-test

echo '| run | result | points | minutes |'
echo '| --- | --- | --- | --: |'
cat "$logs/table"
exit $status
