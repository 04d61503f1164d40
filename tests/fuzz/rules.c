/*
 * Files of a person's own rules: the input is one file. It is taken or told of as a
 * problem; what is taken runs over some records and ends; and whatever its SELECT says,
 * nothing is written, and the inventory can be read afterwards.
 */
#include "model/rules_own_inside.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/inventory.h"
#include "tests/model.h"

#include <string.h>

struct place {
    struct model *m;
    struct rulebook *book;
    struct concerned records;
    int64_t changes;
    char digest[65];
};

static void begin(struct place *place)
{
    struct why why = {.lang = LANG_EN};
    struct findings found = {0};
    const struct kind *category = kinds_find("category");
    place->m = fuzz_inventory();
    place->book = rulebook_new(place->m, &(struct rulebook_options){.today = "2026-11-22"});
    concerned_add(&place->records, category, record_find(place->m, category, "C-0001"));
    /* What our rules need stands ready from then on. */
    fuzz_true(findings_of(place->book, &place->records, NULL, &found, &why), "rules can be run");
    findings_clear(&found);
    fuzz_changed(place->m, &place->changes);
    test_digest(place->m, place->digest);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct place place;
    const char *folder;
    struct findings found = {0};
    struct why why = {.lang = LANG_EN};
    char digest[65];
    if (place.m == NULL)
        begin(&place);
    fuzz_file_named("own.rule", data, size, &folder);
    struct own_rules *own = place.book->own;
    own_begin(own, place.m, folder);
    fuzz_true(own->count + own->problem_count == 1, "a file is a rule or a problem");
    if (own->count == 1) {
        own_run_concerned(place.book, 0, kinds_find("category"), &found);
        for (size_t i = 0; i < found.count; i++)
            fuzz_true(found.list[i].rule == &own->list[0]->rule && found.list[i].field < 1000,
                      "a finding is of the rule");
    }
    fuzz_true(db_ok(place.m->db, &why) && db_idle(place.m->db), "the inventory can be read");
    findings_clear(&found);
    own_end(own);
    if (fuzz_changed(place.m, &place.changes)) {
        test_digest(place.m, digest);
        fuzz_same(digest, place.digest, "a rule changes no record");
    }
    return 0;
}
