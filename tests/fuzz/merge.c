/*
 * Files that are to be merged, made by somebody who knows all of daicho's file (see
 * merge_hostile.h): the first byte says where both went apart and what is taken, the rest
 * what the other one did. Whatever that is:
 *
 *  - the file is refused with a reason, or held against ours; it stays as it was;
 *  - what is shown of it is UTF-8;
 *  - a merge that is refused changes nothing; one that is done leaves an inventory that
 *    holds together, whose journals can be read, and can be taken back.
 *
 * What is dear is held for some inputs only, by their size. Most are honest: written by changes
 * alone, into a file whose references are looked after, of which it is known that verify finds
 * nothing. The short ones and one in eight of the others write whatever they like, and all of
 * it is looked at.
 */
#include "model/merge.h"
#include "model/buf.h"
#include "model/foreign.h"
#include "model/inside.h"
#include "model/journal.h"
#include "model/others.h"
#include "model/snapshots.h"
#include "model/utf8.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/inventory.h"
#include "tests/fuzz/merge_hostile.h"
#include "tests/fuzz/merge_known.h"
#include "tests/fuzz/standing.h"
#include "tests/model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the first byte says, from its lowest bits on. */
enum { THEIRS = 4, OURS = 2, DECISIONS = 4, CHAINS = 4 };

/* How the other one begins: as both were, edited since, as ours, having merged ours. */
enum { THEIRS_BEFORE, THEIRS_EDITED, THEIRS_ALIKE, THEIRS_MERGED };

/* Of so many inputs one is looked at in full, as are the short ones without the highest bit of
 * the first byte; has what was merged taken back; has that verified. */
enum { FULL_EACH = 8, SHORT = 18, HONEST = 0x80, BACK_EACH = 4, SOUND_EACH = 32 };

struct place {
    struct model *m, *other;
    struct model *loose;         /* as other, where nobody looks after what refers to what */
    struct model *undone, *seen; /* copies of m: see keys.c */
    struct fuzz_state *theirs[THEIRS], *ours[OURS];
    char digests[OURS][65];
    int64_t heads[THEIRS], changes;
};

/* Merges what FROM holds into TO. */
static void merge_all(struct model *to, struct model *from)
{
    struct why why = {.lang = LANG_EN};
    const void *bytes;
    size_t length;
    const char *path = fuzz_file_of(from, "other.daicho", &bytes, &length);
    standing_file(path, bytes, length, 0);
    struct model *other = foreign_open(to, path, &why);
    struct merge *merge = other == NULL ? NULL : merge_new(to, other, "other", &why);
    fuzz_true(merge != NULL, why.text);
    three_way_settle(merge->way, THREE_WAY_TAKE);
    fuzz_count_evenly(to);
    fuzz_true(merge_apply(to, merge, NULL, &why), why.text);
    merge_free(merge);
    foreign_close(other);
}

static void begin(struct place *place)
{
    struct why why = {.lang = LANG_EN};
    place->m = fuzz_inventory();
    place->other = fuzz_inventory();
    place->loose = fuzz_inventory();
    place->undone = fuzz_inventory();
    place->seen = fuzz_inventory();
    place->theirs[THEIRS_BEFORE] = fuzz_keep(place->other);
    test_set(place->m, "category", "C-0001", "persons", "7");
    test_set(place->m, "category", "C-0002", "name", "従業員と役員");
    test_add(place->m, "purpose", "name", "採用", NULL);
    place->ours[0] = fuzz_keep(place->m);
    fuzz_copy(place->other, place->m);
    fuzz_true(snapshot_make(place->other, "2026", NULL, NULL, &why), why.text);
    place->theirs[THEIRS_ALIKE] = fuzz_keep(place->other);
    fuzz_restore(place->other, place->theirs[THEIRS_BEFORE]);
    test_set(place->other, "category", "C-0001", "persons", "8");
    test_set(place->other, "category", "C-0001", "items", "I-0002");
    test_add(place->other, "purpose", "name", "採用", NULL);
    place->theirs[THEIRS_EDITED] = fuzz_keep(place->other);
    merge_all(place->m, place->other);
    place->ours[1] = fuzz_keep(place->m);
    fuzz_restore(place->m, place->ours[0]);
    merge_all(place->other, place->m);
    place->theirs[THEIRS_MERGED] = fuzz_keep(place->other);
    for (size_t i = 0; i < OURS; i++) {
        fuzz_restore(place->m, place->ours[i]);
        test_digest(place->m, place->digests[i]);
    }
    db_check_references(place->loose->db, false);
    for (size_t i = 0; i < THEIRS; i++) {
        fuzz_restore(place->other, place->theirs[i]);
        place->heads[i] = db_number(place->other->db, "SELECT max(seq) FROM journal", 0, 0);
    }
}

static void is_text(const char *text)
{
    fuzz_true(text == NULL || utf8_valid(text, strlen(text), NULL), "what is shown is UTF-8");
}

static void show(struct place *place, const struct merge *merge)
{
    const struct three_way *way = merge->way;
    struct buf out = {0};
    merge_say_base(merge, LANG_JA, &out);
    for (size_t i = 0; i < way->note_count; i++)
        is_text(way->notes[i]);
    for (size_t i = 0; i < way->record_count; i++) {
        const struct three_way_record *record = &way->records[i];
        is_text(record->title);
        is_text(record->words);
        for (size_t k = 0; k < record->cell_count; k++) {
            for (int side = THREE_WAY_BASE; side <= THREE_WAY_RESULT; side++) {
                three_way_show(place->m, way, record, &record->cells[k], (enum three_way_side)side,
                               &out);
                three_way_value(place->m, way, record, &record->cells[k], (enum three_way_side)side,
                                &out);
            }
            is_text(record->cells[k].words);
        }
    }
    fuzz_true(utf8_valid(buf_text(&out), out.length, NULL), "what is shown is UTF-8");
    buf_clear(&out);
}

/* Takes all, takes nothing, both by turns, or leaves open what is. */
static void decide(struct three_way *way, unsigned decision)
{
    if (decision == 0)
        three_way_settle(way, THREE_WAY_TAKE);
    else if (decision == 1)
        three_way_settle(way, THREE_WAY_KEEP);
    for (size_t i = 0; i < way->record_count && decision == 2; i++)
        three_way_choose_record(&way->records[i], i % 2 == 0 ? THREE_WAY_TAKE : THREE_WAY_KEEP);
}

/* What the journals of merged files say, in place->undone. */
static void read_others(struct place *place)
{
    struct why why = {.lang = LANG_EN};
    struct entries entries = {0};
    fuzz_true(others_list(place->undone, NULL, NULL, &entries, &why), why.text);
    for (size_t i = 0; i < entries.count; i++) {
        struct history_lines lines = {0};
        fuzz_true(others_lines(place->undone, &entries.items[i], 0, &lines, &why), why.text);
        history_clear(&lines);
    }
    journal_clear(&entries);
}

static void same_records(struct place *place, struct model *m, size_t ours, const char *what)
{
    char digest[65];
    fuzz_copy(place->seen, m);
    test_digest(place->seen, digest);
    fuzz_same(digest, place->digests[ours], what);
}

static void apply(struct place *place, struct merge *merge, size_t ours, size_t size)
{
    struct why why = {.lang = LANG_EN};
    int64_t entry = 0;
    fuzz_count_evenly(place->m);
    bool done = merge_apply(place->m, merge, &entry, &why);
    fuzz_true(db_idle(place->m->db), "no transaction is left open");
    fuzz_true(done || why.text[0] != '\0', "a merge that is refused says why");
    if (!fuzz_changed(place->m, &place->changes))
        return;
    if (!done) {
        same_records(place, place->m, ours, "a merge that is refused changes no record");
    } else if (size % BACK_EACH == 0) {
        fuzz_copy(place->undone, place->m);
        if (size % SOUND_EACH == 0)
            test_sound(place->undone);
        read_others(place);
        fuzz_true(entry == 0 || journal_undo(place->undone, entry, NULL, &why), why.text);
        same_records(place, place->undone, ours, "taken back, all is as it was");
    }
    fuzz_restore(place->m, place->ours[ours]);
}

/* Whether the file at PATH still has the LENGTH bytes at BYTES. */
static void same_file(const char *path, const void *bytes, size_t length)
{
    static unsigned char read[1 << 20];
    FILE *file = fopen(path, "rb");
    size_t got = fread(read, 1, sizeof read, file);
    fclose(file);
    fuzz_true(got == length && memcmp(read, bytes, length) == 0, "a file that is merged stays");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct place place;
    static size_t last = OURS;
    struct why why = {.lang = LANG_EN};
    const void *bytes;
    size_t length;
    if (place.m == NULL)
        begin(&place);
    if (size == 0)
        return 0;
    unsigned how = data[0];
    size_t ours = how / THEIRS % OURS;
    bool full = size % FULL_EACH == 0 || (size <= SHORT && (how & HONEST) == 0);
    struct hostile input = {.at = data + 1, .end = data + size, .honest = !full};
    struct model *from = full ? place.loose : place.other;
    if (ours != last)
        fuzz_restore(place.m, place.ours[ours]);
    last = ours;
    fuzz_restore(from, place.theirs[how % THEIRS]);
    hostile_write(from, &input, how / THEIRS / OURS / DECISIONS % CHAINS != CHAINS - 1);
    const char *path = fuzz_file_of(from, "other.daicho", &bytes, &length);
    standing_file(path, bytes, length, 0);
    fuzz_changed(place.m, &place.changes);
    if (!full && standing_alike())
        merge_known_file(how % THEIRS + 1, place.heads[how % THEIRS]);
    merge_known_ours(place.m, ours + 1);
    struct model *other = foreign_open(place.m, path, &why);
    fuzz_true(other != NULL || why.text[0] != '\0', "a file that is refused is told why");
    struct merge *merge = other == NULL ? NULL : merge_new(place.m, other, "other", &why);
    merge_known_file(0, 0);
    if (merge != NULL) {
        show(&place, merge);
        decide(merge->way, how / THEIRS / OURS % DECISIONS);
        apply(&place, merge, ours, size);
        merge_free(merge);
    }
    foreign_close(other);
    fuzz_true(!fuzz_changed(place.m, &place.changes) || merge != NULL, "to look changes nothing");
    same_file(path, bytes, length);
    return 0;
}
