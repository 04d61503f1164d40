/* Which records stand in a notice. See notice_inside.h. */
#include "export/notice_inside.h"

#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

bool writing_is_ours(const struct writing *w, const struct record *record)
{
    return w->organization == NULL || shelves_belongs(w->shelves, w->organization, record);
}

bool writing_has_category(struct writing *w, const struct record *category)
{
    return !writing_is(category, "status", "retired") && writing_is_ours(w, category);
}

/* Whether one of the categories that COLUMN of RECORD names is ours, or it names
 * none. */
static bool has_ours(struct writing *w, const struct record *record, const char *column)
{
    if (writing_empty(record, column))
        return true;
    size_t count;
    free(writing_targets(w, record, column, &count));
    return count > 0;
}

/* An acquisition of which the person is told in another notice of ours stands
 * there. */
static bool is_told_elsewhere(struct writing *w, const struct record *acquisition)
{
    const char *place = record_value(acquisition, "statement_place");
    size_t count;
    struct record *const *notices = shelves_all(w->shelves, "notice", &count);
    if (place[0] == '\0' || w->notice == NULL || writing_is(w->notice, "name", place))
        return false;
    for (size_t i = 0; i < count; i++)
        if (writing_is(notices[i], "name", place) && notices[i] != w->parent)
            return true;
    return false;
}

/* Whether the organization of the notice has to do with RECORD. */
static bool belongs(struct writing *w, const struct record *record)
{
    const char *kind = record->kind->name;
    if (strcmp(kind, "category") == 0)
        return writing_has_category(w, record);
    if (strcmp(kind, "acquisition") == 0)
        return has_ours(w, record, "category") && !is_told_elsewhere(w, record);
    if (!writing_is_ours(w, record))
        return false;
    if (strcmp(kind, "entrustment") == 0 && !writing_empty(record, "ended_on") &&
        strcmp(record_value(record, "ended_on"), w->today) < 0)
        return false;
    return kinds_field(record->kind, "categories") == record->kind->field_count ||
           has_ours(w, record, "categories");
}

static bool names_notice(const struct cells *codes, const struct record *notice)
{
    return notice != NULL && cells_find(codes, record_value(notice, "code")) < codes->count;
}

static bool stands(struct writing *w, const struct record *record)
{
    if (!belongs(w, record))
        return false;
    if (kinds_field(record->kind, "notices") == record->kind->field_count)
        return w->whole;
    struct cells codes = {0};
    cells_parse(record_value(record, "notices"), &codes);
    bool named = names_notice(&codes, w->notice) || names_notice(&codes, w->parent);
    bool all = codes.count == 0 && w->whole;
    cells_clear(&codes);
    return named || all;
}

const struct record **writing_standing(struct writing *w, const char *name, size_t *count)
{
    size_t all;
    struct record *const *records = shelves_all(w->shelves, name, &all);
    const struct record **standing = mem_new(all + 1, sizeof *standing);
    *count = 0;
    for (size_t i = 0; i < all; i++)
        if (stands(w, records[i]))
            standing[(*count)++] = records[i];
    return standing;
}
