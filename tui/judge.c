/* See judge.h. */
#include "tui/judge.h"

#include "model/history.h"
#include "model/mem.h"
#include "model/rules_own.h"

#include <stdlib.h>
#include <string.h>

struct judge {
    struct rulebook *book, *past; /* of yesterday, until no screen shows what it found */
    bool warm;                    /* its rules are ready */
    size_t warmed;                /* how many, until then */
    struct concerned touched;     /* by the save that is going on */
    bool known;                   /* what they missed before it could be read */
    bool fresh;                   /* the change that is to be shown is that save */
    struct findings before, caused, cured;
};

static struct judge *judge_of(struct app *app)
{
    if (app->judge == NULL)
        app->judge = mem_new(1, sizeof *app->judge);
    return app->judge;
}

void judge_free(struct judge *judge)
{
    if (judge == NULL)
        return;
    concerned_clear(&judge->touched);
    findings_clear(&judge->before);
    findings_clear(&judge->caused);
    findings_clear(&judge->cured);
    rulebook_free(judge->book);
    rulebook_free(judge->past);
    free(judge);
}

/* An undo has SQLite give up what it has ready. */
static void cool(struct judge *judge)
{
    judge->warm = false;
    judge->warmed = 0;
}

struct rulebook *judge_rulebook(struct app *app)
{
    struct judge *judge = judge_of(app);
    if (app->reading > 0 || judge->book != NULL)
        return judge->book;
    struct buf folder = {0};
    struct rulebook_options how = {0};
    if (rules_own_folder(&folder))
        how.folder = buf_text(&folder);
    judge->book = rulebook_new(app->model, &how);
    cool(judge);
    buf_clear(&folder);
    return judge->book;
}

static bool is_of_today(struct app *app, const struct rulebook *book)
{
    char now[11];
    history_today(app->model, now);
    return strcmp(rulebook_today(book), now) == 0;
}

void judge_tick(struct app *app)
{
    struct judge *judge = app->judge;
    if (judge == NULL)
        return;
    if (judge->past == NULL && judge->book != NULL && !is_of_today(app, judge->book)) {
        judge->past = judge->book;
        judge->book = NULL;
        findings_clear(&judge->caused);
        findings_clear(&judge->cured);
        judge_rulebook(app);
        app_follow(app, RELOAD);
    }
    /* Screens that could not read their records again still show what it found. */
    if (app->unread)
        return;
    rulebook_free(judge->past);
    judge->past = NULL;
}

bool judge_warm(struct app *app)
{
    struct rulebook *book = judge_rulebook(app);
    /* Where nobody waits each is made ready as it is needed. */
    if (book != NULL && app->unwatched)
        app->judge->warm = true;
    bool more = book != NULL && !app->judge->warm && app_read(app);
    if (!more)
        return false;
    more = rulebook_warm(book, &app->judge->warmed);
    app_read_end(app);
    app->judge->warm = !more;
    return more;
}

bool judge_is_warm(const struct app *app)
{
    return app->judge != NULL && app->judge->warm;
}

bool judge_records(struct app *app, const struct concerned *records, struct findings *found)
{
    struct rulebook *book = judge_rulebook(app);
    struct why why = app_why(app);
    if (records->count == 0 || book == NULL || findings_of(book, records, NULL, found, &why))
        return true;
    app_unread(app, &why);
    return false;
}

bool judge_record(struct app *app, const struct kind *kind, int64_t id, struct findings *found)
{
    struct concerned records = {0};
    if (id == 0)
        return true;
    concerned_add(&records, kind, id);
    bool done = judge_records(app, &records, found);
    concerned_clear(&records);
    return done;
}

void judge_before(struct app *app, const struct record *record)
{
    struct judge *judge = judge_of(app);
    judge_rulebook(app);
    concerned_clear(&judge->touched);
    findings_clear(&judge->before);
    judge->known = false;
    if (!app_read(app))
        return;
    concerned_by(app->model, record, &judge->touched);
    judge->known = judge_records(app, &judge->touched, &judge->before);
    app_read_end(app);
}

void judge_after(struct app *app, const struct kind *kind, int64_t id)
{
    struct judge *judge = judge_of(app);
    struct findings after = {0};
    findings_clear(&judge->caused);
    findings_clear(&judge->cured);
    if (!judge->known || !app_read(app))
        return;
    if (id != 0)
        concerned_add(&judge->touched, kind, id);
    if (judge_records(app, &judge->touched, &after)) {
        findings_subtract(&after, &judge->before, &judge->caused);
        findings_subtract(&judge->before, &after, &judge->cured);
    }
    findings_clear(&after);
    findings_clear(&judge->before);
    judge->fresh = true;
    app_read_end(app);
}

void judge_changed(struct app *app)
{
    struct judge *judge = app->judge;
    if (judge == NULL)
        return;
    cool(judge);
    if (!judge->fresh) {
        findings_clear(&judge->caused);
        findings_clear(&judge->cured);
    }
    judge->fresh = false;
}

static const struct findings none;

const struct findings *judge_caused(const struct app *app)
{
    return app->judge == NULL ? &none : &app->judge->caused;
}

const struct findings *judge_cured(const struct app *app)
{
    return app->judge == NULL ? &none : &app->judge->cured;
}

/* Adds the rules of FOUND, each once. */
static void put_rules(const struct findings *found, enum lang lang, struct buf *out)
{
    for (size_t i = 0; i < found->count; i++) {
        const char *id = found->list[i].rule->id;
        if (i == 0 || strcmp(found->list[i - 1].rule->id, id) != 0)
            buf_printf(out, "%s%s", i == 0 ? "" : words_in(lang, ", "), id);
    }
}

void judge_put_change(const struct app *app, struct buf *out)
{
    const struct findings *caused = judge_caused(app), *cured = judge_cured(app);
    struct buf rules = {0};
    if (caused->count > 0) {
        put_rules(caused, app->lang, &rules);
        buf_printf(out, words_in(app->lang, " New findings: %s."), buf_text(&rules));
    }
    buf_empty(&rules);
    if (cured->count > 0) {
        put_rules(cured, app->lang, &rules);
        buf_printf(out, words_in(app->lang, " Cured: %s."), buf_text(&rules));
    }
    buf_clear(&rules);
}

size_t judge_next(const struct findings *found, const struct kind *kind, int64_t id, size_t from)
{
    while (from < found->count && (found->list[from].id != id || found->list[from].kind != kind ||
                                   found->list[from].waiver != 0))
        from++;
    return from;
}

enum role judge_role(enum severity severity)
{
    switch (severity) {
    case SEVERITY_ERROR:
        return ROLE_ERROR;
    case SEVERITY_WARNING:
        return ROLE_WARNING;
    case SEVERITY_INFORMATION:
        break;
    }
    return ROLE_DIM;
}

void judge_put_line(const struct finding *finding, enum lang lang, struct buf *out)
{
    buf_puts(out, finding->rule->severity == SEVERITY_INFORMATION ? "- " : "! ");
    rule_article(finding->rule, lang, out);
    buf_printf(out, " %s", words_in(lang, finding->rule->title));
    if (finding->detail[0] != '\0')
        buf_printf(out, ": %s", finding->detail);
}

const char *judge_certainty(const struct rule *rule, enum lang lang)
{
    if (rule->certainty == 'A')
        return words_in(lang, N_("A: the text of the law was read"));
    if (rule->certainty == 'B')
        return words_in(lang, N_("B: another page states it"));
    return words_in(lang, N_("C: not verified"));
}
