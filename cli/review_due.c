/*
 * review due: which data categories are to be reviewed soon, are overdue, or never
 * were reviewed; as a table for people or as JSON. Overdue ones are a finding.
 */
#include "cli/review.h"

#include "export/json_writer.h"
#include "model/buf.h"
#include "model/display.h"
#include "model/glyphs.h"
#include "model/numbers.h"
#include "model/review_due.h"

static const char *standing_name(enum review_standing standing)
{
    static const char *const names[REVIEW_STANDINGS] = {[REVIEW_FRESH] = "fresh",
                                                        [REVIEW_SOON] = "soon",
                                                        [REVIEW_OVERDUE] = "overdue",
                                                        [REVIEW_NEVER] = "never"};
    return names[standing];
}

static void print_json(const struct review_due *due)
{
    struct json_writer writer;
    json_writer_begin(&writer, stdout);
    json_writer_open(&writer, NULL, '{');
    json_writer_text(&writer, "today", due->today);
    for (enum review_standing s = REVIEW_FRESH; s < REVIEW_STANDINGS; s++)
        json_writer_number(&writer, standing_name(s), (long long)due->of[s]);
    json_writer_open(&writer, "due", '[');
    for (size_t i = 0; i < due->count; i++) {
        const struct review_due_line *line = &due->lines[i];
        json_writer_open(&writer, NULL, '{');
        json_writer_text(&writer, "until", line->until);
        json_writer_text(&writer, "standing", standing_name(line->standing));
        json_writer_text(&writer, "category", line->code);
        json_writer_text(&writer, "name", line->name);
        json_writer_text(&writer, "department", line->department);
        json_writer_close(&writer, '}');
    }
    json_writer_close(&writer, ']');
    json_writer_close(&writer, '}');
    json_writer_end(&writer);
}

static void print_line(const struct review_due_line *line, int width, enum lang lang)
{
    struct buf text = {0}, shown = {0};
    glyph_pad(&text, line->until[0] == '\0' ? "-" : line->until, 10, 1);
    buf_puts(&text, "  ");
    glyph_pad(&text, review_standing_label(line->standing, lang), width, 1);
    buf_printf(&text, "  %s %s", line->code, line->name);
    if (line->department[0] != '\0')
        buf_printf(&text, " (%s)", line->department);
    display_add(&shown, buf_text(&text));
    puts(buf_text(&shown));
    buf_clear(&text);
    buf_clear(&shown);
}

static void print_text(const struct review_due *due, enum lang lang)
{
    int width = 0;
    for (size_t i = 0; i < due->count; i++) {
        int own = glyph_width(review_standing_label(due->lines[i].standing, lang), 1);
        width = own > width ? own : width;
    }
    for (size_t i = 0; i < due->count; i++)
        print_line(&due->lines[i], width, lang);
    for (enum review_standing s = REVIEW_FRESH; s < REVIEW_STANDINGS; s++)
        if (due->of[s] > 0)
            commands_say(lang, N_("%s: %s data categories."), review_standing_label(s, lang),
                         count_text((int64_t)due->of[s]).text);
}

int review_due(struct cli *cli, struct model *m, struct why *why)
{
    struct review_due due = {0};
    bool json;
    if (!review_format(cli, &json, why) || !review_due_read(m, &due, why))
        return commands_fail(why);
    if (json)
        print_json(&due);
    else
        print_text(&due, why->lang);
    bool overdue = due.of[REVIEW_OVERDUE] > 0;
    review_due_clear(&due);
    return overdue ? EXIT_FINDINGS : EXIT_DONE;
}
