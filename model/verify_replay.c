/*
 * The full check: every part of every entry is applied, in order, to an empty
 * inventory in memory; then each table must hold the same rows as the file.
 */
#include "model/verify_inside.h"

#include "model/inside.h"

#include <string.h>

/* Adds a SELECT that gives each row of TABLE as one text, in order of its key. */
static void rows_sql(struct db *db, const char *table, struct buf *sql)
{
    struct statement *st =
        db_prepare(db, "SELECT name, pk FROM pragma_table_info(:table) ORDER BY cid");
    struct buf keys = {0};
    db_bind_text(st, ":table", table);
    buf_puts(sql, "SELECT ");
    for (int i = 0; db_step(st); i++) {
        buf_printf(sql, "%squote(%s)", i == 0 ? "" : " || ',' || ", db_text(st, "name"));
        if (db_int(st, "pk") > 0)
            buf_printf(&keys, "%s%s", keys.length == 0 ? "" : ", ", db_text(st, "name"));
    }
    buf_printf(sql, " FROM %s ORDER BY %s", table, buf_text(&keys));
    buf_clear(&keys);
}

static void compare_table(struct model *m, struct db *scratch, const char *table,
                          struct verify_report *report)
{
    struct buf sql = {0};
    rows_sql(scratch, table, &sql);
    struct statement *file = db_prepare(m->db, buf_text(&sql));
    struct statement *journal = db_prepare(scratch, buf_text(&sql));
    bool same = true;
    while (same) {
        bool more = db_step(file), wanted = db_step(journal);
        if (!more && !wanted)
            break;
        same = more && wanted && strcmp(db_text_at(file, 0), db_text_at(journal, 0)) == 0;
        if (!same)
            verify_finding(report, m->lang,
                           N_("The table %s does not hold what the journal says: it was changed "
                              "by another program."),
                           table);
    }
    db_done(file);
    db_done(journal);
    buf_clear(&sql);
}

static void compare_all(struct model *m, struct db *scratch, struct verify_report *report)
{
    for (size_t k = 0; k < kinds_count; k++) {
        compare_table(m, scratch, kinds[k].name, report);
        for (size_t f = 0; f < kinds[k].field_count; f++) {
            char table[64];
            if (kinds[k].fields[f].type != TYPE_LINKS)
                continue;
            model_link_table(&kinds[k], &kinds[k].fields[f], table);
            compare_table(m, scratch, table, report);
        }
    }
}

bool verify_replay(struct model *m, struct verify_report *report, struct why *why)
{
    const struct model_options options = {.lang = m->lang, .who = m->who};
    struct model *scratch = model_scratch(&options, why);
    if (scratch == NULL)
        return false;
    int64_t failed = 0;
    bool done = verify_replay_snapshots(m, scratch, &failed, report, why);
    if (failed != 0)
        verify_finding(report, m->lang,
                       N_("Entry %lld of the journal does not follow from the entries before it."),
                       (long long)failed);
    else if (done)
        compare_all(m, scratch->db, report);
    bool read = db_ok(scratch->db, why) && db_ok(m->db, why);
    model_close(scratch);
    return done && read;
}
