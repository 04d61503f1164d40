/*
 * Makes an inventory for the bench: as many categories as asked for, of about
 * 240 bytes of text each, and what they are linked to.
 *
 *   bench-make COUNT PATH
 *
 * Everything goes through the model, as what people type and import does, so
 * that the file has its journal and all else that a grown one has. The texts
 * come from a generator with a fixed seed: two runs make the same records.
 */
#include "model/buf.h"
#include "model/change.h"
#include "model/dates.h"
#include "model/mem.h"
#include "model/model.h"
#include "tests/bench/words.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    CHANGE_RECORDS = 50000, /* categories brought by one change, as by one import */
    RARE_EVERY = 1000,      /* categories of which one has the rare word */
    NAMED_AT_ONCE = 25,     /* categories named by one provision or retention */
    EXIT_MISUSE = 2
};

struct making {
    struct model *m;
    struct why why;
    struct record *record; /* the one being made, or NULL */
    uint64_t random;
    long count;
    size_t bytes; /* of all categories' texts */
};

/* splitmix64, by Sebastiano Vigna (public domain). */
static uint64_t draw(struct making *making, uint64_t below)
{
    making->random += 0x9E3779B97F4A7C15u;
    uint64_t z = making->random;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (z ^ (z >> 31)) % below;
}

static const char *pick(struct making *making, const char *const list[])
{
    size_t count = 0;
    while (list[count] != NULL)
        count++;
    return list[draw(making, count)];
}

static void stop_where_refused(const struct making *making, bool done)
{
    if (!done)
        die("%s", making->why.text);
}

static void begin(struct making *making, const char *about)
{
    struct change_note note = {.what = "import", .about = about};
    stop_where_refused(making, change_begin(making->m, &note, &making->why));
}

static void commit(struct making *making)
{
    stop_where_refused(making, change_commit(making->m, NULL, &making->why));
}

static void start(struct making *making, const char *kind)
{
    making->record = record_new(kinds_find(kind));
}

static void set(struct making *making, const char *column, const char *value)
{
    struct record *record = making->record;
    size_t field = kinds_field(record->kind, column);
    if (field == record->kind->field_count)
        bug(column);
    stop_where_refused(making, record_set(record, field, value, &making->why));
}

static void set_format(struct making *making, const char *column, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void set_format(struct making *making, const char *column, const char *format, ...)
{
    struct buf text = {0};
    va_list args;
    va_start(args, format);
    buf_vprintf(&text, format, args);
    va_end(args);
    set(making, column, buf_text(&text));
    buf_clear(&text);
}

/* Sets words of two lists, with texts between and after them. */
static void set_two(struct making *making, const char *column, const char *const first[],
                    const char *between, const char *const second[], const char *after)
{
    const char *one = pick(making, first);
    const char *two = pick(making, second);
    set_format(making, column, "%s%s%s%s", one, between, two, after);
}

/* Saves the record that was started. */
static void save(struct making *making)
{
    stop_where_refused(making, record_save(making->m, making->record, &making->why));
    record_free(making->record);
    making->record = NULL;
}

/* A day of the ten years before 2026-11-22, or as many days later. */
static void set_day(struct making *making, const char *column, long later)
{
    char day[11];
    date_from_days(date_days("2016-11-22") + later + (long)draw(making, 3650), day);
    set(making, column, day);
}

/* Sets links to AMOUNT different records of COUNT whose codes begin with PREFIX. */
static void set_links(struct making *making, const char *column, const char *prefix, size_t amount,
                      size_t count)
{
    struct buf cell = {0};
    size_t first = draw(making, count);
    for (size_t i = 0; i < amount; i++)
        buf_printf(&cell, "%s%s-%04zu", i == 0 ? "" : "; ", prefix, (first + i * 7) % count + 1);
    set(making, column, buf_text(&cell));
    buf_clear(&cell);
}

/* Names NAMED_AT_ONCE categories: those of the place NUMBER among AMOUNT. */
static void set_categories(struct making *making, long number, long amount)
{
    struct buf cell = {0};
    for (long i = 0; i < NAMED_AT_ONCE; i++)
        buf_printf(&cell, "%sC-%06ld", i == 0 ? "" : "; ",
                   (number * (making->count / amount) + i) % making->count);
    set(making, "categories", buf_text(&cell));
    buf_clear(&cell);
}

/* How many records each kind has beside the categories. */
enum {
    DEPARTMENTS = 60,
    PARTIES = 80,
    PURPOSES = 90,
    ITEMS = 100,
    STORAGES = 30,
    MEASURES = 18,
    ENDS = 200 /* provisions, entrustments and retentions each, at most */
};

static void make_departments(struct making *making)
{
    start(making, "organization");
    set(making, "name", "株式会社ベンチ商事");
    save(making);
    for (int i = 0; i < DEPARTMENTS; i++) {
        start(making, "department");
        set_two(making, "name", words_places, "", words_departments, "");
        set(making, "organization", "O-0001");
        set(making, "manager", pick(making, words_posts));
        save(making);
    }
}

static void make_parties(struct making *making)
{
    for (int i = 0; i < PARTIES; i++) {
        start(making, "party");
        set_two(making, "name", words_places, "ベンチ", words_trades, "");
        set(making, "party_class", "named");
        set(making, "country", draw(making, 8) == 0 ? "US" : "JP");
        save(making);
    }
}

static void make_purposes(struct making *making)
{
    for (int i = 0; i < PURPOSES; i++) {
        start(making, "purpose");
        set_two(making, "name", words_purposes, "(", words_subjects, ")");
        set(making, "basis_jp", "specified");
        save(making);
    }
}

static void make_items(struct making *making)
{
    for (int i = 0; i < ITEMS; i++) {
        start(making, "item");
        set_two(making, "name", words_subjects, "の", words_items, "");
        set(making, "item_class", draw(making, 10) == 0 ? "sensitive" : "ordinary");
        save(making);
    }
}

static void make_storages(struct making *making)
{
    for (int i = 0; i < STORAGES; i++) {
        start(making, "storage");
        set_two(making, "name", words_places, "", words_storages, "");
        set(making, "medium", "electronic");
        set(making, "country", draw(making, 6) == 0 ? "US" : "JP");
        save(making);
    }
    for (int i = 0; i < MEASURES; i++) {
        start(making, "measure");
        set(making, "name", pick(making, words_measures));
        set(making, "measure_class", "technical");
        save(making);
    }
}

static void make_ends(struct making *making)
{
    long amount = making->count / NAMED_AT_ONCE;
    if (amount > ENDS)
        amount = ENDS;
    for (long i = 0; i < amount; i++) {
        start(making, "provision");
        set_format(making, "name", "%sへの提供", pick(making, words_trades));
        set_categories(making, i, amount);
        set_links(making, "recipients", "PT", 2, PARTIES);
        set(making, "ground", "consent");
        save(making);
        start(making, "entrustment");
        set_format(making, "name", "%sの委託", pick(making, words_trades));
        set_categories(making, i, amount);
        set_format(making, "contractor", "PT-%04d", (int)draw(making, PARTIES) + 1);
        save(making);
        start(making, "retention");
        set(making, "name", pick(making, words_limits));
        set_categories(making, i, amount);
        set_format(making, "period", "P%dY", (int)draw(making, 10) + 1);
        set(making, "outcome", "delete");
        save(making);
    }
}

/* A name of 6 to 16 characters, or one that the bench looks for. */
static void set_name(struct making *making, long number, const char *subject)
{
    const char *place = pick(making, words_places);
    const char *record = pick(making, words_records);
    if (number == making->count / 2)
        set(making, "name", WORDS_FIRST);
    else if (number == making->count / 4)
        set(making, "name", WORDS_FEWEST);
    else
        set_format(making, "name", "%s%s%s", place,
                   number % RARE_EVERY == RARE_EVERY / 2 ? WORDS_RARE : subject, record);
}

static void set_links_of_category(struct making *making)
{
    set_format(making, "department", "D-%04d", (int)draw(making, DEPARTMENTS) + 1);
    set_links(making, "purposes", "P", 1 + draw(making, 2), PURPOSES);
    set_links(making, "items", "I", 1 + draw(making, 3), ITEMS);
    set_links(making, "storages", "ST", 1, STORAGES);
}

static void make_category(struct making *making, long number)
{
    static const char *const states[] = {"draft", "in_review", "approved", "approved", NULL};
    static const char *const risks[] = {"low", "medium", "high", NULL};
    const char *subject = pick(making, words_subjects);
    bool fewest = number == making->count / 4;
    start(making, "category");
    set_format(making, "code", "C-%06ld", number);
    set_name(making, number, subject);
    set(making, "subjects", subject);
    set(making, "person_in_charge", pick(making, words_posts));
    set(making, "role", "controller");
    set_format(making, "persons", "%d", fewest ? 1 : 10 + (int)draw(making, 90000));
    set_day(making, "persons_on", 0);
    set(making, "access", pick(making, words_access));
    set(making, "use_until", pick(making, words_limits));
    set_day(making, "started_on", 0);
    set(making, "status", pick(making, states));
    set(making, "risk", pick(making, risks));
    set_day(making, "reviewed_on", 0);
    set_day(making, "review_due_on", 365);
    set_two(making, "remarks", words_remarks, "", words_remarks, "");
    set_links_of_category(making);
    for (size_t i = 0; i < making->record->kind->field_count; i++)
        making->bytes += strlen(making->record->values[i]);
    save(making);
}

static void make_all(struct making *making)
{
    begin(making, "bench: what categories are linked to");
    make_departments(making);
    make_parties(making);
    make_purposes(making);
    make_items(making);
    make_storages(making);
    commit(making);
    for (long i = 0; i < making->count; i++) {
        if (i % CHANGE_RECORDS == 0)
            begin(making, "bench: categories");
        make_category(making, i);
        if ((i + 1) % CHANGE_RECORDS == 0 || i + 1 == making->count)
            commit(making);
    }
    begin(making, "bench: what is linked to categories");
    make_ends(making);
    commit(making);
}

int main(int argc, char **argv)
{
    static const struct model_options options = {
        .lang = LANG_JA, .who = "bench", .now = "2026-11-22T09:00:00Z"};
    struct making making = {.why = {.lang = LANG_EN}, .random = 20261122};
    making.count = argc == 3 ? strtol(argv[1], NULL, 10) : 0;
    if (making.count < NAMED_AT_ONCE || making.count > 1000000) {
        fprintf(stderr, "usage: bench-make COUNT PATH, COUNT from %d to 1000000\n", NAMED_AT_ONCE);
        return EXIT_MISUSE;
    }
    unlink(argv[2]);
    making.m = model_create(argv[2], &options, &making.why);
    stop_where_refused(&making, making.m != NULL);
    make_all(&making);
    model_close(making.m);
    fprintf(stderr, "%s: %ld categories of %zu bytes of text each\n", argv[2], making.count,
            making.bytes / (size_t)making.count);
    return EXIT_SUCCESS;
}
