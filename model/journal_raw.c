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
    };
}

static void tell_parts(struct db *db, const struct raw_tell *tell, const struct raw_entry *entry)
{
    struct statement *st = db_prepare(
        db, "SELECT part, words, changes FROM journal_part WHERE entry = :entry ORDER BY part");
    db_bind_int(st, ":entry", entry->seq);
    while (db_step(st)) {
        struct raw_part part = {.part = db_int(st, "part"), .words = db_text(st, "words")};
        part.changes = db_blob(st, "changes", &part.length);
        tell->part(tell->context, entry, &part);
    }
}

bool journal_raw(struct model *m, const struct raw_tell *tell, struct why *why)
{
    model_begin_reading(m);
    struct statement *st = db_prepare(m->db, "SELECT * FROM journal ORDER BY seq");
    while (db_step(st)) {
        const struct raw_entry entry = entry_of(st);
        if (tell->entry != NULL)
            tell->entry(tell->context, &entry);
        if (tell->part != NULL)
            tell_parts(m->db, tell, &entry);
    }
    return db_ok(m->db, why);
}
