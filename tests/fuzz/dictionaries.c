/*
 * dictionaries - the words that the program knows, made once.
 *
 * For each file that comes in the dictionaries of headers, of ledgers and of items are made,
 * which say the same each time where a person added nothing: half of the time of a fuzz
 * target. Here the first of each is kept and lent. The linker puts these functions before
 * those of header_words.h, roster_words.h and items.h (dictionaries_wrapped).
 */
#include "import/header_words.h"
#include "import/items.h"
#include "import/roster_words.h"
#include "model/mem.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>

enum { KEPT = 64 };

static struct header_words headers[KEPT];
static struct {
    const struct kind *kind;
    struct roster_words words;
} ledgers[KEPT];
static struct items items_kept;
static size_t header_count, ledger_count;

void __real_header_words_build(struct header_words *words, const struct kind *kind,
                               bool is_register, const struct header_file *file);
void __real_header_words_add(struct header_words *words, const char *text,
                             struct header_place place, enum header_source source);
void __real_header_words_clear(struct header_words *words);
void __real_roster_words_load(struct roster_words *words, const struct kind *kind);
void __real_roster_words_clear(struct roster_words *words);
bool __real_items_load(struct items *items, const char *path, struct why *why);
void __real_items_clear(struct items *items);
void __wrap_header_words_build(struct header_words *words, const struct kind *kind,
                               bool is_register, const struct header_file *file);
void __wrap_header_words_add(struct header_words *words, const char *text,
                             struct header_place place, enum header_source source);
void __wrap_header_words_clear(struct header_words *words);
void __wrap_roster_words_load(struct roster_words *words, const struct kind *kind);
void __wrap_roster_words_clear(struct roster_words *words);
bool __wrap_items_load(struct items *items, const char *path, struct why *why);
void __wrap_items_clear(struct items *items);

void __wrap_header_words_build(struct header_words *words, const struct kind *kind,
                               bool is_register, const struct header_file *file)
{
    size_t i = 0;
    if (words->count > 0 || (file != NULL && file->count > 0)) {
        __real_header_words_build(words, kind, is_register, file);
        return;
    }
    while (i < header_count && (headers[i].kind != kind || headers[i].is_register != is_register))
        i++;
    if (i == header_count) {
        fuzz_true(header_count < KEPT, "there are not many dictionaries");
        __real_header_words_build(&headers[header_count++], kind, is_register, NULL);
    }
    free(words->items);
    *words = headers[i];
}

static bool is_lent(const struct header_words *words)
{
    size_t i = 0;
    while (i < header_count && headers[i].items != words->items)
        i++;
    return i < header_count;
}

void __wrap_header_words_add(struct header_words *words, const char *text,
                             struct header_place place, enum header_source source)
{
    fuzz_true(words->items == NULL || !is_lent(words), "words are added before those of tables");
    __real_header_words_add(words, text, place, source);
}

void __wrap_header_words_clear(struct header_words *words)
{
    if (words->items != NULL && is_lent(words))
        *words = (struct header_words){0};
    __real_header_words_clear(words);
}

void __wrap_roster_words_load(struct roster_words *words, const struct kind *kind)
{
    size_t i = 0;
    while (i < ledger_count && ledgers[i].kind != kind)
        i++;
    if (i == ledger_count) {
        fuzz_true(ledger_count < KEPT, "there are not many dictionaries");
        ledgers[ledger_count].kind = kind;
        __real_roster_words_load(&ledgers[ledger_count++].words, kind);
    }
    *words = ledgers[i].words;
}

void __wrap_roster_words_clear(struct roster_words *words)
{
    *words = (struct roster_words){0};
}

bool __wrap_items_load(struct items *items, const char *path, struct why *why)
{
    if (path != NULL)
        return __real_items_load(items, path, why);
    if (items_kept.table.items == NULL && !__real_items_load(&items_kept, NULL, why))
        return false;
    fuzz_true(items_kept.entry_count == 0, "no person has added an item");
    *items = items_kept;
    return true;
}

void __wrap_items_clear(struct items *items)
{
    if (items->table.items == items_kept.table.items)
        items->table = items_kept.own;
    __real_items_clear(items);
}
