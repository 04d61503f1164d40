/*
 * Drawing the screen of findings: a box with a line a finding, below it the
 * focused one in full.
 */
#include "tui/judge_inside.h"

#include "model/mem.h"
#include "model/numbers.h"
#include "model/record.h"
#include "tui/wrapped.h"

#include <stdlib.h>

enum {
    RULE_WIDTH = 5,
    FULL_ROWS = 7,    /* of the focused finding */
    FULL_LEAST = 14,  /* rows of the screen for these */
    RECORD_SHARE = 34 /* percent of a line for the record */
};

static const char *scope_title(const struct judge_screen *screen, enum lang lang)
{
    switch (screen->scope) {
    case JUDGE_RECORD:
        return words_in(lang, N_("Findings: this record"));
    case JUDGE_SAVE:
        return words_in(lang, N_("Findings: caused and cured by the last save"));
    case JUDGE_ALL:
    case JUDGE_SCOPES:
        break;
    }
    return words_in(lang, N_("Findings: all records"));
}

/* The code and name of the record of ROW, read once. */
static const char *title_of(struct app *app, struct judge_row *row, const struct finding *finding)
{
    if (row->title == NULL && app_read(app)) {
        struct buf title = {0};
        record_title(app->model, finding->kind, finding->id, &title);
        buf_puts(&title, "");
        row->title = wrapped_in_one_line(buf_text(&title));
        buf_clear(&title);
        app_read_end(app);
    }
    return row->title == NULL ? "" : row->title;
}

static const char *sign_of(const struct judge_row *row, const struct finding *finding)
{
    if (row->cured)
        return "+";
    return finding->rule->severity == SEVERITY_INFORMATION ? "-" : "!";
}

static void draw_row(struct app *app, struct judge_screen *screen, size_t number, struct area area,
                     int y)
{
    struct judge_row *row = &screen->rows[number];
    const struct finding *finding = judge_screen_finding(screen, row);
    bool focused = number == screen->focus.at;
    enum role role = focused      ? ROLE_SELECTED
                     : row->cured ? ROLE_OK
                                  : judge_role(finding->rule->severity);
    enum role plain = focused ? ROLE_SELECTED : ROLE_TEXT;
    int record = area.width * RECORD_SHARE / 100, x = area.x + 4 + RULE_WIDTH + 1;
    struct buf text = {0};
    buf_printf(&text, "[%s] %s", finding_label(finding, app->lang),
               words_in(app->lang, finding->rule->title));
    if (finding->detail[0] != '\0')
        buf_printf(&text, ": %s", finding->detail);
    canvas_put(app->canvas, y, area.x, area.width, role, focused ? ">" : "");
    canvas_put(app->canvas, y, area.x + 2, 1, role, sign_of(row, finding));
    canvas_put(app->canvas, y, area.x + 4, RULE_WIDTH, role, finding->rule->id);
    canvas_put(app->canvas, y, x, record, plain, title_of(app, row, finding));
    canvas_put(app->canvas, y, x + record + 1, area.x + area.width - x - record - 1, plain,
               buf_text(&text));
    buf_clear(&text);
    if (focused)
        canvas_cursor(app->canvas, y, area.x);
}

/* The focused finding in full. */
static void draw_full(struct app *app, const struct finding *finding, struct area area)
{
    const struct rule *rule = finding->rule;
    struct buf text = {0};
    buf_printf(&text, "%s (%s): ", severity_name(rule->severity, app->lang),
               finding_label(finding, app->lang));
    rule_article(rule, app->lang, &text);
    if (rule->certainty != 'A')
        buf_printf(&text, " [%s]", judge_certainty(rule, app->lang));
    canvas_rule(app->canvas, area.y, area.x, area.width, ROLE_BORDER);
    area.y++;
    area.height--;
    int rows = wrapped_draw(app->canvas, area, judge_role(rule->severity), buf_text(&text), 0);
    buf_empty(&text);
    buf_printf(&text, "%s\n%s", words_in(app->lang, rule->message),
               words_in(app->lang, rule->mend));
    area.y += rows;
    area.height -= rows;
    wrapped_draw(app->canvas, area, ROLE_TEXT, buf_text(&text), 0);
    buf_clear(&text);
}

static void draw_empty(struct app *app, const struct judge_screen *screen, struct area area)
{
    const char *text = screen->walking ? N_("The records are being looked through ..")
                       : screen->scope == JUDGE_SAVE
                           ? N_("The last save caused no finding and cured none.")
                           : N_("Nothing was found. That says what the rules look for, not that "
                                "everything is in order.");
    canvas_cursor(app->canvas, area.y, area.x);
    wrapped_draw(app->canvas, area, ROLE_DIM, words_in(app->lang, text), 0);
}

static void draw_box(struct app *app, const struct judge_screen *screen, struct area area)
{
    struct buf place = {0};
    for (enum severity severity = SEVERITY_ERROR; severity <= screen->least; severity++)
        buf_printf(&place, "%s %s  ", severity_name(severity, app->lang),
                   count_text((int64_t)screen->counts[severity]).text);
    if (screen->waived > 0)
        buf_printf(&place,
                   words_count(app->lang, "%zu exception  ", "%zu exceptions  ", screen->waived),
                   screen->waived);
    if (screen->walking)
        buf_puts(&place, "..");
    else
        /* Without separators: behind the counts there is little room. */
        buf_printf(&place, "%zu/%zu", screen->count == 0 ? 0 : screen->focus.at + 1, screen->count);
    canvas_box(app->canvas, area.y, area.x, area.height, area.width, ROLE_BORDER_ON,
               scope_title(screen, app->lang), buf_text(&place));
    buf_clear(&place);
}

void judge_draw(struct app *app, struct pane *pane, struct area area)
{
    struct judge_screen *screen = (struct judge_screen *)pane;
    struct area inside = {area.y + 1, area.x + 1, area.height - 2, area.width - 2};
    const struct judge_row *row = judge_screen_row(screen);
    draw_box(app, screen, area);
    if (row == NULL) {
        focus_show(&screen->focus, (struct area){0}, 0);
        draw_empty(app, screen, inside);
        return;
    }
    if (area.height >= FULL_LEAST) {
        inside.height -= FULL_ROWS;
        draw_full(
            app, judge_screen_finding(screen, row),
            (struct area){inside.y + inside.height, inside.x + 1, FULL_ROWS, inside.width - 2});
    }
    focus_show(&screen->focus, inside, screen->count);
    for (size_t i = screen->focus.first; i < focus_end(&screen->focus, screen->count); i++)
        draw_row(app, screen, i, inside, focus_y(&screen->focus, i));
    focus_more(&screen->focus, app->canvas, screen->count);
}
