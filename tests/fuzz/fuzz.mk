# The targets of libFuzzer, built by clang beside the usual build: run through
# "make fuzz". The Makefile says which sources there are and how they are compiled;
# here stands what differs. Objects and programs go to $(FUZZ_FOLDER).
#
#   FUZZ_FOLDER=fuzz-plain FUZZ_SANITIZERS=fuzzer-no-link FUZZ_OPTIMISE='-O2 -fno-sanitize-coverage=trace-cmp'
# builds without ASan and UBSan, for ten times as many executions, and without the hooks by
# which libFuzzer sees each strcmp().
#   FUZZ_OPTIMISE=-O0
# compiles in a third of the time, for as many executions in the first seconds.
include Makefile

FUZZ_CC = clang
FUZZ_FOLDER = fuzz-build
FUZZ_SANITIZERS = fuzzer,address,undefined
FUZZ_OPTIMISE = -O1
# What drives the targets: comes with the sanitizer "fuzzer", else it is named.
fuzz_engine = $(if $(findstring no-link,$(FUZZ_SANITIZERS)),$(shell $(FUZZ_CC) \
    -print-file-name=libclang_rt.fuzzer-$(shell uname -m).a) -lstdc++ -lm)
fuzz_flags = -std=c11 -gline-tables-only $(FUZZ_OPTIMISE) -fno-omit-frame-pointer \
    -fsanitize=$(FUZZ_SANITIZERS) $(if $(findstring undefined,$(FUZZ_SANITIZERS)),-fno-sanitize-recover=undefined)
# What targets share beside fuzz.c; see Makefile.am.
fuzz_objects = $(patsubst %.c,$(FUZZ_FOLDER)/%.o,$(filter %.c,$(libmodel_a_SOURCES) \
    $(nodist_libmodel_a_SOURCES) $(libimport_a_SOURCES) $(libexport_a_SOURCES) \
    $(libtui_a_SOURCES) $(fuzz_shared) $(fuzz_records) $(fuzz_hostile) $(standing_sources) $(dictionaries_sources)))
fuzz_programs = $(patsubst %,$(FUZZ_FOLDER)/%-fuzz,$(fuzz_targets))

fuzz-programs: $(fuzz_programs)

$(FUZZ_FOLDER)/%.o: %.c
	@mkdir -p $(@D)
	$(FUZZ_CC) $(DEFS) $(AM_CPPFLAGS) $(fuzz_flags) -MMD -c -o $@ $<

$(FUZZ_FOLDER)/libfuzzed.a: $(fuzz_objects)
	rm -f $@
	ar crs $@ $(fuzz_objects)

$(fuzz_programs): $(FUZZ_FOLDER)/%-fuzz: $(FUZZ_FOLDER)/tests/fuzz/%.o $(FUZZ_FOLDER)/libfuzzed.a
	$(FUZZ_CC) $(fuzz_flags) $(standing_wrapped) $($*_wrapped) -o $@ $^ $(CURSES_LIBS) $(IMPORT_LIBS) $(MODEL_LIBS) \
	    $(CMOCKA_LIBS) $(fuzz_engine)

.PRECIOUS: $(FUZZ_FOLDER)/tests/fuzz/%.o
-include $(shell find $(FUZZ_FOLDER) -name '*.d' 2>/dev/null)
