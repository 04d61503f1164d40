/* Where a text that is erased stands elsewhere: told, not touched. */
#include "model/redact_inside.h"

#include "model/buf.h"
#include "model/inside.h"

enum { TOLD_AT_MOST = 20 };

/* Records and entries that hold one of the texts elsewhere: what was typed
 * twice, or what the program named after it. They are told, not touched. */
static void name_records(struct model *m, const char *text, struct buf *others)
{
    for (size_t k = 0; k < kinds_count; k++)
        for (size_t f = 0; f < kinds[k].field_count; f++) {
            const struct field *field = &kinds[k].fields[f];
            struct buf sql = {0};
            if (!kinds_is_text(field))
                continue;
            buf_printf(&sql,
                       "SELECT code FROM %s WHERE instr(%s, :text) > 0 ORDER BY code LIMIT %d",
                       kinds[k].name, field->column, TOLD_AT_MOST);
            struct statement *st = db_prepare(m->db, buf_text(&sql));
            db_bind_text(st, ":text", text);
            while (db_step(st))
                buf_printf(others, "%s/%s %s\n", kinds[k].name, db_text_at(st, 0), field->column);
            buf_clear(&sql);
        }
    struct statement *st =
        db_prepare(m->db, "SELECT seq FROM journal j WHERE seq < :seq AND (instr(about, :text) > "
                          "0 OR instr(why, :text) > 0 OR EXISTS (SELECT 1 FROM journal_part p "
                          "WHERE p.entry = j.seq AND instr(p.words, :text) > 0)) ORDER BY seq");
    db_bind_int(st, ":seq", m->seq);
    db_bind_text(st, ":text", text);
    while (db_step(st)) {
        buf_printf(others, words_in(m->lang, N_("entry %lld of the journal")),
                   (long long)db_int_at(st, 0));
        buf_putc(others, '\n');
    }
}

/* Unsaved forms of other records that hold the text. */
static void name_drafts(struct model *m, const char *text, struct buf *others)
{
    struct statement *st = db_prepare(
        m->db, "SELECT who, kind FROM draft WHERE instr(content, :text) > 0 ORDER BY id");
    db_bind_text(st, ":text", text);
    while (db_step(st)) {
        buf_printf(others, words_in(m->lang, N_("an unsaved form of %s (%s)")), db_text(st, "who"),
                   db_text(st, "kind"));
        buf_putc(others, '\n');
    }
}

void redact_name_others(struct model *m, const char *text, struct buf *others)
{
    name_records(m, text, others);
    name_drafts(m, text, others);
}
