/*
 * Which personal information is obtained, how, and what is never obtained (APPI
 * Arts. 20 and 21; GDPR Arts. 13(2)(e) and 14). See notice_inside.h.
 */
#include "export/notice_inside.h"

#include <stdlib.h>
#include <string.h>

enum { KIND_NAME, KIND_SUBJECTS, KIND_ITEMS, KIND_OPTIONAL, KIND_DESCRIPTION };

/* What the data is: its description, its class where that is a special one, and
 * for whom we handle it. */
static void write_description(struct writing *w, struct grid *grid, const struct record *category)
{
    struct buf text = {0}, others = {0};
    const char *class = record_value(category, "data_class");
    buf_puts(&text, record_value(category, "description"));
    if (strcmp(class, "related_information") == 0 || strcmp(class, "pseudonymized") == 0 ||
        strcmp(class, "anonymized") == 0) {
        buf_puts(&text, text.length > 0 ? "\n" : "");
        writing_value(w, category, "data_class", &others);
        buf_puts(&text, buf_text(&others));
        buf_empty(&others);
    }
    if (!writing_empty(category, "class_condition"))
        buf_printf(&text, "%s%s", text.length > 0 ? "\n" : "",
                   record_value(category, "class_condition"));
    if (writing_is(category, "role", "processor")) {
        writing_value(w, category, "acts_for", &others);
        buf_printf(&text, "%s%s", text.length > 0 ? "\n" : "",
                   writing_words(w, N_("Handled on behalf of others")));
        if (others.length > 0)
            buf_printf(&text, writing_words(w, N_(" (for: %s)")), buf_text(&others));
    }
    grid_cell(grid, KIND_DESCRIPTION, buf_text(&text));
    buf_clear(&text);
    buf_clear(&others);
}

static void write_kinds(struct writing *w)
{
    static const char *const heads[] = {N_("Personal information"), N_("Whose"),      N_("Items"),
                                        N_("Of these optional"),    N_("What it is"), NULL};
    size_t count;
    const struct record **categories = writing_standing(w, "category", &count);
    struct grid grid;
    grid_begin(&grid, w, heads);
    for (size_t i = 0; i < count; i++) {
        grid_row(&grid, DUTY_CATEGORIES);
        grid_from(&grid, categories[i]);
        grid_cell(&grid, KIND_NAME, writing_name(w, categories[i]));
        grid_field(&grid, KIND_SUBJECTS, categories[i], "subjects");
        grid_field(&grid, KIND_ITEMS, categories[i], "items");
        grid_field(&grid, KIND_OPTIONAL, categories[i], "optional_items");
        write_description(w, &grid, categories[i]);
    }
    grid_end(&grid);
    free(categories);
}

enum {
    WAY_CATEGORY,
    WAY_HOW,
    WAY_SOURCE,
    WAY_ITEMS,
    WAY_CIRCUMSTANCES,
    WAY_CONSENT,
    WAY_WITHDRAWAL,
    WAY_STOP,
    WAY_LIMITS
};

static enum notice_duty duty_of(const struct record *acquisition)
{
    if (!writing_empty(acquisition, "sensitive_ground"))
        return DUTY_SENSITIVE;
    if (writing_is(acquisition, "consent", "obtained") ||
        writing_is(acquisition, "consent", "opt_in"))
        return DUTY_CONSENT;
    return DUTY_SOURCE;
}

static void write_way(struct writing *w, struct grid *grid, const struct record *acquisition)
{
    grid_row(grid, duty_of(acquisition));
    grid_from(grid, acquisition);
    grid_field(grid, WAY_CATEGORY, acquisition, "category");
    grid_cell(grid, WAY_HOW, record_value(acquisition, "name"));
    grid_field(grid, WAY_SOURCE, acquisition, "source");
    grid_field(grid, WAY_ITEMS, acquisition, "items");
    grid_field(grid, WAY_CIRCUMSTANCES, acquisition, "circumstances");
    if (writing_is(acquisition, "consent", "obtained") ||
        writing_is(acquisition, "consent", "opt_in"))
        grid_cell(grid, WAY_CONSENT, writing_words(w, N_("With the consent of the person")));
    grid_field(grid, WAY_WITHDRAWAL, acquisition, "withdrawal");
    grid_field(grid, WAY_STOP, acquisition, "how_to_stop");
    grid_field(grid, WAY_LIMITS, acquisition, "limits");
}

static void write_ways(struct writing *w)
{
    static const char *const heads[] = {N_("Personal information"),
                                        N_("How we obtain it"),
                                        N_("From whom"),
                                        N_("Items"),
                                        N_("Circumstances"),
                                        N_("Consent"),
                                        N_("How consent is withdrawn"),
                                        N_("How to stop it"),
                                        N_("What stopping does not reach"),
                                        NULL};
    size_t count;
    const struct record **acquisitions = writing_standing(w, "acquisition", &count);
    struct grid grid;
    writing_subheading(w, writing_words(w, N_("How we obtain it")));
    grid_begin(&grid, w, heads);
    for (size_t i = 0; i < count; i++)
        write_way(w, &grid, acquisitions[i]);
    grid_end(&grid);
    free(acquisitions);
}

/* Whether A and B never obtain the same. */
static bool same_excluded(const struct record *a, const struct record *b)
{
    return writing_is(a, "excluded_items", record_value(b, "excluded_items")) &&
           writing_is(a, "exclusion_exception", record_value(b, "exclusion_exception"));
}

/* Writes what the first of COUNT categories never obtains, and which others
 * share that. */
static void write_excluded(struct writing *w, const struct record **categories, size_t count)
{
    const struct record *first = categories[0];
    struct buf items = {0}, whose = {0};
    writing_value(w, first, "excluded_items", &items);
    writing_text(w, NOTICE_PARAGRAPH,
                 writing_words(w, N_("We do not obtain the following on purpose.")));
    for (size_t i = 0; i < count; i++)
        if (same_excluded(first, categories[i])) {
            writing_from(w, categories[i]);
            writing_join(w, &whose, writing_name(w, categories[i]));
        }
    writing_duty(w, DUTY_SENSITIVE);
    writing_pair(w, N_("Not obtained"), buf_text(&items), first, DUTY_SENSITIVE);
    writing_pair_field(w, N_("Except"), first, "exclusion_exception", DUTY_SENSITIVE);
    writing_pair(w, N_("In"), buf_text(&whose), first, DUTY_SENSITIVE);
    buf_clear(&items);
    buf_clear(&whose);
}

/* What is never obtained, once for all categories that share it. */
static void write_all_excluded(struct writing *w)
{
    size_t count;
    const struct record **categories = writing_standing(w, "category", &count);
    writing_subheading(w, writing_words(w, N_("What we do not obtain")));
    for (size_t i = 0; i < count; i++) {
        bool before = writing_empty(categories[i], "excluded_items");
        for (size_t j = 0; j < i && !before; j++)
            before = same_excluded(categories[i], categories[j]);
        if (!before)
            write_excluded(w, categories + i, count - i);
    }
    free(categories);
}

void notice_acquisition(struct writing *w)
{
    write_kinds(w);
    write_ways(w);
    write_all_excluded(w);
}

enum { REFUSAL_CATEGORY, REFUSAL_CONSEQUENCE };

void notice_voluntariness(struct writing *w)
{
    static const char *const heads[] = {N_("Personal information"),
                                        N_("What follows if you do not give it"), NULL};
    size_t count;
    const struct record **categories = writing_standing(w, "category", &count);
    struct grid grid;
    grid_begin(&grid, w, heads);
    for (size_t i = 0; i < count; i++) {
        if (writing_empty(categories[i], "refusal_consequence"))
            continue;
        grid_row(&grid, DUTY_VOLUNTARINESS);
        grid_from(&grid, categories[i]);
        grid_cell(&grid, REFUSAL_CATEGORY, writing_name(w, categories[i]));
        grid_field(&grid, REFUSAL_CONSEQUENCE, categories[i], "refusal_consequence");
    }
    grid_end(&grid);
    free(categories);
}
