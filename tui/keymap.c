/*
 * See keymap.h. What is checked is what would surprise: a key that is typed as
 * text instead, one that stands for something else, a screen without a way out.
 */
#include "tui/keymap.h"

#include "model/guard.h"
#include "model/mem.h"
#include "tui/actions.h"
#include "tui/edit.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { KEY_BYTES = 32 };

struct own {
    char *keys;    /* NULL: the built-in ones */
    unsigned line; /* of the configuration */
};

struct keymap {
    struct own *owns; /* one an action, in the order of the table */
};

/* One key, or two in turn. */
struct chord {
    char name[KEY_BYTES]; /* as it is written */
    struct key first, second;
    bool two;
};

struct keymap *keymap_new(void)
{
    struct keymap *map = mem_new(1, sizeof *map);
    map->owns = mem_new(actions_count, sizeof *map->owns);
    return map;
}

void keymap_free(struct keymap *map)
{
    if (map == NULL)
        return;
    for (size_t i = 0; i < actions_count; i++)
        free(map->owns[i].keys);
    free(map->owns);
    free(map);
}

const char *keymap_keys(const struct keymap *map, const struct action *action)
{
    const char *own = map == NULL ? NULL : map->owns[action - actions].keys;
    return own == NULL ? action->keys : own;
}

/* Whether KEY is one that a keyboard has. */
static bool is_key(const char *name, struct key *key)
{
    return key_parse(name, key) && (key->type < KEYS_PASTE || key->type > KEYS_WHEEL_DOWN);
}

/* Finds out what the name of CHORD stands for; false where it is no key. */
static bool read_name(struct chord *chord)
{
    char first[KEY_BYTES];
    /* A comma at either end is the key of that name. */
    size_t length = 1 + strcspn(chord->name + 1, ",");
    chord->two = chord->name[length] != '\0' && chord->name[length + 1] != '\0';
    if (!chord->two)
        return is_key(chord->name, &chord->first);
    memcpy(first, chord->name, length);
    first[length] = '\0';
    return is_key(first, &chord->first) && is_key(chord->name + length + 1, &chord->second);
}

/* Cuts the next word of KEYS off as the name of CHORD, shortened where it is
 * longer than any key; false at the end. */
static bool next_name(const char **keys, struct chord *chord)
{
    *chord = (struct chord){0};
    *keys += strspn(*keys, " ");
    size_t length = strcspn(*keys, " ");
    memcpy(chord->name, *keys, length < KEY_BYTES ? length : KEY_BYTES - 1);
    *keys += length;
    return length > 0;
}

/* The next of KEYS, all of which are sound; false at the end. */
static bool next_chord(const char **keys, struct chord *chord)
{
    if (!next_name(keys, chord))
        return false;
    if (!read_name(chord))
        bug(chord->name);
    return true;
}

/* Whether the text that is typed in CONTEXT takes the key for itself. */
static bool is_typed(enum context context, const struct chord *chord)
{
    return actions_typing(context) &&
           (chord->first.type == KEYS_TEXT || edit_is_key(&chord->first));
}

/* Whether KEYS has one that does its action in CONTEXT. */
static bool works(const char *keys, enum context context)
{
    struct chord chord;
    while (next_chord(&keys, &chord))
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
        if (typed && chord->first.type != KEYS_TEXT && works(action->keys, context))
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
    while (next_chord(&keys, &chord))
        if (!is_lost(action, &chord) && chord.first.type != KEYS_TEXT)
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
    while (next_name(&keys, &chord)) {
        if (!read_name(&chord))
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
    struct own *own = &map->owns[action - actions];
    if (!check_chords(action, keys, why))
        return false;
    if (cuts_off(action, keys))
        return why_set(why,
                       "No key would be left for %s where text is typed or the palette does not "
                       "open. Add one that is no letter, such as %s.",
                       action->name, example(action).name);
    free(own->keys);
    *own = (struct own){mem_copy(keys), line};
    return true;
}

/* Whether pressing one of them would leave open which was meant. */
static bool is_clash(const struct chord *a, const struct chord *b)
{
    return key_equal(&a->first, &b->first) &&
           (!a->two || !b->two || key_equal(&a->second, &b->second));
}

/* Whether ACTION and OTHER have a key in common where both apply; FOUND is set
 * to that of ACTION. */
static bool clash(const struct keymap *map, const struct action *action, const struct action *other,
                  struct chord *found)
{
    const char *keys = keymap_keys(map, action);
    struct chord chord;
    while (next_chord(&keys, found)) {
        const char *others = keymap_keys(map, other);
        while (next_chord(&others, &chord))
            for (unsigned rest = action->where & other->where; rest != 0; rest &= rest - 1) {
                bool text = found->first.type == KEYS_TEXT && actions_typing(lowest(rest));
                if (!text && is_clash(found, &chord))
                    return true;
            }
    }
    return false;
}

/* Takes the keys of LOSER back where one of them stands for WINNER as well;
 * false with WHY then. */
static bool settle_two(struct keymap *map, const struct action *loser, const struct action *winner,
                       struct why *why)
{
    struct own *own = &map->owns[loser - actions];
    struct chord chord;
    if (!clash(map, loser, winner, &chord))
        return true;
    free(own->keys);
    own->keys = NULL;
    return why_set(why,
                   "The key %s already stands for %s. Choose another one, or write a line key.%s "
                   "as well.",
                   chord.name, winner->name, winner->name);
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
    for (size_t place = 0; next_chord(&keys, &chord); place++)
        if (!chord.two && key_equal(&chord.first, key))
            return place;
    return SIZE_MAX;
}
