/* See proposal.h. */
#include "tests/proposal.h"

struct proposal proposal_begin(void)
{
    struct proposal f = {.m = test_model(), .kind = kinds_find("category")};
    test_add(f.m, "item", "name", "Name", NULL);
    test_add(f.m, "item", "name", "Address", NULL);
    test_add(f.m, "item", "name", "Telephone", NULL);
    test_add(f.m, "item", "name", "Mail", NULL);
    f.id = test_add(f.m, "category", "name", "Members", "items", "I-0001; I-0002", "remarks",
                    "here", NULL);
    f.way = three_way_new();
    f.record = three_way_record(f.m, f.way, three_way_group(f.way, "sales.xlsx"), f.kind, f.id,
                                THREE_WAY_EDITED, NULL, NULL);
    return f;
}

void proposal_end(struct proposal *f)
{
    three_way_free(f->way);
    test_sound(f->m);
    model_close(f->m);
}

struct three_way_cell *proposal_cell(struct proposal *f, const char *column, const char *base,
                                     const char *theirs, const char *mine)
{
    return three_way_cell(f->m, f->record, kinds_field(f->kind, column), base, theirs, mine);
}

bool proposal_apply(struct proposal *f, struct three_way_apply *apply, struct why *why)
{
    static const struct change_note note = {.what = "merge", .about = "sales.xlsx"};
    apply->note = &note;
    return three_way_apply(f->m, f->way, apply, why);
}
