/* See first_week.h. */
#include "model/first_week.h"

#include "model/db.h"
#include "model/inside.h"
#include "model/words.h"

/* For so many days after its first entry an inventory is young. */
#define YOUNG_DAYS "-30 days"

/* clang-format off */
const struct first_week_step first_week_steps[FIRST_WEEK_STEPS] = {
    {N_("The company's address and representative"), "organization",
     "SELECT 1 FROM organization WHERE address <> '' AND representative <> ''"},
    {N_("Departments that handle data"), "department", "SELECT 1 FROM department"},
    {N_("The first data categories"), "category", "SELECT 1 FROM category"},
    {N_("Their items and purposes"), "category",
     "SELECT 1 FROM category_items i JOIN category_purposes p ON p.source = i.source"},
    {N_("How long data is kept"), "retention", "SELECT 1 FROM retention"},
    {N_("Where data is kept"), "storage", "SELECT 1 FROM storage"},
    {N_("A desk for requests and complaints"), "desk", "SELECT 1 FROM desk"},
    {N_("How requests are handled"), "procedure", "SELECT 1 FROM procedure"},
    {N_("The text of a notice, as it was published"), "notice", "SELECT 1 FROM publication"},
};
/* clang-format on */

static bool gives_row(struct model *m, const char *select)
{
    struct statement *st = db_prepare(m->db, select);
    bool given = db_step(st);
    db_done(st);
    return given;
}

static bool is_young(struct model *m, const char *today)
{
    struct statement *st =
        db_prepare(m->db, "SELECT 1 FROM journal WHERE seq = (SELECT min(seq) FROM journal)"
                          " AND date(at) > date(:today, '" YOUNG_DAYS "')");
    db_bind_text(st, ":today", today);
    bool young = db_step(st);
    db_done(st);
    return young;
}

void first_week_read(struct model *m, const char *today, struct first_week *week)
{
    *week = (struct first_week){0};
    if (!is_young(m, today) || gives_row(m, "SELECT 1 FROM campaign"))
        return;
    for (int i = 0; i < FIRST_WEEK_STEPS; i++) {
        week->done[i] = gives_row(m, first_week_steps[i].done);
        week->count += week->done[i];
    }
    week->shown = week->count < FIRST_WEEK_STEPS;
}
