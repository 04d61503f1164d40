/* See papers.h: whose papers these are, of when, what they hold, who approves them. */
#include "export/papers_inside.h"

#include "model/buf.h"
#include "model/choices.h"
#include "model/dates.h"
#include "model/journal.h"
#include "model/listing.h"
#include "model/model.h"
#include "model/overview.h"
#include "model/past.h"
#include "model/record.h"
#include "model/record_reader.h"
#include "model/scope.h"

#include <stdlib.h>
#include <string.h>

/* The columns: what stands over three of them is what is said of something. */
enum { LABEL, VALUE, VALUES = 3, ROWS = VALUE + VALUES, LEFT_OUT };

/* Two cells: what it is, and what it is here. */
static void write_pair(struct papers *papers, const char *label, const char *value)
{
    leaf_text(papers->cover, LABEL, words_in(papers->lang, label), STYLE_LABEL);
    size_t lines = 1;
    for (const char *at = value; (at = strchr(at, '\n')) != NULL; at++)
        lines++;
    leaf_across(papers->cover, VALUE, VALUES, lines, value[0] == '\0' ? "-" : value, STYLE_TEXT);
    leaf_next(papers->cover);
}

static void write_count(struct papers *papers, const char *label, double count)
{
    leaf_text(papers->cover, LABEL, words_in(papers->lang, label), STYLE_LABEL);
    leaf_number(papers->cover, VALUE, count, STYLE_NUMBER);
    leaf_next(papers->cover);
}

/* Values that are joined by line ends. */
struct joined {
    size_t field;
    struct buf *out;
};

static void join(void *context, struct record_reader *reader, int64_t id)
{
    const struct joined *joined = context;
    const char *value = record_reader_value(reader, joined->field).text;
    (void)id;
    if (value[0] != '\0')
        buf_printf(joined->out, "%s%s", joined->out->length == 0 ? "" : "\n", value);
}

/* Adds the values of COLUMN of the organizations that the papers are about. */
static bool put_all(struct model *m, const char *column, struct buf *out, struct why *why)
{
    struct buf filter = {0};
    scope_filter(m, &filter);
    const struct listing_query query = {.kind = kinds_find("organization"),
                                        .filter = buf_text(&filter)};
    struct joined joined = {.field = kinds_field(query.kind, column), .out = out};
    bool done = record_reader_each(m, &query, join, &joined, why);
    buf_clear(&filter);
    return done;
}

/* Who approved the latest review that was approved, and when; nothing where none was. */
static bool put_approval(struct model *m, enum lang lang, struct buf *out, struct why *why)
{
    const struct kind *kind = kinds_find("campaign");
    const struct listing_query query = {.kind = kind, .sort = "approved_on", .descending = true};
    struct listing listing = {0};
    if (!listing_load(m, &query, &listing, why))
        return false;
    struct record_reader *reader = record_reader_new_all(m, kind);
    bool done = true;
    if (listing.count > 0 && (done = record_reader_go(reader, listing.ids[0], why))) {
        struct span on = record_reader_value(reader, kinds_field(kind, "approved_on"));
        if (on.length > 0) {
            date_format(on.text, lang, out);
            buf_printf(out, " %s",
                       record_reader_value(reader, kinds_field(kind, "approved_by")).text);
            buf_printf(out, " (%s)", record_reader_value(reader, kinds_field(kind, "name")).text);
        }
    }
    record_reader_free(reader);
    listing_clear(&listing);
    return done;
}

/* Who, when, and at which entry of the journal. */
static bool write_who(struct papers *papers, struct why *why)
{
    struct buf organizations = {0}, managers = {0}, approval = {0}, head = {0}, day = {0};
    int64_t seq;
    char hash[65] = "";
    bool done = put_all(papers->m, "name", &organizations, why) &&
                put_all(papers->m, "manager", &managers, why) &&
                put_approval(papers->m, papers->lang, &approval, why) &&
                journal_head(papers->m, &seq, hash, why);
    if (done) {
        date_format(papers->today, papers->lang, &day);
        if (past_is(papers->m))
            buf_printf(&day, " %s", words_in(papers->lang, "(the inventory as it was then)"));
        buf_printf(&head, words_in(papers->lang, "entry %lld\n%s"), (long long)seq,
                   hash[0] == '\0' ? "-" : hash);
        write_pair(papers, N_("Organization"), buf_text(&organizations));
        write_pair(papers, N_("As of"), buf_text(&day));
        write_pair(papers, N_("Personal-information protection manager"), buf_text(&managers));
        write_pair(papers, N_("Approved"), buf_text(&approval));
        if (scope_held(papers->m) != 0)
            write_pair(papers, N_("Extent"),
                       words_in(papers->lang, "Only what belongs to this organization; the journal "
                                              "is that of the whole inventory."));
        write_pair(papers, N_("Head of the journal"), buf_text(&head));
    }
    buf_clear(&organizations);
    buf_clear(&managers);
    buf_clear(&approval);
    buf_clear(&head);
    buf_clear(&day);
    return done;
}

/* How many categories are retired. */
static int64_t retired(const struct overview *overview)
{
    size_t i = 0;
    while (choices_category_status[i].value != NULL &&
           strcmp(choices_category_status[i].value, "retired") != 0)
        i++;
    return overview->statuses[i];
}

/* The numbers that management asks for. */
static bool write_counts(struct papers *papers, struct why *why)
{
    struct overview *overview = overview_new(papers->m);
    bool done = true;
    while (done && !overview_done(overview))
        done = overview_step(papers->m, overview, why);
    if (done) {
        write_count(
            papers, N_("Data categories in use"),
            (double)(overview->records[kinds_index(kinds_find("category"))] - retired(overview)));
        write_count(papers, N_("Number of persons"), (double)overview->persons);
        write_count(papers, N_("Categories without a number of persons"),
                    (double)overview->uncounted);
        write_count(papers, N_("Categories with sensitive data"),
                    (double)overview->sensitive.total);
        write_count(papers, N_("Categories handled abroad"), (double)overview->abroad.total);
        write_count(papers, N_("Findings: errors"), (double)papers->errors);
        write_count(papers, N_("Findings: warnings"), (double)papers->warnings);
        write_count(papers, N_("Findings: information"), (double)papers->information);
        write_count(papers, N_("Findings switched off by exceptions"), (double)papers->waived);
        write_count(papers, N_("Ends of retention that are overdue"), (double)papers->overdue);
    }
    overview_free(overview);
    return done;
}

/* What the workbook holds, with links. */
static void write_contents(struct papers *papers)
{
    struct leaf *leaf = papers->cover;
    leaf_text(leaf, LABEL, words_in(papers->lang, "Sheet"), STYLE_HEADING);
    leaf_across(leaf, VALUE, VALUES, 2, words_in(papers->lang, "What it holds"), STYLE_HEADING);
    leaf_text(leaf, ROWS, words_in(papers->lang, "Number of rows"), STYLE_HEADING);
    leaf_text(leaf, LEFT_OUT, words_in(papers->lang, "Empty columns left out"), STYLE_HEADING);
    leaf_next(leaf);
    for (size_t i = 0; i < papers->count; i++) {
        const struct paper_line *line = &papers->lines[i];
        if (line->leaf != NULL)
            leaf_link(leaf, LABEL, line->leaf, leaf_name(line->leaf));
        else
            leaf_text(leaf, LABEL, line->name, STYLE_TEXT);
        leaf_across(leaf, VALUE, VALUES, 1,
                    line->leaf != NULL ? line->about
                                       : words_in(papers->lang, "There is no record."),
                    STYLE_TEXT);
        leaf_number(leaf, ROWS, (double)line->rows, STYLE_NUMBER);
        leaf_number(leaf, LEFT_OUT, (double)line->left_out, STYLE_NUMBER);
        leaf_next(leaf);
    }
}

/* Boxes for seals and signatures. */
static void write_boxes(struct papers *papers)
{
    static const char *const titles[] = {N_("Made by"), N_("Checked by"), N_("Approved by")};
    enum { BOX_LINES = 4 };
    size_t count = sizeof titles / sizeof titles[0];
    struct leaf *leaf = papers->cover;
    for (size_t i = 0; i < count; i++)
        leaf_text(leaf, VALUE + i, words_in(papers->lang, titles[i]), STYLE_HEADING);
    leaf_next(leaf);
    for (size_t i = 0; i < count; i++)
        leaf_text(leaf, VALUE + i, "", STYLE_TEXT);
    leaf_lines(leaf, BOX_LINES);
    leaf_next(leaf);
}

bool papers_cover(struct papers *papers, struct why *why)
{
    const struct leaf_print print = {.header = papers->look.header, .right = papers->look.right};
    struct leaf *leaf = papers->cover;
    const char *title = words_in(papers->lang, "Papers of the annual review");
    leaf_width(leaf, LABEL, 26, 36);
    for (size_t i = 0; i < VALUES; i++)
        leaf_width(leaf, VALUE + i, 24, 24);
    leaf_width(leaf, ROWS, 10, 10);
    leaf_width(leaf, LEFT_OUT, 12, 12);
    leaf_text(leaf, LABEL, title, STYLE_TITLE);
    leaf_next(leaf);
    leaf_next(leaf);
    if (!write_who(papers, why))
        return false;
    leaf_next(leaf);
    if (!write_counts(papers, why))
        return false;
    leaf_next(leaf);
    write_boxes(papers);
    leaf_next(leaf);
    write_contents(papers);
    leaf_print(leaf, &print);
    workbook_about(papers->book, title, NULL);
    return true;
}
