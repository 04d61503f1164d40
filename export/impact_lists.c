/* The lists of the incident sheet: categories, items, who else holds the data. See
 * impact_inside.h. */
#include "export/impact_inside.h"

#include "model/countries.h"
#include "model/dates.h"
#include "model/numbers.h"
#include "model/present.h"

#include <string.h>

/* Adds VALUE of the field COLUMN of KIND for people. */
static void put_value(const struct impact_paper *paper, const char *kind, const char *column,
                      const char *value, struct buf *out)
{
    const struct kind *of = kinds_find(kind);
    present_text(paper->m, &of->fields[kinds_field(of, column)], value, paper->lang, out);
}

static void put_count(const struct impact_paper *paper, const struct impact_category *category,
                      struct buf *out)
{
    if (category->persons < 0)
        buf_puts(out, words_in(paper->lang, N_("unknown")));
    else
        count_put(category->persons, out);
    if (category->texts[IMPACT_PERSONS_ON][0] == '\0' || category->persons < 0)
        return;
    struct buf day = {0};
    date_format(category->texts[IMPACT_PERSONS_ON], paper->lang, &day);
    buf_printf(out, " (%s)", buf_text(&day));
    buf_clear(&day);
}

static void put_reasons(const struct impact_paper *paper, const struct impact_category *category,
                        struct buf *out)
{
    for (size_t i = 0; i < category->reason_count; i++) {
        struct buf one = {0};
        impact_put_reason(paper, &paper->impact->reasons[category->first_reason + i], &one);
        impact_put_more("\n", buf_text(&one), out);
        buf_clear(&one);
    }
}

/* Adds the items of CATEGORY. */
static void put_items(const struct impact_paper *paper, const struct impact_category *category,
                      struct buf *out)
{
    for (size_t i = 0; i < category->link_count; i++) {
        size_t at = category->first_link + i;
        const struct impact_link *link = &paper->impact->links[at];
        if ((link->role != IMPACT_ITEM && link->role != IMPACT_OPTIONAL_ITEM) ||
            impact_is_repeated(paper->impact, at))
            continue;
        struct buf one = {0};
        impact_put_item(link->what, paper->lang, &one);
        impact_put_more(" / ", buf_text(&one), out);
        buf_clear(&one);
    }
    if (out->length == 0)
        buf_puts(out, words_in(paper->lang, N_("none in the ledger")));
}

static void put_retention(const struct impact_paper *paper, const struct record *rule,
                          struct buf *out)
{
    struct buf one = {0};
    impact_put_title(rule, &one);
    buf_puts(&one, ": ");
    if (record_value(rule, "period")[0] != '\0')
        put_value(paper, "retention", "period", record_value(rule, "period"), &one);
    else
        buf_puts(&one, record_value(rule, "wording"));
    if (record_value(rule, "event")[0] != '\0')
        buf_printf(&one, " (%s)", record_value(rule, "event"));
    impact_put_more("\n", buf_text(&one), out);
    buf_clear(&one);
}

/* Adds those in ROLE to CATEGORY: "Contractor PT-1 Example". */
static void put_holder(const struct impact_paper *paper, const struct impact_link *link,
                       struct buf *out)
{
    struct buf one = {0};
    buf_printf(&one, "%s ", impact_role_words(link->role, paper->lang));
    impact_put_title(link->what != NULL ? link->what : link->via, &one);
    impact_put_more("\n", buf_text(&one), out);
    buf_clear(&one);
}

/* Adds what else is to be known of CATEGORY. */
static void put_notes(const struct impact_paper *paper, const struct impact_category *category,
                      struct buf *out)
{
    char *const *texts = category->texts;
    if (texts[IMPACT_CONDITION][0] != '\0')
        impact_put_more("\n", texts[IMPACT_CONDITION], out);
    if (!category->counts)
        impact_put_more("\n",
                        words_in(paper->lang, N_("not counted as personal data by its class; "
                                                 "please check")),
                        out);
    if (strcmp(texts[IMPACT_MINORS], "yes") == 0)
        impact_put_more("\n", words_in(paper->lang, N_("includes persons under 16")), out);
    if (strcmp(texts[IMPACT_FACIAL], "yes") == 0)
        impact_put_more("\n", words_in(paper->lang, N_("includes facial-feature data")), out);
    if (strcmp(texts[IMPACT_STATUS], "retired") == 0 || texts[IMPACT_ENDED_ON][0] != '\0')
        impact_put_more("\n",
                        words_in(paper->lang, N_("the handling has ended; is the data disposed "
                                                 "of?")),
                        out);
}

enum { CATEGORY_COLUMNS = 9 };

/* Whether link number AT of CATEGORY tells of one who has it in that role by another record
 * before. */
static bool is_again(const struct impact_paper *paper, const struct impact_category *category,
                     size_t at)
{
    const struct impact_link *links = &paper->impact->links[category->first_link];
    const struct impact_link *link = &links[at];
    for (; link->what != NULL && at > 0 && links[at - 1].role == link->role; at--)
        if (links[at - 1].what == link->what)
            return true;
    return false;
}

/* The links of CATEGORY by what the columns say. */
static void put_links(const struct impact_paper *paper, const struct impact_category *category,
                      struct buf cells[CATEGORY_COLUMNS])
{
    for (size_t i = 0; i < category->link_count; i++) {
        const struct impact_link *link = &paper->impact->links[category->first_link + i];
        if (link->role <= IMPACT_CONTROLLER && !is_again(paper, category, i))
            put_holder(paper, link, &cells[6]);
        else if (link->role == IMPACT_RETENTION)
            put_retention(paper, link->what, &cells[7]);
    }
}

static void write_category(const struct impact_paper *paper, const struct impact_category *category)
{
    struct buf cells[CATEGORY_COLUMNS] = {{0}}, record = {0};
    const char *texts[CATEGORY_COLUMNS];
    buf_printf(&record, "category/%s", category->texts[IMPACT_CODE]);
    buf_printf(&cells[0], "%s %s", category->texts[IMPACT_CODE], category->texts[IMPACT_NAME]);
    put_reasons(paper, category, &cells[1]);
    put_count(paper, category, &cells[2]);
    buf_puts(&cells[3], category->texts[IMPACT_SUBJECTS]);
    put_value(paper, "category", "data_class", category->texts[IMPACT_CLASS], &cells[4]);
    if (strcmp(category->texts[IMPACT_OUR_ROLE], "controller") != 0)
        put_value(paper, "category", "role", category->texts[IMPACT_OUR_ROLE], &cells[8]);
    put_items(paper, category, &cells[5]);
    put_links(paper, category, cells);
    put_notes(paper, category, &cells[8]);
    for (size_t i = 0; i < CATEGORY_COLUMNS; i++)
        texts[i] = buf_text(&cells[i]);
    document_about(paper->d, buf_text(&record));
    document_texts(paper->d, texts);
    for (size_t i = 0; i < CATEGORY_COLUMNS; i++)
        buf_clear(&cells[i]);
    buf_clear(&record);
}

void impact_write_categories(const struct impact_paper *paper)
{
    static const char *const heads[CATEGORY_COLUMNS] = {
        N_("Data category"), N_("Why it is touched"), N_("Number of persons"),
        N_("Data subjects"), N_("Class of data"),     N_("Items"),
        N_("Who has it"),    N_("Retention"),         N_("To be noted")};
    const char *texts[CATEGORY_COLUMNS];
    for (size_t i = 0; i < CATEGORY_COLUMNS; i++)
        texts[i] = words_in(paper->lang, heads[i]);
    document_heading(paper->d, 2, NULL, words_in(paper->lang, N_("Data categories touched")));
    if (paper->impact->category_count == 0) {
        document_paragraph(paper->d, words_in(paper->lang, N_("No data category is touched, as "
                                                              "far as the ledger tells.")));
        return;
    }
    document_table(paper->d, texts, CATEGORY_COLUMNS);
    for (size_t i = 0; i < paper->impact->category_count; i++)
        write_category(paper, &paper->impact->categories[i]);
    document_break(paper->d);
}

void impact_write_items(const struct impact_paper *paper)
{
    const char *heads[] = {words_in(paper->lang, N_("Item")), words_in(paper->lang, N_("Class")),
                           words_in(paper->lang, N_("Data categories"))};
    if (paper->impact->item_count == 0)
        return;
    document_heading(paper->d, 2, NULL, words_in(paper->lang, N_("Items touched")));
    document_table(paper->d, heads, 3);
    for (size_t i = 0; i < paper->impact->item_count; i++) {
        const struct impact_item *at = &paper->impact->items[i];
        struct buf title = {0}, item_class = {0}, record = {0};
        impact_put_title(at->item, &title);
        put_value(paper, "item", "item_class", record_value(at->item, "item_class"), &item_class);
        buf_printf(&record, "item/%s", record_value(at->item, "code"));
        const struct count_text count = count_text((int64_t)at->categories);
        const char *cells[] = {buf_text(&title), buf_text(&item_class), count.text};
        document_about(paper->d, buf_text(&record));
        document_texts(paper->d, cells);
        buf_clear(&title);
        buf_clear(&item_class);
        buf_clear(&record);
    }
    document_break(paper->d);
}

static void write_holder(const struct impact_paper *paper, const struct impact_holder *holder)
{
    struct buf title = {0}, by = {0}, record = {0};
    const struct record *shown = holder->what != NULL ? holder->what : holder->via;
    const char *country = impact_country(holder);
    buf_printf(&title, "%s ", impact_role_words(holder->role, paper->lang));
    impact_put_title(shown, &title);
    buf_printf(&record, "%s/%s", shown->kind->name, record_value(shown, "code"));
    if (holder->via != NULL)
        impact_put_reason(paper, &(struct impact_link){.role = holder->role, .via = holder->via},
                          &by);
    const struct count_text count = count_text((int64_t)holder->categories);
    const char *cells[] = {buf_text(&title), buf_text(&by),
                           country[0] == '\0' ? words_in(paper->lang, N_("not in the ledger"))
                                              : country_name(country, paper->lang),
                           count.text,
                           holder->seed     ? words_in(paper->lang, N_("it happened there"))
                           : holder->behind ? words_in(paper->lang, N_("behind the record that was "
                                                                       "named; please check"))
                                            : ""};
    document_about(paper->d, buf_text(&record));
    document_texts(paper->d, cells);
    buf_clear(&title);
    buf_clear(&by);
    buf_clear(&record);
}

void impact_write_holders(const struct impact_paper *paper)
{
    const struct kind *party = kinds_find("party");
    const char *heads[] = {
        words_in(paper->lang, N_("Who has the data")), words_in(paper->lang, N_("By")),
        party->fields[kinds_field(party, "country")].label[paper->lang],
        words_in(paper->lang, N_("Data categories")), words_in(paper->lang, N_("Incident"))};
    document_heading(paper->d, 2, NULL, words_in(paper->lang, N_("Who has the same data")));
    if (paper->impact->holder_count == 0) {
        document_paragraph(paper->d, words_in(paper->lang, N_("Nobody else, as far as the ledger "
                                                              "tells.")));
        return;
    }
    document_table(paper->d, heads, 5);
    for (size_t i = 0; i < paper->impact->holder_count; i++)
        write_holder(paper, &paper->impact->holders[i]);
    document_break(paper->d);
}
