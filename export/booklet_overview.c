/*
 * The overview of a booklet: charts, the organizations, and all categories in one table
 * that leads to their sections.
 */
#include "export/booklet_inside.h"

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

bool booklet_overview(struct booklet *b, struct why *why)
{
    static const char *const organization[] = {"code",    "name",    "address", "representative",
                                               "manager", "contact", NULL};
    static const char *const category[] = {"code",    "name",   "subjects",      "department",
                                           "persons", "status", "review_due_on", NULL};
    document_heading(&b->d, 3, NULL, kinds_find("organization")->label[b->lang]);
    if (!booklet_kind(b, "organization", organization, why))
        return false;
    document_heading(&b->d, 3, NULL, kinds_find("category")->label[b->lang]);
    return booklet_kind(b, "category", category, why) && put_figures(b, why);
}
