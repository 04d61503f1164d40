/*
 * See register_inside.h. A hash table with chains, as titles.c has it.
 */
#include "model/register_inside.h"

#include "model/buf.h"
#include "model/mem.h"
#include "model/present.h"
#include "model/refer.h"
#include "model/register.h"

#include <stdlib.h>
#include <string.h>

enum { SLOTS = 1 << 12, MOST = 1 << 13 };

/* The columns of a group, and what is read of its records. */
struct register_part {
    const struct kind *kind;
    size_t *fields; /* by column of the group */
    size_t count;
    size_t code, name, country, party; /* fields; field_count where it has none or nobody asks */
    struct record_reader *reader;
};

struct register_lexicon {
    struct model *m;
    enum lang lang;
    bool canonical;
    struct titles *titles;
    struct register_part parts[REGISTER_GROUPS];
    struct register_words *slots[SLOTS];
    size_t count;
};

/* Where the records of a group state a country, and the field of the parties
 * whose countries hold where they do not (APPI Articles 23, 28). */
static const struct {
    const char *kind, *party;
} country_of[] = {{"storage", NULL}, {"entrustment", "contractor"}, {"provision", "recipients"}};

static void begin_part(struct register_lexicon *lexicon, size_t group)
{
    struct register_part *part = &lexicon->parts[group];
    const struct kind *kind = kinds_find(register_groups[group].kind);
    uint64_t wanted = 0;
    *part = (struct register_part){.kind = kind,
                                   .fields = mem_new(register_columns_count, sizeof(size_t)),
                                   .code = kinds_field(kind, "code"),
                                   .name = kinds_field(kind, "name"),
                                   .country = kind->field_count,
                                   .party = kind->field_count};
    for (size_t i = 0; i < register_columns_count; i++)
        if (register_group(register_columns[i].kind) == group)
            part->fields[part->count++] = kinds_field(kind, register_columns[i].field);
    for (size_t i = 0; i < sizeof country_of / sizeof country_of[0]; i++)
        if (strcmp(country_of[i].kind, kind->name) == 0) {
            part->country = kinds_field(kind, "country");
            if (country_of[i].party != NULL)
                part->party = kinds_field(kind, country_of[i].party);
        }
    for (size_t i = 0; i < part->count; i++)
        wanted |= UINT64_C(1) << part->fields[i];
    wanted |= UINT64_C(1) << part->code | UINT64_C(1) << part->name;
    if (part->country < kind->field_count)
        wanted |= UINT64_C(1) << part->country;
    part->reader = record_reader_new(lexicon->m, kind, wanted, lexicon->titles);
}

struct register_lexicon *register_lexicon_new(struct model *m, enum lang lang, bool canonical)
{
    struct register_lexicon *lexicon = mem_new(1, sizeof *lexicon);
    *lexicon = (struct register_lexicon){
        .m = m, .lang = lang, .canonical = canonical, .titles = titles_new()};
    for (size_t i = 0; i < REGISTER_GROUPS; i++)
        begin_part(lexicon, i);
    return lexicon;
}

static void free_words(const struct register_lexicon *lexicon, struct register_words *words)
{
    for (size_t i = 0; i < lexicon->parts[words->group].count; i++)
        free(words->values[i]);
    free(words->values);
    free(words->code);
    free(words->name);
    cells_clear(&words->countries);
    free(words);
}

static void forget(struct register_lexicon *lexicon)
{
    for (size_t i = 0; i < SLOTS; i++)
        while (lexicon->slots[i] != NULL) {
            struct register_words *words = lexicon->slots[i];
            lexicon->slots[i] = words->next;
            free_words(lexicon, words);
        }
    lexicon->count = 0;
}

void register_lexicon_free(struct register_lexicon *lexicon)
{
    if (lexicon == NULL)
        return;
    forget(lexicon);
    for (size_t i = 0; i < REGISTER_GROUPS; i++) {
        record_reader_free(lexicon->parts[i].reader);
        free(lexicon->parts[i].fields);
    }
    titles_free(lexicon->titles);
    free(lexicon);
}

struct titles *register_lexicon_titles(struct register_lexicon *lexicon)
{
    return lexicon->titles;
}

void register_lexicon_trim(struct register_lexicon *lexicon)
{
    titles_trim(lexicon->titles);
    if (lexicon->count > MOST)
        forget(lexicon);
}

/* What TITLE is called in the register. */
static const char *called_of(struct register_lexicon *lexicon, struct title *title)
{
    if (lexicon->canonical)
        return title->code;
    if (title->called == NULL) {
        struct buf called = {0};
        refer_name(lexicon->m, title->kind, title->code, &called);
        title->called = buf_take(&called);
    }
    return title->called;
}

/* The same, as part of a cell (cells.h). */
static void put_called(struct register_lexicon *lexicon, struct title *title, struct buf *cell)
{
    if (title->cell == NULL) {
        struct buf part = {0};
        cells_put(called_of(lexicon, title), &part);
        title->cell_length = part.length;
        title->cell = buf_take(&part);
    }
    buf_add(cell, title->cell, title->cell_length);
}

const char *register_mark(struct register_lexicon *lexicon, struct title *title, const char *column)
{
    if (title->mark == NULL) {
        struct buf mark = {0};
        record_put_value(lexicon->m, title->kind, title->code, kinds_field(title->kind, column),
                         &mark);
        title->mark = buf_take(&mark);
    }
    return title->mark;
}

struct title *const *register_put_links(struct register_lexicon *lexicon,
                                        struct record_reader *reader, size_t field, size_t *count,
                                        struct buf *out)
{
    struct title *const *targets = record_reader_targets(reader, field, count);
    for (size_t i = 0; i < *count; i++) {
        if (i > 0)
            buf_add(out, "; ", 2);
        put_called(lexicon, targets[i], out);
    }
    return targets;
}

void register_put_value(struct register_lexicon *lexicon, struct record_reader *reader,
                        const struct kind *kind, size_t field, struct buf *out)
{
    if (kind->fields[field].type == TYPE_REF) {
        size_t count;
        struct title *const *target = record_reader_targets(reader, field, &count);
        buf_puts(out, count == 0 ? "" : called_of(lexicon, target[0]));
    } else if (lexicon->canonical) {
        struct span value = record_reader_value(reader, field);
        buf_add(out, value.text, value.length);
    } else {
        present_cell(&kind->fields[field], record_reader_value(reader, field).text, lexicon->lang,
                     out);
    }
}

static void add_country(struct register_words *words, const char *code)
{
    if (code[0] != '\0' && strcmp(code, "JP") != 0)
        cells_add(&words->countries, code);
}

/* The countries of the parties TARGETS. */
static void add_countries(struct register_lexicon *lexicon, struct register_words *words,
                          struct title *const *targets, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add_country(words, register_mark(lexicon, targets[i], "country"));
}

/* Puts the record at which the reader of its part stands into words. */
static struct register_words *put_into_words(struct register_lexicon *lexicon, size_t group,
                                             int64_t id)
{
    struct register_part *part = &lexicon->parts[group];
    struct register_words *words = mem_new(1, sizeof *words);
    words->group = group;
    words->id = id;
    words->code = mem_copy(record_reader_value(part->reader, part->code).text);
    words->name = mem_copy(record_reader_value(part->reader, part->name).text);
    words->values = mem_new(part->count, sizeof *words->values);
    bool stated = part->country < part->kind->field_count &&
                  record_reader_value(part->reader, part->country).length > 0;
    if (stated)
        add_country(words, record_reader_value(part->reader, part->country).text);
    for (size_t i = 0; i < part->count; i++) {
        size_t field = part->fields[i], count = 0;
        struct buf value = {0};
        struct title *const *targets = NULL;
        if (part->kind->fields[field].type == TYPE_LINKS)
            targets = register_put_links(lexicon, part->reader, field, &count, &value);
        else
            register_put_value(lexicon, part->reader, part->kind, field, &value);
        words->values[i] = buf_take(&value);
        if (field == part->party && !stated) {
            if (targets == NULL)
                targets = record_reader_targets(part->reader, field, &count);
            add_countries(lexicon, words, targets, count);
        }
    }
    return words;
}

const struct register_words *register_words_find(struct register_lexicon *lexicon, size_t group,
                                                 int64_t id)
{
    uint64_t hash = ((uint64_t)id + group) * 0x9E3779B97F4A7C15u;
    struct register_words **slot = &lexicon->slots[(hash >> 32) % SLOTS];
    struct register_words *words = *slot;
    while (words != NULL && (words->id != id || words->group != group))
        words = words->next;
    if (words != NULL || !record_reader_at(lexicon->parts[group].reader, id))
        return words;
    words = put_into_words(lexicon, group, id);
    words->next = *slot;
    *slot = words;
    lexicon->count++;
    return words;
}
