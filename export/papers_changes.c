/* See papers.h: what changed since the last snapshot, with what the law asks for. */
#include "export/papers_inside.h"

#include "export/changes_write.h"
#include "model/buf.h"
#include "model/journal.h"
#include "model/snapshots.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KIND, CODE, NAME, CHANGE, FIELD, BEFORE, AFTER, LAW, COLUMNS };

/* clang-format off */
static const struct paper_column columns[COLUMNS] = {
    [KIND]   = {N_("Kind"), 8, 14},
    [CODE]   = {N_("Code"), 8, 12},
    [NAME]   = {N_("Name"), 12, 24},
    [CHANGE] = {N_("Change"), 8, 10},
    [FIELD]  = {N_("Field"), 8, 18},
    [BEFORE] = {N_("Before"), 12, 34},
    [AFTER]  = {N_("After"), 12, 34},
    [LAW]    = {N_("What the law asks for"), 16, 40},
};
/* clang-format on */

/* A walk over the changes. */
struct writing {
    struct papers *papers;
    struct table_leaf told;
};

static const char *const change_names[] = {
    [DIFFER_CAME] = N_("added"), [DIFFER_WENT] = N_("deleted"), [DIFFER_CHANGED] = N_("changed")};

static bool write_row(void *context, const struct change_row *row)
{
    struct writing *writing = context;
    enum lang lang = writing->papers->lang;
    struct leaf *leaf = writing->told.leaf;
    struct buf law = {0};
    if (row->rule_count == 0)
        consequence_put(NULL, lang, &law);
    for (size_t i = 0; i < row->rule_count; i++) {
        buf_puts(&law, i == 0 ? "" : "\n");
        consequence_put(row->rules[i], lang, &law);
    }
    leaf_text(leaf, KIND, row->difference->kind->label[lang], STYLE_TEXT);
    leaf_text(leaf, CODE, row->difference->code, STYLE_TEXT);
    leaf_text(leaf, NAME, row->difference->name, STYLE_TEXT);
    leaf_text(leaf, CHANGE, words_in(lang, change_names[row->difference->change]), STYLE_TEXT);
    leaf_text(leaf, FIELD, row->field == NULL ? "" : row->field->label[lang], STYLE_TEXT);
    leaf_text(leaf, BEFORE, row->before, STYLE_TEXT);
    leaf_text(leaf, AFTER, row->after, STYLE_TEXT);
    leaf_text(leaf, LAW, buf_text(&law), row->rule_count > 0 ? STYLE_WARNING : STYLE_TEXT);
    leaf_next(leaf);
    writing->told.rows++;
    buf_clear(&law);
    return workbook_ok(writing->papers->book);
}

/* Writes the rows of CHANGES below a sentence about SNAPSHOT. */
static bool write_changes(struct writing *writing, const struct changes *changes,
                          const struct snapshot *snapshot, struct why *why)
{
    struct papers *papers = writing->papers;
    struct buf about = {0}, span = {0};
    changes_put_span(changes, papers->lang, &span);
    buf_printf(&about,
               words_in(papers->lang, "Since the snapshot \"%s\". %s. Please confirm what the law "
                                      "asks for."),
               snapshot->name, buf_text(&span));
    struct table_look look = papers->look;
    look.about = buf_text(&about);
    table_leaf_begin(writing->told.leaf, &look);
    papers_headings(papers, writing->told.leaf, columns, COLUMNS);
    bool done = changes_each(changes, papers->lang, write_row, writing, why);
    table_leaf_end(writing->told.leaf, LEAF_A4, &look);
    buf_clear(&about);
    buf_clear(&span);
    return done;
}

static bool write_since(struct writing *writing, const struct snapshot *snapshot, struct why *why)
{
    char from[32];
    struct changes changes;
    snprintf(from, sizeof from, "#%lld", (long long)snapshot->entry);
    if (!changes_load(writing->papers->m, from, "now", NULL, &changes, why))
        return false;
    bool done = write_changes(writing, &changes, snapshot, why);
    changes_clear(&changes);
    return done;
}

/* The newest snapshot of ALL that is not the present state itself: papers are mostly made
 * right after the year was sealed. NULL where there is none. */
static const struct snapshot *last_before(const struct snapshots *all, int64_t head)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].entry < head)
            return &all->items[i];
    return NULL;
}

bool papers_changes(struct papers *papers, struct why *why)
{
    int64_t head;
    char hash[65];
    struct snapshots all = {0};
    const char *name = words_in(papers->lang, "Changes since the snapshot");
    if (!journal_head(papers->m, &head, hash, why) || !snapshots_list(papers->m, &all, why))
        return false;
    const struct snapshot *last = last_before(&all, head);
    struct writing writing = {.papers = papers,
                              .told = {.leaf = workbook_leaf(papers->book, name)}};
    bool done = true;
    if (last != NULL) {
        done = write_since(&writing, last, why);
    } else {
        const struct leaf_print print = {
            .landscape = true, .header = papers->look.header, .right = papers->look.right};
        leaf_text(writing.told.leaf, 0,
                  words_in(papers->lang,
                           "There is no earlier snapshot, so that no change can be told. 'daicho "
                           "snapshot NAME' seals one."),
                  STYLE_PLAIN);
        leaf_next(writing.told.leaf);
        leaf_print(writing.told.leaf, &print);
    }
    snapshots_clear(&all);
    papers_add(papers, name, &writing.told,
               words_in(papers->lang, "What came, went and changed, and what the law asks for."));
    return done;
}
