/* See impact_sheet.h: the sheet as a whole, its beginning and its end. */
#include "export/impact_sheet.h"

#include "export/impact_inside.h"
#include "export/workbook.h"
#include "model/cells.h"
#include "model/countries.h"
#include "model/dates.h"
#include "model/history.h"
#include "model/journal.h"
#include "model/model.h"
#include "model/numbers.h"
#include "model/present.h"

#include <string.h>

const char *impact_sheet_title(enum lang lang)
{
    return words_in(lang, N_("Incident sheet: what is touched"));
}

/* A pair, "-" where TEXT is empty, which is emptied. */
static void pair(const struct impact_paper *paper, const char *label, struct buf *text)
{
    document_pair(paper->d, words_in(paper->lang, label), text->length == 0 ? "-" : buf_text(text));
    buf_empty(text);
}

static void put_seeds(const struct impact_paper *paper, struct buf *out)
{
    for (size_t i = 0; i < paper->impact->seed_count; i++) {
        const struct impact_seed *seed = &paper->impact->seeds[i];
        buf_printf(out, "%s%s ", i == 0 ? "" : "\n", seed->kind->label[paper->lang]);
        struct buf title = {0};
        impact_put_title(seed->record, &title);
        buf_printf(out, words_in(paper->lang, N_("%s (data categories: %s)")), buf_text(&title),
                   count_text((int64_t)seed->categories).text);
        buf_clear(&title);
    }
    if (paper->impact->narrow && paper->impact->seed_count > 1)
        buf_printf(out, "\n%s",
                   words_in(paper->lang, N_("Only what all of them lead to is on this sheet.")));
}

/* Adds how many there are, unless none. */
static void put_unknown(const char *text, size_t count, enum lang lang, struct buf *out)
{
    if (count == 0)
        return;
    buf_puts(out, out->length > 0 ? "; " : "");
    buf_printf(out, words_in(lang, text), count_text((int64_t)count).text);
}

/* Adds the items of a class that is watched for; of special care-required ones where
 * ITEM_CLASS is NULL. */
static void put_items(const struct impact_paper *paper, const char *item_class, struct buf *out)
{
    for (size_t i = 0; i < paper->impact->item_count; i++) {
        const struct record *item = paper->impact->items[i].item;
        if (item_class == NULL ? impact_is_sensitive(item) : impact_is_class(item, item_class))
            impact_put_more(" / ", record_value(item, "name"), out);
    }
    if (out->length == 0 && paper->impact->itemless + paper->impact->classless == 0)
        buf_puts(out, words_in(paper->lang, N_("none in the ledger")));
    put_unknown(N_("data categories without any item in the ledger: %s"), paper->impact->itemless,
                paper->lang, out);
    put_unknown(N_("items whose class is not in the ledger: %s"), paper->impact->classless,
                paper->lang, out);
}

/* How many of the touched categories have no place of storage. */
static size_t count_homeless(const struct impact *impact)
{
    size_t count = 0;
    for (size_t i = 0; i < impact->category_count; i++) {
        const struct impact_category *category = &impact->categories[i];
        bool found = false;
        for (size_t k = 0; k < category->link_count && !found; k++)
            found = impact->links[category->first_link + k].role == IMPACT_STORAGE;
        count += !found;
    }
    return count;
}

static void put_countries(const struct impact_paper *paper, struct buf *out)
{
    struct cells codes = {0}, silent = {0};
    for (size_t i = 0; i < paper->impact->holder_count; i++) {
        const struct impact_holder *holder = &paper->impact->holders[i];
        const char *code = impact_country(holder);
        const struct record *who = holder->what != NULL ? holder->what : holder->via;
        struct cells *met = code[0] != '\0' ? &codes : &silent;
        const char *key = code[0] != '\0' ? code : record_value(who, "code");
        if (cells_find(met, key) == met->count)
            cells_add(met, key);
    }
    for (size_t i = 0; i < codes.count; i++)
        impact_put_more(" / ", country_name(codes.items[i], paper->lang), out);
    put_unknown(N_("not in the ledger of those who have it: %s"), silent.count, paper->lang, out);
    put_unknown(N_("data categories without a place of storage: %s"), count_homeless(paper->impact),
                paper->lang, out);
    if (out->length == 0)
        buf_puts(out, words_in(paper->lang, N_("not in the ledger")));
    cells_clear(&codes);
    cells_clear(&silent);
}

/* Adds each organization whose data is touched, with the laws that apply to it. */
static void put_organizations(const struct impact_paper *paper, struct buf *out)
{
    const struct impact *impact = paper->impact;
    struct cells met = {0};
    for (size_t i = 0; i < impact->link_count; i++) {
        const struct record *organization = impact->links[i].what;
        if (impact->links[i].role != IMPACT_ORGANIZATION ||
            (met.count > 0 && cells_find(&met, record_value(organization, "code")) < met.count))
            continue;
        cells_add(&met, record_value(organization, "code"));
        struct buf title = {0}, laws = {0};
        size_t field = kinds_field(organization->kind, "jurisdictions");
        impact_put_title(organization, &title);
        present_text(paper->m, &organization->kind->fields[field], organization->values[field],
                     paper->lang, &laws);
        if (laws.length > 0)
            buf_printf(&title, " (%s)", laws.text);
        impact_put_more("\n", buf_text(&title), out);
        buf_clear(&title);
        buf_clear(&laws);
    }
    cells_clear(&met);
}

static void put_touched(const struct impact_paper *paper, struct buf *out)
{
    const struct impact *impact = paper->impact;
    buf_puts(out, count_text((int64_t)impact->category_count).text);
    if (impact->not_counted > 0) {
        buf_puts(out, "; ");
        buf_printf(
            out,
            words_in(paper->lang, N_("%s of them are no personal data by their class and are not "
                                     "counted below; please check")),
            count_text((int64_t)impact->not_counted).text);
    }
}

void impact_write_summary(const struct impact_paper *paper)
{
    struct buf text = {0};
    document_heading(paper->d, 2, NULL, words_in(paper->lang, N_("In short")));
    date_format(paper->impact->on, paper->lang, &text);
    if (paper->impact->assumed)
        buf_puts(&text, words_in(paper->lang, N_(" (assumed: today, as no day was given)")));
    pair(paper, N_("Known on"), &text);
    put_seeds(paper, &text);
    pair(paper, N_("Where it happened"), &text);
    put_touched(paper, &text);
    pair(paper, N_("Data categories touched"), &text);
    impact_put_persons(&paper->impact->persons, paper->lang, &text);
    pair(paper, N_("Persons by the ledger"), &text);
    put_items(paper, NULL, &text);
    pair(paper, N_("Special care-required items"), &text);
    put_items(paper, "individual_number", &text);
    pair(paper, N_("Individual numbers"), &text);
    put_countries(paper, &text);
    pair(paper, N_("Countries where the data is"), &text);
    put_organizations(paper, &text);
    pair(paper, N_("Organizations and the laws that apply"), &text);
    buf_clear(&text);
}

/* What is to be reported and stands in no ledger, as lines to be filled. */
void impact_write_questions(const struct impact_paper *paper)
{
    static const char *const asked[] = {
        N_("Outline: when and how it was found, when it happened"),
        N_("Items and number of persons that really got out, were lost or damaged"),
        N_("Cause"),
        N_("Secondary damage, or the fear of it"),
        N_("What was done for the persons"),
        N_("Whether and how it was made public"),
        N_("Measures against a repetition"),
        N_("Other matters for the report"),
    };
    document_heading(paper->d, 2, NULL, words_in(paper->lang, N_("To be found out")));
    document_paragraph(paper->d,
                       words_in(paper->lang, N_("What the report asks for (Enforcement Rules "
                                                "Art. 8(1)) and no ledger knows.")));
    for (size_t i = 0; i < sizeof asked / sizeof asked[0]; i++)
        document_pair(paper->d, words_in(paper->lang, asked[i]), "");
}

/* On which state of the ledger the sheet rests. */
static bool write_foot(const struct impact_paper *paper, struct why *why)
{
    struct buf text = {0};
    char now[21], head[65] = "";
    struct buf moment = {0};
    int64_t seq = 0;
    bool done = journal_head(paper->m, &seq, head, why);
    model_now(paper->m, now);
    history_moment(now, true, &moment);
    buf_printf(&text,
               words_in(paper->lang,
                        N_("From the ledger as it was at %s (journal entry %lld, %s). It says "
                           "what may be touched by what was recorded; what really got out has "
                           "to be found out.")),
               buf_text(&moment), (long long)seq, head[0] == '\0' ? "-" : head);
    if (done)
        document_paragraph(paper->d, buf_text(&text));
    buf_clear(&text);
    buf_clear(&moment);
    return done;
}

bool impact_sheet_write(struct model *m, const struct impact *impact, struct document *d,
                        struct why *why)
{
    const struct impact_paper paper = {.m = m, .impact = impact, .d = d, .lang = d->lang};
    size_t failures = model_failures(m);
    document_heading(d, 1, NULL, impact_sheet_title(d->lang));
    impact_write_summary(&paper);
    impact_write_reporting(&paper);
    impact_write_notify(&paper);
    impact_write_categories(&paper);
    impact_write_items(&paper);
    impact_write_holders(&paper);
    impact_write_questions(&paper);
    return write_foot(&paper, why) && model_ok_since(m, failures, why);
}

bool impact_sheet_document(struct model *m, const struct impact *impact,
                           enum document_format format, FILE *out, struct why *why)
{
    struct document d;
    document_begin(&d, out, format, why->lang, impact_sheet_title(why->lang));
    bool done = impact_sheet_write(m, impact, &d, why);
    document_end(&d);
    return done;
}

bool impact_sheet_book(struct model *m, const struct impact *impact, const char *path, bool force,
                       struct why *why)
{
    const char *title = impact_sheet_title(why->lang);
    struct workbook *book = workbook_begin(path, force, m, WORKBOOK_SMALL, why);
    struct document d;
    if (book == NULL)
        return false;
    workbook_about(book, title, NULL);
    document_begin_book(&d, book, why->lang, title);
    bool done = impact_sheet_write(m, impact, &d, why);
    document_end(&d);
    return workbook_end(book, done, why);
}
