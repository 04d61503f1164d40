#!/bin/sh
# make mutate: changes the model in small ways, one at a time, and looks whether a test
# notices. A copy of the tree is built in ./mutate by clang, its model as a shared
# library, so that a changed file costs one compilation and no link of the tests.
# tests/mutate.py says what is changed and prints the table.
#
#   MUTATE_COUNT=300   how many changes are tried
#   MUTATE_SEED=1      which ones
#   MUTATE_MINUTES=600 ends sooner, with a smaller sample
#   MUTATE_ONLY="model/dates model/merge"   only in files whose names begin so
#   MUTATE_KEEP=1      keeps the copy as it is, where ./mutate was built before
set -eu
srcdir=${srcdir:-.}
here=$PWD
copy=$here/mutate
if [ -z "${MUTATE_KEEP:-}" ] || [ ! -d "$copy/profiles" ]; then
    rm -rf "$copy"
    make -s distdir distdir=mutate
    cd "$copy"
    ./configure -q CC="${MUTATE_CC:-clang}" --enable-coverage CFLAGS='-O1 -g -fPIC' > configure.log
    make -s -j"$(nproc)" > build.log
    clang -shared -Wl,-Bsymbolic -fprofile-instr-generate -o libmodel.so model/*.o po/ja_mo.o
    # A script of the linker in the place of the library that the tests name.
    echo "INPUT($copy/libmodel.so)" > libmodel.a
    rm -f daicho
    make -s -j"$(nproc)" check TESTS= >> build.log
fi
cd "$copy"
# shellcheck disable=SC2016 # variables of make
compile=$(make -s --eval 'mutate-say: ; @echo $(COMPILE)' mutate-say)
# shellcheck disable=SC2016
tests=$(make -s --eval 'mutate-say: ; @echo $(TESTS)' mutate-say)
LC_ALL=C.UTF-8 TZ=UTC srcdir=. DAICHO=$copy/daicho MUTATE_COMPILE=$compile MUTATE_TESTS=$tests
LLVM_COV=$(sed -n 's/^LLVM_COV = //p' Makefile)
LLVM_PROFDATA=$(sed -n 's/^LLVM_PROFDATA = //p' Makefile)
export LC_ALL TZ srcdir DAICHO MUTATE_COMPILE MUTATE_TESTS LLVM_COV LLVM_PROFDATA
# Histories at random are played few times each, so that they are quick enough to be asked.
: "${MERGE_COUNT:=2}" "${JOURNAL_SEEDS:=1}" "${PARTS_SEEDS:=1}" "${PAST_HISTORIES:=1}" "${DRY_COUNT:=40}" "${AGAIN_COUNT:=40}"
export MERGE_COUNT JOURNAL_SEEDS PARTS_SEEDS PAST_HISTORIES DRY_COUNT AGAIN_COUNT
exec nice -n 10 python3 tests/mutate.py
