/*
 * Tests of the rules: each is played with the inventories of its script in
 * tests/data/rules, those that miss it and those that do not.
 *
 * A script is parts that begin with "== fails" or "== passes" and what is shown.
 * Each begins with an empty inventory on 2026-11-22.
 *
 *     add KIND | FIELD=VALUE | …   adds a record; references are codes, and a
 *                                  record without a name is called by its code;
 *                                  ␉ and ␤ in a value are tabulator and line end
 *     forge KIND/CODE FIELD=VALUE  writes a text past all checks, as another
 *                                  program might
 *     change KIND/CODE FIELD=VALUE sets a field of a record
 *     seal NAME                    seals a snapshot
 *     today DATE                   judges for another day
 *     finds KIND/CODE FIELD        what the rule finds, in any order; a further
 *                                  word is part of the detail
 */
#include "tests/model.h"

#include "model/buf.h"
#include "model/dates.h"
#include "model/findings.h"
#include "model/listing.h"
#include "model/mem.h"
#include "model/refer.h"
#include "model/rules_inside.h"
#include "model/snapshots.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { WANTED_MOST = 64 };

struct part {
    const struct rule *rule;
    struct model *m;
    char title[200];
    char today[11];
    bool fails;
    char *wanted[WANTED_MOST]; /* lines behind "finds " */
    size_t count;
};

static void stop_part(const struct part *part, const char *what)
{
    print_error("%s, %s: %s\n", part->rule->id, part->title, what);
    fail();
}

/* Takes the next piece of *LINE up to " | " off it. */
static char *next_piece(char **line)
{
    char *piece = *line, *bar = strstr(piece, " | ");
    *line = bar == NULL ? piece + strlen(piece) : bar + 3;
    if (bar != NULL)
        *bar = '\0';
    return piece;
}

/* Puts tabulators and line ends where their signs stand in TEXT. */
static char *with_controls(char *text)
{
    char *out = text;
    for (const char *at = text; *at != '\0';) {
        bool tab = strncmp(at, "␉", 3) == 0, end = strncmp(at, "␤", 3) == 0;
        *out++ = tab ? '\t' : end ? '\n' : *at;
        at += tab || end ? 3 : 1;
    }
    *out = '\0';
    return text;
}

static void add(struct part *part, char *line)
{
    struct why why = {.lang = LANG_EN};
    const struct kind *kind = kinds_find(next_piece(&line));
    if (kind == NULL)
        stop_part(part, "an unknown kind");
    struct record *record = record_new(kind);
    while (*line != '\0') {
        char *pair = next_piece(&line), *equals = strchr(pair, '=');
        if (equals == NULL)
            stop_part(part, pair);
        *equals = '\0';
        size_t field = kinds_field(kind, pair);
        if (field == kind->field_count)
            stop_part(part, pair);
        if (!record_set(record, field, with_controls(equals + 1), &why))
            stop_part(part, why.text);
    }
    if (record_value(record, "name")[0] == '\0')
        record_put(record, kinds_field(kind, "name"), record_value(record, "code"));
    if (!test_save(part->m, record, &(struct change_note){.what = "add", .about = ""}, &why))
        stop_part(part, why.text);
    record_free(record);
}

static void forge(struct part *part, char *line)
{
    char *code = strchr(line, '/'), *field = strchr(line, ' '), *value = strchr(line, '=');
    struct buf sql = {0};
    if (code == NULL || field == NULL || value == NULL)
        stop_part(part, line);
    *code++ = *field++ = *value++ = '\0';
    buf_printf(&sql, "UPDATE %s SET %s = '%s' WHERE code = '%s'", line, field, value, code);
    if (!db_run(part->m->db, buf_text(&sql)))
        stop_part(part, buf_text(&sql));
    buf_clear(&sql);
}

static void change(struct part *part, char *line)
{
    char *code = strchr(line, '/'), *field = strchr(line, ' '), *value = strchr(line, '=');
    if (code == NULL || field == NULL || value == NULL)
        stop_part(part, line);
    *code++ = *field++ = *value++ = '\0';
    test_set(part->m, line, code, field, value);
}

static void seal(struct part *part, const char *name)
{
    struct why why = {.lang = LANG_EN};
    if (!snapshot_make(part->m, name, NULL, NULL, &why))
        stop_part(part, why.text);
}

static void show(struct model *m, const struct finding *finding, struct buf *out)
{
    buf_printf(out, "%s/", finding->kind->name);
    refer_code(m, finding->kind, finding->id, out);
    buf_printf(out, " %s", finding_column(finding));
}

/* Whether WANTED, a line of the script, is FINDING. */
static bool is_wanted(struct model *m, const struct finding *finding, const char *wanted)
{
    struct buf shown = {0};
    show(m, finding, &shown);
    size_t length = shown.length;
    bool is = strncmp(wanted, buf_text(&shown), length) == 0 &&
              (wanted[length] == '\0' ||
               (wanted[length] == ' ' && strstr(finding->detail, wanted + length + 1) != NULL));
    buf_clear(&shown);
    return is;
}

static void compare(const struct part *part, const struct findings *found)
{
    bool seen[WANTED_MOST] = {false};
    for (size_t i = 0; i < found->count; i++) {
        size_t at = 0;
        while (at < part->count &&
               (seen[at] || !is_wanted(part->m, &found->list[i], part->wanted[at])))
            at++;
        if (at == part->count) {
            struct buf text = {0};
            show(part->m, &found->list[i], &text);
            print_error("found and not wanted: %s %s\n", buf_text(&text), found->list[i].detail);
            stop_part(part, "a finding too many");
        }
        seen[at] = true;
    }
    for (size_t i = 0; i < part->count; i++)
        if (!seen[i])
            stop_part(part, part->wanted[i]);
}

static void add_all(struct model *m, struct concerned *records)
{
    struct why why = {.lang = LANG_EN};
    for (size_t k = 0; k < kinds_count; k++) {
        struct listing listing;
        assert_true(listing_load(m, &(struct listing_query){.kind = &kinds[k]}, &listing, &why));
        for (size_t i = 0; i < listing.count; i++)
            concerned_add(records, &kinds[k], listing.ids[i]);
        listing_clear(&listing);
    }
}

/* What the rule finds among all records and, asked record by record, is the same. */
static void judge(const struct part *part)
{
    struct why why = {.lang = LANG_EN};
    struct findings whole = {0}, few = {0};
    struct concerned records = {0};
    struct rulebook *book = rulebook_new(part->m, &(struct rulebook_options){.today = part->today});
    assert_true(findings_all(book, part->rule, &whole, &why));
    compare(part, &whole);
    add_all(part->m, &records);
    assert_true(findings_of(book, &records, part->rule, &few, &why));
    if (few.count != whole.count)
        stop_part(part, "another number of findings where records are asked for");
    findings_clear(&whole);
    findings_clear(&few);
    concerned_clear(&records);
    rulebook_free(book);
}

/* Under the law of the EU alone no rule of Japan finds anything, nor the other way
 * round. */
static void judge_elsewhere(const struct part *part)
{
    struct why why = {.lang = LANG_EN};
    struct findings found = {0};
    const char *other = strcmp(part->rule->jurisdiction, "JP") == 0 ? "EU" : "JP";
    struct listing listing;
    if (part->rule->jurisdiction[0] == '\0')
        return;
    assert_true(listing_load(part->m, &(struct listing_query){.kind = kinds_find("organization")},
                             &listing, &why));
    if (listing.count == 0)
        test_add(part->m, "organization", "name", "x", "jurisdictions", other, NULL);
    for (size_t i = 0; i < listing.count; i++) {
        struct buf code = {0};
        refer_code(part->m, listing.kind, listing.ids[i], &code);
        test_set(part->m, "organization", buf_text(&code), "jurisdictions", other);
        buf_clear(&code);
    }
    listing_clear(&listing);
    struct rulebook *book = rulebook_new(part->m, &(struct rulebook_options){.today = part->today});
    assert_true(findings_all(book, part->rule, &found, &why));
    if (found.count > 0)
        stop_part(part, "found also where its law does not hold: use holds()");
    findings_clear(&found);
    rulebook_free(book);
}

static void end(struct part *part)
{
    if (part->m == NULL)
        return;
    if (part->fails != (part->count > 0))
        stop_part(part, "a failing part names findings, a passing one none");
    judge(part);
    judge_elsewhere(part);
    for (size_t i = 0; i < part->count; i++)
        free(part->wanted[i]);
    model_close(part->m);
    part->m = NULL;
    part->count = 0;
}

static void begin(struct part *part, const char *title)
{
    end(part);
    snprintf(part->title, sizeof part->title, "%s", title);
    snprintf(part->today, sizeof part->today, "2026-11-22");
    part->fails = strncmp(title, "fails", 5) == 0;
    if (!part->fails && strncmp(title, "passes", 6) != 0)
        stop_part(part, "neither fails nor passes");
    part->m = test_model();
}

static void play_line(struct part *part, char *line)
{
    if (line[0] == '\0' || line[0] == '#')
        return;
    if (strncmp(line, "== ", 3) == 0)
        begin(part, line + 3);
    else if (strncmp(line, "add ", 4) == 0)
        add(part, line + 4);
    else if (strncmp(line, "change ", 7) == 0)
        change(part, line + 7);
    else if (strncmp(line, "seal ", 5) == 0)
        seal(part, line + 5);
    else if (strncmp(line, "forge ", 6) == 0)
        forge(part, line + 6);
    else if (strncmp(line, "today ", 6) == 0)
        snprintf(part->today, sizeof part->today, "%s", line + 6);
    else if (strncmp(line, "finds ", 6) == 0 && part->count < WANTED_MOST)
        part->wanted[part->count++] = mem_copy(line + 6);
    else
        stop_part(part, line);
}

static void path_of(const struct rule *rule, struct buf *path)
{
    const char *srcdir = getenv("srcdir");
    buf_printf(path, "%s/tests/data/rules/%s.txt", srcdir == NULL ? "." : srcdir, rule->id);
}

static void play(const struct rule *rule)
{
    struct part part = {.rule = rule};
    struct buf path = {0};
    size_t fails = 0, passes = 0;
    path_of(rule, &path);
    FILE *file = fopen(buf_text(&path), "r");
    if (file == NULL)
        print_error("%s is missing\n", buf_text(&path));
    assert_non_null(file);
    char *line = NULL;
    size_t room = 0;
    while (getline(&line, &room, file) >= 0) {
        line[strcspn(line, "\n")] = '\0';
        fails += strncmp(line, "== fails", 8) == 0;
        passes += strncmp(line, "== passes", 9) == 0;
        play_line(&part, line);
    }
    end(&part);
    assert_true(fails > 0 && passes > 0);
    free(line);
    fclose(file);
    buf_clear(&path);
}

static void each_rule_finds_what_misses_it_and_nothing_else(void **state)
{
    (void)state;
    for (size_t i = 0; rules_tables[i] != NULL; i++)
        for (const struct rule *rule = rules_tables[i]; rule->id != NULL; rule++)
            play(rule);
}

static void each_rule_is_whole(void **state)
{
    (void)state;
    for (size_t i = 0; rules_tables[i] != NULL; i++)
        for (const struct rule *rule = rules_tables[i]; rule->id != NULL; rule++) {
            assert_ptr_equal(rules_find(rule->id), rule);
            assert_true(rule->title && rule->message && rule->mend && rule->source);
            assert_true(rule->law && rule->article && rule->jurisdiction);
            assert_true((rule->sql == NULL) != (rule->make == NULL));
            assert_true(rule->certainty >= 'A' && rule->certainty <= 'C');
            /* What was read nowhere must not accuse anybody. */
            if (rule->certainty == 'C' && rule->severity != SEVERITY_INFORMATION)
                print_error("%s rests on C and is no information\n", rule->id);
            assert_true(rule->certainty != 'C' || rule->severity == SEVERITY_INFORMATION);
            /* The day from which it holds is one, or none, or told to be open. */
            const char *from = rule_from(rule, LANG_EN);
            assert_true(date_valid(from) || (rule->from == NULL && from[0] == '\0') ||
                        strcmp(from, "a day still to be set") == 0);
        }
}

/* Tables that are small in any inventory, and those of a run. */
static bool may_be_read_whole(const char *step)
{
    static const char *const small[] = {"organization", "publication", "notice",
                                        "desk",         "procedure",   "law",
                                        "measure",      "statute",     "CONSTANT"};
    for (size_t i = 0; i < sizeof small / sizeof small[0]; i++) {
        size_t length = strlen(small[i]);
        if (strncmp(step + strlen("SCAN "), small[i], length) == 0 &&
            strchr(" ", step[strlen("SCAN ") + length]) != NULL)
            return true;
    }
    return false;
}

/* The name of the table that the alias in STEP, "SCAN t", stands for is not told
 * by SQLite: rules call a small table by its own name. */
static void a_few_records_are_judged_without_reading_a_table(void **state)
{
    (void)state;
    struct model *m = test_model();
    struct rulebook *book = rulebook_new(m, &(struct rulebook_options){0});
    bool slow = false;
    assert_true(rules_ready(m));
    for (size_t i = 0; i < book->count; i++) {
        struct buf sql = {0};
        buf_puts(&sql, "EXPLAIN QUERY PLAN ");
        rules_text(book->rules[i], RULE_CONCERNED, &sql);
        struct statement *st = db_prepare(m->db, buf_text(&sql));
        while (db_step(st)) {
            const char *step = db_text(st, "detail");
            bool bad = (strncmp(step, "SCAN ", 5) == 0 && !may_be_read_whole(step)) ||
                       strncmp(step, "MATERIALIZE", 11) == 0 || strstr(step, "AUTOMATIC") != NULL;
            if (bad)
                print_error("%s: %s\n", book->rules[i]->id, step);
            slow = slow || bad;
        }
        buf_clear(&sql);
    }
    rulebook_free(book);
    model_close(m);
    assert_false(slow);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_few_records_are_judged_without_reading_a_table),
        cmocka_unit_test(each_rule_is_whole),
        cmocka_unit_test(each_rule_finds_what_misses_it_and_nothing_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
