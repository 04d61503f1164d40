/*
 * See items.h. The words stand in one list in the order in which they are
 * taken, each with its key.
 */
#include "import/items.h"

#include "import/header_key.h"
#include "import/items_file.h"
#include "model/buf.h"
#include "model/kinds.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

struct items_word {
    char *key;
    const struct items_entry *entry;
};

static void add_word(struct items_words *words, const char *word, const struct items_entry *entry)
{
    char *key = header_key_letters(word, false);
    if (key[0] == '\0') {
        free(key);
        return;
    }
    words->items = mem_grow(words->items, words->count, &words->capacity, sizeof *words->items);
    words->items[words->count++] = (struct items_word){key, entry};
}

static void add_table(struct items_words *words)
{
    for (size_t i = 0; i < items_table_count; i++)
        for (const char *at = items_table[i].words; *at != '\0';) {
            size_t part = strcspn(at, "|");
            char *word = mem_copy_bytes(at, part);
            add_word(words, word, &items_table[i]);
            free(word);
            at += part + (at[part] == '|');
        }
}

static const struct items_entry *find_in(const struct items_words *words, const char *key)
{
    for (size_t i = 0; i < words->count; i++)
        if (strcmp(words->items[i].key, key) == 0)
            return words->items[i].entry;
    return NULL;
}

static const struct items_entry *find_key(const struct items *items, const char *key)
{
    const struct items_entry *own = find_in(&items->own, key);
    return own != NULL ? own : find_in(&items->table, key);
}

/* A copy of TEXT, or of OTHER where it is empty; either may be NULL. */
static char *text_or(const char *text, const char *other)
{
    const char *taken = text != NULL && text[0] != '\0' ? text : other;
    return taken == NULL ? NULL : mem_copy(taken);
}

void items_add(struct items *items, const char *word, const char *name, const char *class,
               const char *head)
{
    char *key = header_key_letters(name, false);
    const struct items_entry *like = find_in(&items->table, key);
    free(key);
    bool is_item = strcmp(name, "-") != 0;
    struct items_entry *entry = mem_new(1, sizeof *entry);
    *entry = (struct items_entry){
        .sort = is_item ? ITEMS_ITEM : ITEMS_NOT_PERSONAL,
        .sign = like == NULL ? ITEMS_NO_SIGN : like->sign,
    };
    if (is_item) {
        /* A class that the person states is not completed by ours. */
        bool stated = class != NULL && class[0] != '\0';
        entry->name[LANG_EN] = mem_copy(name);
        entry->class = text_or(class, like == NULL ? NULL : like->class);
        entry->head = text_or(head, like == NULL || stated ? NULL : like->head);
    }
    entry->name[LANG_JA] = entry->name[LANG_EN];
    items->entries =
        mem_grow(items->entries, items->entry_count, &items->entry_capacity, sizeof(void *));
    items->entries[items->entry_count++] = entry;
    add_word(&items->own, word, entry);
}

bool items_own_is(const struct items *items, size_t i, const char *key)
{
    return strcmp(items->own.items[i].key, key) == 0;
}

/* ENTRY of the table as the person or the inventory calls it. */
static const struct items_entry *own_entry(const struct items *items,
                                           const struct items_entry *entry)
{
    const struct items_entry *own = NULL;
    for (int lang = LANG_JA; lang >= LANG_EN && own == NULL && entry->name[lang] != NULL; lang--) {
        char *key = header_key_letters(entry->name[lang], false);
        own = find_in(&items->own, key);
        free(key);
    }
    return own != NULL && own->sort == ITEMS_ITEM ? own : entry;
}

const struct items_entry *items_find(const struct items *items, const char *header)
{
    char *key = header_key_letters(header, false), *plain = header_key_letters(header, true);
    const struct items_entry *found = find_key(items, key);
    if (found == NULL && plain[0] != '\0')
        found = find_key(items, plain);
    free(plain);
    free(key);
    return found == NULL ? NULL : own_entry(items, found);
}

const char *items_header_class(const struct items *items, const char *header)
{
    char *key = header_key_letters(header, false), *plain = header_key_letters(header, true);
    const struct items_entry *found = find_in(&items->table, key);
    if (found == NULL && plain[0] != '\0')
        found = find_in(&items->table, plain);
    free(plain);
    free(key);
    return found == NULL ? NULL : found->class;
}

/* The word of WORDS that KEY contains and that is longer than BEST. */
static const struct items_word *longest(const struct items_words *words, const char *key,
                                        const struct items_word *best)
{
    for (size_t i = 0; i < words->count; i++) {
        const struct items_word *word = &words->items[i];
        if (word->entry->part && strstr(key, word->key) != NULL &&
            (best == NULL || strlen(word->key) > strlen(best->key)))
            best = word;
    }
    return best;
}

const struct items_entry *items_offer(const struct items *items, const char *header)
{
    char *key = header_key_letters(header, true);
    const struct items_word *best = longest(&items->table, key, longest(&items->own, key, NULL));
    free(key);
    return best == NULL ? NULL : best->entry;
}

bool items_class(const char *text, const char **class, struct why *why)
{
    const struct kind *kind = kinds_find("item");
    const struct field *field = &kind->fields[kinds_field(kind, "item_class")];
    const struct choice *choice = kinds_choice(field, text);
    if (choice != NULL) {
        *class = choice->value;
        return true;
    }
    struct buf known = {0};
    for (const struct choice *at = field->choices; at->value != NULL; at++)
        buf_printf(&known, "%s%s", at == field->choices ? "" : words_in(why->lang, ", "),
                   at->label[why->lang]);
    why_set(why, "\"%s\" is no class of an item. Expected: %s.", text, buf_text(&known));
    buf_clear(&known);
    return false;
}

static void words_clear(struct items_words *words)
{
    for (size_t i = 0; i < words->count; i++)
        free(words->items[i].key);
    free(words->items);
}

void items_clear(struct items *items)
{
    words_clear(&items->own);
    words_clear(&items->table);
    for (size_t i = 0; i < items->entry_count; i++) {
        free((char *)items->entries[i]->name[LANG_EN]);
        free((char *)items->entries[i]->class);
        free((char *)items->entries[i]->head);
        free(items->entries[i]);
    }
    free(items->entries);
    *items = (struct items){0};
}

bool items_load(struct items *items, const char *path, struct why *why)
{
    *items = (struct items){0};
    add_table(&items->table);
    return items_file_read(items, path, why);
}
