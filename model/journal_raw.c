/* See journal_raw.h. */
#include "model/journal_raw.h"

#include "model/inside.h"

static struct raw_entry entry_of(struct statement *st)
{
    return (struct raw_entry){
        .seq = db_int(st, "seq"),
        .at = db_text(st, "at"),
        .who = db_text(st, "who"),
        .kind = db_text(st, "kind"),
        .target = db_int(st, "target"),
        .what = db_text(st, "what"),
        .about = db_text(st, "about"),
        .why = db_text(st, "why"),
        .version = db_int(st, "version"),
        .content = db_text(st, "content"),
        .previous = db_text(st, "previous"),
        .hash = db_text(st, "hash"),
        .redacted_by = db_int(st, "redacted_by"),
        .merge = db_int(st, "merge"),
    };
}

/* Tells what ENTRIES, which has the columns of a journal and "merge", gives, each with
 * what PARTS gives of it. */
static bool tell_all(struct model *m, const char *entries, const char *parts,
                     const struct raw_tell *tell, struct why *why)
{
    model_begin_reading(m);
    struct statement *st = db_prepare(m->db, entries);
    while (db_step(st)) {
        const struct raw_entry entry = entry_of(st);
        if (tell->entry != NULL)
            tell->entry(tell->context, &entry);
        if (tell->part == NULL)
            continue;
        struct statement *each = db_prepare(m->db, parts);
        db_bind_int(each, ":merge", entry.merge);
        db_bind_int(each, ":entry", entry.seq);
        while (db_step(each)) {
            struct raw_part part = {.part = db_int(each, "part"), .words = db_text(each, "words")};
            part.changes = db_blob(each, "changes", &part.length);
            tell->part(tell->context, &entry, &part);
        }
    }
    return db_ok(m->db, why);
}

bool journal_raw(struct model *m, const struct raw_tell *tell, struct why *why)
{
    return tell_all(m, "SELECT *, 0 AS merge FROM journal ORDER BY seq",
                    "SELECT part, words, changes FROM journal_part WHERE entry = :entry AND "
                    ":merge = 0 ORDER BY part",
                    tell, why);
}

bool journal_raw_others(struct model *m, const struct raw_tell *tell, struct why *why)
{
    return tell_all(m,
                    "SELECT o.* FROM other_entry o JOIN journal j ON j.seq = o.merge ORDER BY "
                    "o.merge, o.seq",
                    "SELECT part, words, changes FROM other_part WHERE merge = :merge AND entry = "
                    ":entry ORDER BY part",
                    tell, why);
}
