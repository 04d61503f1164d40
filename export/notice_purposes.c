/*
 * The purposes of use (APPI Arts. 17, 21 and 32(1)(ii); GDPR Art. 13(1)(c)).
 *
 * Purposes without a heading stand under the categories that have them; those
 * with one stand under it, with the categories beside them. What applies to all
 * is said once. See notice_inside.h.
 */
#include "export/notice_inside.h"

#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

/* What is said of a purpose beyond its wording: under the law of the EU its legal
 * basis. */
static void put_basis(struct writing *w, const struct record *purpose, struct buf *out)
{
    if (w->law != NOTICE_EU)
        return;
    if (writing_empty(purpose, "basis_eu"))
        writing_missing_field(w, purpose, "basis_eu", out);
    else
        writing_value(w, purpose, "basis_eu", out);
    if (!writing_empty(purpose, "basis_note"))
        buf_printf(out, "\n%s", record_value(purpose, "basis_note"));
}

enum { PURPOSE_WORDING, PURPOSE_CATEGORIES, PURPOSE_BASIS };

static const char *const heads[] = {N_("Purpose of use"), N_("Personal information"),
                                    N_("Legal basis"), NULL};

/* Adds the names of the categories that have PURPOSE, of COUNT, and says that the
 * row was written from them. */
static void put_categories(struct writing *w, struct grid *grid, const struct record *purpose,
                           const struct record **categories, size_t count)
{
    struct buf names = {0};
    for (size_t i = 0; i < count; i++) {
        struct cells codes = {0};
        cells_parse(record_value(categories[i], "purposes"), &codes);
        if (cells_find(&codes, record_value(purpose, "code")) < codes.count) {
            writing_join(w, &names, writing_name(w, categories[i]));
            grid_from(grid, categories[i]);
        }
        cells_clear(&codes);
    }
    if (writing_flag(purpose, "applies_to_all")) {
        buf_empty(&names);
        buf_puts(&names, writing_words(w, N_("all personal information")));
    }
    grid_cell(grid, PURPOSE_CATEGORIES, buf_text(&names));
    buf_clear(&names);
}

static void write_purpose(struct writing *w, struct grid *grid, const struct record *purpose,
                          const struct record **categories, size_t count)
{
    struct buf basis = {0};
    grid_row(grid, w->law == NOTICE_EU ? DUTY_BASIS : DUTY_PURPOSES);
    grid_from(grid, purpose);
    grid_cell(grid, PURPOSE_WORDING, writing_name(w, purpose));
    put_categories(w, grid, purpose, categories, count);
    put_basis(w, purpose, &basis);
    grid_cell(grid, PURPOSE_BASIS, buf_text(&basis));
    buf_clear(&basis);
}

/* Whether PURPOSE is one of a category of the notice, or of all of its organization. */
static bool is_used(const struct writing *w, const struct record *purpose,
                    const struct record **categories, size_t count)
{
    bool used = writing_flag(purpose, "applies_to_all") && writing_is_ours(w, purpose);
    for (size_t i = 0; i < count && !used; i++) {
        struct cells codes = {0};
        cells_parse(record_value(categories[i], "purposes"), &codes);
        used = cells_find(&codes, record_value(purpose, "code")) < codes.count;
        cells_clear(&codes);
    }
    return used;
}

/* Whether PURPOSE stands in a group of its own, not below a category. */
static bool is_grouped(const struct record *purpose)
{
    return !writing_empty(purpose, "heading") || writing_flag(purpose, "applies_to_all");
}

/* Whether a purpose for every category holds for those of the notice. */
static bool has_common(const struct writing *w)
{
    size_t all;
    struct record *const *purposes = shelves_all(w->shelves, "purpose", &all);
    bool common = false;
    for (size_t i = 0; i < all && !common; i++)
        common = writing_flag(purposes[i], "applies_to_all") && writing_is_ours(w, purposes[i]);
    return common;
}

/* The purposes of a category that stand in no group. Where all of them do, it is named there. */
static void write_category(struct writing *w, const struct record *category)
{
    size_t count;
    const struct record **purposes = writing_targets(w, category, "purposes", &count);
    struct buf text = {0};
    size_t own = 0;
    for (size_t i = 0; i < count; i++)
        own += !is_grouped(purposes[i]);
    bool missing = count == 0 && !has_common(w);
    writing_sort(purposes, count);
    if (own > 0 || missing)
        writing_subheading(w, writing_name(w, category));
    for (size_t i = 0; i < count; i++) {
        if (is_grouped(purposes[i]))
            continue;
        buf_empty(&text);
        buf_puts(&text, writing_name(w, purposes[i]));
        buf_puts(&text, w->law == NOTICE_EU ? "\n" : "");
        put_basis(w, purposes[i], &text);
        writing_text(w, NOTICE_ITEM, buf_text(&text));
        writing_from(w, category);
        writing_from(w, purposes[i]);
        writing_duty(w, w->law == NOTICE_EU ? DUTY_BASIS : DUTY_PURPOSES);
    }
    if (missing) {
        writing_missing(w, writing_words(w, N_("purposes of use")), &text);
        writing_text(w, NOTICE_ITEM, buf_text(&text));
        writing_from(w, category);
        writing_duty(w, DUTY_PURPOSES);
    }
    buf_clear(&text);
    free(purposes);
}

/* The purposes that stand below headings, in their order. */
static const struct record **read_grouped(struct writing *w, const struct record **categories,
                                          size_t count, size_t *found)
{
    size_t all;
    struct record *const *records = shelves_all(w->shelves, "purpose", &all);
    const struct record **purposes = mem_new(all + 1, sizeof *purposes);
    *found = 0;
    for (size_t i = 0; i < all && w->whole; i++)
        if (is_grouped(records[i]) && is_used(w, records[i], categories, count))
            purposes[(*found)++] = records[i];
    writing_sort(purposes, *found);
    return purposes;
}

/* Writes the group that PURPOSES begins with, wherever its others stand. */
static void write_group(struct writing *w, const struct record **purposes, size_t found,
                        const struct record **categories, size_t count)
{
    const char *heading = record_value(purposes[0], "heading");
    struct grid grid;
    writing_subheading(w, heading[0] != '\0' ? heading
                                             : writing_words(w, N_("All personal information")));
    grid_begin(&grid, w, heads);
    for (size_t i = 0; i < found; i++)
        if (writing_is(purposes[i], "heading", heading))
            write_purpose(w, &grid, purposes[i], categories, count);
    grid_end(&grid);
}

static void write_groups(struct writing *w, const struct record **categories, size_t count)
{
    size_t found;
    const struct record **purposes = read_grouped(w, categories, count, &found);
    for (size_t i = 0; i < found; i++) {
        bool before = false;
        for (size_t j = 0; j < i && !before; j++)
            before = writing_is(purposes[j], "heading", record_value(purposes[i], "heading"));
        if (!before)
            write_group(w, purposes + i, found - i, categories, count);
    }
    free(purposes);
}

enum { STOP_PURPOSE, STOP_HOW, STOP_LIMITS };

/* How the person can have a use stopped. */
static void write_stopping(struct writing *w, const struct record **categories, size_t count)
{
    static const char *const stop_heads[] = {N_("Purpose of use"), N_("How to stop it"),
                                             N_("What stopping does not reach"), NULL};
    size_t all;
    struct record *const *purposes = shelves_all(w->shelves, "purpose", &all);
    struct grid grid;
    writing_subheading(w, writing_words(w, N_("Stopping a use")));
    grid_begin(&grid, w, stop_heads);
    for (size_t i = 0; i < all && w->whole; i++) {
        if (writing_empty(purposes[i], "how_to_stop") ||
            !is_used(w, purposes[i], categories, count))
            continue;
        grid_row(&grid, DUTY_PURPOSES);
        grid_from(&grid, purposes[i]);
        grid_cell(&grid, STOP_PURPOSE, writing_name(w, purposes[i]));
        grid_field(&grid, STOP_HOW, purposes[i], "how_to_stop");
        grid_field(&grid, STOP_LIMITS, purposes[i], "limits");
    }
    grid_end(&grid);
}

void notice_purposes(struct writing *w)
{
    size_t count;
    const struct record **categories = writing_standing(w, "category", &count);
    if (count > 0)
        writing_say(w, N_("We use personal information for the following purposes."));
    if (count > 0)
        writing_duty(w, DUTY_PURPOSES);
    for (size_t i = 0; i < count; i++)
        write_category(w, categories[i]);
    write_groups(w, categories, count);
    write_stopping(w, categories, count);
    free(categories);
}

void notice_automated(struct writing *w)
{
    size_t count;
    const struct record **categories = writing_standing(w, "category", &count);
    for (size_t i = 0; i < count; i++) {
        if (writing_empty(categories[i], "automated_decisions"))
            continue;
        writing_put(w, NOTICE_PAIR);
        writing_cell(w, writing_name(w, categories[i]));
        writing_cell(w, record_value(categories[i], "automated_decisions"));
        writing_from(w, categories[i]);
        writing_duty(w, DUTY_AUTOMATED);
    }
    free(categories);
}
