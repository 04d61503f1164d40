/*
 * The register of a booklet: for each category a section with the ledger's own questions,
 * each answered by fields of the category and by the records that are linked to it.
 */
#include "export/booklet_inside.h"
#include "model/buf.h"
#include "model/cells.h"
#include "model/listing.h"
#include "model/mem.h"
#include "model/model.h"
#include "model/present.h"
#include "model/refer.h"

#include <stdlib.h>
#include <string.h>

#define IN(section) (1u << (section))

/* A question of the ledger. */
struct question {
    const char *title;   /* NULL: the label of the kind */
    unsigned sections;   /* of the fields of the category that answer it */
    const char *kind;    /* of linked records, or NULL */
    const char *through; /* their field that names the category; NULL where the
                            category's own field BY names them */
    const char *by;
    const char *columns[BOOKLET_COLUMNS]; /* of a table of them; none: all that is filled */
};

/* clang-format off */
static const struct question questions[] = {
    {N_("What data it is"), IN(SECTION_BASIC) | IN(SECTION_WHAT), NULL, NULL, NULL, {NULL}},
    {N_("Whose data it is, and who answers for it"), IN(SECTION_WHO), NULL, NULL, NULL, {NULL}},
    {NULL, IN(SECTION_WHY), "purpose", NULL, "purposes",
     {"code", "name", "wording", "basis_jp", "basis_eu", NULL}},
    {NULL, IN(SECTION_OBTAINED), "acquisition", "category", NULL, {NULL}},
    {NULL, IN(SECTION_TO_WHOM) | IN(SECTION_FOREIGN) | IN(SECTION_RECORDS) | IN(SECTION_OPT_OUT),
     "provision", "categories", NULL, {NULL}},
    {NULL, 0, "joint_use", "categories", NULL, {NULL}},
    {NULL, 0, "entrustment", "categories", NULL, {NULL}},
    {NULL, IN(SECTION_HOW_LONG), "retention", "categories", NULL, {NULL}},
    {NULL, 0, "disposal", "category", NULL,
     {"code", "disposed_on", "items", "storage", "method", "persons", "done_by", NULL}},
    {NULL, IN(SECTION_WHERE), "storage", NULL, "storages",
     {"code", "name", "medium", "place", "country", "provider", "access", NULL}},
    {NULL, IN(SECTION_PROTECTED), "measure", NULL, "measures",
     {"code", "name", "measure_class", "content", NULL}},
    {NULL, IN(SECTION_REVIEW), "review", "category", NULL,
     {"campaign", "department", "outcome", "reviewed_on", "reviewer", "comment", NULL}},
    {N_("Other particulars"), IN(SECTION_PUBLIC) | IN(SECTION_OTHER), NULL, NULL, NULL, {NULL}},
};
/* clang-format on */

enum { QUESTIONS = sizeof questions / sizeof questions[0] };

static const char *title_of(const struct question *question, enum lang lang)
{
    return question->title != NULL ? words_in(lang, question->title)
                                   : kinds_find(question->kind)->label[lang];
}

/* Writes the heading of a question before its first answer. */
static void head(struct booklet *b, const struct question *question, bool *answered)
{
    if (!*answered)
        document_heading(&b->d, 4, NULL, title_of(question, b->lang));
    *answered = true;
}

static void put_field(struct booklet *b, const struct record *record, size_t field)
{
    struct buf text = {0};
    const struct field *row = &record->kind->fields[field];
    present_text(b->m, row, record->values[field], b->lang, &text);
    document_pair(&b->d, row->label[b->lang], buf_text(&text));
    buf_clear(&text);
}

/* The category's own fields that answer QUESTION. What the linked records tell in full,
 * and code and name, which stand in the heading, are left out. */
static void put_own(struct booklet *b, const struct record *category,
                    const struct question *question, bool *answered)
{
    for (size_t f = 0; f < category->kind->field_count; f++) {
        const struct field *field = &category->kind->fields[f];
        bool told = field->type == TYPE_CODE || strcmp(field->column, "name") == 0 ||
                    (question->by != NULL && strcmp(field->column, question->by) == 0);
        if (told || category->values[f][0] == '\0' ||
            (question->sections & IN(field->section)) == 0)
            continue;
        head(b, question, answered);
        put_field(b, category, f);
    }
}

/* A linked record: its title, then all that is filled. */
static void put_whole(struct booklet *b, const struct record *record, const char *through)
{
    struct buf title = {0};
    document_break(&b->d);
    buf_printf(&title, "%s %s", record_value(record, "code"), record_value(record, "name"));
    document_pair(&b->d, record->kind->label[b->lang], buf_text(&title));
    for (size_t f = 0; f < record->kind->field_count; f++) {
        const char *column = record->kind->fields[f].column;
        if (record->values[f][0] != '\0' && strcmp(column, "code") != 0 &&
            strcmp(column, "name") != 0 && (through == NULL || strcmp(column, through) != 0))
            put_field(b, record, f);
    }
    buf_clear(&title);
}

static void put_row(struct booklet *b, const struct record *record, const struct question *question)
{
    struct buf texts[BOOKLET_COLUMNS] = {{0}};
    const char *cells[BOOKLET_COLUMNS];
    size_t count = 0;
    for (; question->columns[count] != NULL; count++) {
        size_t field = kinds_field(record->kind, question->columns[count]);
        present_text(b->m, &record->kind->fields[field], record->values[field], b->lang,
                     &texts[count]);
        cells[count] = buf_text(&texts[count]);
    }
    document_texts(&b->d, cells);
    for (size_t i = 0; i < count; i++)
        buf_clear(&texts[i]);
}

/* The numbers of the records that answer QUESTION, for the caller to free. */
static int64_t *linked(struct booklet *b, const struct record *category,
                       const struct question *question, size_t *count)
{
    const struct kind *kind = kinds_find(question->kind);
    if (question->through != NULL) {
        struct referrer *found =
            refer_through(b->m, kind, kinds_field(kind, question->through), category->id, count);
        int64_t *ids = mem_new(*count + 1, sizeof *ids);
        for (size_t i = 0; i < *count; i++)
            ids[i] = found[i].id;
        free(found);
        return ids;
    }
    struct cells codes = {0};
    cells_parse(record_value(category, question->by), &codes);
    int64_t *ids = mem_new(codes.count + 1, sizeof *ids);
    *count = codes.count;
    for (size_t i = 0; i < codes.count; i++)
        ids[i] = record_find(b->m, kind, codes.items[i]);
    cells_clear(&codes);
    return ids;
}

static bool put_linked(struct booklet *b, const struct record *category,
                       const struct question *question, bool *answered, struct why *why)
{
    const struct kind *kind = kinds_find(question->kind);
    const char *heads[BOOKLET_COLUMNS];
    size_t count, columns = 0;
    int64_t *ids = linked(b, category, question, &count);
    for (; question->columns[columns] != NULL; columns++)
        heads[columns] = booklet_field(question->kind, question->columns[columns])->label[b->lang];
    if (count > 0) {
        head(b, question, answered);
        if (columns > 0)
            document_table(&b->d, heads, columns);
    }
    bool done = true;
    for (size_t i = 0; i < count && done; i++) {
        struct record *record = record_load(b->m, kind, ids[i], why);
        done = record != NULL;
        if (done && columns > 0)
            put_row(b, record, question);
        else if (done)
            put_whole(b, record, question->through);
        record_free(record);
    }
    document_break(&b->d);
    free(ids);
    return done;
}

/* The place of the first finding of category ID. */
static size_t first_of(const struct booklet *b, int64_t id)
{
    size_t low = 0, high = b->of_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (b->of[middle]->id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void put_findings(struct booklet *b, int64_t id)
{
    const char *heads[] = {words_in(b->lang, N_("Severity")), words_in(b->lang, N_("Check rule")),
                           words_in(b->lang, N_("What is missing"))};
    size_t at = first_of(b, id);
    if (at == b->of_count || b->of[at]->id != id)
        return;
    document_heading(&b->d, 4, NULL, words_in(b->lang, N_("Findings")));
    document_table(&b->d, heads, 3);
    for (; at < b->of_count && b->of[at]->id == id; at++) {
        const struct rule *rule = b->of[at]->rule;
        struct buf title = {0}, what = {0};
        buf_printf(&title, "%s %s\n", rule->id, words_in(b->lang, rule->title));
        rule_article(rule, b->lang, &title);
        buf_puts(&what, finding_label(b->of[at], b->lang));
        if (b->of[at]->detail[0] != '\0')
            buf_printf(&what, ": %s", b->of[at]->detail);
        const char *cells[] = {severity_name(rule->severity, b->lang), buf_text(&title),
                               buf_text(&what)};
        document_texts(&b->d, cells);
        buf_clear(&title);
        buf_clear(&what);
    }
}

/* Which questions nothing is recorded for, in one sentence. */
static void put_open(struct booklet *b, const bool answered[QUESTIONS])
{
    struct buf list = {0}, text = {0};
    for (size_t i = 0; i < QUESTIONS; i++)
        if (!answered[i])
            buf_printf(&list, "%s%s", list.length == 0 ? "" : " / ",
                       title_of(&questions[i], b->lang));
    buf_printf(&text, words_in(b->lang, N_("Nothing is recorded here: %s")), buf_text(&list));
    if (list.length > 0)
        document_paragraph(&b->d, buf_text(&text));
    buf_clear(&list);
    buf_clear(&text);
}

static bool put_category(struct booklet *b, const struct record *category, struct why *why)
{
    bool answered[QUESTIONS] = {false};
    bool done = true;
    struct buf anchor = {0}, title = {0};
    document_anchor("category", record_value(category, "code"), &anchor);
    buf_printf(&title, "%s %s", record_value(category, "code"), record_value(category, "name"));
    document_heading(&b->d, 3, buf_text(&anchor), buf_text(&title));
    for (size_t i = 0; i < QUESTIONS && done; i++) {
        put_own(b, category, &questions[i], &answered[i]);
        if (questions[i].kind != NULL)
            done = put_linked(b, category, &questions[i], &answered[i], why);
    }
    put_findings(b, category->id);
    put_open(b, answered);
    buf_clear(&anchor);
    buf_clear(&title);
    return done;
}

bool booklet_categories(struct booklet *b, struct why *why)
{
    const struct listing_query query = {.kind = kinds_find("category")};
    struct listing listing = {0};
    bool done = listing_load(b->m, &query, &listing, why);
    if (done && listing.count == 0)
        document_paragraph(&b->d, words_in(b->lang, N_("There are no records.")));
    for (size_t i = 0; i < listing.count && done; i++) {
        struct record *category = record_load(b->m, query.kind, listing.ids[i], why);
        done = category != NULL && put_category(b, category, why);
        record_free(category);
    }
    listing_clear(&listing);
    return done;
}
