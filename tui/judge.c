/* See judge.h. */
#include "tui/judge.h"

#include "model/cells.h"
#include "model/mem.h"
#include "model/refer.h"
#include "model/rules_own.h"

#include <stdlib.h>
#include <string.h>

/* Records that are looked at around a save; of more the rest is seen by a check of
 * everything. */
enum { TOUCHED_MOST = 64 };

struct judge {
    struct rulebook *book;
    struct concerned touched; /* by the save that is going on */
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
    free(judge);
}

struct rulebook *judge_rulebook(struct app *app)
{
    struct judge *judge = judge_of(app);
    char now[21];
    model_now(app->model, now);
    now[10] = '\0';
    if (judge->book != NULL && strcmp(rulebook_today(judge->book), now) != 0) {
        /* What was found points into the old one. */
        findings_clear(&judge->before);
        findings_clear(&judge->caused);
        findings_clear(&judge->cured);
        rulebook_free(judge->book);
        judge->book = NULL;
    }
    if (judge->book == NULL) {
        struct buf folder = {0};
        struct rulebook_options how = {0};
        if (rules_own_folder(&folder))
            how.folder = buf_text(&folder);
        judge->book = rulebook_new(app->model, &how);
        buf_clear(&folder);
    }
    return judge->book;
}

bool judge_records(struct app *app, const struct concerned *records, struct findings *found)
{
    struct why why = app_why(app);
    if (records->count == 0 || findings_of(judge_rulebook(app), records, found, &why))
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

static void touch(struct concerned *touched, const struct kind *kind, int64_t id)
{
    if (id != 0 && touched->count < TOUCHED_MOST)
        concerned_add(touched, kind, id);
}

/* The records that a cell of codes, VALUE of FIELD, names. */
static void touch_named(struct app *app, struct concerned *touched, const struct field *field,
                        const char *value)
{
    const struct kind *kind = kinds_find(field->kind);
    struct cells codes = {0};
    cells_parse(value, &codes);
    for (size_t i = 0; i < codes.count && touched->count < TOUCHED_MOST; i++)
        touch(touched, kind, record_find(app->model, kind, codes.items[i]));
    cells_clear(&codes);
}

/* The records that refer to RECORD. */
static void touch_referring(struct app *app, struct concerned *touched, const struct record *record)
{
    struct kinds_reference end = {0};
    while (kinds_referring(record->kind, &end) && touched->count < TOUCHED_MOST) {
        size_t count = 0, all = 0;
        struct referrer *from =
            refer_some(app->model, end.kind, end.field, record->id, TOUCHED_MOST, &count, &all);
        for (size_t i = 0; i < count; i++)
            touch(touched, from[i].kind, from[i].id);
        free(from);
    }
}

void judge_before(struct app *app, const struct record *record)
{
    struct judge *judge = judge_of(app);
    concerned_clear(&judge->touched);
    judge_rulebook(app);
    findings_clear(&judge->before);
    findings_clear(&judge->caused);
    findings_clear(&judge->cured);
    if (!app_read(app))
        return;
    touch(&judge->touched, record->kind, record->id);
    for (size_t i = 0; i < record->kind->field_count; i++) {
        const struct field *field = &record->kind->fields[i];
        if (!kinds_is_reference(field))
            continue;
        touch_named(app, &judge->touched, field, record->values[i]);
        touch_named(app, &judge->touched, field, record->base[i]);
    }
    if (record->id != 0)
        touch_referring(app, &judge->touched, record);
    judge_records(app, &judge->touched, &judge->before);
    app_read_end(app);
}

static int compare(const struct finding *a, const struct finding *b)
{
    int order = strcmp(a->rule->id, b->rule->id);
    if (order == 0)
        order = (a->kind > b->kind) - (a->kind < b->kind);
    if (order == 0)
        order = (a->id > b->id) - (a->id < b->id);
    if (order == 0)
        order = (a->field > b->field) - (a->field < b->field);
    return order != 0 ? order : strcmp(a->detail, b->detail);
}

static void add_copy(struct findings *to, const struct finding *finding)
{
    to->list = mem_grow(to->list, to->count, &to->capacity, sizeof *to->list);
    to->list[to->count] = *finding;
    to->list[to->count++].detail = mem_copy(finding->detail);
}

/* What of ONE is not in OTHER; both are in order. */
static void subtract(const struct findings *one, const struct findings *other, struct findings *out)
{
    for (size_t i = 0, k = 0; i < one->count; i++) {
        while (k < other->count && compare(&other->list[k], &one->list[i]) < 0)
            k++;
        if (k == other->count || compare(&other->list[k], &one->list[i]) != 0)
            add_copy(out, &one->list[i]);
    }
}

void judge_after(struct app *app, const struct kind *kind, int64_t id)
{
    struct judge *judge = judge_of(app);
    struct findings after = {0};
    if (!app_read(app))
        return;
    if (id != 0)
        concerned_add(&judge->touched, kind, id);
    if (judge_records(app, &judge->touched, &after)) {
        subtract(&after, &judge->before, &judge->caused);
        subtract(&judge->before, &after, &judge->cured);
    }
    findings_clear(&after);
    findings_clear(&judge->before);
    app_read_end(app);
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
    while (from < found->count && (found->list[from].id != id || found->list[from].kind != kind))
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
