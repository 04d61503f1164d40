/* See changes.h. */
#include "export/changes.h"

#include "model/buf.h"
#include "model/cells.h"
#include "model/model.h"
#include "model/present.h"

#include <string.h>

/* The inventory at MOMENT: M itself where that is the present. */
static struct model *open_at(struct model *m, const struct past_when *moment, struct model **opened,
                             size_t *failures, struct why *why)
{
    if (!moment->now)
        *opened = past_open_when(m, moment, why);
    struct model *at = moment->now ? m : *opened;
    *failures = moment->now ? model_failures(at) : 0;
    return at;
}

bool changes_load(struct model *m, const char *a, const char *b, const struct kind *kind,
                  struct changes *changes, struct why *why)
{
    *changes = (struct changes){0};
    bool done =
        past_find_when(m, a, &changes->from, why) && past_find_when(m, b, &changes->to, why);
    if (done)
        changes->before =
            open_at(m, &changes->from, &changes->opened[0], &changes->failures[0], why);
    if (done && changes->before != NULL)
        changes->after = open_at(m, &changes->to, &changes->opened[1], &changes->failures[1], why);
    done = done && changes->before != NULL && changes->after != NULL &&
           differ(changes->before, changes->after, kind, &changes->all, why);
    if (!done)
        changes_clear(changes);
    return done;
}

bool changes_between(struct model *before, struct model *after, struct changes *changes,
                     struct why *why)
{
    *changes = (struct changes){.before = before,
                                .after = after,
                                .failures = {model_failures(before), model_failures(after)}};
    return differ(before, after, NULL, &changes->all, why);
}

void changes_clear(struct changes *changes)
{
    differ_clear(&changes->all);
    past_close(changes->opened[0]);
    past_close(changes->opened[1]);
    *changes = (struct changes){0};
}

struct telling {
    const struct changes *changes;
    enum lang lang;
    struct consequence_case about;
    bool (*take)(void *context, const struct change_row *row);
    void *context;
};

/* Adds VALUE of FIELD in M for people; a reference as code and name, so that two of
 * one name can be told apart. */
static void put_value(struct model *m, const struct field *field, const char *value, enum lang lang,
                      struct buf *out)
{
    struct cells codes = {0};
    if (!kinds_is_reference(field)) {
        present_text(m, field, value, lang, out);
        return;
    }
    if (field->type == TYPE_LINKS)
        cells_parse(value, &codes);
    else if (value[0] != '\0')
        cells_add(&codes, value);
    const struct kind *kind = kinds_find(field->kind);
    for (size_t i = 0; i < codes.count; i++) {
        buf_puts(out, i == 0 ? "" : " / ");
        if (!record_title(m, kind, record_find(m, kind, codes.items[i]), out))
            buf_puts(out, codes.items[i]);
    }
    cells_clear(&codes);
}

/* Adds the list of what VALUE has and OTHER has not. */
static void put_own(const char *value, const char *other, struct buf *out)
{
    struct cells mine = {0}, theirs = {0}, own = {0};
    cells_parse(value, &mine);
    cells_parse(other, &theirs);
    cells_subtract(&mine, &theirs, &own);
    cells_format(&own, out);
    cells_clear(&own);
    cells_clear(&mine);
    cells_clear(&theirs);
}

static bool tell_field(const struct telling *t, const struct differ_field *changed, bool first)
{
    const struct field *field = &t->about.difference->kind->fields[changed->field];
    struct buf old = {0}, new = {0}, before = {0}, after = {0};
    bool list = kinds_is_list(field);
    if (list) {
        put_own(changed->before, changed->after, &old);
        put_own(changed->after, changed->before, &new);
    }
    put_value(t->changes->before, field, list ? buf_text(&old) : changed->before, t->lang, &before);
    put_value(t->changes->after, field, list ? buf_text(&new) : changed->after, t->lang, &after);
    struct change_row row = {.difference = t->about.difference,
                             .field = field,
                             .first = first,
                             .before = buf_text(&before),
                             .after = buf_text(&after)};
    row.rule_count = consequence_rows(&t->about, field->column, row.rules);
    bool goes_on = t->take(t->context, &row);
    buf_clear(&old);
    buf_clear(&new);
    buf_clear(&before);
    buf_clear(&after);
    return goes_on;
}

static bool tell_record(const struct telling *t)
{
    const struct difference *difference = t->about.difference;
    struct change_row row = {.difference = difference, .first = true, .before = "", .after = ""};
    row.rule_count =
        consequence_rows(&t->about, difference->change == DIFFER_CAME ? "+" : "-", row.rules);
    return t->take(t->context, &row);
}

static bool tell(const struct telling *t)
{
    bool goes_on = true;
    if (t->about.difference->change != DIFFER_CHANGED)
        return tell_record(t);
    for (size_t i = 0; i < t->about.difference->count && goes_on; i++)
        goes_on = tell_field(t, &t->about.difference->fields[i], i == 0);
    return goes_on;
}

bool changes_each(const struct changes *changes, enum lang lang,
                  bool (*take)(void *context, const struct change_row *row), void *context,
                  struct why *why)
{
    struct telling t = {.changes = changes, .lang = lang, .take = take, .context = context};
    bool goes_on = true;
    for (size_t i = 0; i < changes->all.count && goes_on; i++) {
        if (!consequence_begin(&t.about, changes->before, changes->after, &changes->all.items[i],
                               why))
            return false;
        goes_on = tell(&t);
        consequence_end(&t.about);
    }
    return model_ok_since(changes->before, changes->failures[0], why) &&
           model_ok_since(changes->after, changes->failures[1], why);
}

static bool add_up(void *context, const struct change_row *row)
{
    struct changes_sum *sum = context;
    bool filing = false;
    for (size_t i = 0; i < row->rule_count; i++)
        filing = filing || row->rules[i]->filing;
    sum->by_timing[row->rule_count == 0 ? TIMING_RECORD : row->rules[0]->timing]++;
    sum->filings += filing;
    return true;
}

bool changes_sum(const struct changes *changes, struct changes_sum *sum, struct why *why)
{
    *sum = (struct changes_sum){0};
    return changes_each(changes, why->lang, add_up, sum, why);
}
