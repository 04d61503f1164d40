/*
 * The overview of a booklet: charts, the organizations, and all categories in one table
 * that leads to their sections.
 */
#include "export/booklet_inside.h"
#include "export/group.h"

static bool put_figures(struct booklet *b, struct why *why)
{
    static const char *const ids[FIGURES] = {"persons", "departments", "periods", "progress"};
    struct figure figures[FIGURES];
    if (!figures_load(b->m, b->lang, figures, why))
        return false;
    document_heading(&b->d, 3, NULL, words_in(b->lang, N_("In figures")));
    for (size_t i = 0; i < FIGURES; i++)
        document_figure(&b->d, &figures[i], ids[i]);
    figures_clear(figures);
    return true;
}

/* A line for each organization, where there are several. */
static bool put_group(struct booklet *b, struct why *why)
{
    struct group group;
    const char *heads[GROUP_COLUMNS];
    if (scope_held(b->m) != 0)
        return true;
    if (!group_load(b->m, b->book, &b->found, &group, why))
        return false;
    for (enum group_column c = GROUP_NAME; c < GROUP_COLUMNS; c++)
        heads[c] = words_in(b->lang, group_title(c));
    if (group.lines > 0) {
        document_paragraph(&b->d, words_in(b->lang, "What belongs to several organizations is "
                                                    "counted with each of them; what names none "
                                                    "stands in the last line."));
        document_table(&b->d, heads, GROUP_COLUMNS);
    }
    for (size_t i = 0; i < group.lines; i++) {
        struct buf texts[GROUP_COLUMNS] = {{0}};
        struct document_cell cells[GROUP_COLUMNS] = {{0}};
        for (enum group_column c = GROUP_NAME; c < GROUP_COLUMNS; c++) {
            group_put(&group, i, c, b->lang, &texts[c]);
            cells[c].text = buf_text(&texts[c]);
        }
        document_row(&b->d, cells);
        for (enum group_column c = GROUP_NAME; c < GROUP_COLUMNS; c++)
            buf_clear(&texts[c]);
    }
    group_clear(&group);
    return true;
}

bool booklet_overview(struct booklet *b, struct why *why)
{
    static const char *const organization[] = {"code",    "name",    "address", "representative",
                                               "manager", "contact", NULL};
    static const char *const category[] = {"code",    "name",   "subjects",      "department",
                                           "persons", "status", "review_due_on", NULL};
    document_heading(&b->d, 3, NULL, kinds_find("organization")->label[b->lang]);
    if (!booklet_kind(b, "organization", organization, why) || !put_group(b, why))
        return false;
    document_heading(&b->d, 3, NULL, kinds_find("category")->label[b->lang]);
    return booklet_kind(b, "category", category, why) && put_figures(b, why);
}
