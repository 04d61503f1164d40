/*
 * import - a text file through the whole import, into a plan.
 *
 * The inventory, in memory, holds some records. A file that is refused leaves no plan and
 * says why; a dry run leaves every record and the journal as they were; rows are told in
 * order; what is printed is harmless for a terminal and shows no individual number; the
 * same file has the same plan again.
 */
#include "tests/fuzz/fuzz.h"

#include "import/import.h"
#include "model/change.h"
#include "model/guard.h"
#include "model/journal.h"
#include "model/mem.h"
#include "model/model.h"
#include "model/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Kept from one input to the next, since making one takes a hundred times longer. */
static struct model *inventory;

/* What the inventory holds before: its own file, imported. */
static const char held[] = "code,name,persons,department,purposes\n"
                           "C-0001,採用,120,人事部,選考; 連絡\n"
                           "C-0002,Members,4000,Sales,Service\n"
                           "C-0003,会員,10,,\n";

static bool import(const void *data, size_t size, const struct import_options *options,
                   struct plan *plan, struct why *why)
{
    char path[FUZZ_PATH];
    int file = fuzz_file(data, size, path);
    const char *const paths[] = {path};
    bool done = import_run(inventory, paths, 1, options, plan, why);
    close(file);
    return done;
}

/* How many entries the journal has. */
static size_t entries(void)
{
    struct why why = {.lang = LANG_EN};
    struct entries entries;
    fuzz_true(journal_list(inventory, NULL, NULL, 0, &entries, &why), "the journal is read");
    size_t count = entries.count;
    journal_clear(&entries);
    return count;
}

static void hold_rows(const struct plan *plan)
{
    for (size_t i = 0; i < plan->file_count; i++) {
        const struct plan_file *file = &plan->files[i];
        for (size_t k = 0; k < file->row_count; k++) {
            const struct plan_row *row = plan_at(file, k);
            fuzz_true(k == 0 || row->number > plan_number(file, k - 1), "rows are told in order");
            fuzz_true((row->outcome == PLAN_REFUSED) == (row->refusal_count > 0),
                      "a refused row says why, and no other does");
            fuzz_true(row->outcome != PLAN_LEFT, "no row was left out by a person");
        }
    }
}

/* The plan as people read it, for the caller to free. */
static char *print(const struct plan *plan, enum lang lang)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    plan_print(plan, out, lang);
    fclose(out);
    fuzz_true(length == strlen(text) && utf8_valid(text, length, NULL), "a plan is a text");
    for (const char *at = text; *at != '\0'; at++)
        fuzz_true((unsigned char)*at >= ' ' || *at == '\n', "a plan is harmless for a terminal");
    char *masked = guard_mask(text);
    fuzz_same(text, masked, "a plan shows no individual number");
    free(masked);
    return text;
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    static const struct model_options options = {.lang = LANG_EN, .who = "fuzz"};
    struct why why = {.lang = LANG_EN};
    struct plan plan;
    setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
    inventory = model_scratch(&options, &why);
    fuzz_true(inventory != NULL, "there is an inventory");
    fuzz_true(import(held, strlen(held), &(struct import_options){.lang = LANG_EN}, &plan, &why) &&
                  plan.state == PLAN_CARRIED,
              "it holds records");
    plan_clear(&plan);
    return 0;
}

/* What is held for one input in so many. */
enum { TWICE_OF = 16 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct why why = {.lang = LANG_JA};
    struct plan plan;
    const struct import_options options = {.lang = size % 2 == 0 ? LANG_EN : LANG_JA,
                                           .unknown_to_remarks = size % 4 == 0,
                                           .empty_clears = size % 8 == 0,
                                           .dry_run = true};
    size_t before = entries();
    bool done = import(data, size, &options, &plan, &why);
    fuzz_true(done || (plan.file_count == 0 && why.text[0] != '\0'),
              "a file that is refused leaves no plan, and it is said why");
    fuzz_true(entries() == before && !change_is_open(inventory), "a dry run changes nothing");
    if (done) {
        hold_rows(&plan);
        char *told = print(&plan, options.lang);
        plan_clear(&plan);
        if (size % TWICE_OF == 0) {
            fuzz_true(import(data, size, &options, &plan, &why), "a file is read again");
            char *again = print(&plan, options.lang);
            fuzz_same(strchr(again, '\n'), strchr(told, '\n'), "a plan is the same again");
            free(again);
        }
        free(told);
    }
    plan_clear(&plan);
    return 0;
}

/* Where the program runs on to its end, nothing is left. */
static void __attribute__((destructor)) close_inventory(void)
{
    model_close(inventory);
    inventory = NULL;
}
