/* The part of the command due about incidents and requests by persons. */
#include "cli/due_inside.h"

#include "export/json_writer.h"
#include "model/glyphs.h"

#include <stdio.h>

enum { COLUMNS = 5, WIDEST = 34 };

static const char *what_value(enum deadline_what what)
{
    static const char *const values[] = {[DEADLINE_PRELIMINARY] = "preliminary_report",
                                         [DEADLINE_FINAL] = "final_report",
                                         [DEADLINE_PERSONS] = "notify_persons",
                                         [DEADLINE_AUTHORITY] = "tell_authority_gdpr",
                                         [DEADLINE_HIGH_RISK] = "tell_persons_gdpr",
                                         [DEADLINE_INCIDENT] = "incident",
                                         [DEADLINE_ANSWER] = "answer"};
    return values[what];
}

static const char *state_value(enum deadline_state state)
{
    static const char *const values[DEADLINE_STATES] = {[DEADLINE_OVERDUE] = "overdue",
                                                        [DEADLINE_WEEK] = "week",
                                                        [DEADLINE_LATER] = "later",
                                                        [DEADLINE_UNDATED] = "undated"};
    return values[state];
}

static const char *basis_value(enum deadline_basis basis)
{
    static const char *const values[] = {[DEADLINE_BY_LAW] = "law",
                                         [DEADLINE_BY_DATE] = "date",
                                         [DEADLINE_BY_PROMISE] = "promise",
                                         [DEADLINE_BY_GDPR] = "gdpr",
                                         [DEADLINE_BY_HOURS] = "gdpr_72_hours",
                                         [DEADLINE_NO_NUMBER] = "no_number_in_law",
                                         [DEADLINE_NO_START] = "no_start",
                                         [DEADLINE_OUT_OF_RANGE] = "out_of_range",
                                         [DEADLINE_NOT_PROMISED] = "not_promised",
                                         [DEADLINE_NOT_COUNTABLE] = "promise_not_countable",
                                         [DEADLINE_NOTHING] = "nothing_open",
                                         [DEADLINE_OTHER_LAW] = "other_law"};
    return values[basis];
}

static void write_line(struct json_writer *writer, const struct deadline *line)
{
    struct buf record = {0};
    buf_printf(&record, "%s/%s", line->kind->name, line->code);
    json_writer_open(writer, NULL, '{');
    json_writer_text(writer, "day", line->day);
    json_writer_text(writer, "what", what_value(line->what));
    json_writer_text(writer, "state", state_value(line->state));
    json_writer_text(writer, "record", buf_text(&record));
    json_writer_text(writer, "name", line->name);
    json_writer_text(writer, "basis", basis_value(line->basis));
    json_writer_text(writer, "promise", line->promise);
    json_writer_close(writer, '}');
    buf_clear(&record);
}

void due_write_deadlines(struct json_writer *writer, const struct deadlines *deadlines)
{
    json_writer_number(writer, "deadlines_overdue", (long long)deadlines->states[DEADLINE_OVERDUE]);
    json_writer_open(writer, "deadlines", '[');
    for (size_t i = 0; i < deadlines->count; i++)
        write_line(writer, &deadlines->items[i]);
    json_writer_close(writer, ']');
}

/* The cells of LINE, into texts that are empty; NULL: the headings. */
static void put_cells(const struct deadline *line, enum lang lang, struct buf cells[COLUMNS])
{
    static const char *const heads[COLUMNS] = {N_("Day"), N_("Standing"), N_("To do"), N_("Record"),
                                               N_("By what")};
    for (int c = 0; c < COLUMNS && line == NULL; c++)
        buf_puts(&cells[c], words_in(lang, heads[c]));
    if (line == NULL)
        return;
    struct buf basis = {0};
    deadline_put_basis(line, lang, &basis);
    buf_puts(&cells[0], line->day);
    buf_puts(&cells[1], words_in(lang, deadline_standing(line->state)));
    buf_puts(&cells[2], words_in(lang, deadline_what_name(line->what)));
    due_put_plain(line->code, &cells[3]);
    buf_putc(&cells[3], ' ');
    due_put_plain(line->name, &cells[3]);
    due_put_plain(buf_text(&basis), &cells[4]);
    buf_clear(&basis);
}

/* Where WIDTHS is wide enough prints a row, else widens it. */
static void take_row(const struct deadline *line, enum lang lang, int widths[COLUMNS], bool print)
{
    struct buf cells[COLUMNS] = {{0}}, row = {0};
    put_cells(line, lang, cells);
    for (int c = 0; c < COLUMNS; c++) {
        int width = glyph_width(buf_text(&cells[c]), 1);
        if (width > widths[c])
            widths[c] = width > WIDEST ? WIDEST : width;
        if (c + 1 < COLUMNS) {
            glyph_pad(&row, buf_text(&cells[c]), widths[c], 1);
            buf_puts(&row, "  ");
        }
    }
    if (print)
        printf("%s%s\n", buf_text(&row), buf_text(&cells[COLUMNS - 1]));
    for (int c = 0; c < COLUMNS; c++)
        buf_clear(&cells[c]);
    buf_clear(&row);
}

void due_print_deadlines(const struct deadlines *deadlines, enum lang lang)
{
    int widths[COLUMNS] = {0};
    if (deadlines->count == 0)
        return;
    for (int print = 0; print < 2; print++) {
        take_row(NULL, lang, widths, print != 0);
        for (size_t i = 0; i < deadlines->count; i++)
            take_row(&deadlines->items[i], lang, widths, print != 0);
    }
}
