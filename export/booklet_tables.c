/*
 * The parts of a booklet that are tables over the whole record: what is given to others,
 * retention with the calendar of disposal, external transmission, reviews, findings.
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

/* Adds a row of the fields PLACES of the record that READER is at; the names of
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

/* The same below a heading with the label of KIND. */
static bool put_kind(struct booklet *b, const char *kind, const char *const *columns,
                     struct why *why)
{
    document_heading(&b->d, 3, NULL, kinds_find(kind)->label[b->lang]);
    return booklet_kind(b, kind, columns, why);
}

bool booklet_outward(struct booklet *b, struct why *why)
{
    static const char *const provision[] = {"code",   "name",  "categories", "recipients",
                                            "ground", "items", "country",    NULL};
    static const char *const joint_use[] = {"code",  "name",        "categories",   "users",
                                            "items", "responsible", "stated_since", NULL};
    static const char *const entrustment[] = {"code",          "contractor", "work",
                                              "categories",    "country",    "contract_on",
                                              "supervised_on", NULL};
    return put_kind(b, "provision", provision, why) && put_kind(b, "joint_use", joint_use, why) &&
           put_kind(b, "entrustment", entrustment, why);
}

bool booklet_transmission(struct booklet *b, struct why *why)
{
    static const char *const columns[] = {"code",          "name",        "provider",
                                          "information",   "our_purpose", "their_purpose",
                                          "opt_out_pages", NULL};
    return booklet_kind(b, "transmission", columns, why);
}

bool booklet_reviews(struct booklet *b, struct why *why)
{
    static const char *const campaign[] = {"code",        "name",        "started_on", "due_on",
                                           "approved_on", "approved_by", "closed_on",  NULL};
    static const char *const review[] = {"campaign",    "category", "department", "outcome",
                                         "reviewed_on", "reviewer", "comment",    NULL};
    return put_kind(b, "campaign", campaign, why) && put_kind(b, "review", review, why);
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
    static const char *const retention[] = {"code",  "name", "categories",      "rule", "period",
                                            "event", "law",  "disposal_method", NULL};
    static const char *const disposal[] = {"code",    "category",    "items",
                                           "storage", "disposed_on", "method",
                                           "persons", "done_by",     NULL};
    return put_kind(b, "retention", retention, why) && put_calendar(b, why) &&
           put_kind(b, "disposal", disposal, why);
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
           put_severity(b, SEVERITY_INFORMATION, why);
}
