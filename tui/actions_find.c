/*
 * Reading the table of actions: by name, by key, for people.
 */
#include "tui/actions.h"

#include "model/mem.h"
#include "tui/chord.h"
#include "tui/keymap.h"
#include "tui/views.h"

#include <ctype.h>
#include <string.h>

const struct action *actions_named(const char *name)
{
    for (size_t i = 0; name != NULL && i < actions_count; i++)
        if (strcmp(actions[i].name, name) == 0)
            return &actions[i];
    return NULL;
}

/* The next of the alternatives that works in CONTEXT, where letters may be
 * text. */
static bool next_usable(enum context context, const char **keys, struct chord *chord)
{
    while (chord_next(keys, chord))
        if (!actions_typing(context) || chord->keys[0].type != KEYS_TEXT)
            return true;
    return false;
}

bool actions_typing(enum context context)
{
    return (context & ON_TYPING) != 0;
}

const struct action *actions_on_key(const struct keymap *map, enum context context,
                                    const struct key *key)
{
    for (size_t i = 0; i < actions_count; i++) {
        const char *keys = keymap_keys(map, &actions[i]);
        struct chord own;
        if ((actions[i].where & context) == 0)
            continue;
        while (chord_next(&keys, &own))
            if (chord_is_key(&own, key))
                return &actions[i];
    }
    return NULL;
}

bool actions_follows(const struct keymap *map, const struct action *action, enum context context,
                     const struct key *first, struct key *second)
{
    const char *keys = keymap_keys(map, action);
    struct chord own;
    if ((action->where & context) == 0)
        return false;
    while (next_usable(context, &keys, &own)) {
        if (own.count == 2 && key_equal(&own.keys[0], first)) {
            *second = own.keys[1];
            return true;
        }
    }
    return false;
}

const struct action *actions_on_keys(const struct keymap *map, enum context context,
                                     const struct key *first, const struct key *second)
{
    for (size_t i = 0; i < actions_count; i++) {
        struct key own;
        if (actions_follows(map, &actions[i], context, first, &own) && key_equal(&own, second))
            return &actions[i];
    }
    return NULL;
}

bool actions_begins(const struct keymap *map, enum context context, const struct key *key)
{
    struct key second;
    for (size_t i = 0; i < actions_count; i++)
        if (actions_follows(map, &actions[i], context, key, &second))
            return true;
    return false;
}

/* The view of the kind that ACTION shows. */
static const struct view *view_of(const struct action *action)
{
    const struct kind *kind = kinds_find(action->kind);
    if (kind == NULL)
        bug(action->kind);
    return views_of(kind);
}

const char *actions_title(const struct action *action, enum lang lang)
{
    return action->kind != NULL ? view_of(action)->tab[lang] : words_in(lang, action->title);
}

void actions_help(const struct action *action, enum lang lang, struct buf *out)
{
    if (action->kind == NULL)
        buf_puts(out, words_in(lang, action->help));
    else
        buf_printf(out, words_in(lang, "Shows the records of the kind %s."),
                   views_kind(view_of(action))->label[lang]);
}

/* Whether the COUNT keys from FIRST to LAST follow each other as 1 to 9 do. */
static bool is_run(const struct chord *first, const struct chord *last, size_t count)
{
    return first->count == 1 && last->count == 1 && first->keys[0].type == KEYS_TEXT &&
           last->keys[0].type == KEYS_TEXT &&
           last->keys[0].point == first->keys[0].point + count - 1;
}

void actions_keys(const struct keymap *map, const struct action *action, enum context context,
                  enum lang lang, size_t limit, struct buf *out)
{
    const char *keys = keymap_keys(map, action);
    struct chord chord, first = {0}, last = {0};
    size_t count = 0;
    while (next_usable(context, &keys, &chord)) {
        last = chord;
        if (count == 0)
            first = chord;
        if (count++ >= limit)
            continue;
        buf_puts(out, count == 1 ? "" : " ");
        chord_label(&chord, lang, out);
    }
    if (count > limit && limit > 1 && is_run(&first, &last, count)) {
        buf_puts(out, " .. ");
        chord_label(&last, lang, out);
    }
}

void actions_keys_done(const struct keymap *map, const struct action *action, enum context context,
                       enum lang lang, const struct key *key, struct buf *out)
{
    const char *keys = keymap_keys(map, action);
    struct chord chord, shown = {0};
    while (next_usable(context, &keys, &chord)) {
        if (shown.count == 0)
            shown = chord;
        if (key_equal(&chord.keys[chord.count - 1], key)) {
            shown = chord;
            break;
        }
    }
    if (shown.count > 0)
        chord_label(&shown, lang, out);
}

void actions_keys_typed(const struct keymap *map, const struct action *action, enum context context,
                        enum lang lang, struct buf *out)
{
    const char *keys = keymap_keys(map, action);
    struct chord chord;
    while (next_usable(context, &keys, &chord)) {
        const struct key *key = &chord.keys[0];
        chord_label(&chord, lang, out);
        buf_putc(out, '\n');
        chord_label(&chord, LANG_EN, out);
        buf_putc(out, '\n');
        if (chord.count == 2)
            continue;
        if (key->type == KEYS_CTRL && islower((int)key->point))
            buf_printf(out, "^%c\nC-%c\n", (char)key->point, (char)key->point);
        else if (key->type == KEYS_ALT && isgraph((int)key->point))
            buf_printf(out, "M-%c\n", (char)key->point);
    }
}
