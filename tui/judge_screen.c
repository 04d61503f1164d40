/*
 * The screen of findings: what it shows and its actions. All records are judged
 * in pieces while no key comes; what was found so far is shown meanwhile.
 */
#include "tui/judge_screen.h"

#include "model/history.h"
#include "model/mem.h"
#include "model/record.h"
#include "model/refer.h"
#include "tui/dialog.h"
#include "tui/draft.h"
#include "tui/form.h"
#include "tui/judge_inside.h"
#include "tui/organization_mode.h"
#include "tui/page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct pane_ops ops;

const struct judge_row *judge_screen_row(const struct judge_screen *screen)
{
    return screen->focus.at < screen->count ? &screen->rows[screen->focus.at] : NULL;
}

const struct finding *judge_screen_finding(const struct judge_screen *screen,
                                           const struct judge_row *row)
{
    return row->cured ? &screen->cured.list[row->place] : &screen->found.list[row->place];
}

static void forget_rows(struct judge_screen *screen)
{
    for (size_t i = 0; i < screen->count; i++)
        free(screen->rows[i].title);
    free(screen->rows);
    screen->rows = NULL;
    screen->count = screen->capacity = 0;
}

static void add_row(struct judge_screen *screen, size_t place, bool cured)
{
    screen->rows = mem_grow(screen->rows, screen->count, &screen->capacity, sizeof *screen->rows);
    screen->rows[screen->count++] = (struct judge_row){.place = place, .cured = cured};
}

/* Adds those of SEVERITY, of the law of Japan or of another one. */
static void add_rows(struct judge_screen *screen, enum severity severity, bool japanese)
{
    for (size_t i = 0; i < screen->found.count; i++) {
        const struct rule *rule = screen->found.list[i].rule;
        bool other = rule->jurisdiction[0] != '\0' && strcmp(rule->jurisdiction, "JP") != 0;
        if (rule->severity == severity && other != japanese && screen->found.list[i].waiver == 0)
            add_row(screen, i, false);
    }
}

static void count_found(struct judge_screen *screen)
{
    memset(screen->counts, 0, sizeof screen->counts);
    screen->waived = 0;
    for (size_t i = 0; i < screen->found.count; i++)
        if (screen->found.list[i].waiver == 0)
            screen->counts[screen->found.list[i].rule->severity]++;
        else
            screen->waived++;
}

/* Keeps what the person looks at now. */
static void keep_sight(struct judge_screen *screen)
{
    const struct judge_row *row = judge_screen_row(screen);
    screen->sight = (struct judge_sight){.at = screen->focus.at};
    if (row == NULL)
        return;
    const struct finding *finding = judge_screen_finding(screen, row);
    screen->sight.rule = finding->rule;
    screen->sight.kind = finding->kind;
    screen->sight.id = finding->id;
    screen->sight.field = finding->field;
}

static size_t apart(size_t one, size_t two)
{
    return one < two ? two - one : one - two;
}

/* Goes to what the person looked at, of several alike the nearest; where that is gone,
 * to what took its line. */
static void restore_sight(struct judge_screen *screen)
{
    const struct judge_sight *sight = &screen->sight;
    size_t least = (size_t)-1;
    screen->focus.at = sight->at;
    for (size_t i = 0; i < screen->count && sight->rule != NULL; i++) {
        const struct finding *finding = judge_screen_finding(screen, &screen->rows[i]);
        if (finding->rule == sight->rule && finding->kind == sight->kind &&
            finding->id == sight->id && finding->field == sight->field &&
            apart(i, sight->at) < least) {
            screen->focus.at = i;
            least = apart(i, sight->at);
        }
    }
    if (screen->focus.at >= screen->count)
        screen->focus.at = screen->count > 0 ? screen->count - 1 : 0;
    if (!screen->walking)
        keep_sight(screen);
}

/* Makes the lines anew: by severity, and as the findings stand. */
static void make_rows(struct judge_screen *screen)
{
    forget_rows(screen);
    count_found(screen);
    for (enum severity severity = SEVERITY_ERROR; severity <= screen->least; severity++) {
        add_rows(screen, severity, true);
        add_rows(screen, severity, false);
    }
    for (size_t i = 0; i < screen->cured.count; i++)
        add_row(screen, i, true);
    restore_sight(screen);
}

/* Drops of FOUND, from place FROM on, what belongs to organizations that are not shown. */
static void keep_shown(const struct app *app, struct findings *found, size_t from)
{
    size_t kept = from;
    for (size_t i = from; i < found->count; i++)
        if (organization_mode_has(app, found->list[i].kind, found->list[i].id))
            found->list[kept++] = found->list[i];
        else
            free(found->list[i].detail);
    found->count = kept;
}

/* Judges the next piece of all records. */
static bool piece(struct app *app, struct judge_screen *screen)
{
    struct why why = app_why(app);
    size_t before = screen->found.count;
    bool more = false;
    if (!screen->walking || !app_read(app))
        return false;
    if (!findings_step(&screen->walk, &screen->found, &more, &why)) {
        app_unread(app, &why);
        more = false;
    }
    app_read_end(app);
    keep_shown(app, &screen->found, before);
    screen->walking = more;
    if (!more)
        findings_finish(judge_rulebook(app), &screen->found);
    return more;
}

/* Pieces are short; lines are made anew when the person has seen some. */
static bool judge_work(struct app *app, struct pane *pane)
{
    struct judge_screen *screen = (struct judge_screen *)pane;
    size_t before = screen->found.count;
    if (!screen->walking)
        return false;
    bool more = piece(app, screen);
    if (!more || (before == 0 && screen->found.count > 0)) {
        make_rows(screen);
        app->news = true;
    }
    return more;
}

static void begin(struct app *app, struct judge_screen *screen)
{
    static const struct findings none;
    forget_rows(screen);
    findings_clear(&screen->found);
    findings_clear(&screen->cured);
    screen->walking = false;
    struct rulebook *book = judge_rulebook(app);
    if (screen->scope == JUDGE_SAVE) {
        findings_subtract(judge_caused(app), &none, &screen->found);
        findings_subtract(judge_cured(app), &none, &screen->cured);
    } else if (book != NULL && app_read(app)) {
        if (screen->scope == JUDGE_RECORD) {
            judge_record(app, screen->kind, screen->id, &screen->found);
        } else {
            findings_begin(&screen->walk, book, NULL);
            screen->walking = true;
            piece(app, screen);
        }
        app_read_end(app);
    }
    make_rows(screen);
}

static void judge_reload(struct app *app, struct pane *pane)
{
    begin(app, (struct judge_screen *)pane);
}

static void open_screen(struct app *app, const struct kind *kind, int64_t id)
{
    struct judge_screen *screen = mem_new(1, sizeof *screen);
    screen->pane.ops = &ops;
    screen->pane.context = ON_FINDINGS;
    screen->kind = kind;
    screen->id = id;
    screen->scope = kind == NULL ? JUDGE_ALL : JUDGE_RECORD;
    screen->least = SEVERITY_INFORMATION;
    app_open(app, &screen->pane);
    begin(app, screen);
}

void judge_screen_open(struct app *app, const struct kind *kind, int64_t id)
{
    open_screen(app, kind, id);
}

enum outcome judge_act_open(struct app *app)
{
    open_screen(app, NULL, 0);
    return REDRAW;
}

static void judge_free_screen(struct pane *pane)
{
    struct judge_screen *screen = (struct judge_screen *)pane;
    forget_rows(screen);
    findings_clear(&screen->found);
    findings_clear(&screen->cured);
    free(screen);
}

static void judge_title(struct app *app, struct pane *pane, struct buf *out)
{
    (void)pane;
    buf_puts(out, words_in(app->lang, "Findings"));
}

enum outcome judge_act_mend(struct app *app)
{
    const struct judge_row *row = judge_screen_row((struct judge_screen *)app->top);
    if (row == NULL)
        return STAY;
    /* What is opened may read the records again. */
    const struct finding finding = *judge_screen_finding((struct judge_screen *)app->top, row);
    form_open(app, finding.kind, finding.id);
    form_go(app, finding_column(&finding));
    return REDRAW;
}

enum outcome judge_act_record(struct app *app)
{
    const struct judge_row *row = judge_screen_row((struct judge_screen *)app->top);
    if (row == NULL)
        return STAY;
    const struct finding *finding = judge_screen_finding((struct judge_screen *)app->top, row);
    page_open(app, finding->kind, finding->id);
    return REDRAW;
}

enum outcome judge_act_scope(struct app *app)
{
    struct judge_screen *screen = (struct judge_screen *)app->top;
    do
        screen->scope = (screen->scope + 1) % JUDGE_SCOPES;
    while (screen->scope == JUDGE_RECORD && screen->kind == NULL);
    screen->sight = (struct judge_sight){0};
    screen->focus.first = 0;
    begin(app, screen);
    return REDRAW;
}

enum outcome judge_act_severity(struct app *app)
{
    struct judge_screen *screen = (struct judge_screen *)app->top;
    screen->least = screen->least == SEVERITY_ERROR ? SEVERITY_INFORMATION : screen->least - 1;
    screen->sight = (struct judge_sight){0};
    screen->focus.first = 0;
    make_rows(screen);
    return REDRAW;
}

/* Opens the form of an exception for the focused finding: only the reason is left
 * to be typed. */
enum outcome judge_act_waive(struct app *app)
{
    const struct judge_row *row = judge_screen_row((struct judge_screen *)app->top);
    struct why why = app_why(app);
    struct draft *draft = NULL;
    if (row == NULL || row->cured || !app_read(app))
        return STAY;
    const struct finding *finding = judge_screen_finding((struct judge_screen *)app->top, row);
    struct buf name = {0}, record = {0};
    char now[11];
    history_today(app->model, now);
    buf_printf(&name, "%s ", finding->rule->id);
    record_title(app->model, finding->kind, finding->id, &name);
    buf_printf(&record, "%s/", finding->kind->name);
    refer_code(app->model, finding->kind, finding->id, &record);
    draft = draft_new(app->model, kinds_find("waiver"), 0, &why);
    app_read_end(app);
    if (draft != NULL) {
        draft_fill(draft, "name", buf_text(&name));
        draft_fill(draft, "rule", finding->rule->id);
        draft_fill(draft, "record", buf_text(&record));
        draft_fill(draft, "decided_on", now);
        form_open_draft(app, draft);
        form_go(app, "reason");
    }
    buf_clear(&name);
    buf_clear(&record);
    return REDRAW;
}

static void put_line(const struct app *app, const char *label, const char *text, struct buf *out)
{
    if (text != NULL && text[0] != '\0')
        buf_printf(out, "%s: %s\n", words_in(app->lang, label), text);
}

/* Why the rule of the focused finding is there. */
enum outcome judge_act_explain(struct app *app)
{
    const struct judge_row *row = judge_screen_row((struct judge_screen *)app->top);
    struct buf title = {0}, text = {0}, article = {0};
    if (row == NULL)
        return STAY;
    const struct rule *rule = judge_screen_finding((struct judge_screen *)app->top, row)->rule;
    buf_printf(&title, "%s %s", rule->id, words_in(app->lang, rule->title));
    rule_article(rule, app->lang, &article);
    put_line(app, N_("Law"), buf_text(&article), &text);
    put_line(app, N_("In force from"), rule_from(rule, app->lang), &text);
    put_line(app, N_("In force until"), rule->until, &text);
    put_line(app, N_("Certainty"), judge_certainty(rule, app->lang), &text);
    put_line(app, N_("Source"), rule->source, &text);
    put_line(app, N_("Own rule"), rule->path, &text);
    buf_printf(&text, "\n%s\n%s", words_in(app->lang, rule->message),
               words_in(app->lang, rule->mend));
    dialog_open(app, &(struct dialog_question){.title = buf_text(&title),
                                               .text = buf_text(&text),
                                               .buttons = {{.label = N_("Close")}}});
    buf_clear(&title);
    buf_clear(&text);
    buf_clear(&article);
    return REDRAW;
}

static enum outcome judge_move(struct app *app, struct pane *pane, enum move move)
{
    struct judge_screen *screen = (struct judge_screen *)pane;
    (void)app;
    focus_move(&screen->focus, move, screen->count);
    keep_sight(screen);
    return REDRAW;
}

static enum outcome judge_key(struct app *app, struct pane *pane, const struct key *key)
{
    struct judge_screen *screen = (struct judge_screen *)pane;
    enum outcome pressed = focus_press(&screen->focus, key, screen->count);
    if (pressed == REDRAW)
        keep_sight(screen);
    return pressed == REDRAW && key->type == KEYS_DOUBLE ? judge_act_mend(app) : pressed;
}

static bool judge_offers(const struct pane *pane, const char *name)
{
    const struct judge_screen *screen = (const struct judge_screen *)pane;
    const struct judge_row *row = judge_screen_row(screen);
    bool needs_row = strcmp(name, "findings-mend") == 0 || strcmp(name, "findings-record") == 0 ||
                     strcmp(name, "findings-explain") == 0;
    if (strcmp(name, "findings-waive") == 0)
        return row != NULL && !row->cured;
    return !needs_row || row != NULL;
}

static const struct pane_ops ops = {
    .title = judge_title,
    .key = judge_key,
    .move = judge_move,
    .draw = judge_draw,
    .reload = judge_reload,
    .work = judge_work,
    .offers = judge_offers,
    .free = judge_free_screen,
};
