/* Lists of findings and of records, and the rulebook: what findings.c works on. */
#include "model/findings.h"

#include "model/buf.h"
#include "model/mem.h"
#include "model/rules_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int compare(const void *a, const void *b)
{
    const struct finding *one = a, *two = b;
    int order = strcmp(one->rule->id, two->rule->id);
    if (order == 0)
        order = (one->kind > two->kind) - (one->kind < two->kind);
    if (order == 0)
        order = compare_numbers(one->id, two->id);
    if (order == 0)
        order = (one->field > two->field) - (one->field < two->field);
    return order != 0 ? order : strcmp(one->detail, two->detail);
}

void findings_sort(struct findings *found)
{
    size_t kept = 0;
    if (found->count > 1)
        qsort(found->list, found->count, sizeof *found->list, compare);
    for (size_t i = 0; i < found->count; i++)
        if (kept > 0 && compare(&found->list[kept - 1], &found->list[i]) == 0)
            free(found->list[i].detail);
        else
            found->list[kept++] = found->list[i];
    found->count = kept;
}

void concerned_add(struct concerned *records, const struct kind *kind, int64_t id)
{
    for (size_t i = 0; i < records->count; i++)
        if (records->list[i].id == id && records->list[i].kind == kind)
            return;
    records->list =
        mem_grow(records->list, records->count, &records->capacity, sizeof *records->list);
    records->list[records->count++] = (struct concerned_record){kind, id};
}

void concerned_clear(struct concerned *records)
{
    free(records->list);
    *records = (struct concerned){0};
}

/* The kinds that RULE may find: those whose name stands quoted in it. */
static uint64_t kinds_of(const struct rule *rule)
{
    struct buf sql = {0};
    uint64_t found = 0;
    rule_sql(rule, &sql);
    for (size_t i = 0; i < kinds_count; i++) {
        char quoted[64];
        snprintf(quoted, sizeof quoted, "'%s'", kinds[i].name);
        if (strstr(buf_text(&sql), quoted) != NULL)
            found |= (uint64_t)1 << i;
    }
    buf_clear(&sql);
    return found;
}

static void add_rule(struct rulebook *book, const struct rule *rule)
{
    book->list = mem_resize(book->list, book->count + 1, sizeof *book->list);
    book->rules = mem_resize(book->rules, book->count + 2, sizeof *book->rules);
    book->list[book->count] =
        (struct book_rule){rule, kinds_of(rule), rule_in_force(rule, book->today)};
    book->rules[book->count++] = rule;
    book->rules[book->count] = NULL;
}

struct rulebook *rulebook_new(struct model *m, const char *today)
{
    struct rulebook *book = mem_new(1, sizeof *book);
    char now[21];
    model_now(m, now);
    book->m = m;
    snprintf(book->today, sizeof book->today, "%.10s", today == NULL ? now : today);
    for (size_t i = 0; rules_tables[i] != NULL; i++)
        for (const struct rule *rule = rules_tables[i]; rule->id != NULL; rule++)
            add_rule(book, rule);
    return book;
}

void rulebook_free(struct rulebook *book)
{
    if (book == NULL)
        return;
    free(book->rules);
    free(book->list);
    free(book);
}

const char *rulebook_today(const struct rulebook *book)
{
    return book->today;
}

const struct rule *const *rulebook_rules(const struct rulebook *book)
{
    return book->rules;
}
