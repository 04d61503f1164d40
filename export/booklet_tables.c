/*
 * The parts of a booklet that are tables over the whole record, and those that judge it:
 * the calendar of disposal, and the findings with the exceptions from rules.
 */
#include "export/booklet_inside.h"
#include "model/buf.h"
#include "model/dates.h"
#include "model/due.h"
#include "model/listing.h"
#include "model/mem.h"
#include "model/model.h"
#include "model/present.h"
#include "model/record_reader.h"

#include <stdlib.h>
#include <string.h>

/* Adds a row of the fields PLACES of the record that READER is at; the codes of
 * categories lead to their sections. */
static void put_row(struct booklet *b, struct record_reader *reader, const struct kind *kind,
                    const size_t *places, size_t count)
{
    struct buf texts[BOOKLET_COLUMNS] = {{0}}, anchor = {0};
    struct document_cell cells[BOOKLET_COLUMNS] = {{0}};
    for (size_t i = 0; i < count; i++) {
        const struct field *field = &kind->fields[places[i]];
        const char *value = record_reader_value(reader, places[i]).text;
        present_text(b->m, field, value, b->lang, &texts[i]);
        if (field->type == TYPE_CODE && strcmp(kind->name, "category") == 0) {
            document_anchor("category", value, &anchor);
            cells[i].anchor = buf_text(&anchor);
        }
        cells[i].text = buf_text(&texts[i]);
    }
    document_row(&b->d, cells);
    buf_clear(&anchor);
    for (size_t i = 0; i < count; i++)
        buf_clear(&texts[i]);
}

bool booklet_kind(struct booklet *b, const char *kind, const char *const *columns, struct why *why)
{
    const struct listing_query query = {.kind = kinds_find(kind)};
    struct listing listing = {0};
    const char *heads[BOOKLET_COLUMNS];
    size_t places[BOOKLET_COLUMNS], count = 0;
    for (; columns[count] != NULL; count++) {
        heads[count] = booklet_field(kind, columns[count])->label[b->lang];
        places[count] = kinds_field(query.kind, columns[count]);
    }
    bool done = listing_load(b->m, &query, &listing, why);
    if (done && listing.count == 0)
        document_paragraph(&b->d, words_in(b->lang, N_("There are no records.")));
    else if (done)
        document_table(&b->d, heads, count);
    struct record_reader *reader = record_reader_new_all(b->m, query.kind);
    for (size_t i = 0; i < listing.count && done; i++) {
        done = record_reader_go(reader, listing.ids[i], why);
        if (done)
            put_row(b, reader, query.kind, places, count);
    }
    record_reader_free(reader);
    document_break(&b->d);
    listing_clear(&listing);
    return done;
}

/* A table with all records of a kind. */
struct table {
    const char *kind;
    const char *columns[BOOKLET_COLUMNS]; /* NULL after the last */
};

/* clang-format off */
static const struct table outward[] = {
    {"provision", {"code", "name", "categories", "recipients", "ground", "items", "country", NULL}},
    {"joint_use", {"code", "name", "categories", "users", "items", "responsible", "stated_since", NULL}},
    {"entrustment", {"code", "contractor", "work", "categories", "country", "contract_on", "supervised_on", NULL}},
    {"party", {"code", "name", "address", "representative", "country", "contact", "in_group", NULL}},
};
static const struct table security[] = {
    {"storage", {"code", "name", "medium", "place", "country", "provider", "access", "backup", NULL}},
    {"measure", {"code", "name", "measure_class", "content", "publication", NULL}},
};
static const struct table rules[] = {
    {"retention", {"code", "name", "categories", "rule", "period", "event", "law", "disposal_method", NULL}},
};
static const struct table disposals[] = {
    {"disposal", {"code", "category", "items", "storage", "disposed_on", "method", "persons", "done_by", NULL}},
};
static const struct table transmissions[] = {
    {"transmission", {"code", "name", "provider", "information", "our_purpose", "their_purpose", "opt_out_pages", NULL}},
};
static const struct table notices[] = {
    {"notice", {"code", "name", "notice_type", "organization", "jurisdiction", "place", "revised_on", NULL}},
    {"publication", {"code", "name", "notice", "published_on", "place", "language", NULL}},
    {"desk", {"code", "name", "department", "telephone", "mail", "page", "address", NULL}},
    {"procedure", {"code", "name", "requests", "desk", "method", "identity_check", "fee", "promise", NULL}},
};
static const struct table reviews[] = {
    {"campaign", {"code", "name", "started_on", "due_on", "approved_on", "approved_by", "closed_on", NULL}},
    {"review", {"campaign", "category", "department", "outcome", "reviewed_on", "reviewer", "comment", NULL}},
};
static const struct table incidents[] = {
    {"incident", {"code", "name", "known_on", "categories", "persons", "heads", "final_on", "notified_on", NULL}},
    {"request", {"code", "name", "request_type", "received_on", "desk", "categories", "done_on", "outcome", NULL}},
};
static const struct table exceptions[] = {
    {"waiver", {"code", "rule", "record", "reason", "decided_on", "decided_by", "valid_until", NULL}},
};
/* clang-format on */

/* COUNT tables, each below a heading with the label of its kind. */
static bool put_tables(struct booklet *b, const struct table *tables, size_t count, struct why *why)
{
    bool done = true;
    for (size_t i = 0; i < count && done; i++) {
        document_heading(&b->d, 3, NULL, kinds_find(tables[i].kind)->label[b->lang]);
        done = booklet_kind(b, tables[i].kind, tables[i].columns, why);
    }
    return done;
}

bool booklet_outward(struct booklet *b, struct why *why)
{
    return put_tables(b, outward, sizeof outward / sizeof outward[0], why);
}

bool booklet_security(struct booklet *b, struct why *why)
{
    return put_tables(b, security, sizeof security / sizeof security[0], why);
}

bool booklet_transmission(struct booklet *b, struct why *why)
{
    return booklet_kind(b, transmissions[0].kind, transmissions[0].columns, why);
}

bool booklet_notices(struct booklet *b, struct why *why)
{
    return put_tables(b, notices, sizeof notices / sizeof notices[0], why);
}

bool booklet_reviews(struct booklet *b, struct why *why)
{
    return put_tables(b, reviews, sizeof reviews / sizeof reviews[0], why);
}

bool booklet_incidents(struct booklet *b, struct why *why)
{
    return put_tables(b, incidents, sizeof incidents / sizeof incidents[0], why);
}

/* The day of LINE, or that it has none. */
static void put_day(const struct due_line *line, enum lang lang, struct buf *out)
{
    if (line->last[0] != '\0')
        date_format(line->last, lang, out);
    else
        buf_puts(out, words_in(lang, N_("No date")));
}

static void put_due_line(struct booklet *b, const struct due_line *line)
{
    struct buf day = {0}, category = {0}, rule = {0}, more = {0}, anchor = {0};
    put_day(line, b->lang, &day);
    buf_printf(&category, "%s %s", line->category_code, line->category_name);
    buf_printf(&rule, "%s %s", line->rule->code, line->rule->name);
    due_put_more(line, b->lang, &more);
    document_anchor("category", line->category_code, &anchor);
    const struct document_cell cells[] = {
        {buf_text(&day), NULL},
        {words_in(b->lang, due_standing(line)), NULL},
        {buf_text(&category), buf_text(&anchor)},
        {buf_text(&rule), NULL},
        {buf_text(&more), NULL},
    };
    document_row(&b->d, cells);
    buf_clear(&day);
    buf_clear(&category);
    buf_clear(&rule);
    buf_clear(&more);
    buf_clear(&anchor);
}

static bool put_calendar(struct booklet *b, struct why *why)
{
    const char *heads[] = {words_in(b->lang, N_("Last day")), words_in(b->lang, N_("State")),
                           kinds_find("category")->label[b->lang],
                           kinds_find("retention")->label[b->lang], words_in(b->lang, N_("More"))};
    struct due *due = due_new(b->m, NULL);
    bool done = true;
    while (done && !due_done(due))
        done = due_step(b->m, due, why);
    document_heading(&b->d, 3, NULL, words_in(b->lang, N_("Calendar of disposal")));
    if (done && due->count == 0)
        document_paragraph(&b->d, words_in(b->lang, N_("There are no records.")));
    else if (done)
        document_table(&b->d, heads, sizeof heads / sizeof heads[0]);
    for (size_t i = 0; done && i < due->count; i++)
        put_due_line(b, &due->lines[i]);
    document_break(&b->d);
    due_free(due);
    return done;
}

bool booklet_retention(struct booklet *b, struct why *why)
{
    return put_tables(b, rules, 1, why) && put_calendar(b, why) && put_tables(b, disposals, 1, why);
}

/* What is missed by whom, in a row of the table of its rule. */
static bool put_finding(struct booklet *b, const struct finding *finding, struct why *why)
{
    struct buf title = {0}, anchor = {0};
    struct record *record = record_load(b->m, finding->kind, finding->id, why);
    if (record == NULL)
        return false;
    buf_printf(&title, "%s %s %s", finding->kind->label[b->lang], record_value(record, "code"),
               record_value(record, "name"));
    bool category = strcmp(finding->kind->name, "category") == 0;
    if (category)
        document_anchor("category", record_value(record, "code"), &anchor);
    const struct document_cell cells[] = {
        {buf_text(&title), category ? buf_text(&anchor) : NULL},
        {finding_label(finding, b->lang), NULL},
        {finding->detail, NULL},
    };
    document_row(&b->d, cells);
    buf_clear(&title);
    buf_clear(&anchor);
    record_free(record);
    return true;
}

static void put_rule(struct booklet *b, const struct rule *rule)
{
    struct buf title = {0}, about = {0};
    buf_printf(&title, "%s %s", rule->id, words_in(b->lang, rule->title));
    document_heading(&b->d, 4, NULL, buf_text(&title));
    buf_printf(&about, "%s: ", severity_name(rule->severity, b->lang));
    rule_article(rule, b->lang, &about);
    buf_printf(&about, "\n%s", words_in(b->lang, rule->message));
    document_paragraph(&b->d, buf_text(&about));
    buf_clear(&title);
    buf_clear(&about);
}

/* The findings of SEVERITY, those of a rule together. */
static bool put_severity(struct booklet *b, enum severity severity, struct why *why)
{
    const char *heads[] = {words_in(b->lang, N_("Record")),
                           words_in(b->lang, N_("What is missing")), words_in(b->lang, N_("More"))};
    const struct rule *last = NULL;
    bool done = true;
    for (size_t i = 0; i < b->found.count && done; i++) {
        const struct finding *finding = &b->found.list[i];
        if (finding->rule->severity != severity || !booklet_counts(b, finding))
            continue;
        if (last == NULL)
            document_heading(&b->d, 3, NULL, severity_name(severity, b->lang));
        if (finding->rule != last) {
            put_rule(b, finding->rule);
            document_table(&b->d, heads, 3);
        }
        last = finding->rule;
        done = put_finding(b, finding, why);
    }
    document_break(&b->d);
    return done;
}

bool booklet_findings(struct booklet *b, struct why *why)
{
    size_t count = 0;
    for (size_t i = 0; i < b->found.count; i++)
        count += booklet_counts(b, &b->found.list[i]);
    if (count == 0)
        document_paragraph(&b->d, words_in(b->lang, N_("There are no findings.")));
    return put_severity(b, SEVERITY_ERROR, why) && put_severity(b, SEVERITY_WARNING, why) &&
           put_severity(b, SEVERITY_INFORMATION, why) && put_tables(b, exceptions, 1, why);
}
