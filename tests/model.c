/* See model.h. */
#include "tests/model.h"

#include "model/buf.h"
#include "model/digest.h"
#include "model/listing.h"
#include "model/mem.h"
#include "model/record_reader.h"
#include "model/verify.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* The day is told: what holds today holds on every day on which the tests run. */
static const struct model_options test_options = {
    .lang = LANG_EN, .who = "tester", .now = "2026-11-22T09:00:00Z", .part_bytes = TEST_PART_BYTES};

static void stop(const struct why *why)
{
    print_error("%s\n", why->text);
    fail();
}

struct model *test_model(void)
{
    struct why why = {.lang = LANG_EN};
    struct model *m = model_scratch(&test_options, &why);
    if (m == NULL)
        stop(&why);
    return m;
}

struct model *test_model_at(const char *path)
{
    struct why why = {.lang = LANG_EN};
    struct model *m = model_create(path, &test_options, &why);
    if (m == NULL)
        stop(&why);
    return m;
}

/* A copy is saved first: RECORD keeps its base where the commit fails, so that
 * the test can try again. */
bool test_save(struct model *m, struct record *record, const struct change_note *note,
               struct why *why)
{
    if (!change_begin(m, note, why))
        return false;
    struct record *copy = record_copy(record);
    bool saved = record_save(m, copy, why);
    if (saved)
        saved = change_commit(m, NULL, why);
    else
        change_cancel(m);
    if (saved) {
        struct record kept = *record;
        *record = *copy;
        *copy = kept;
    }
    record_free(copy);
    return saved;
}

int64_t test_add(struct model *m, const char *kind, ...)
{
    struct why why = {.lang = LANG_EN};
    struct record *record = record_new(kinds_find(kind));
    va_list args;
    va_start(args, kind);
    for (const char *column; (column = va_arg(args, const char *)) != NULL;) {
        size_t field = kinds_field(record->kind, column);
        assert_true(field < record->kind->field_count);
        if (!record_set(record, field, va_arg(args, const char *), &why))
            stop(&why);
    }
    va_end(args);
    if (!test_save(m, record, &(struct change_note){.what = "add", .about = kind}, &why))
        stop(&why);
    int64_t id = record->id;
    record_free(record);
    return id;
}

/* Adds the record that a line tells of from *AT on, which is behind its kind. */
static void add_line(struct model *m, const char *name, const char **at)
{
    struct why why = {.lang = LANG_EN};
    struct record *record = record_new(kinds_find(name));
    while (**at == '|') {
        size_t equals = strcspn(*at, "="), length = strcspn(*at + equals, "|\n");
        char *column = mem_copy_bytes(*at + 1, equals - 1);
        char *value = mem_copy_bytes(*at + equals + 1, length - 1);
        size_t field = kinds_field(record->kind, column);
        if (field == record->kind->field_count)
            fail_msg("%s has no %s", name, column);
        if (!record_set(record, field, value, &why))
            stop(&why);
        free(column);
        free(value);
        *at += equals + length;
    }
    if (!test_save(m, record, &(struct change_note){.what = "add", .about = name}, &why))
        stop(&why);
    record_free(record);
}

void test_add_lines(struct model *m, const char *lines)
{
    while (*lines != '\0') {
        size_t length = strcspn(lines, "|\n");
        char *name = mem_copy_bytes(lines, length);
        assert_non_null(kinds_find(name));
        lines += length;
        add_line(m, name, &lines);
        lines += *lines == '\n';
        free(name);
    }
}

void test_set(struct model *m, const char *kind, const char *code, const char *column,
              const char *value)
{
    struct why why = {.lang = LANG_EN};
    struct record *record = record_load_code(m, kinds_find(kind), code, &why);
    if (record == NULL || !record_set(record, kinds_field(record->kind, column), value, &why) ||
        !test_save(m, record, &(struct change_note){.what = "set", .about = code}, &why))
        stop(&why);
    record_free(record);
}

char *test_value(struct model *m, const char *kind, const char *code, const char *column)
{
    struct why why = {.lang = LANG_EN};
    struct record *record = record_load_code(m, kinds_find(kind), code, &why);
    if (record == NULL)
        return NULL;
    char *value = mem_copy(record_value(record, column));
    record_free(record);
    return value;
}

void test_value_is(struct model *m, const char *kind, const char *code, const char *column,
                   const char *expected)
{
    char *value = test_value(m, kind, code, column);
    assert_non_null(value);
    assert_string_equal(value, expected);
    free(value);
}

void test_sound(struct model *m)
{
    struct why why = {.lang = LANG_EN};
    struct verify_report report;
    if (!verify_run(m, true, NULL, &report, &why))
        stop(&why);
    assert_string_equal(buf_text(&report.text), "");
    buf_clear(&report.text);
}

/* What is hashed, and which kind is being read. */
struct hashing {
    struct digest digest;
    const struct kind *kind;
};

static void hash_record(void *context, struct record_reader *reader, int64_t id)
{
    struct hashing *hashing = context;
    digest_int(&hashing->digest, id);
    for (size_t f = 0; f < hashing->kind->field_count; f++) {
        struct span value = record_reader_value(reader, f);
        digest_int(&hashing->digest, (int64_t)value.length);
        digest_bytes(&hashing->digest, value.text, value.length);
    }
}

void test_digest(struct model *m, char hex[65])
{
    struct why why = {.lang = LANG_EN};
    struct hashing hashing;
    digest_start(&hashing.digest);
    for (size_t k = 0; k < kinds_count; k++) {
        hashing.kind = &kinds[k];
        struct listing_query query = {.kind = &kinds[k]};
        if (!record_reader_each(m, &query, hash_record, &hashing, &why))
            stop(&why);
    }
    digest_end(&hashing.digest, hex);
}

size_t test_count(const char *name, size_t usual)
{
    const char *text = getenv(name);
    return text == NULL || text[0] == '\0' ? usual : (size_t)strtoul(text, NULL, 10);
}
