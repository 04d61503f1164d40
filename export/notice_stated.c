/* The statements of a notice. See notice_stated.h. */
#include "export/notice_stated.h"

#include "export/notice_inside.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

/* Adds TEXT on one line. */
static void put_line(const char *text, struct buf *out)
{
    bool blank = false;
    for (; *text != '\0'; text++) {
        bool gap = strchr(" \t\r\n", *text) != NULL;
        if (!gap && blank)
            buf_putc(out, ' ');
        blank = gap && out->length > 0;
        if (!gap)
            buf_putc(out, *text);
    }
}

bool notice_states_codes(const char *kind, const char *column)
{
    return strcmp(kind, "category") == 0 && strcmp(column, "purposes") == 0;
}

/* Whether notices name such records by what stands in COLUMN, or by their name
 * where it is empty. */
static bool is_naming(const char *kind, const char *column)
{
    return (strcmp(kind, "purpose") == 0 && strcmp(column, "wording") == 0) ||
           (strcmp(kind, "category") == 0 && strcmp(column, "public_name") == 0);
}

/* Adds what COLUMN of RECORD states: values as they are kept, what it refers to
 * by its words in notices. */
static void put_stated(struct writing *w, const struct record *record, const char *column,
                       struct buf *out)
{
    const struct field *field = &record->kind->fields[kinds_field(record->kind, column)];
    struct buf text = {0};
    if (is_naming(record->kind->name, column)) {
        buf_puts(&text, writing_name(w, record));
    } else if (kinds_is_reference(field)) {
        size_t count;
        const struct record **targets = writing_targets(w, record, column, &count);
        for (size_t i = 0; i < count; i++)
            buf_printf(&text, "%s%s", i == 0 ? "" : " / ",
                       notice_states_codes(record->kind->name, column)
                           ? record_value(targets[i], "code")
                           : writing_name(w, targets[i]));
        free(targets);
    } else {
        buf_puts(&text, record_value(record, column));
    }
    struct buf line = {0};
    put_line(buf_text(&text), &line);
    buf_puts(out, buf_text(&line));
    buf_clear(&line);
    buf_clear(&text);
}

static void put_statement(struct writing *w, const struct notice_use *use, const char *column,
                          struct buf *out)
{
    struct buf stated = {0};
    put_stated(w, use->record, column, &stated);
    if (stated.length > 0)
        buf_printf(out, "%s%s\t%s/%s\t%s\t%s", out->length > 0 ? "\n" : "",
                   notice_part_words[use->part], use->record->kind->name,
                   record_value(use->record, "code"), column, buf_text(&stated));
    buf_clear(&stated);
}

/* Adds the statements of a row of the table about the record of USE. */
static void put_row(struct writing *w, const struct notice_use *use,
                    const struct notice_timing_row *row, struct buf *out)
{
    for (const char *at = row->fields; *at != '\0';) {
        size_t length = strcspn(at, " ");
        char column[64];
        if (length >= sizeof column)
            bug("the name of a field is too long");
        memcpy(column, at, length);
        column[length] = '\0';
        if (strcmp(column, "+") != 0 && strcmp(column, "-") != 0)
            put_statement(w, use, column, out);
        at += length + strspn(at + length, " ");
    }
}

void notice_statements(struct shelves *shelves, const struct notice_text *text, struct buf *out)
{
    struct writing w = {.shelves = shelves,
                        .lang = LANG_JA,
                        .law = text->law,
                        .notice = text->notice,
                        .organization = text->organization};
    for (size_t u = 0; u < text->use_count; u++)
        for (size_t i = 0; i < notice_timing_count; i++)
            if (notice_timing_is_of(&notice_timings[i], text->uses[u].part,
                                    text->uses[u].record->kind->name))
                put_row(&w, &text->uses[u], &notice_timings[i], out);
}
