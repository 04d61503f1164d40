/*
 * See chord.h.
 */
#include "tui/chord.h"

#include "model/mem.h"

#include <string.h>

/* Whether NAME is a key of a keyboard, no click and no paste. */
static bool is_key(const char *name, struct key *key)
{
    return key_parse(name, key) && (key->type < KEYS_PASTE || key->type > KEYS_WHEEL_DOWN);
}

/* How many keys the name of CHORD stands for, which are set; 0 where it stands
 * for none. */
static size_t read_keys(struct chord *chord)
{
    char first[CHORD_BYTES];
    /* A comma at either end is the key of that name. */
    size_t length = 1 + strcspn(chord->name + 1, ",");
    bool two = chord->name[length] != '\0' && chord->name[length + 1] != '\0';
    if (!two)
        return is_key(chord->name, &chord->keys[0]) ? 1 : 0;
    memcpy(first, chord->name, length);
    first[length] = '\0';
    bool sound =
        is_key(first, &chord->keys[0]) && is_key(chord->name + length + 1, &chord->keys[1]);
    return sound ? 2 : 0;
}

bool chord_read(const char **keys, struct chord *chord)
{
    *chord = (struct chord){0};
    *keys += strspn(*keys, " ");
    size_t length = strcspn(*keys, " ");
    memcpy(chord->name, *keys, length < CHORD_BYTES ? length : CHORD_BYTES - 1);
    *keys += length;
    if (length > 0)
        chord->count = read_keys(chord);
    return length > 0;
}

bool chord_next(const char **keys, struct chord *chord)
{
    if (!chord_read(keys, chord))
        return false;
    if (chord->count == 0)
        bug(chord->name);
    return true;
}

bool chord_is_key(const struct chord *chord, const struct key *key)
{
    return chord->count == 1 && key_equal(&chord->keys[0], key);
}

void chord_label(const struct chord *chord, enum lang lang, struct buf *out)
{
    key_label(&chord->keys[0], lang, out);
    if (chord->count < 2)
        return;
    if (chord->keys[0].type != KEYS_TEXT || chord->keys[1].type != KEYS_TEXT)
        buf_putc(out, ' ');
    key_label(&chord->keys[1], lang, out);
}
