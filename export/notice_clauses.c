/*
 * The clauses of a notice: sentences that belong to no other field. They stand
 * where their topic belongs, in their order, those with one heading together.
 * See notice_inside.h.
 */
#include "export/notice_inside.h"

#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

static bool is_wanted(const struct writing *w, const struct record *clause, const char *topic)
{
    return w->notice != NULL && writing_is(clause, "notice", record_value(w->notice, "code")) &&
           writing_is(clause, "topic", topic);
}

static const struct record **read_clauses(struct writing *w, const char *topic, size_t *count)
{
    size_t all;
    struct record *const *records = shelves_all(w->shelves, "clause", &all);
    const struct record **clauses = mem_new(all + 1, sizeof *clauses);
    *count = 0;
    for (size_t i = 0; i < all; i++)
        if (is_wanted(w, records[i], topic))
            clauses[(*count)++] = records[i];
    writing_sort(clauses, *count);
    return clauses;
}

static void write_clause(struct writing *w, const struct record *clause)
{
    struct buf text = {0};
    buf_puts(&text, record_value(clause, "wording"));
    if (text.length == 0)
        writing_missing(w, record_value(clause, "name"), &text);
    writing_text(w, NOTICE_PARAGRAPH, buf_text(&text));
    writing_from(w, clause);
    buf_clear(&text);
}

void writing_clauses(struct writing *w, const char *topic)
{
    size_t count;
    const struct record **clauses = read_clauses(w, topic, &count);
    const char *heading = "";
    for (size_t i = 0; i < count; i++) {
        const char *own = record_value(clauses[i], "heading");
        if (own[0] != '\0' && strcmp(own, heading) != 0)
            writing_subheading(w, own);
        heading = own;
        write_clause(w, clauses[i]);
    }
    free(clauses);
}
