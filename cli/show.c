/*
 * show: one record with all its fields, and what refers to it with the fields
 * that matter there, since a link is shown at both ends.
 */
#include "cli/commands.h"

#include "model/buf.h"
#include "model/deadlines.h"
#include "model/display.h"
#include "model/glyphs.h"
#include "model/present.h"
#include "model/record.h"
#include "model/refer.h"

#include <stdlib.h>
#include <string.h>

/* Prints "label  text" with the text's further lines below its first. */
static void print_field(struct model *m, const struct record *record, size_t number, int indent,
                        int width)
{
    enum lang lang = model_lang(m);
    const struct field *field = &record->kind->fields[number];
    struct buf text = {0}, shown = {0}, line = {0};
    present_text(m, field, record->values[number], lang, &text);
    display_add_lines(&shown, buf_text(&text));
    for (int i = 0; i < indent; i++)
        buf_putc(&line, ' ');
    glyph_pad(&line, field->label[lang], width, 1);
    const char *at = buf_text(&shown);
    for (;;) {
        size_t length = strcspn(at, "\n");
        printf("%s  %.*s\n", buf_text(&line), (int)length, at);
        if (at[length] == '\0')
            break;
        at += length + 1;
        buf_empty(&line);
        for (int i = 0; i < indent + width; i++)
            buf_putc(&line, ' ');
    }
    buf_clear(&text);
    buf_clear(&shown);
    buf_clear(&line);
}

/* Whether field NUMBER is worth a line: filled, and not SKIPPED, the reference
 * that led here. */
static bool is_shown(const struct record *record, size_t number, size_t skipped)
{
    return number != skipped && record->values[number][0] != '\0';
}

static void print_fields(struct model *m, const struct record *record, int indent, size_t skipped)
{
    int width = 0;
    for (size_t i = 0; i < record->kind->field_count; i++) {
        int label = glyph_width(record->kind->fields[i].label[model_lang(m)], 1);
        if (is_shown(record, i, skipped) && label > width)
            width = label;
    }
    for (size_t i = 0; i < record->kind->field_count; i++)
        if (is_shown(record, i, skipped))
            print_field(m, record, i, indent, width);
}

static void print_title(struct model *m, const struct kind *kind, int64_t id, const char *after)
{
    struct buf title = {0}, shown = {0};
    record_title(m, kind, id, &title);
    display_add(&shown, buf_text(&title));
    printf("%s %s%s\n", kind->label[model_lang(m)], buf_text(&shown), after);
    buf_clear(&title);
    buf_clear(&shown);
}

static bool print_referrer(struct model *m, const struct referrer *at, struct why *why)
{
    struct record *record = record_load(m, at->kind, at->id, why);
    if (record == NULL)
        return false;
    struct buf through = {0};
    buf_printf(&through, " (%s)", at->kind->fields[at->field].label[model_lang(m)]);
    putchar('\n');
    print_title(m, at->kind, at->id, buf_text(&through));
    print_fields(m, record, 2, at->field);
    buf_clear(&through);
    record_free(record);
    return true;
}

/* What is to be done of an incident or a request, and by when. */
static void print_deadlines(struct model *m, const struct kind *kind, int64_t id)
{
    enum lang lang = model_lang(m);
    struct deadlines *deadlines = deadlines_of(m, kind, id);
    for (size_t i = 0; i < deadlines->count; i++) {
        struct buf text = {0}, shown = {0};
        deadline_put(&deadlines->items[i], lang, &text);
        display_add(&shown, buf_text(&text));
        printf("! %s  %s\n", words_in(lang, deadline_what_name(deadlines->items[i].what)),
               buf_text(&shown));
        buf_clear(&text);
        buf_clear(&shown);
    }
    deadlines_free(deadlines);
}

int command_show(struct cli *cli, struct model *m, struct why *why)
{
    const struct kind *kind = NULL;
    int64_t id = commands_record(m, cli->arguments.words[1], &kind, why);
    struct record *record = id == 0 ? NULL : record_load(m, kind, id, why);
    if (record == NULL)
        return commands_fail(why);
    size_t count;
    struct referrer *all = refer_to(m, kind, id, &count);
    bool done = true;
    print_title(m, kind, id, "");
    print_fields(m, record, 2, kind->field_count);
    print_deadlines(m, kind, id);
    for (size_t i = 0; i < count && done; i++)
        done = print_referrer(m, &all[i], why);
    free(all);
    record_free(record);
    return done ? EXIT_DONE : commands_fail(why);
}
