/*
 * What the law finds in the records that the list shows. It is asked while no key
 * comes, for the rows that are seen and were not judged yet, and kept until the
 * records change.
 */
#include "tui/list_inside.h"

#include "tui/judge.h"
#include "tui/wrapped.h"

#include <stdlib.h>

enum {
    JUDGED_MOST = 512, /* records that are kept */
    FIRST_PAGE = 20,
    FOUND_ROWS = 3 /* lines of findings under the detail */
};

void list_forget_judged(struct list *list)
{
    concerned_clear(&list->judged);
    findings_clear(&list->found);
}

static bool is_judged(const struct list *list, int64_t id)
{
    for (size_t i = 0; i < list->judged.count; i++)
        if (list->judged.list[i].id == id)
            return true;
    return false;
}

/* Judges the rows that are seen and were not judged yet. */
static void judge_seen(struct app *app, struct list *list)
{
    const struct list_tab *tab = list_tab(list);
    const struct kind *kind = list_kind(list);
    struct concerned unknown = {0};
    if (list->stale || (list->judged.count > 0 &&
                        (list->judged.list[0].kind != kind || list->judged.count > JUDGED_MOST)))
        list_forget_judged(list);
    list->stale = false;
    /* Before the first drawing it is not known how many rows there are. */
    size_t page = list->page > 0 ? list->page : FIRST_PAGE;
    for (size_t i = tab->first; i < tab->listing.count && i < tab->first + page; i++)
        if (!is_judged(list, tab->listing.ids[i]))
            concerned_add(&unknown, kind, tab->listing.ids[i]);
    bool asked = unknown.count > 0 && app_read(app);
    if (asked) {
        if (judge_records(app, &unknown, &list->found))
            for (size_t i = 0; i < unknown.count; i++)
                concerned_add(&list->judged, kind, unknown.list[i].id);
        app_read_end(app);
    }
    concerned_clear(&unknown);
}

bool list_judge(struct app *app, struct list *list)
{
    if (judge_warm(app))
        return true;
    size_t before = list->found.count;
    judge_seen(app, list);
    app->news = app->news || list->found.count != before;
    return false;
}

void list_judge_drawn(struct app *app, struct list *list)
{
    if (judge_is_warm(app))
        judge_seen(app, list);
}

const char *list_sign(const struct list *list, int64_t id)
{
    const struct kind *kind = list_kind(list);
    size_t i = 0;
    while ((i = judge_next(&list->found, kind, id, i)) < list->found.count) {
        if (list->found.list[i].rule->severity != SEVERITY_INFORMATION)
            return "!";
        i++;
    }
    return "";
}

/* The findings of record ID, one a rule, the weighty ones first, at most FOUND_ROWS;
 * *ALL is how many there are. */
static size_t choose(const struct list *list, int64_t id, const struct finding *chosen[FOUND_ROWS],
                     size_t *all)
{
    size_t count = 0;
    *all = 0;
    for (enum severity severity = SEVERITY_ERROR; severity <= SEVERITY_INFORMATION; severity++) {
        const struct rule *last = NULL;
        for (size_t i = 0;
             (i = judge_next(&list->found, list_kind(list), id, i)) < list->found.count; i++) {
            const struct rule *rule = list->found.list[i].rule;
            if (rule->severity != severity || rule == last)
                continue;
            last = rule;
            if (count < FOUND_ROWS)
                chosen[count++] = &list->found.list[i];
            ++*all;
        }
    }
    return count;
}

int list_draw_found(struct app *app, struct list *list, int64_t id, struct area area)
{
    const struct finding *chosen[FOUND_ROWS];
    size_t all, count = choose(list, id, chosen, &all);
    int rows = (int)count;
    if (count == 0 || area.height < rows + 4)
        return 0;
    int y = area.y + area.height - rows;
    for (size_t i = 0; i < count; i++, y++) {
        struct buf line = {0};
        /* The last line tells how many more there are. */
        if (i + 1 == count && all > count) {
            size_t more = all - count + 1;
            buf_printf(
                &line,
                words_count(app->lang, "! %zu more finding: %s", "! %zu more findings: %s", more),
                more, app_key_of(app, ON_LIST, "findings").text);
        } else {
            judge_put_line(chosen[i], app->lang, &line);
        }
        canvas_put(app->canvas, y, area.x, area.width, judge_role(chosen[i]->rule->severity),
                   buf_text(&line));
        buf_clear(&line);
    }
    return rows;
}
