/* See draft_content.h. */
#include "tui/draft_content.h"

#include "model/check.h"
#include "model/guard.h"
#include "model/mem.h"
#include "model/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_BYTES = 80, HEAD_BYTES = 112, DEEPEST = 8, MADE_MOST = 200 };

enum what { ITEM_FIELD, ITEM_BASE, ITEM_NUMBER, ITEM_CAME, ITEM_WENT, ITEM_MADE, ITEM_END };

static const char *const words[] = {
    [ITEM_FIELD] = "field", [ITEM_BASE] = "base", [ITEM_NUMBER] = "number", [ITEM_CAME] = "came",
    [ITEM_WENT] = "went",   [ITEM_MADE] = "made", [ITEM_END] = "end",
};

enum { WORDS = sizeof words / sizeof words[0] };

struct item {
    enum what what;
    char name[NAME_BYTES];
    const char *text; /* LENGTH bytes, not closed */
    size_t length;
};

static void put_item(enum what what, const char *name, const char *text, struct buf *out)
{
    buf_printf(out, "%s %s %zu:%s\n", words[what], name, strlen(text), text);
}

/* Takes the item at *AT, which moves behind it. False at the end, and where
 * what stands there is none: then *AT stays. */
static bool take_item(const char **at, struct item *item)
{
    char head[HEAD_BYTES], word[8];
    int used = 0;
    snprintf(head, sizeof head, "%.*s", HEAD_BYTES - 1, *at);
    if (sscanf(head, "%7[a-z] %79[a-z0-9_.-] %7zu:%n", word, item->name, &item->length, &used) !=
            3 ||
        used == 0)
        return false;
    item->text = *at + used;
    if (strnlen(item->text, item->length + 1) <= item->length || item->text[item->length] != '\n' ||
        !utf8_valid(item->text, item->length, NULL))
        return false;
    for (int i = 0; i < WORDS; i++)
        if (strcmp(word, words[i]) == 0) {
            item->what = (enum what)i;
            *at = item->text + item->length + 1;
            return true;
        }
    return false;
}

/* The name of END: its kind and field. */
static void end_name(const struct draft_end *end, char name[NAME_BYTES])
{
    snprintf(name, NAME_BYTES, "%s.%s", end->through.kind->name,
             end->through.kind->fields[end->through.field].column);
}

static void put_field(const struct draft *draft, size_t i, struct buf *out)
{
    const struct field *field = &draft->record->kind->fields[i];
    const char *text = draft->fields[i].text;
    bool fresh = draft->record->id == 0;
    if (strcmp(text, fresh ? "" : draft->initial[i]) == 0)
        return;
    bool number = guard_finds(text, NULL, NULL);
    put_item(number ? ITEM_NUMBER : ITEM_FIELD, field->column, number ? "" : text, out);
    if (!fresh && !number)
        put_item(ITEM_BASE, field->column, draft->record->base[i], out);
}

/* Tells the codes of LIST that are not in OTHER. */
static void put_codes(enum what what, const char *name, const struct cells *list,
                      const struct cells *other, struct buf *out)
{
    for (size_t i = 0; i < list->count; i++) {
        const char *code = list->items[i];
        bool stays = i < other->count && strcmp(other->items[i], code) == 0;
        if (!stays && cells_find(other, code) == other->count && !guard_finds(code, NULL, NULL))
            put_item(what, name, code, out);
    }
}

static void put_end(const struct draft_end *end, struct buf *out)
{
    char name[NAME_BYTES];
    end_name(end, name);
    put_codes(ITEM_CAME, name, &end->codes, &end->base, out);
    put_codes(ITEM_WENT, name, &end->base, &end->codes, out);
    for (size_t i = 0; i < end->made_count; i++) {
        put_item(ITEM_MADE, name, "", out);
        draft_content_put(end->made[i], out);
    }
}

void draft_content_put(const struct draft *draft, struct buf *out)
{
    for (size_t i = 0; i < draft->record->kind->field_count; i++)
        put_field(draft, i, out);
    for (size_t i = 0; i < draft->end_count; i++)
        put_end(&draft->ends[i], out);
    put_item(ITEM_END, "-", "", out);
}

struct taking {
    struct model *m;
    enum lang lang;
    int64_t rev;
    int depth;   /* of records that are made within each other */
    size_t made; /* of them so far */
    struct draft_loss *loss;
};

/* Whether TEXT could have come into FIELD: what is chosen, not typed, has known
 * values. */
static bool is_possible(const struct field *field, const char *text, enum lang lang)
{
    struct why why = {.lang = lang};
    struct buf value = {0};
    bool chosen =
        field->type == TYPE_FLAG || field->type == TYPE_CHOICE || field->type == TYPE_CHOICES;
    bool possible =
        !chosen || (check_value(field, text, &value, &why) && strcmp(buf_text(&value), text) == 0);
    buf_clear(&value);
    return possible && !guard_finds(text, NULL, NULL);
}

static void take_field(const struct taking *taking, struct draft *draft, size_t i, char *text)
{
    const struct field *field = &draft->record->kind->fields[i];
    if (!is_possible(field, text, taking->lang)) {
        taking->loss->unknown++;
        return;
    }
    for (char *at = text; field->type != TYPE_NOTE && *at != '\0'; at++)
        if (*at == '\n')
            *at = ' ';
    edit_clear(&draft->fields[i]);
    edit_init(&draft->fields[i], text, field->type == TYPE_NOTE);
}

/* Has field number I of DRAFT stand on BASE, what it held when the form was
 * opened, as the record was saved since. */
static void take_base(const struct taking *taking, struct draft *draft, size_t i, const char *base)
{
    struct why why = {.lang = taking->lang};
    struct record *record = draft->record;
    struct buf initial = {0};
    if (record->id == 0 || record->rev == taking->rev || !record_set(record, i, base, &why))
        return;
    record_put_base(record, i, record->values[i]);
    draft_text_of(&record->kind->fields[i], record->base[i], taking->lang, &initial);
    free(draft->initial[i]);
    draft->initial[i] = mem_copy(buf_text(&initial));
    buf_clear(&initial);
}

static struct draft_end *end_named(struct draft *draft, const char *wanted)
{
    for (size_t i = 0; i < draft->end_count; i++) {
        char name[NAME_BYTES];
        end_name(&draft->ends[i], name);
        if (strcmp(name, wanted) == 0)
            return &draft->ends[i];
    }
    return NULL;
}

static void take_code(const struct taking *taking, struct draft_end *end, const char *code,
                      bool came)
{
    size_t at = end == NULL ? 0 : cells_find(&end->codes, code);
    bool there = end != NULL && at < end->codes.count;
    if (end == NULL || record_find(taking->m, end->through.kind, code) == 0) {
        taking->loss->unknown++;
    } else if (came && !there) {
        cells_add(&end->codes, code);
    } else if (!came && there) {
        free(end->codes.items[at]);
        end->codes.count--;
        memmove(&end->codes.items[at], &end->codes.items[at + 1],
                (end->codes.count - at) * sizeof *end->codes.items);
    }
}

static void take_all(struct taking *taking, struct draft *draft, const char **at);

/* Passes over the items of a record that cannot be made. */
static void skip_made(const char **at)
{
    struct item item;
    for (int depth = 1; depth > 0 && take_item(at, &item);) {
        depth += item.what == ITEM_MADE;
        depth -= item.what == ITEM_END;
    }
}

/* Takes a record that is made with DRAFT by END, or NULL. */
static void take_made(struct taking *taking, struct draft *draft, struct draft_end *end,
                      const char **at)
{
    if (end == NULL || taking->made == MADE_MOST || taking->depth == DEEPEST) {
        taking->loss->unknown++;
        skip_made(at);
        return;
    }
    taking->made++;
    taking->depth++;
    take_all(taking, draft_make(taking->m, draft, end, taking->lang), at);
    taking->depth--;
}

static void take_one(struct taking *taking, struct draft *draft, const struct item *item,
                     const char **at)
{
    const struct kind *kind = draft->record->kind;
    size_t i = kinds_field(kind, item->name);
    bool known = i < kind->field_count;
    bool of_field =
        item->what == ITEM_FIELD || item->what == ITEM_BASE || item->what == ITEM_NUMBER;
    char *text = mem_copy_bytes(item->text, item->length);
    if (of_field && !known)
        taking->loss->unknown++;
    else if (item->what == ITEM_FIELD)
        take_field(taking, draft, i, text);
    else if (item->what == ITEM_BASE)
        take_base(taking, draft, i, text);
    else if (item->what == ITEM_NUMBER)
        cells_add(&taking->loss->numbers, kind->fields[i].label[taking->lang]);
    else if (item->what == ITEM_MADE)
        take_made(taking, draft, end_named(draft, item->name), at);
    else
        take_code(taking, end_named(draft, item->name), text, item->what == ITEM_CAME);
    free(text);
}

static void take_all(struct taking *taking, struct draft *draft, const char **at)
{
    struct item item;
    while (take_item(at, &item)) {
        if (item.what == ITEM_END)
            return;
        take_one(taking, draft, &item, at);
    }
    /* Cut off, or not ours from here on: nothing behind it is believed. */
    taking->loss->unknown += **at != '\0';
    *at += strlen(*at);
}

void draft_content_take(struct model *m, struct draft *draft, const char *content, int64_t rev,
                        enum lang lang, struct draft_loss *loss)
{
    struct taking taking = {.m = m, .lang = lang, .rev = rev, .loss = loss};
    take_all(&taking, draft, &content);
    if (draft->record->id != 0)
        draft->record->rev = rev;
}

void draft_content_labels(const struct kind *kind, const char *content, enum lang lang,
                          struct cells *out)
{
    struct item item;
    int depth = 0;
    while (take_item(&content, &item)) {
        size_t i = kinds_field(kind, item.name);
        depth += item.what == ITEM_MADE;
        depth -= item.what == ITEM_END;
        if (depth == 0 && i < kind->field_count && item.what != ITEM_BASE &&
            cells_find(out, kind->fields[i].label[lang]) == out->count)
            cells_add(out, kind->fields[i].label[lang]);
        if (depth == 0 || (depth == 1 && item.what == ITEM_MADE)) {
            char *name = mem_copy_bytes(item.name, strcspn(item.name, "."));
            const struct kind *other = strchr(item.name, '.') == NULL ? NULL : kinds_find(name);
            if (other != NULL && cells_find(out, other->label[lang]) == out->count)
                cells_add(out, other->label[lang]);
            free(name);
        }
    }
}

void draft_content_text(const char *content, const char *column, struct buf *out)
{
    struct item item;
    while (take_item(&content, &item) && item.what != ITEM_MADE && item.what != ITEM_END)
        if (item.what == ITEM_FIELD && strcmp(item.name, column) == 0)
            buf_add(out, item.text, item.length);
}
