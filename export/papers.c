/* See papers.h: which sheets there are, in their order. */
#include "export/papers_inside.h"

#include "model/buf.h"
#include "model/history.h"
#include "model/journal.h"
#include "model/listing.h"
#include "model/mem.h"
#include "model/model.h"
#include "model/record.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void papers_add(struct papers *papers, const char *name, const struct table_leaf *told,
                const char *about)
{
    if (papers->count == PAPERS_MOST)
        bug("more sheets than the contents have lines");
    papers->lines[papers->count++] = (struct paper_line){
        .name = name,
        .leaf = told->leaf,
        .rows = told->rows,
        .left_out = told->left_out,
        .about = about,
    };
}

void papers_headings(struct papers *papers, struct leaf *leaf, const struct paper_column *columns,
                     size_t count)
{
    const char **texts = mem_new(count, sizeof *texts);
    for (size_t i = 0; i < count; i++) {
        texts[i] = words_in(papers->lang, columns[i].title);
        leaf_width(leaf, i, columns[i].least, columns[i].most);
    }
    leaf_headings(leaf, texts, count, 0);
    free(texts);
}

/* How many records of KIND there are. */
static bool count_records(struct model *m, const struct kind *kind, size_t *count, struct why *why)
{
    const struct listing_query query = {.kind = kind};
    struct listing listing = {0};
    if (!listing_load(m, &query, &listing, why))
        return false;
    *count = listing.count;
    listing_clear(&listing);
    return true;
}

/* The sheet of KIND, where it has records; what it is about is its sentence. */
static bool add_kind(struct papers *papers, const struct kind *kind, const struct table_look *look,
                     struct why *why)
{
    struct table_leaf told = {0};
    size_t count;
    if (!count_records(papers->m, kind, &count, why))
        return false;
    if (count > 0 && !table_leaf_kind(papers->m, papers->book, kind, look, &told, why))
        return false;
    papers_add(papers, kind->label[papers->lang], &told, words_in(papers->lang, kind->help));
    return true;
}

static bool add_register(struct papers *papers, struct why *why)
{
    struct table_leaf told;
    if (!table_leaf_register(papers->m, papers->book, &papers->look, &told, why))
        return false;
    papers_add(papers, words_in(papers->lang, "Register"), &told,
               words_in(papers->lang, "Each data category with what is linked to it."));
    return true;
}

/* What the Telecommunications Business Act has told of each transmission. */
static bool add_transmission(struct papers *papers, struct why *why)
{
    static const char *const columns[] = {
        "site",         "name",          "information", "provider", "our_purpose", "their_purpose",
        "policy_pages", "opt_out_pages", "limits",      "ground",   "notices",     NULL};
    struct table_look look = papers->look;
    look.columns = columns;
    look.about = words_in(
        papers->lang,
        "Telecommunications Business Act Art. 27-12, Rules Art. 22-2-29: the information that is "
        "sent, to whom, and the purposes of use of both. Please confirm that every service is "
        "listed and every cell is filled.");
    return add_kind(papers, kinds_find("transmission"), &look, why);
}

/* Whether KIND has its place before the others. */
static bool stands_before(const struct kind *kind)
{
    static const char *const names[] = {"transmission", "campaign", "review"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(kind->name, names[i]) == 0)
            return true;
    return false;
}

/* All sheets but the cover, whose place is the first. */
static bool write_sheets(struct papers *papers, struct why *why)
{
    bool done = add_register(papers, why) && papers_findings(papers, why) &&
                papers_retention(papers, why) && add_transmission(papers, why) &&
                add_kind(papers, kinds_find("campaign"), &papers->look, why) &&
                add_kind(papers, kinds_find("review"), &papers->look, why) &&
                papers_changes(papers, why) && papers_charts(papers, why);
    for (size_t i = 0; i < kinds_count && done && workbook_ok(papers->book); i++)
        if (!stands_before(&kinds[i]))
            done = add_kind(papers, &kinds[i], &papers->look, why);
    return done;
}

/* The rules are made ready while nothing is held, as findings.h asks for. */
static bool open_rules(struct papers *papers, const char *folder, struct why *why)
{
    const struct rulebook_options options = {.today = papers->today, .folder = folder};
    model_release(papers->m);
    papers->rules = rulebook_new(papers->m, &options);
    return model_hold(papers->m, why);
}

static bool write_all(struct papers *papers, struct why *why)
{
    papers->cover = workbook_leaf(papers->book, words_in(papers->lang, "Cover"));
    leaf_first(papers->cover);
    return write_sheets(papers, why) && papers_cover(papers, why);
}

bool papers_write(struct model *m, const char *path, bool force, const char *rules, struct why *why)
{
    struct papers papers = {.m = m, .lang = why->lang};
    size_t failures = model_failures(m);
    enum workbook_memory memory;
    struct buf moment = {0};
    char now[21];
    model_now(m, now);
    history_moment(now, false, &moment);
    snprintf(papers.today, sizeof papers.today, "%s", buf_text(&moment));
    papers.look = (struct table_look){
        .for_people = true,
        .header = words_in(papers.lang, "Papers of the annual review"),
        .right = papers.today,
    };
    bool done = open_rules(&papers, rules, why) && table_leaf_memory(m, NULL, &memory, why) &&
                (papers.book = workbook_begin(path, force, m, memory, why)) != NULL;
    if (done)
        done = workbook_end(papers.book,
                            write_all(&papers, why) && model_ok_since(m, failures, why), why);
    rulebook_free(papers.rules);
    buf_clear(&moment);
    return done;
}
