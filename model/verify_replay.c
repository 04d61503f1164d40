/*
 * The full check: every part of every entry is applied, in order, to an empty
 * inventory in memory; then each table must hold the same rows as the file.
 */
#include "model/verify_inside.h"

#include "model/inside.h"

#include <string.h>

/* Adds a SELECT of all rows of TABLE in the order of its key, KEYS columns of it. */
static void rows_sql(struct db *db, const char *table, struct buf *sql, int *keys)
{
    struct statement *st =
        db_prepare(db, "SELECT name, pk FROM pragma_table_info(:table) ORDER BY cid");
    struct buf order = {0};
    db_bind_text(st, ":table", table);
    buf_puts(sql, "SELECT ");
    *keys = 0;
    for (int i = 0; db_step(st); i++) {
        buf_printf(sql, "%s%s", i == 0 ? "" : ", ", db_text(st, "name"));
        if (db_int(st, "pk") > 0)
            buf_printf(&order, "%s%s", (*keys)++ == 0 ? "" : ", ", db_text(st, "name"));
    }
    buf_printf(sql, " FROM %s ORDER BY %s", table, buf_text(&order));
    buf_clear(&order);
}

/* Which of two rows comes first by the numbers of its key, which stand first. */
static int compare_keys(struct statement *one, struct statement *other, int keys)
{
    for (int i = 0; i < keys; i++) {
        int64_t a = db_int_at(one, i), b = db_int_at(other, i);
        if (a != b)
            return a < b ? -1 : 1;
    }
    return 0;
}

/* Adds the code of the record to which the row ST of a table of KIND belongs. */
static void put_code(struct db *db, const struct kind *kind, struct statement *st, struct buf *out)
{
    struct buf sql = {0};
    buf_printf(&sql, "SELECT code FROM %s WHERE id = :id", kind->name);
    struct statement *code = db_prepare(db, buf_text(&sql));
    db_bind_int(code, ":id", db_int_at(st, 0));
    if (db_step(code))
        buf_puts(out, db_text_at(code, 0));
    else
        buf_printf(out, "%lld", (long long)db_int_at(st, 0));
    db_done(code);
    buf_clear(&sql);
}

/* Two databases that should hold the same rows: of the file and of its journal. */
struct twins {
    struct model *m;
    struct db *scratch;
    struct verify_report *report;
};

/* Tells what is wrong with the row of TABLE at which FILE and JOURNAL stand: ORDER < 0
 * where only the file has it, > 0 where only the journal has it. */
static void tell(const struct twins *twins, const char *table, const struct kind *kind,
                 struct statement *file, struct statement *journal, int order)
{
    struct buf code = {0};
    enum lang lang = twins->m->lang;
    put_code(order < 0 ? twins->m->db : twins->scratch, kind, order < 0 ? file : journal, &code);
    if (order < 0)
        verify_finding(twins->report, lang,
                       N_("The table %s does not hold what the journal says: a row of %s was put "
                          "in by another program."),
                       table, buf_text(&code));
    else if (order > 0)
        verify_finding(twins->report, lang,
                       N_("The table %s does not hold what the journal says: a row of %s was "
                          "taken out by another program."),
                       table, buf_text(&code));
    else
        verify_finding(twins->report, lang,
                       N_("The table %s does not hold what the journal says: at %s the column %s "
                          "was changed by another program."),
                       table, buf_text(&code), db_column_name(file, db_difference(file, journal)));
    buf_clear(&code);
}

/* Walks both in the same order; the first difference of a table is enough. */
static void compare_table(const struct twins *twins, const char *table, const struct kind *kind)
{
    struct buf sql = {0};
    int keys;
    rows_sql(twins->scratch, table, &sql, &keys);
    struct statement *file = db_prepare(twins->m->db, buf_text(&sql));
    struct statement *journal = db_prepare(twins->scratch, buf_text(&sql));
    bool same = true;
    while (same) {
        bool more = db_step(file), wanted = db_step(journal);
        if (!more && !wanted)
            break;
        int order = !more ? 1 : !wanted ? -1 : compare_keys(file, journal, keys);
        same = order == 0 && db_difference(file, journal) < 0;
        if (!same)
            tell(twins, table, kind, file, journal, order);
    }
    db_done(file);
    db_done(journal);
    buf_clear(&sql);
}

static void compare_all(struct model *m, struct db *scratch, struct verify_report *report)
{
    const struct twins twins = {m, scratch, report};
    for (size_t k = 0; k < kinds_count; k++) {
        compare_table(&twins, kinds[k].name, &kinds[k]);
        for (size_t f = 0; f < kinds[k].field_count; f++) {
            char table[64];
            if (kinds[k].fields[f].type != TYPE_LINKS)
                continue;
            model_link_table(&kinds[k], &kinds[k].fields[f], table);
            compare_table(&twins, table, &kinds[k]);
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
