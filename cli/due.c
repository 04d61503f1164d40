/*
 * due: what is open of incidents and requests, and the calendar of disposal, as
 * tables for people or as JSON. Where something is overdue the exit status tells
 * it, so that a script can ask.
 */
#include "cli/commands.h"
#include "cli/due_inside.h"

#include "export/json_writer.h"
#include "model/buf.h"
#include "model/dates.h"
#include "model/display.h"
#include "model/due.h"
#include "model/glyphs.h"
#include "model/numbers.h"
#include "model/periods.h"

#include <string.h>

enum { WIDEST_CATEGORY = 30, COLUMNS = 4 };

static const char *what_name(enum due_what what)
{
    return what == DUE_MAY ? "may" : "must";
}

static const char *state_name(enum due_state state)
{
    static const char *const names[DUE_STATES] = {[DUE_COMING] = "coming",
                                                  [DUE_PASSED] = "passed",
                                                  [DUE_OVERDUE] = "overdue",
                                                  [DUE_HELD] = "held",
                                                  [DUE_UNDATED] = "undated"};
    return names[state];
}

static const char *undated_name(enum due_undated undated)
{
    static const char *const names[] = {[DUE_DATED] = "",
                                        [DUE_EACH] = "each_person",
                                        [DUE_NO_FISCAL_MONTH] = "no_fiscal_month",
                                        [DUE_NO_END] = "no_end",
                                        [DUE_NO_EVENT] = "no_event",
                                        [DUE_NO_PERIOD] = "no_period"};
    return names[undated];
}

static void write_code(struct json_writer *writer, const char *kind, const char *code)
{
    struct buf text = {0};
    buf_printf(&text, "%s/%s", kind, code);
    json_writer_text(writer, kind, buf_text(&text));
    buf_clear(&text);
}

static void write_line(struct json_writer *writer, const struct due_line *line)
{
    const struct due_rule *rule = line->rule;
    json_writer_open(writer, NULL, '{');
    json_writer_text(writer, "last_day", line->last);
    json_writer_text(writer, "what", what_name(line->what));
    json_writer_text(writer, "state", state_name(line->state));
    write_code(writer, "category", line->category_code);
    json_writer_text(writer, "category_name", line->category_name);
    json_writer_text(writer, "items", rule->item_names);
    write_code(writer, "retention", rule->code);
    json_writer_text(writer, "retention_name", rule->name);
    json_writer_text(writer, "rule", rule->rule);
    json_writer_text(writer, "record_type", rule->record_type);
    json_writer_text(writer, "law", rule->law);
    json_writer_text(writer, "period", rule->period);
    json_writer_text(writer, "transitional_period", rule->transitional);
    json_writer_text(writer, "event", rule->event);
    json_writer_text(writer, "event_on", line->event_on);
    json_writer_text(writer, "wording", rule->wording);
    json_writer_text(writer, "outcome", rule->outcome);
    json_writer_text(writer, "full_last_day", line->full);
    json_writer_text(writer, "held_until", line->held);
    json_writer_text(writer, "entrustment", line->source == NULL ? "" : line->source);
    json_writer_text(writer, "undated", undated_name(line->undated));
    json_writer_close(writer, '}');
}

static void print_json(const struct due *due, const struct deadlines *deadlines)
{
    struct json_writer writer;
    json_writer_begin(&writer, stdout);
    json_writer_open(&writer, NULL, '{');
    json_writer_text(&writer, "today", due->today);
    json_writer_text(&writer, "until", due->until);
    json_writer_number(&writer, "overdue", (long long)due->states[DUE_OVERDUE]);
    json_writer_open(&writer, "due", '[');
    for (size_t i = 0; i < due->count; i++)
        write_line(&writer, &due->lines[i]);
    json_writer_close(&writer, ']');
    due_write_deadlines(&writer, deadlines);
    json_writer_close(&writer, '}');
    json_writer_end(&writer);
}

void due_put_plain(const char *text, struct buf *out)
{
    struct buf line = {0};
    buf_puts(&line, text);
    for (char *at = line.text; at != NULL && *at != '\0'; at++)
        if (*at == '\n')
            *at = ' ';
    display_add(out, buf_text(&line));
    buf_clear(&line);
}

static void put_category(const struct due_line *line, struct buf *out)
{
    due_put_plain(line->category_code, out);
    buf_putc(out, ' ');
    due_put_plain(line->category_name, out);
}

/* Adds the rule, and what else is to be known of the line. */
static void put_rule(const struct due_line *line, enum lang lang, struct buf *out)
{
    const struct due_rule *rule = line->rule;
    struct buf text = {0};
    buf_printf(&text, "%s %s", rule->code, rule->name);
    if (rule->item_count > 0)
        buf_printf(&text, words_in(lang, N_("; only: %s")), rule->item_names);
    due_put_more(line, lang, &text);
    due_put_plain(buf_text(&text), out);
    buf_clear(&text);
}

/* The cells of LINE, into texts that are empty. */
static void put_cells(const struct due_line *line, enum lang lang, struct buf cells[COLUMNS])
{
    if (line->undated == DUE_DATED)
        buf_puts(&cells[0], line->last);
    buf_puts(&cells[1], words_in(lang, due_standing(line)));
    put_category(line, &cells[2]);
    put_rule(line, lang, &cells[3]);
}

static void print_row(const struct buf cells[COLUMNS], const int widths[COLUMNS])
{
    struct buf row = {0};
    for (int c = 0; c + 1 < COLUMNS; c++) {
        glyph_pad(&row, buf_text(&cells[c]), widths[c], 1);
        buf_puts(&row, "  ");
    }
    printf("%s%s\n", buf_text(&row), buf_text(&cells[COLUMNS - 1]));
    buf_clear(&row);
}

static void clear_cells(struct buf cells[COLUMNS])
{
    for (int c = 0; c < COLUMNS; c++)
        buf_clear(&cells[c]);
}

/* Widens WIDTHS to CELLS. */
static void widen(const struct buf cells[COLUMNS], int widths[COLUMNS])
{
    for (int c = 0; c < COLUMNS; c++) {
        int width = glyph_width(buf_text(&cells[c]), 1);
        if (width > widths[c])
            widths[c] = c == 2 && width > WIDEST_CATEGORY ? WIDEST_CATEGORY : width;
    }
}

static void print_text(const struct due *due, enum lang lang)
{
    static const char *const heads[COLUMNS] = {N_("Last day"), N_("Standing"), N_("Data category"),
                                               N_("Rule")};
    int widths[COLUMNS] = {0};
    for (size_t i = 0; i <= due->count; i++) {
        struct buf cells[COLUMNS] = {{0}};
        if (i < due->count)
            put_cells(&due->lines[i], lang, cells);
        for (int c = 0; c < COLUMNS && i == due->count; c++)
            buf_puts(&cells[c], words_in(lang, heads[c]));
        widen(cells, widths);
        if (i == due->count)
            print_row(cells, widths);
        clear_cells(cells);
    }
    for (size_t i = 0; i < due->count; i++) {
        struct buf cells[COLUMNS] = {{0}};
        if (due->lines[i].undated != DUE_DATED &&
            (i == 0 || due->lines[i - 1].undated == DUE_DATED))
            printf("\n%s\n", words_in(lang, N_("Without a date:")));
        put_cells(&due->lines[i], lang, cells);
        print_row(cells, widths);
        clear_cells(cells);
    }
}

static struct due *compute(struct model *m, const char *until, struct why *why)
{
    char day[11];
    if (until != NULL && !date_parse(until, day, why)) {
        why_at(why, "--until: ");
        why->class = WHY_USAGE;
        return NULL;
    }
    struct due *due = due_new(m, until == NULL ? NULL : day);
    bool done = true;
    while (done && !due_done(due))
        done = due_step(m, due, why);
    if (done)
        return due;
    due_free(due);
    return NULL;
}

/* Tables for people, and on standard error what to do about what is overdue. */
static void print_all(const struct due *due, const struct deadlines *deadlines, enum lang lang)
{
    size_t overdue = due->states[DUE_OVERDUE], late = deadlines->states[DEADLINE_OVERDUE];
    due_print_deadlines(deadlines, lang);
    if (deadlines->count > 0 && due->count > 0)
        printf("\n");
    if (due->count > 0)
        print_text(due, lang);
    else
        commands_say(lang, N_("Nothing is to be disposed of until %s."), due->until);
    if (late > 0)
        commands_say(lang,
                     N_("Overdue of incidents and requests: %s. Please check, and record "
                        "what was done."),
                     count_text((int64_t)late).text);
    if (overdue > 0)
        commands_say(lang,
                     N_("Overdue: %s. Record the disposal (kind disposal), or correct the rule."),
                     count_text((int64_t)overdue).text);
}

int command_due(struct cli *cli, struct model *m, struct why *why)
{
    const char *format = cli->arguments.values[OPTION_FORMAT];
    bool json = format != NULL && strcmp(format, "json") == 0;
    if (format != NULL && !json && strcmp(format, "text") != 0) {
        why_set_class(why, WHY_USAGE, "--format takes text or json here, not \"%s\".", format);
        return commands_fail(why);
    }
    struct due *due = compute(m, cli->arguments.values[OPTION_UNTIL], why);
    struct deadlines *deadlines = due == NULL ? NULL : deadlines_load(m, why);
    if (deadlines == NULL) {
        due_free(due);
        return commands_fail(why);
    }
    bool overdue = due->states[DUE_OVERDUE] > 0 || deadlines->states[DEADLINE_OVERDUE] > 0;
    if (json)
        print_json(due, deadlines);
    else
        print_all(due, deadlines, why->lang);
    due_free(due);
    deadlines_free(deadlines);
    return overdue ? EXIT_FINDINGS : EXIT_DONE;
}
