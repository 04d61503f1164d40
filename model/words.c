/*
 * See words.h. Japanese is looked up in the catalogue that the build embeds,
 * English is the key itself. gettext's own library is not used, as it takes
 * the language from the process and the catalogue from an installed file.
 */
#include "model/words.h"

#include "model/words_ja.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Offsets in the head of a catalogue. */
enum { MO_COUNT = 8, MO_KEYS = 12, MO_TRANSLATIONS = 16, MO_HEAD = 20, MO_ROW = 8 };

struct catalogue {
    const unsigned char *bytes;
    size_t size;
    bool big_endian;
};

/* The four bytes at AT as a number; the caller has made sure of them. */
static size_t number_at(const struct catalogue *mo, size_t at)
{
    const unsigned char *b = mo->bytes + at;
    if (mo->big_endian)
        return (size_t)b[0] << 24 | (size_t)b[1] << 16 | (size_t)b[2] << 8 | b[3];
    return (size_t)b[3] << 24 | (size_t)b[2] << 16 | (size_t)b[1] << 8 | b[0];
}

/* The text that row INDEX of the table at TABLE describes; NULL where it does
 * not lie in the catalogue or is not closed. */
static const char *text_at(const struct catalogue *mo, size_t table, size_t index)
{
    if (table > mo->size || index >= (mo->size - table) / MO_ROW)
        return NULL;
    size_t row = table + index * MO_ROW;
    size_t length = number_at(mo, row), offset = number_at(mo, row + 4);
    if (offset >= mo->size || length >= mo->size - offset || mo->bytes[offset + length] != '\0')
        return NULL;
    return (const char *)mo->bytes + offset;
}

const char *words_find(const unsigned char *mo, size_t size, const char *text)
{
    static const unsigned char magic[4] = {0xDE, 0x12, 0x04, 0x95};
    static const unsigned char magic_big[4] = {0x95, 0x04, 0x12, 0xDE};
    struct catalogue all = {.bytes = mo, .size = size};
    if (size < MO_HEAD)
        return NULL;
    all.big_endian = memcmp(mo, magic_big, sizeof magic_big) == 0;
    if (!all.big_endian && memcmp(mo, magic, sizeof magic) != 0)
        return NULL;
    size_t keys = number_at(&all, MO_KEYS);
    size_t low = 0, high = number_at(&all, MO_COUNT);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const char *key = text_at(&all, keys, middle);
        int order = key == NULL ? 0 : strcmp(text, key);
        if (key == NULL)
            return NULL;
        if (order == 0)
            return text_at(&all, number_at(&all, MO_TRANSLATIONS), middle);
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

const char *words_in(enum lang lang, const char *text)
{
    /* The empty key is the head of the catalogue, and no text. */
    if (lang == LANG_EN || *text == '\0')
        return text;
    const char *found = words_find(words_ja_mo, words_ja_mo_size, text);
    return found == NULL || *found == '\0' ? text : found;
}

const char *words_count(enum lang lang, const char *one, const char *many, unsigned long n)
{
    const char *found = words_in(lang, one);
    if (found != one)
        return found;
    return n == 1 ? one : many;
}

enum lang words_from_environment(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = getenv(names[i]);
        if (value == NULL || *value == '\0')
            continue;
        /* "ja" alone too: strchr() finds the closing NUL. */
        bool ja = strncmp(value, "ja", 2) == 0 && strchr("_.@", value[2]) != NULL;
        return ja ? LANG_JA : LANG_EN;
    }
    return LANG_EN;
}

int words_language(const char *text, enum lang *lang)
{
    bool ja = strcmp(text, "ja") == 0;
    if (!ja && strcmp(text, "en") != 0)
        return 0;
    *lang = ja ? LANG_JA : LANG_EN;
    return 1;
}
