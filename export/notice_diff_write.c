/* See notice_diff_write.h. */
#include "export/notice_diff_write.h"

#include "export/consequence.h"
#include "model/dates.h"
#include "model/mem.h"
#include "model/present.h"

#include <stdlib.h>
#include <string.h>

/* The field that changed. What differs has a row in the table of timings, so that there
 * is one. */
static const struct field *field_of(const struct notice_difference *difference)
{
    char *name = mem_copy_bytes(difference->record, strcspn(difference->record, "/"));
    const struct kind *kind = kinds_find(name);
    free(name);
    return &kind->fields[kinds_field(kind, difference->field)];
}

const char *notice_difference_label(const struct notice_difference *difference, enum lang lang)
{
    if (difference->change == CHANGE_ADDED)
        return words_in(lang, N_("added"));
    if (difference->change == CHANGE_GONE)
        return words_in(lang, N_("no longer in it"));
    return field_of(difference)->label[lang];
}

void notice_difference_value(const struct notice_difference *difference, const char *value,
                             enum lang lang, struct buf *out)
{
    if (value[0] == '\0')
        buf_puts(out, words_in(lang, N_("(nothing)")));
    else
        present_cell(field_of(difference), value, lang, out);
}

static void put_values(const struct notice_difference *difference, enum lang lang, struct buf *out)
{
    buf_printf(out, "    %s: ", words_in(lang, N_("published")));
    notice_difference_value(difference, difference->before, lang, out);
    buf_printf(out, "\n    %s: ", words_in(lang, N_("now")));
    notice_difference_value(difference, difference->after, lang, out);
    buf_putc(out, '\n');
}

void notice_difference_text(const struct notice_difference *difference, enum lang lang,
                            struct buf *out)
{
    buf_puts(out, "  ");
    consequence_put(difference->row, lang, out);
    buf_printf(out, ": %s %s - %s\n", difference->record, difference->name,
               notice_difference_label(difference, lang));
    if (difference->change == CHANGE_CHANGED)
        put_values(difference, lang, out);
    if (difference->row->note != NULL)
        buf_printf(out, "    %s\n", words_in(lang, difference->row->note));
}

void notice_diff_head(const struct notice_diff *diff, enum lang lang, struct buf *out)
{
    struct buf date = {0};
    buf_printf(out, "%s %s: ", record_value(diff->notice, "code"),
               record_value(diff->notice, "name"));
    if (diff->publication == NULL) {
        buf_puts(out, words_in(lang, N_("not kept as published yet, so there is nothing to "
                                        "compare with")));
        return;
    }
    date_format(record_value(diff->publication, "published_on"), lang, &date);
    buf_printf(out, words_in(lang, N_("published on %s (%s)")), buf_text(&date),
               record_value(diff->publication, "code"));
    buf_clear(&date);
}

void notice_diff_text(const struct notice_diff *diff, enum lang lang, struct buf *out)
{
    notice_diff_head(diff, lang, out);
    buf_putc(out, '\n');
    for (size_t i = 0; i < diff->count; i++)
        notice_difference_text(&diff->differences[i], lang, out);
    if (diff->publication != NULL && diff->count == 0)
        buf_printf(out, "  %s\n", words_in(lang, N_("The records say what was published.")));
}

static const char *const change_names[] = {
    [CHANGE_ADDED] = "added", [CHANGE_GONE] = "gone", [CHANGE_CHANGED] = "changed"};

static void write_difference(struct json_writer *json, const struct notice_difference *difference)
{
    const struct notice_timing_row *row = difference->row;
    char certainty[2] = {row->certainty, '\0'};
    json_writer_open(json, NULL, '{');
    json_writer_text(json, "part", notice_part_words[difference->part]);
    json_writer_text(json, "record", difference->record);
    json_writer_text(json, "field", difference->field);
    json_writer_text(json, "change", change_names[difference->change]);
    json_writer_text(json, "before", difference->before);
    json_writer_text(json, "after", difference->after);
    json_writer_text(json, "timing", notice_timing_name(row->timing));
    json_writer_flag(json, "filing", row->filing ? "yes" : "no");
    json_writer_text(json, "article", row->article == NULL ? "" : row->article);
    json_writer_text(json, "certainty", certainty);
    json_writer_text(json, "source", row->source == NULL ? "" : row->source);
    json_writer_text(json, "note", row->note == NULL ? "" : row->note);
    json_writer_close(json, '}');
}

void notice_diff_put_json(const struct notice_diff *diff, struct json_writer *json)
{
    json_writer_open(json, "changes", '[');
    for (size_t i = 0; i < diff->count; i++)
        write_difference(json, &diff->differences[i]);
    json_writer_close(json, ']');
}

void notice_diff_json(struct notice_diff *const *diffs, size_t count, FILE *out)
{
    struct json_writer json;
    json_writer_begin(&json, out);
    json_writer_open(&json, NULL, '{');
    json_writer_open(&json, "notices", '[');
    for (size_t i = 0; i < count; i++) {
        const struct record *publication = diffs[i]->publication;
        json_writer_open(&json, NULL, '{');
        json_writer_text(&json, "notice", record_value(diffs[i]->notice, "code"));
        json_writer_text(&json, "publication",
                         publication == NULL ? "" : record_value(publication, "code"));
        json_writer_text(&json, "published_on",
                         publication == NULL ? "" : record_value(publication, "published_on"));
        notice_diff_put_json(diffs[i], &json);
        json_writer_close(&json, '}');
    }
    json_writer_close(&json, ']');
    json_writer_close(&json, '}');
    json_writer_end(&json);
}
