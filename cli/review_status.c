/*
 * review status: how an annual review stands, by department, as a table for people
 * or as JSON. Where answers are overdue the exit status tells it.
 */
#include "cli/review.h"

#include "export/json_writer.h"
#include "model/buf.h"
#include "model/dates.h"
#include "model/display.h"
#include "model/glyphs.h"
#include "model/numbers.h"

enum { COLUMNS = 6, WIDEST_DEPARTMENT = 40 };

static void write_tally(struct json_writer *writer, const struct campaign_tally *tally,
                        bool overdue)
{
    json_writer_number(writer, "total", (long long)tally->total);
    json_writer_number(writer, "open", (long long)tally->of[REVIEW_OPEN]);
    for (enum review_outcome o = REVIEW_UNCHANGED; o < REVIEW_OUTCOMES; o++)
        json_writer_number(writer, review_outcome_value(o), (long long)tally->of[o]);
    json_writer_number(writer, "overdue", (long long)(overdue ? tally->of[REVIEW_OPEN] : 0));
}

static void print_json(const struct campaign_state *state)
{
    const struct campaign *campaign = &state->campaign;
    struct json_writer writer;
    json_writer_begin(&writer, stdout);
    json_writer_open(&writer, NULL, '{');
    json_writer_text(&writer, "campaign", campaign->code);
    json_writer_text(&writer, "name", campaign->name);
    json_writer_text(&writer, "today", state->today);
    json_writer_text(&writer, "started_on", campaign->started_on);
    json_writer_text(&writer, "due_on", campaign->due_on);
    json_writer_text(&writer, "approved_on", campaign->approved_on);
    json_writer_text(&writer, "approved_by", campaign->approved_by);
    json_writer_text(&writer, "closed_on", campaign->closed_on);
    json_writer_text(&writer, "snapshot", campaign->snapshot);
    write_tally(&writer, &state->tally, state->overdue);
    json_writer_open(&writer, "departments", '[');
    for (size_t i = 0; i < state->count; i++) {
        json_writer_open(&writer, NULL, '{');
        json_writer_text(&writer, "department", state->departments[i].code);
        json_writer_text(&writer, "name", state->departments[i].name);
        write_tally(&writer, &state->departments[i].tally, state->overdue);
        json_writer_close(&writer, '}');
    }
    json_writer_close(&writer, ']');
    json_writer_close(&writer, '}');
    json_writer_end(&writer);
}

static void print_plain(const char *text)
{
    struct buf shown = {0};
    display_add(&shown, text);
    fputs(buf_text(&shown), stdout);
    buf_clear(&shown);
}

/* The days of the round, each where there is one. */
static void print_days(const struct campaign *campaign, enum lang lang)
{
    const struct {
        const char *words, *day;
    } days[] = {{N_("started on %s"), campaign->started_on},
                {N_("due on %s"), campaign->due_on},
                {N_("approved on %s"), campaign->approved_on},
                {N_("closed on %s"), campaign->closed_on}};
    struct buf line = {0};
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        struct buf day = {0};
        if (days[i].day[0] == '\0')
            continue;
        date_format(days[i].day, lang, &day);
        buf_puts(&line, line.length == 0 ? "" : words_in(lang, N_(", ")));
        buf_printf(&line, words_in(lang, days[i].words), buf_text(&day));
        buf_clear(&day);
    }
    print_plain(buf_text(&line));
    putchar('\n');
    buf_clear(&line);
}

/* The cells of a row; NAME NULL: the sums. */
static void put_cells(const struct campaign_department *department, enum lang lang,
                      struct buf cells[COLUMNS])
{
    const struct campaign_tally *tally = &department->tally;
    if (department->name == NULL)
        buf_puts(&cells[0], words_in(lang, N_("In all")));
    else if (department->id == 0)
        buf_puts(&cells[0], words_in(lang, N_("(no department)")));
    else
        buf_printf(&cells[0], "%s %s", department->code, department->name);
    for (enum review_outcome o = REVIEW_OPEN; o < REVIEW_OUTCOMES; o++)
        buf_puts(&cells[1 + o], count_text((int64_t)tally->of[o]).text);
    buf_puts(&cells[COLUMNS - 1], count_text((int64_t)tally->total).text);
}

static void put_heads(enum lang lang, struct buf cells[COLUMNS])
{
    buf_puts(&cells[0], words_in(lang, N_("Department")));
    for (enum review_outcome o = REVIEW_OPEN; o < REVIEW_OUTCOMES; o++)
        buf_puts(&cells[1 + o], review_outcome_label(o, lang));
    buf_puts(&cells[COLUMNS - 1], words_in(lang, N_("In all")));
}

static void put_number(struct buf *row, const char *number, int width)
{
    for (int i = glyph_width(number, 1); i < width; i++)
        buf_putc(row, ' ');
    buf_puts(row, number);
}

static void print_row(const struct buf cells[COLUMNS], const int widths[COLUMNS])
{
    struct buf row = {0};
    glyph_pad(&row, buf_text(&cells[0]), widths[0], 1);
    for (int c = 1; c < COLUMNS; c++) {
        buf_puts(&row, "  ");
        put_number(&row, buf_text(&cells[c]), widths[c]);
    }
    print_plain(buf_text(&row));
    putchar('\n');
    buf_clear(&row);
}

/* Row I of the table: the heads, the departments, the sums. */
static void put_line(const struct campaign_state *state, size_t i, enum lang lang,
                     struct buf cells[COLUMNS])
{
    const struct campaign_department sums = {.tally = state->tally};
    if (i == 0)
        put_heads(lang, cells);
    else
        put_cells(i <= state->count ? &state->departments[i - 1] : &sums, lang, cells);
}

static void print_table(const struct campaign_state *state, enum lang lang)
{
    int widths[COLUMNS] = {0};
    for (int print = 0; print < 2; print++)
        for (size_t i = 0; i < state->count + 2; i++) {
            struct buf cells[COLUMNS] = {{0}};
            put_line(state, i, lang, cells);
            for (int c = 0; c < COLUMNS && print == 0; c++) {
                int width = glyph_width(buf_text(&cells[c]), 1);
                int most = c == 0 && width > WIDEST_DEPARTMENT ? WIDEST_DEPARTMENT : width;
                widths[c] = most > widths[c] ? most : widths[c];
            }
            if (print == 1)
                print_row(cells, widths);
            for (int c = 0; c < COLUMNS; c++)
                buf_clear(&cells[c]);
        }
}

static void print_text(const struct campaign_state *state, enum lang lang)
{
    struct buf title = {0};
    buf_printf(&title, "%s %s", state->campaign.code, state->campaign.name);
    print_plain(buf_text(&title));
    buf_clear(&title);
    putchar('\n');
    print_days(&state->campaign, lang);
    print_table(state, lang);
    if (state->overdue)
        commands_say(lang, N_("Overdue: %s. The review was due %s days ago."),
                     count_text((int64_t)state->tally.of[REVIEW_OPEN]).text,
                     count_text(-state->days_left).text);
}

int review_status(struct cli *cli, struct model *m, struct why *why)
{
    bool json;
    struct campaign campaign = {0};
    struct campaign_state state = {0};
    if (!review_format(cli, &json, why))
        return commands_fail(why);
    bool done = review_campaign(cli, m, review_word(cli), &campaign, why) &&
                campaigns_state(m, campaign.id, &state, why);
    campaign_clear(&campaign);
    if (!done)
        return commands_fail(why);
    if (json)
        print_json(&state);
    else
        print_text(&state, why->lang);
    bool overdue = state.overdue;
    campaign_state_clear(&state);
    return overdue ? EXIT_FINDINGS : EXIT_DONE;
}
