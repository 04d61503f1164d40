/*
 * Reading the table of actions: by name, by key, for people and for the
 * manual.
 */
#include "tui/actions.h"

#include "model/mem.h"

#include <string.h>

const struct action *actions_named(const char *name)
{
    for (size_t i = 0; name != NULL && i < actions_count; i++)
        if (strcmp(actions[i].name, name) == 0)
            return &actions[i];
    return NULL;
}

/* Cuts the next name of KEYS off and reads it; false at the end. */
static bool next_key(const char **keys, struct key *key)
{
    char name[32];
    size_t length;
    *keys += strspn(*keys, " ");
    length = strcspn(*keys, " ");
    if (length == 0)
        return false;
    if (length >= sizeof name)
        bug(*keys);
    memcpy(name, *keys, length);
    name[length] = '\0';
    if (!key_parse(name, key))
        bug(*keys);
    *keys += length;
    return true;
}

bool actions_typing(enum context context)
{
    return context == ON_FORM || context == ON_FILTER || context == ON_PICKER ||
           context == ON_TICKING || context == ON_LINKING;
}

const struct action *actions_on_key(enum context context, const struct key *key)
{
    for (size_t i = 0; i < actions_count; i++) {
        const char *keys = actions[i].keys;
        struct key own;
        if ((actions[i].where & context) == 0)
            continue;
        while (next_key(&keys, &own))
            if (key_equal(&own, key))
                return &actions[i];
    }
    return NULL;
}

void actions_keys(const struct action *action, enum context context, enum lang lang, size_t limit,
                  struct buf *out)
{
    const char *keys = action->keys;
    struct key key, last = {0};
    size_t count = 0;
    while (next_key(&keys, &key)) {
        /* Letters are text there. */
        if (actions_typing(context) && key.type == KEYS_TEXT)
            continue;
        last = key;
        if (count++ >= limit)
            continue;
        buf_puts(out, count == 1 ? "" : " ");
        key_label(&key, lang, out);
    }
    if (count > limit && limit > 1) {
        buf_puts(out, " .. ");
        key_label(&last, lang, out);
    }
}

struct part {
    unsigned where;
    const char *title;
};

static const struct part parts[] = {
    {ON_LIST, N_("In lists")},
    {ON_FILTER, N_("While a filter is typed")},
    {ON_RECORD, N_("On a record")},
    {ON_FORM, N_("In forms")},
    {ON_PICKER, N_("In lists to choose from")},
    {ON_TICKING, N_("In lists from which several are chosen")},
    {ON_LINKING, N_("In lists from which links are chosen")},
    {ON_DIALOG, N_("In questions")},
    {ON_CONFLICT, N_("Between two versions of a record")},
    {ON_HISTORY, N_("In the history")},
    {ON_COLUMNS, N_("While columns are chosen")},
    {ON_FREQUENCY, N_("In the frequency view")},
};

/* Writes TEXT so that nothing in it is taken for a command of the manual's
 * language, man(7). */
static void print_plain(FILE *file, const char *text)
{
    if (*text == '.' || *text == '\'')
        fputs("\\&", file);
    for (; *text != '\0'; text++) {
        if (*text == '\\')
            fputs("\\e", file);
        else if (*text == '-')
            fputs("\\-", file);
        else
            fputc(*text, file);
    }
}

static void print_action(FILE *file, const struct action *action, enum context context,
                         enum lang lang)
{
    struct buf keys = {0};
    actions_keys(action, context, lang, 20, &keys);
    if (keys.length == 0)
        buf_printf(&keys, ":%s", action->name);
    fputs(".TP\n\\fB", file);
    print_plain(file, buf_text(&keys));
    fputs("\\fR\n", file);
    print_plain(file, words_in(lang, action->help));
    fputc('\n', file);
    buf_clear(&keys);
}

void actions_print_manual(FILE *file, enum lang lang)
{
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        fputs(".SS ", file);
        print_plain(file, words_in(lang, parts[i].title));
        fputc('\n', file);
        for (size_t k = 0; k < actions_count; k++)
            if ((actions[k].where & parts[i].where) != 0)
                print_action(file, &actions[k], (enum context)parts[i].where, lang);
    }
}
