#!/bin/sh
# make coverage: how many branches of model/, import/ and export/ the tests take,
# measured by clang in a build of ./configure CC=clang --enable-coverage (with
# --enable-sanitizers too, where both are wanted of one run). Each condition of an if,
# a loop, && or || has two branches. The branches that no test takes stand in
# coverage/missed.txt; those that are left for a reason, in tests/coverage.left.
# Fails where a folder is under COVERAGE_LEAST per cent.
#
#   COVERAGE_TESTS="tests/dates-test"  runs these only and adds to what was measured
#   COVERAGE_TESTS=none                runs nothing and reports what was measured
#   COVERAGE_WITHOUT="tests/try.sh"    runs all but these
#   COVERAGE_LEAST=95                  0 reports and never fails
#   COVERAGE_MISSED=model/dates.c      prints the missed branches of what begins so
set -eu
srcdir=${srcdir:-.}
[ -n "${LLVM_COV:-}" ] && [ -n "${LLVM_PROFDATA:-}" ] || {
    echo "coverage: build with ./configure CC=clang --enable-coverage first" >&2
    exit 2
}
folder=$PWD/coverage
profiles=$folder/profiles
[ -n "${COVERAGE_TESTS:-}" ] || rm -rf "$profiles"
mkdir -p "$profiles"
status=0

# The tests of the Makefile but those of COVERAGE_WITHOUT.
chosen_tests()
{
    printf 'include Makefile\nprint-tests:\n\t@echo $(TESTS)\n' | make -s -f - print-tests |
        tr ' ' '\n' | grep . | while read -r test; do
        case " ${COVERAGE_WITHOUT:-} " in *" $test "*) ;; *) echo "$test" ;; esac
    done
}

# The pool of four files a program keeps its many runs small. One test more than there are
# cores runs, since they wait for terminals now and then.
run_tests()
{
    LLVM_PROFILE_FILE=$profiles/%4m.profraw
    export LLVM_PROFILE_FILE
    jobs=$(($(nproc) + 1))
    case ${COVERAGE_TESTS:-} in
    none) ;;
    '') make -s -j"$jobs" check TESTS="$(chosen_tests)" || status=1 ;;
    *) make -s -j"$jobs" check TESTS="$COVERAGE_TESTS" || status=1 ;;
    esac
}

# The counts by branch, from the objects, so that what no program links counts too.
export_counts()
{
    find "$profiles" -name '*.profraw' > "$folder/files"
    [ ! -s "$folder/files" ] ||
        "$LLVM_PROFDATA" merge -sparse -f "$folder/files" -o "$folder/new.profdata"
    mv "$folder/new.profdata" "$folder/all.profdata"
    set -- daicho
    for object in model/*.o import/*.o export/*.o; do
        if grep -q __llvm_covmap "$object"; then
            set -- "$@" -object "$object"
        fi
    done
    "$LLVM_COV" export -format=text -skip-functions \
        -instr-profile="$folder/all.profdata" "$@" > "$folder/counts.json"
}

run_tests
export_counts
python3 "$srcdir/tests/coverage.py" "$srcdir" "$folder/counts.json" \
    "$srcdir/tests/coverage.left" "$folder/missed.txt" "${COVERAGE_LEAST:-95}" \
    "${COVERAGE_MISSED:-}" || status=1
exit $status
