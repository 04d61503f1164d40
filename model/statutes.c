/* See statutes.h. */
#include "model/statutes.h"

#include "model/fold.h"
#include "model/near.h"
#include "model/periods.h"

#include <string.h>

bool statutes_name(const struct statute *row, size_t i, struct buf *name)
{
    buf_empty(name);
    if (i < 2) {
        buf_puts(name, row->type[i]);
        return true;
    }
    const char *at = row->others;
    for (i -= 2; at != NULL && i > 0; i--) {
        at = strchr(at, '|');
        at = at == NULL ? NULL : at + 1;
    }
    if (at == NULL)
        return false;
    buf_add(name, at, strcspn(at, "|"));
    return true;
}

void statutes_key(const char *name, struct buf *key)
{
    struct buf folded = {0};
    fold_text(name, &folded);
    for (const char *at = buf_text(&folded); *at != '\0'; at++)
        if (*at != ' ')
            buf_putc(key, *at);
    buf_clear(&folded);
}

static bool is_called(const struct statute *row, const char *key)
{
    struct buf name = {0}, other = {0};
    bool found = false;
    for (size_t i = 0; !found && statutes_name(row, i, &name); i++) {
        buf_empty(&other);
        statutes_key(buf_text(&name), &other);
        found = strcmp(buf_text(&other), key) == 0;
    }
    buf_clear(&name);
    buf_clear(&other);
    return found;
}

const struct statute *statutes_find(const char *name)
{
    struct buf key = {0};
    const struct statute *found = NULL;
    statutes_key(name, &key);
    for (size_t i = 0; i < statutes_count && found == NULL && key.length > 0; i++)
        if (is_called(&statutes[i], buf_text(&key)))
            found = &statutes[i];
    buf_clear(&key);
    return found;
}

size_t statutes_near(const char *name, const struct statute **near, size_t most)
{
    struct buf other = {0};
    size_t count = 0;
    if (statutes_find(name) != NULL)
        return 0;
    for (size_t i = 0; i < statutes_count && count < most; i++) {
        bool found = false;
        for (size_t k = 0; !found && statutes_name(&statutes[i], k, &other); k++)
            found = near_is(name, buf_text(&other));
        if (found)
            near[count++] = &statutes[i];
    }
    buf_clear(&other);
    return count;
}

void statutes_put_period(const struct statute *row, enum lang lang, struct buf *out)
{
    struct buf period = {0}, transitional = {0};
    period_format(row->period, lang, &period);
    period_format(row->transitional, lang, &transitional);
    if (row->period[0] == '\0')
        buf_puts(out, words_in(lang, row->bound == STATUTE_CEILING
                                         ? N_("maximum: as soon as possible once it is not needed")
                                         : N_("no statutory period")));
    else if (row->transitional[0] != '\0')
        buf_printf(out, words_in(lang, "at least %s (for now %s)"), buf_text(&period),
                   buf_text(&transitional));
    else
        buf_printf(
            out,
            words_in(lang, row->bound == STATUTE_CEILING ? N_("at most %s") : N_("at least %s")),
            buf_text(&period));
    buf_clear(&period);
    buf_clear(&transitional);
}

void statutes_put_law(const struct statute *row, enum lang lang, struct buf *out)
{
    if (row->transitional[0] == '\0')
        buf_puts(out, row->law[lang]);
    else
        buf_printf(out, words_in(lang, "%s; transitional: %s"), row->law[lang],
                   row->transitional_law[lang]);
}

const char *statutes_rule(const struct statute *row)
{
    static const char *const rules[] = {
        [STATUTE_NONE] = "", [STATUTE_FLOOR] = "floor", [STATUTE_CEILING] = "ceiling"};
    return rules[row->bound];
}
