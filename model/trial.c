/* See trial.h. */
#include "model/trial.h"

#include "model/buf.h"
#include "model/history.h"
#include "model/inside.h"
#include "model/journal.h"
#include "model/merge.h"
#include "model/past.h"

#include <string.h>

/* How many changes are named one by one. */
enum { NAMED_MOST = 5 };

static int64_t head_of(struct model *m)
{
    return db_number(m->db, "SELECT max(seq) FROM journal", 0, 0);
}

/* A copy of what M holds, without the drafts of its open forms. */
static struct db *copy_of(struct model *m, struct why *why)
{
    struct db *db = db_open(NULL, DB_TEMPORARY, why);
    if (db == NULL)
        return NULL;
    bool copied = db_copy(db, m->db, why);
    if (copied)
        db_run(db, "DELETE FROM draft");
    if (copied && db_ok(db, why))
        return db;
    db_close(db);
    return NULL;
}

struct model *trial_open(struct model *m, struct why *why)
{
    struct model_options options = {
        .lang = m->lang, .who = m->who, .now = m->now, .part_bytes = m->part_bytes};
    if ((m->past || m->newer) && !model_may_write(m, why))
        return NULL;
    model_begin_reading(m);
    struct db *db = copy_of(m, why);
    if (db == NULL)
        return NULL;
    db_work_like(db, m->db);
    struct model *trial = model_on(db, m->path, &options);
    trial->trial_from = head_of(trial);
    if (db_ok(db, why))
        return trial;
    model_close(trial);
    return NULL;
}

void trial_close(struct model *m)
{
    model_close(m);
}

size_t trial_edits(struct model *trial)
{
    return (size_t)(head_of(trial) - trial->trial_from);
}

struct model *trial_base(struct model *trial, struct why *why)
{
    struct past_when when = {.entry = trial->trial_from};
    model_now(trial, when.at);
    return past_open_when(trial, &when, why);
}

struct merge *trial_merge(struct model *m, struct model *trial, struct why *why)
{
    return merge_new(m, trial, words_in(m->lang, N_("trial")), why);
}

/* Whether ENTRY of TRIAL stands in the end: an edit that was not undone, or what was undone
 * or redone of before. */
static bool stands(const struct model *trial, const struct entry *entry)
{
    if (strcmp(entry->kind, "edit") == 0)
        return !entry->undone;
    return entry->target != 0 && entry->target <= trial->trial_from;
}

bool trial_put_tried(struct model *trial, struct buf *out, struct why *why)
{
    struct entries entries = {0};
    model_begin_reading(trial);
    size_t edits = trial_edits(trial), named = 0, more = 0;
    if (!db_ok(trial->db, why) ||
        (edits > 0 && !journal_list(trial, NULL, NULL, edits, &entries, why)))
        return false;
    for (size_t i = entries.count; i > 0; i--) {
        const struct entry *entry = &entries.items[i - 1];
        if (!stands(trial, entry))
            continue;
        if (named == NAMED_MOST) {
            more++;
            continue;
        }
        buf_puts(out, named++ == 0 ? "" : "; ");
        history_title(entry->what, entry->about, trial->lang, out);
    }
    if (more > 0)
        buf_printf(out, words_in(trial->lang, N_("; and %zu more")), more);
    journal_clear(&entries);
    return true;
}
