/* Lists of findings and of records, and the rulebook: what findings.c works on. */
#include "model/findings.h"

#include "model/buf.h"
#include "model/guard.h"
#include "model/history.h"
#include "model/mem.h"
#include "model/rules_own_inside.h"

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
    int order = one->rule == two->rule ? 0 : strcmp(one->rule->id, two->rule->id);
    if (order == 0)
        order = (one->kind > two->kind) - (one->kind < two->kind);
    if (order == 0)
        order = compare_numbers(one->id, two->id);
    if (order == 0)
        order = (one->field > two->field) - (one->field < two->field);
    return order != 0 ? order : strcmp(one->detail, two->detail);
}

size_t findings_field(const struct kind *kind, const char *name)
{
    if (name[0] != '>')
        return kinds_field(kind, name);
    const struct kind *from = kinds_find(name + 1);
    return from == NULL ? kind->field_count : kind->field_count + 1 + kinds_index(from);
}

/* The kind whose records are to refer to that of FINDING; NULL where a field of its
 * own mends it. */
static const struct kind *end_of(const struct finding *finding)
{
    size_t fields = finding->kind->field_count;
    return finding->field > fields ? &kinds[finding->field - fields - 1] : NULL;
}

const char *finding_column(const struct finding *finding)
{
    const struct kind *from = end_of(finding);
    return from == NULL ? finding->kind->fields[finding->field].column : from->name;
}

const char *finding_label(const struct finding *finding, enum lang lang)
{
    const struct kind *from = end_of(finding);
    return from == NULL ? finding->kind->fields[finding->field].label[lang] : from->label[lang];
}

void findings_add(struct findings *found, const struct rule *rule, const struct kind *kind,
                  int64_t id, size_t field, const char *detail)
{
    found->list = mem_grow(found->list, found->count, &found->capacity, sizeof *found->list);
    found->list[found->count++] = (struct finding){
        .rule = rule, .kind = kind, .id = id, .field = field, .detail = guard_mask(detail)};
}

void findings_clear(struct findings *found)
{
    for (size_t i = 0; i < found->count; i++)
        free(found->list[i].detail);
    free(found->list);
    *found = (struct findings){0};
}

void findings_finish(const struct rulebook *book, struct findings *found)
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
    waivers_mark(book, found);
}

void findings_subtract(const struct findings *found, const struct findings *others,
                       struct findings *out)
{
    size_t at = 0;
    for (size_t i = 0; i < found->count; i++) {
        while (at < others->count && compare(&others->list[at], &found->list[i]) < 0)
            at++;
        if (at < others->count && compare(&others->list[at], &found->list[i]) == 0)
            continue;
        out->list = mem_grow(out->list, out->count, &out->capacity, sizeof *out->list);
        out->list[out->count] = found->list[i];
        out->list[out->count++].detail = mem_copy(found->list[i].detail);
    }
}

/* The kinds that SQL may find: those whose name stands quoted in it. */
static uint64_t kinds_in(const char *sql)
{
    uint64_t found = 0;
    if (kinds_count > 64)
        bug("more kinds than bits");
    for (const char *at = strchr(sql, '\''); at != NULL; at = strchr(at + 1, '\''))
        for (size_t i = 0; i < kinds_count; i++) {
            const char *name = kinds[i].name;
            size_t length = name[0] == at[1] ? strlen(name) : 0;
            if (length > 0 && strncmp(at + 1, name, length) == 0 && at[1 + length] == '\'')
                found |= (uint64_t)1 << i;
        }
    return found;
}

static void add_rule(struct rulebook *book, const struct rule *rule)
{
    struct buf sql = {0};
    rule_sql(rule, &sql);
    book->list = mem_resize(book->list, book->count + 1, sizeof *book->list);
    book->rules = mem_resize(book->rules, book->count + 2, sizeof *book->rules);
    book->list[book->count] =
        (struct book_rule){.rule = rule,
                           .kinds = kinds_in(buf_text(&sql)),
                           .asks_today = strstr(buf_text(&sql), ":today") != NULL,
                           .in_force = rule_in_force(rule, book->today)};
    book->rules[book->count++] = rule;
    book->rules[book->count] = NULL;
    buf_clear(&sql);
}

struct rulebook *rulebook_new(struct model *m, const struct rulebook_options *options)
{
    struct rulebook *book = mem_new(1, sizeof *book);
    char now[11];
    history_today(m, now);
    book->m = m;
    book->own = mem_new(1, sizeof *book->own);
    snprintf(book->today, sizeof book->today, "%.10s",
             options->today == NULL ? now : options->today);
    for (size_t i = 0; rules_tables[i] != NULL; i++)
        for (const struct rule *rule = rules_tables[i]; rule->id != NULL; rule++)
            add_rule(book, rule);
    book->folder = options->folder == NULL ? NULL : mem_copy(options->folder);
    model_begin_reading(m);
    rulebook_ready(book);
    return book;
}

bool rulebook_ready(struct rulebook *book)
{
    if (!rules_ready(book->m))
        return false;
    if (book->folder == NULL)
        return true;
    own_begin(book->own, book->m, book->folder);
    for (size_t i = 0; i < book->own->count; i++)
        add_rule(book, &book->own->list[i]->rule);
    free(book->folder);
    book->folder = NULL;
    return true;
}

void rulebook_free(struct rulebook *book)
{
    if (book == NULL)
        return;
    own_end(book->own);
    free(book->own);
    free(book->folder);
    free(book->rules);
    free(book->list);
    free(book->waivers);
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
