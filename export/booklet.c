/* See booklet.h. This file has the cover, the contents and the order of the parts. */
#include "export/booklet.h"

#include "export/booklet_inside.h"
#include "model/dates.h"
#include "model/history.h"
#include "model/journal.h"
#include "model/listing.h"
#include "model/mem.h"
#include "model/model.h"
#include "model/record_reader.h"
#include "model/scope.h"

#include <stdlib.h>
#include <string.h>

/* A part: what links lead to, what it is called, what writes it. */
struct part {
    const char *anchor;
    const char *title;
    bool (*write)(struct booklet *b, struct why *why);
};

static const struct part parts[] = {
    {"overview", N_("Overview"), booklet_overview},
    {"register", N_("The register by category"), booklet_categories},
    {"outward", N_("Provision, joint use and entrustment"), booklet_outward},
    {"security", N_("Storages and security measures"), booklet_security},
    {"retention", N_("Retention and disposal"), booklet_retention},
    {"transmission", N_("External transmission"), booklet_transmission},
    {"notices", N_("Notices, desks and procedures"), booklet_notices},
    {"reviews", N_("Reviews"), booklet_reviews},
    {"incidents", N_("Incidents and requests"), booklet_incidents},
    {"findings", N_("Findings"), booklet_findings},
};

enum { PARTS = sizeof parts / sizeof parts[0], REGISTER = 1 };

const struct field *booklet_field(const char *kind, const char *column)
{
    const struct kind *of = kinds_find(kind);
    size_t field = kinds_field(of, column);
    if (field == of->field_count)
        bug("a booklet names a field that does not exist");
    return &of->fields[field];
}

bool booklet_counts(const struct booklet *b, const struct finding *finding)
{
    return finding->waiver == 0 && rule_in_force(finding->rule, rulebook_today(b->book));
}

static void take_organization(void *context, struct record_reader *reader, int64_t id)
{
    struct booklet *b = context;
    const struct kind *kind = kinds_find("organization");
    (void)id;
    document_pair(&b->d, kind->label[b->lang],
                  record_reader_value(reader, kinds_field(kind, "name")).text);
}

/* The last approval of a round of stock-taking. */
static bool put_approval(struct booklet *b, struct why *why)
{
    const struct listing_query query = {
        .kind = kinds_find("campaign"), .sort = "approved_on", .descending = true};
    struct listing listing = {0};
    bool done = listing_load(b->m, &query, &listing, why);
    struct record *last =
        done && listing.count > 0 ? record_load(b->m, query.kind, listing.ids[0], why) : NULL;
    done = done && (last != NULL || listing.count == 0);
    if (last != NULL && record_value(last, "approved_on")[0] != '\0') {
        struct buf text = {0};
        date_format(record_value(last, "approved_on"), b->lang, &text);
        buf_printf(&text, " %s (%s)", record_value(last, "approved_by"),
                   record_value(last, "name"));
        document_pair(&b->d, words_in(b->lang, N_("Approved")), buf_text(&text));
        buf_clear(&text);
    }
    record_free(last);
    listing_clear(&listing);
    return done;
}

static bool put_cover(struct booklet *b, struct why *why)
{
    char today[11], head[65];
    int64_t seq;
    struct buf text = {0};
    document_heading(&b->d, 1, "top", words_in(b->lang, N_("Register of personal data")));
    scope_filter(b->m, &text);
    const struct listing_query organizations = {.kind = kinds_find("organization"),
                                                .filter = buf_text(&text)};
    bool done = record_reader_each(b->m, &organizations, take_organization, b, why) &&
                journal_head(b->m, &seq, head, why);
    buf_empty(&text);
    if (!done) {
        buf_clear(&text);
        return false;
    }
    history_today(b->m, today);
    date_format(today, b->lang, &text);
    document_pair(&b->d, words_in(b->lang, N_("As of")), buf_text(&text));
    buf_empty(&text);
    buf_printf(&text, words_in(b->lang, N_("entry %lld, %s")), (long long)seq,
               head[0] == '\0' ? "-" : head);
    document_pair(&b->d, words_in(b->lang, N_("Head of the journal")), buf_text(&text));
    if (scope_held(b->m) != 0)
        document_pair(&b->d, words_in(b->lang, N_("Extent")),
                      words_in(b->lang, N_("Only what belongs to this organization; the journal is "
                                           "that of the whole inventory.")));
    buf_clear(&text);
    return put_approval(b, why);
}

static void take_entry(void *context, struct record_reader *reader, int64_t id)
{
    struct booklet *b = context;
    const struct kind *kind = kinds_find("category");
    struct buf anchor = {0}, title = {0};
    const char *code = record_reader_value(reader, kinds_field(kind, "code")).text;
    (void)id;
    document_anchor("category", code, &anchor);
    buf_printf(&title, "%s ", code);
    buf_puts(&title, record_reader_value(reader, kinds_field(kind, "name")).text);
    document_entry(&b->d, 2, buf_text(&anchor), buf_text(&title));
    buf_clear(&anchor);
    buf_clear(&title);
}

static bool put_contents(struct booklet *b, struct why *why)
{
    const struct listing_query categories = {.kind = kinds_find("category")};
    bool done = true;
    document_heading(&b->d, 2, "contents", words_in(b->lang, N_("Contents")));
    for (size_t i = 0; i < PARTS && done; i++) {
        document_entry(&b->d, 1, parts[i].anchor, words_in(b->lang, parts[i].title));
        if (i == REGISTER)
            done = record_reader_each(b->m, &categories, take_entry, b, why);
    }
    return done;
}

static bool put_parts(struct booklet *b, struct why *why)
{
    bool done = true;
    for (size_t i = 0; i < PARTS && done; i++) {
        document_heading(&b->d, 2, parts[i].anchor, words_in(b->lang, parts[i].title));
        done = parts[i].write(b, why);
    }
    return done;
}

static int by_id(const void *left, const void *right)
{
    const struct finding *const *a = left, *const *b = right;
    return (*a)->id < (*b)->id ? -1 : (*a)->id > (*b)->id;
}

/* Sorts the findings of categories by record, as their sections ask for them. */
static void sort_findings(struct booklet *b)
{
    const struct kind *category = kinds_find("category");
    b->of = mem_new(b->found.count + 1, sizeof(struct finding *));
    for (size_t i = 0; i < b->found.count; i++)
        if (b->found.list[i].kind == category && booklet_counts(b, &b->found.list[i]))
            b->of[b->of_count++] = &b->found.list[i];
    qsort(b->of, b->of_count, sizeof(struct finding *), by_id);
}

bool booklet_write(struct model *m, struct rulebook *book, enum document_format format, FILE *out,
                   struct why *why)
{
    struct booklet b = {.m = m, .book = book, .lang = why->lang};
    if (!findings_all(book, NULL, &b.found, why)) {
        findings_clear(&b.found);
        return false;
    }
    sort_findings(&b);
    document_begin(&b.d, out, format, b.lang, words_in(b.lang, N_("Register of personal data")));
    bool done = put_cover(&b, why) && put_contents(&b, why) && put_parts(&b, why);
    document_end(&b.d);
    free(b.of);
    findings_clear(&b.found);
    return done;
}
