/*
 * See keymap.h. What is checked is what would surprise: a key that is typed as
 * text instead, one that stands for something else, a screen without a way out.
 */
#include "tui/keymap.h"

#include "model/guard.h"
#include "model/mem.h"
#include "tui/actions.h"
#include "tui/chord.h"
#include "tui/edit.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct own {
    char *keys;           /* NULL: the built-in ones */
    unsigned line;        /* of the configuration */
    struct chord *chords; /* the keys that are in force, read; NULL until they are asked for */
    size_t count, capacity;
};

struct keymap {
    struct own *owns; /* one an action, in the order of the table */
};

struct keymap *keymap_new(void)
{
    struct keymap *map = mem_new(1, sizeof *map);
    map->owns = mem_new(actions_count, sizeof *map->owns);
    return map;
}

/* Gives OWN the keys of LINE, NULL for the built-in ones. */
static void put(struct own *own, char *keys, unsigned line)
{
    free(own->keys);
    free(own->chords);
    *own = (struct own){.keys = keys, .line = line};
}

void keymap_free(struct keymap *map)
{
    if (map == NULL)
        return;
    for (size_t i = 0; i < actions_count; i++)
        put(&map->owns[i], NULL, 0);
    free(map->owns);
    free(map);
}

const char *keymap_keys(const struct keymap *map, const struct action *action)
{
    const char *own = map == NULL ? NULL : map->owns[action - actions].keys;
    return own == NULL ? action->keys : own;
}

/* Whether the text that is typed in CONTEXT takes the key for itself. In a form
 * undo and redo are actions of the whole of it. */
static bool is_typed(enum context context, const struct chord *chord)
{
    bool whole = context == ON_FORM && edit_key_undoes(&chord->keys[0]);
    return actions_typing(context) && !whole &&
           (chord->keys[0].type == KEYS_TEXT || edit_is_key(&chord->keys[0]));
}

/* Whether KEYS has one that does its action in CONTEXT. */
static bool works(const char *keys, enum context context)
{
    struct chord chord;
    while (chord_next(&keys, &chord))
        if (!is_typed(context, &chord))
            return true;
    return false;
}

/* The lowest context in WHERE. */
static enum context lowest(unsigned where)
{
    return (enum context)(where & (~where + 1u));
}

/* Whether KEYS would take from ACTION the only way to it in some context:
 * its built-in keys work there, KEYS do not. */
static bool cuts_off(const struct action *action, const char *keys)
{
    const struct action *palette = actions_named("palette");
    bool none = keys[strspn(keys, " ")] == '\0';
    for (unsigned rest = action->where; rest != 0; rest &= rest - 1) {
        enum context context = lowest(rest);
        bool listed = action != palette && (palette->where & context) != 0;
        if (works(action->keys, context) && !works(keys, context) && !(none && listed))
            return true;
    }
    return false;
}

/* Whether CHORD could never do ACTION, or not where its built-in keys do. */
static bool is_lost(const struct action *action, const struct chord *chord)
{
    bool typed_everywhere = true;
    for (unsigned rest = action->where; rest != 0; rest &= rest - 1) {
        enum context context = lowest(rest);
        bool typed = is_typed(context, chord);
        if (typed && chord->keys[0].type != KEYS_TEXT && works(action->keys, context))
            return true;
        /* Where the built-in keys are typed too, the screen knows when not. */
        typed_everywhere = typed_everywhere && typed && works(action->keys, context);
    }
    return typed_everywhere;
}

/* A built-in key of ACTION that works wherever it must, as an example. */
static struct chord example(const struct action *action)
{
    const char *keys = action->keys;
    struct chord chord;
    while (chord_next(&keys, &chord))
        if (!is_lost(action, &chord) && chord.keys[0].type != KEYS_TEXT)
            break;
    return chord;
}

static bool refuse_name(const char *name, struct why *why)
{
    char *quote = guard_quote(name);
    why_set(
        why,
        "There is no key \"%s\". Keys are written a, ctrl-a, alt-a, f5, enter, esc, tab, space, "
        "delete, up, page-up and the like, and g,c for two that are pressed in turn.",
        quote);
    free(quote);
    return false;
}

static bool check_chords(const struct action *action, const char *keys, struct why *why)
{
    struct chord chord;
    while (chord_read(&keys, &chord)) {
        if (chord.count == 0)
            return refuse_name(chord.name, why);
        if (is_lost(action, &chord))
            return why_set(why,
                           "The key %s writes or edits text where %s is needed. Choose another "
                           "one, such as %s.",
                           chord.name, action->name, example(action).name);
    }
    return true;
}

bool keymap_set(struct keymap *map, const struct action *action, const char *keys, unsigned line,
                struct why *why)
{
    if (!check_chords(action, keys, why))
        return false;
    if (cuts_off(action, keys))
        return why_set(why,
                       "No key would be left for %s where text is typed or the palette does not "
                       "open. Add one that is no letter, such as %s.",
                       action->name, example(action).name);
    put(&map->owns[action - actions], mem_copy(keys), line);
    return true;
}

/* Whether pressing one of them would leave open which was meant. */
static bool is_clash(const struct chord *a, const struct chord *b)
{
    return key_equal(&a->keys[0], &b->keys[0]) &&
           (a->count < 2 || b->count < 2 || key_equal(&a->keys[1], &b->keys[1]));
}

/* The keys of ACTION that are in force: read once, as each is held against all others. */
static const struct own *read_keys(struct keymap *map, const struct action *action)
{
    struct own *own = &map->owns[action - actions];
    const char *keys = keymap_keys(map, action);
    struct chord chord;
    if (own->chords != NULL)
        return own;
    while (chord_next(&keys, &chord)) {
        own->chords = mem_grow(own->chords, own->count, &own->capacity, sizeof *own->chords);
        own->chords[own->count++] = chord;
    }
    return own;
}

/* Whether CHORD does its action in one of the contexts WHERE: it is no text there. */
static bool applies(const struct chord *chord, unsigned where)
{
    bool applies = false;
    for (; where != 0 && !applies; where &= where - 1)
        applies = chord->keys[0].type != KEYS_TEXT || !actions_typing(lowest(where));
    return applies;
}

/* Whether ACTION and OTHER have a key in common where both apply; *FOUND is set
 * to that of ACTION. */
static bool clash(struct keymap *map, const struct action *action, const struct action *other,
                  const struct chord **found)
{
    unsigned where = action->where & other->where;
    if (where == 0)
        return false;
    const struct own *mine = read_keys(map, action), *others = read_keys(map, other);
    for (size_t i = 0; i < mine->count; i++)
        for (size_t k = 0; k < others->count; k++)
            if (is_clash(&mine->chords[i], &others->chords[k]) &&
                applies(&mine->chords[i], where)) {
                *found = &mine->chords[i];
                return true;
            }
    return false;
}

/* Takes the keys of LOSER back where one of them stands for WINNER as well;
 * false with WHY then. */
static bool settle_two(struct keymap *map, const struct action *loser, const struct action *winner,
                       struct why *why)
{
    const struct chord *chord;
    if (!clash(map, loser, winner, &chord))
        return true;
    why_set(why,
            "The key %s already stands for %s. Choose another one, or write a line key.%s "
            "as well.",
            chord->name, winner->name, winner->name);
    put(&map->owns[loser - actions], NULL, 0);
    return false;
}

bool keymap_settle(struct keymap *map, unsigned *line, struct why *why)
{
    for (size_t i = 0; i < actions_count; i++)
        for (size_t k = 0; k < actions_count; k++) {
            const struct own *own = &map->owns[i], *other = &map->owns[k];
            /* The built-in keys and earlier lines go first. */
            if (i == k || own->keys == NULL || (other->keys != NULL && other->line > own->line))
                continue;
            *line = own->line;
            if (!settle_two(map, &actions[i], &actions[k], why))
                return false;
        }
    return true;
}

size_t keymap_place(const struct keymap *map, const struct action *action, const struct key *key)
{
    const char *keys = keymap_keys(map, action);
    struct chord chord;
    for (size_t place = 0; chord_next(&keys, &chord); place++)
        if (chord_is_key(&chord, key))
            return place;
    return SIZE_MAX;
}
