/* See deeds.h: what writes. */
#include "tests/deeds.h"

#include "model/backup.h"
#include "model/campaigns.h"
#include "model/change.h"
#include "model/drafts.h"
#include "model/findings.h"
#include "model/foreign.h"
#include "model/inside.h"
#include "model/journal.h"
#include "model/mem.h"
#include "model/merge.h"
#include "model/record.h"
#include "model/redact.h"
#include "model/search.h"
#include "model/seen.h"
#include "model/several.h"
#include "model/snapshots.h"
#include "model/three_way.h"
#include "model/trial.h"
#include "model/waivers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct change_note note = {.what = "set", .about = "category/C-1"};

/* Sets COLUMN of the record, if it is there. */
static bool put(struct record *record, const char *column, const char *value, struct why *why)
{
    return record_set(record, kinds_field(record->kind, column), value, why);
}

/* Saves RECORD, which is freed, as one change. */
static bool save(struct model *m, struct record *record, struct why *why)
{
    bool done = record != NULL && change_begin(m, &note, why) && record_save(m, record, why) &&
                change_commit(m, NULL, why);
    change_cancel(m);
    record_free(record);
    return done;
}

static bool add_a_record(const struct scene *scene, struct buf *out, struct why *why)
{
    (void)out;
    struct record *record = record_new(kinds_find("category"));
    return put(record, "name", "Visitors", why) && put(record, "items", "I-0002; I-0001", why) &&
           put(record, "department", "D-2", why) && save(scene->m, record, why);
}

static bool edit_a_record(const struct scene *scene, struct buf *out, struct why *why)
{
    (void)out;
    struct record *record = record_load_code(scene->m, kinds_find("category"), "C-1", why);
    return record != NULL && put(record, "remarks", "new", why) &&
           put(record, "items", "I-0002", why) && save(scene->m, record, why);
}

static bool change_a_code(const struct scene *scene, struct buf *out, struct why *why)
{
    (void)out;
    struct record *record = record_load_code(scene->m, kinds_find("category"), "C-2", why);
    return record != NULL && put(record, "code", "C-9", why) && save(scene->m, record, why);
}

static bool delete_a_record(const struct scene *scene, struct buf *out, struct why *why)
{
    struct model *m = scene->m;
    const struct kind *kind = kinds_find("category");
    bool done = change_begin(m, &note, why) &&
                change_delete(m, kind, record_find(m, kind, "C-2"), true, out, why) &&
                change_commit(m, NULL, why);
    change_cancel(m);
    return done;
}

/* The same where each save is a part of its own in the journal. */
static bool delete_a_record_in_parts(const struct scene *scene, struct buf *out, struct why *why)
{
    size_t usual = scene->m->part_bytes;
    scene->m->part_bytes = 1;
    bool done = delete_a_record(scene, out, why);
    scene->m->part_bytes = usual;
    return done;
}

/* The numbers of the three categories. */
static bool take_categories(struct model *m, int64_t ids[3], struct why *why)
{
    static const char *const codes[] = {"C-1", "C-2", "C-3"};
    for (int i = 0; i < 3; i++)
        ids[i] = record_find(m, kinds_find("category"), codes[i]);
    return db_ok(m->db, why);
}

static bool do_to_several(struct model *m, const struct several_order *order, struct why *why)
{
    int64_t ids[3];
    if (!take_categories(m, ids, why))
        return false;
    struct several *several = several_new(m, order, ids, 3, why);
    bool done = several != NULL;
    while (done && several->looked < several->count)
        done = several_look(m, several, 2, why);
    done = done && change_begin(m, &note, why) && several_apply(m, several, NULL, NULL, why) &&
           change_commit(m, NULL, why);
    change_cancel(m);
    several_free(several);
    return done;
}

static bool set_a_field_of_several(const struct scene *scene, struct buf *out, struct why *why)
{
    (void)out;
    const struct kind *kind = kinds_find("category");
    const struct several_order order = {.kind = kind,
                                        .field = {kind, kinds_field(kind, "items")},
                                        .way = SEVERAL_ADD,
                                        .value = "I-0002; Telephone"};
    return do_to_several(scene->m, &order, why);
}

static bool refer_to_several(const struct scene *scene, struct buf *out, struct why *why)
{
    (void)out;
    const struct kind *from = kinds_find("retention");
    const struct several_order order = {.kind = kinds_find("category"),
                                        .field = {from, kinds_field(from, "categories")},
                                        .other_end = true,
                                        .way = SEVERAL_SET,
                                        .value = "Ten years; RT-0001"};
    return do_to_several(scene->m, &order, why);
}

static bool delete_several(const struct scene *scene, struct buf *out, struct why *why)
{
    int64_t ids[3];
    (void)out;
    if (!take_categories(scene->m, ids, why))
        return false;
    bool done = change_begin(scene->m, &note, why) &&
                several_delete(scene->m, kinds_find("category"), ids, 3, true, NULL, why) &&
                change_commit(scene->m, NULL, why);
    change_cancel(scene->m);
    return done;
}

static bool start_a_round(const struct scene *scene, struct buf *out, struct why *why)
{
    static const char *const departments[] = {"Sales", "D-2"};
    const struct campaign_order order = {.name = "new",
                                         .due_on = "2027-03-31",
                                         .organization = "O-1",
                                         .departments = departments,
                                         .department_count = 2,
                                         .filter = "name:s",
                                         .reason = "the year"};
    struct campaign campaign;
    size_t count;
    if (!campaigns_start(scene->m, &order, &campaign, &count, why))
        return false;
    buf_printf(out, "%s %zu", campaign.code, count);
    campaign_clear(&campaign);
    return true;
}

static bool answer_reviews(const struct scene *scene, struct buf *out, struct why *why)
{
    static const char *const names[] = {"C-1", "Staff"};
    const struct campaign_selection selection = {
        .names = names, .name_count = 2, .filter = "name:s", .edited = EDITED_OR_NOT};
    const struct campaign_answer answer = {.outcome = REVIEW_UNCHANGED, .comment = "as it was"};
    struct campaign campaign;
    int64_t *ids = NULL;
    size_t count;
    if (!campaigns_find(scene->m, "open", &campaign, why))
        return false;
    bool done = campaigns_select(scene->m, &campaign, &selection, &ids, &count, why) &&
                campaigns_answer(scene->m, &campaign, ids, count, &answer, NULL, why);
    if (done)
        buf_printf(out, "%zu", count);
    free(ids);
    campaign_clear(&campaign);
    return done;
}

/* The one that is still open of those of an organization. */
static bool confirm_one_review(const struct scene *scene, struct buf *out, struct why *why)
{
    static const char *const departments[] = {"D-1", "D-2", ""};
    struct campaign_selection selection = {
        .departments = departments, .department_count = 3, .filter = "name:s"};
    const struct campaign_answer answer = {.outcome = REVIEW_UNCHANGED};
    struct campaign campaign;
    int64_t *ids = NULL;
    size_t count = 0;
    if (!campaigns_find(scene->m, "open", &campaign, why))
        return false;
    selection.organization = record_find(scene->m, kinds_find("organization"), "O-1");
    bool done = db_ok(scene->m->db, why) &&
                campaigns_select(scene->m, &campaign, &selection, &ids, &count, why) &&
                campaigns_answer(scene->m, &campaign, ids, 1, &answer, NULL, why);
    if (done)
        buf_printf(out, "%zu", count);
    free(ids);
    campaign_clear(&campaign);
    return done;
}

static bool approve_a_round(const struct scene *scene, struct buf *out, struct why *why)
{
    const struct campaign_approval approval = {.by = "chief", .open = 2, .reason = "gone"};
    struct campaign campaign;
    (void)out;
    if (!campaigns_find(scene->m, "open", &campaign, why))
        return false;
    bool done = campaigns_approve(scene->m, &campaign, &approval, why);
    campaign_clear(&campaign);
    return done;
}

static bool close_a_round(const struct scene *scene, struct buf *out, struct why *why)
{
    struct campaign campaign;
    (void)out;
    if (!campaigns_find(scene->m, "approved", &campaign, why))
        return false;
    bool done = campaigns_close(scene->m, &campaign, NULL, "done", why);
    campaign_clear(&campaign);
    return done;
}

static bool make_a_snapshot(const struct scene *scene, struct buf *out, struct why *why)
{
    (void)out;
    return snapshot_make(scene->m, "second", "why", NULL, why);
}

static bool undo_a_change(const struct scene *scene, struct buf *out, struct why *why)
{
    (void)out;
    return journal_undo(scene->m, 0, NULL, why);
}

static bool redo_a_change(const struct scene *scene, struct buf *out, struct why *why)
{
    (void)out;
    return journal_redo(scene->m, NULL, why);
}

static bool erase_a_text(const struct scene *scene, struct buf *out, struct why *why)
{
    const struct kind *kind = kinds_find("category");
    struct redacted result = {0};
    int64_t id = record_find(scene->m, kind, "C-1");
    if (!db_ok(scene->m->db, why) ||
        !redact_field(scene->m, kind, id, kinds_field(kind, "remarks"), &result, why))
        return false;
    buf_printf(out, "%zu", result.entries);
    redact_clear(&result);
    return true;
}

static bool add_an_exception(const struct scene *scene, struct buf *out, struct why *why)
{
    struct rulebook *book =
        rulebook_new(scene->m, &(struct rulebook_options){.today = "2026-11-22"});
    const struct kind *kind = kinds_find("category");
    int64_t id = record_find(scene->m, kind, "C-1");
    bool done = db_ok(scene->m->db, why) && waivers_add(book, rulebook_find(book, "J01"), kind, id,
                                                        "why", "2027-03-31", out, why);
    rulebook_free(book);
    return done;
}

/* C-1 is edited, I-0002 and I-0001 change codes, one item comes, and a purpose that takes the
 * code of one that is here; C-3 goes. */
static void propose(struct model *m, struct three_way *way)
{
    const struct kind *item = kinds_find("item"), *category = kinds_find("category");
    size_t group = three_way_group(way, "sales.xlsx");
    struct three_way_record *record = three_way_record(
        m, way, group, category, record_find(m, category, "C-1"), THREE_WAY_EDITED, NULL, NULL);
    three_way_cell(m, record, kinds_field(category, "remarks"), "another remark", "theirs",
                   "another remark");
    three_way_cell(m, record, kinds_field(category, "items"), "I-0001; I-0002", "I-0002",
                   "I-0001; I-0002");
    for (int i = 0; i < 2; i++) {
        static const char *const codes[] = {"I-0001", "I-0002"};
        record = three_way_record(m, way, group, item, record_find(m, item, codes[i]),
                                  THREE_WAY_EDITED, NULL, NULL);
        three_way_cell(m, record, kinds_field(item, "code"), codes[i], codes[1 - i], codes[i]);
    }
    record = three_way_record(m, way, group, item, 77, THREE_WAY_ADDED, "I-0009", "Fax");
    three_way_cell(m, record, kinds_field(item, "code"), "", "I-0009", "");
    three_way_cell(m, record, kinds_field(item, "name"), "", "Fax", "");
    const struct kind *purpose = kinds_find("purpose");
    record = three_way_record(m, way, group, purpose, 5, THREE_WAY_ADDED, "P-0001", "Mail");
    three_way_cell(m, record, kinds_field(purpose, "code"), "", "P-0001", "");
    three_way_cell(m, record, kinds_field(purpose, "name"), "", "Mail", "");
    way->new_codes = true;
    record = three_way_record(m, way, group, category, record_find(m, category, "C-3"),
                              THREE_WAY_STRUCK, NULL, NULL);
    three_way_choose_record(record, THREE_WAY_TAKE);
}

static bool apply_a_proposal(const struct scene *scene, struct buf *out, struct why *why)
{
    struct three_way *way = three_way_new();
    struct three_way_apply apply = {.note = &note};
    (void)out;
    propose(scene->m, way);
    three_way_settle(way, THREE_WAY_TAKE);
    bool done = db_ok(scene->m->db, why) && three_way_apply(scene->m, way, &apply, why);
    three_way_free(way);
    return done;
}

static bool merge_a_file(const struct scene *scene, struct buf *out, struct why *why)
{
    struct model *other = foreign_open(scene->m, scene->other, why);
    struct merge *merge = other == NULL ? NULL : merge_new(scene->m, other, "other.daicho", why);
    bool done = merge != NULL;
    if (done) {
        three_way_settle(merge->way, THREE_WAY_TAKE);
        buf_printf(out, "%d %lld", merge->base, (long long)merge->news);
        done = merge_apply(scene->m, merge, NULL, why);
        merge_free(merge);
    }
    foreign_close(other);
    return done;
}

/* Edits a scratch copy and keeps that. */
static bool keep_a_trial(const struct scene *scene, struct buf *out, struct why *why)
{
    struct model *trial = trial_open(scene->m, why);
    struct record *record =
        trial == NULL ? NULL : record_load_code(trial, kinds_find("category"), "C-1", why);
    bool done = record != NULL && put(record, "remarks", "tried", why);
    if (done)
        done = save(trial, record, why);
    else
        record_free(record);
    struct merge *merge = done ? trial_merge(scene->m, trial, why) : NULL;
    if (merge != NULL) {
        merge->what = "try";
        done = trial_put_tried(trial, out, why) && merge_apply(scene->m, merge, NULL, why);
    }
    merge_free(merge);
    trial_close(trial);
    return done && merge != NULL;
}

/* What is not kept is read again: that is no failure, and changes no record. */
static bool keep_what_was_read_of_a_file(const struct scene *scene, struct buf *out,
                                         struct why *why)
{
    static const char context[DIGEST_TEXT] =
        "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    struct seen_row row = {{1, 1}, 10};
    struct seen seen = {.rows = &row, .count = 1, .entry = 1};
    (void)out;
    /* Another build of the program kept something as well. */
    if (!db_run(scene->m->db, "INSERT INTO seen (file, program, context, entry) VALUES ((SELECT "
                              "coalesce(max(file), 0) + 1 FROM seen), 'x', 'x', 1)"))
        return db_ok(scene->m->db, why);
    seen_keep(scene->m, context, &seen);
    seen_whole_keep(scene->m, context, 1, 1, "told");
    return db_ok(scene->m->db, why);
}

static bool make_the_texts_anew(const struct scene *scene, struct buf *out, struct why *why)
{
    (void)out;
    return search_renew(scene->m, why);
}

/* A draft is no record: what a form keeps is there or not. */
static bool keep_and_drop_a_draft(const struct scene *scene, struct buf *out, struct why *why)
{
    char content[] = "name\nx\n";
    const struct drafts_item item = {.kind = kinds_find("category"), .content = content};
    int64_t id = 0;
    struct drafts drafts = {0};
    bool kept = drafts_put(scene->m, &item, &id, why) == DRAFTS_KEPT;
    kept = kept && drafts_put(scene->m, &item, &id, why) == DRAFTS_KEPT;
    bool done = kept && drafts_list(scene->m, &drafts, why);
    (void)out;
    drafts_clear(&drafts);
    return done && drafts_remove(scene->m, id, why);
}

/* Puts the copy to PATH, which is as it was where that is refused. */
static bool restore_to(const struct scene *scene, const char *path, struct buf *kept,
                       struct why *why)
{
    const struct model_options options = {.lang = LANG_EN, .who = "tester"};
    struct stat before, after;
    bool was = stat(path, &before) == 0;
    bool done = backup_replace(path, scene->other, &options, kept, why);
    bool is = stat(path, &after) == 0;
    if (!done && (was != is || (was && before.st_ino != after.st_ino)))
        why_set(why, "Something else is there.");
    return done;
}

static bool restore_the_copy(const struct scene *scene, struct buf *out, struct why *why)
{
    struct buf path = {0};
    buf_printf(&path, "%s/restored.daicho", scene->folder);
    bool done = restore_to(scene, buf_text(&path), out, why);
    unlink(buf_text(&path));
    buf_clear(&path);
    return done;
}

static bool restore_the_copy_over_what_is_none(const struct scene *scene, struct buf *out,
                                               struct why *why)
{
    struct buf path = {0}, kept = {0};
    buf_printf(&path, "%s/restored.daicho", scene->folder);
    FILE *file = fopen(buf_text(&path), "w");
    bool done = file != NULL && fputs("no inventory", file) >= 0;
    if (file != NULL)
        fclose(file);
    done = done && restore_to(scene, buf_text(&path), &kept, why);
    if (done)
        buf_puts(out, strrchr(buf_text(&kept), '/'));
    unlink(buf_text(&path));
    unlink(buf_text(&kept));
    buf_clear(&path);
    buf_clear(&kept);
    return done;
}

// clang-format off
const struct deed deeds_that_write[] = {
    {"adding a record", add_a_record},
    {"editing a record", edit_a_record},
    {"changing a code", change_a_code},
    {"deleting a record", delete_a_record},
    {"deleting a record in parts", delete_a_record_in_parts},
    {"setting a field of several records", set_a_field_of_several},
    {"referring to several records", refer_to_several},
    {"deleting several records", delete_several},
    {"starting a round of reviews", start_a_round},
    {"answering reviews", answer_reviews},
    {"confirming one review", confirm_one_review},
    {"approving a round", approve_a_round},
    {"closing a round", close_a_round},
    {"sealing a snapshot", make_a_snapshot},
    {"undo", undo_a_change},
    {"redo", redo_a_change},
    {"erasing a text", erase_a_text},
    {"adding an exception", add_an_exception},
    {"applying a proposal", apply_a_proposal},
    {"merging a file", merge_a_file},
    {"keeping a trial", keep_a_trial},
    {"keeping what was read of a file", keep_what_was_read_of_a_file},
    {"making the texts for searching anew", make_the_texts_anew},
    {"keeping a draft and dropping it", keep_and_drop_a_draft},
    {"restoring a copy", restore_the_copy},
    {"restoring a copy in the place of something else", restore_the_copy_over_what_is_none},
};
// clang-format on
const size_t deeds_that_write_count = sizeof deeds_that_write / sizeof deeds_that_write[0];
