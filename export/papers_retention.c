/* See papers.h: how long data is kept, and when that ends (model/due.h). */
#include "export/papers_inside.h"

#include "model/buf.h"
#include "model/choices.h"
#include "model/dates.h"
#include "model/due.h"
#include "model/mem.h"
#include "model/periods.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    LAST,
    STANDING,
    CODE,
    CATEGORY,
    ITEMS,
    RULE,
    SORT,
    PERIOD,
    EVENT,
    EVENT_ON,
    LAW,
    METHOD,
    MORE,
    COLUMNS
};

/* clang-format off */
static const struct paper_column columns[COLUMNS] = {
    [LAST]     = {N_("Last day"), 10, 12},
    [STANDING] = {N_("Standing"), 8, 14},
    [CODE]     = {N_("Code"), 8, 12},
    [CATEGORY] = {N_("Data category"), 12, 24},
    [ITEMS]    = {N_("Only for these items"), 8, 20},
    [RULE]     = {N_("Retention"), 10, 24},
    [SORT]     = {N_("Kind of rule"), 8, 14},
    [PERIOD]   = {N_("Period"), 8, 12},
    [EVENT]    = {N_("Runs from"), 8, 20},
    [EVENT_ON] = {N_("Date of the event"), 10, 12},
    [LAW]      = {N_("Law"), 8, 24},
    [METHOD]   = {N_("Method of disposal"), 8, 20},
    [MORE]     = {N_("Further"), 12, 36},
};
/* clang-format on */

/* Lines of one category and rule stand together, by their last day. */
static int compare(const void *a, const void *b)
{
    const struct due_line *one = *(const struct due_line *const *)a,
                          *other = *(const struct due_line *const *)b;
    if (one->category != other->category)
        return one->category < other->category ? -1 : 1;
    if (one->rule->id != other->rule->id)
        return one->rule->id < other->rule->id ? -1 : 1;
    return strcmp(one->last, other->last);
}

/* Whether both tell of what comes back every year, which has no source of its own. */
static bool is_same(const struct due_line *one, const struct due_line *other)
{
    return one->category == other->category && one->rule == other->rule && one->source == NULL &&
           other->source == NULL;
}

/* Which lines are shown: of what comes back every year, only the next one to come. The
 * caller frees the array, which has a place for each line of DUE. */
static bool *choose_lines(const struct due *due)
{
    bool *shown = mem_new(due->count + 1, sizeof *shown);
    const struct due_line **sorted = mem_new(due->count + 1, sizeof *sorted);
    for (size_t i = 0; i < due->count; i++)
        sorted[i] = &due->lines[i];
    if (due->count > 1)
        qsort(sorted, due->count, sizeof *sorted, compare);
    for (size_t i = 0; i < due->count; i++) {
        bool again =
            i > 0 && is_same(sorted[i - 1], sorted[i]) && sorted[i - 1]->state == DUE_COMING;
        shown[sorted[i] - due->lines] = !again;
    }
    free(sorted);
    return shown;
}

/* The label of VALUE among CHOICES. */
static const char *label(const struct choice *choices, const char *value, enum lang lang)
{
    for (; choices->value != NULL; choices++)
        if (strcmp(choices->value, value) == 0)
            return choices->label[lang];
    return value;
}

/* TEXT without the divider with which each part of due_put_more() begins. */
static const char *after_divider(const char *text)
{
    static const char *const dividers[] = {"; ", "。", "、", "；"};
    for (size_t i = 0; i < sizeof dividers / sizeof dividers[0]; i++)
        if (strncmp(text, dividers[i], strlen(dividers[i])) == 0)
            return text + strlen(dividers[i]);
    return text;
}

static void write_line(struct papers *papers, struct leaf *leaf, const struct due_line *line)
{
    enum lang lang = papers->lang;
    const struct due_rule *rule = line->rule;
    struct buf period = {0}, more = {0}, called = {0};
    bool late = line->state == DUE_OVERDUE;
    if (rule->period[0] != '\0')
        period_format(rule->period, lang, &period);
    due_put_more(line, lang, &more);
    buf_printf(&called, "%s %s", rule->code, rule->name);
    leaf_date(leaf, LAST, line->last, STYLE_DATE);
    leaf_text(leaf, STANDING, words_in(lang, due_standing(line)),
              late ? STYLE_WARNING : STYLE_TEXT);
    leaf_text(leaf, CODE, line->category_code, STYLE_TEXT);
    leaf_text(leaf, CATEGORY, line->category_name, STYLE_TEXT);
    leaf_text(leaf, ITEMS, rule->item_names, STYLE_TEXT);
    leaf_text(leaf, RULE, buf_text(&called), STYLE_TEXT);
    leaf_text(leaf, SORT, label(choices_retention_rule, rule->rule, lang), STYLE_TEXT);
    leaf_text(leaf, PERIOD, period.length > 0 ? buf_text(&period) : rule->wording, STYLE_TEXT);
    leaf_text(leaf, EVENT, rule->event, STYLE_TEXT);
    leaf_date(leaf, EVENT_ON, line->event_on, STYLE_DATE);
    leaf_text(leaf, LAW, rule->law, STYLE_TEXT);
    leaf_text(leaf, METHOD, rule->disposal_method, STYLE_TEXT);
    leaf_text(leaf, MORE, after_divider(buf_text(&more)), STYLE_TEXT);
    leaf_next(leaf);
    buf_clear(&period);
    buf_clear(&more);
    buf_clear(&called);
}

static void write_leaf(struct papers *papers, const struct due *due)
{
    struct table_look look = papers->look;
    const char *name = words_in(papers->lang, "Ends of retention periods");
    struct table_leaf told = {.leaf = workbook_leaf(papers->book, name)};
    bool *shown = choose_lines(due);
    look.about = words_in(papers->lang,
                          "Ends within ten years; of what comes back every year, the next one. A "
                          "record without a date says what it waits for.");
    table_leaf_begin(told.leaf, &look);
    papers_headings(papers, told.leaf, columns, COLUMNS);
    for (size_t i = 0; i < due->count && workbook_ok(papers->book); i++)
        if (shown[i]) {
            write_line(papers, told.leaf, &due->lines[i]);
            told.rows++;
        }
    free(shown);
    table_leaf_end(told.leaf, LEAF_A4, &look);
    papers->overdue = due->states[DUE_OVERDUE];
    papers_add(papers, name, &told,
               words_in(papers->lang, "When periods end, and what is overdue."));
}

bool papers_retention(struct papers *papers, struct why *why)
{
    enum { YEARS = 10 };
    char until[11];
    if (!date_add_years(papers->today, YEARS, until))
        snprintf(until, sizeof until, "9999-12-31");
    struct due *due = due_new(papers->m, until);
    bool done = true;
    while (done && !due_done(due))
        done = due_step(papers->m, due, why);
    if (done)
        write_leaf(papers, due);
    due_free(due);
    return done;
}
